package org.nself.postgres.script;

import org.nself.postgres.script.Token.Kind;

/**
 * The lines that follow a {@code COPY … FROM stdin;} up to {@code \.} on a line of its own.
 *
 * @param isBelow whether nothing but a comment stands between the semicolon and the end of its line, which psql would run
 *     after the rows
 * @param isComplete whether the rows are there, and end
 * @param start offset of the first line
 * @param end offset behind the last one, where the mark stands
 * @param next offset behind the mark's line
 */
record CopyData(boolean isBelow, boolean isComplete, int start, int end, int next) {

    /** Finds the lines behind the semicolon. */
    static CopyData behind(String text, int semicolon) {
        boolean isBelow = isClear(text, semicolon);
        int start = nextLine(text, semicolon);
        for (int line = start; line < text.length(); line = nextLine(text, line)) {
            int next = nextLine(text, line);
            if (isMark(text.substring(line, Math.min(next, line + 4)))) {
                return new CopyData(isBelow, true, start, line, next);
            }
        }
        return new CopyData(isBelow, false, start, text.length(), text.length());
    }

    private static boolean isClear(String text, int from) {
        int end = nextLine(text, from) - 1;
        Lexer lexer = new Lexer(text);
        lexer.moveTo(from);
        for (Token token = lexer.next(); token.kind() != Kind.END; token = lexer.next()) {
            if (token.kind() == Kind.SPACE && token.end() > end) {
                return true;
            }
            if (!token.isBlank() || token.end() > end) {
                return false;
            }
        }
        return true;
    }

    private static int nextLine(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end + 1;
    }

    private static boolean isMark(String line) {
        return line.equals("\\.") || line.equals("\\.\n") || line.equals("\\.\r\n");
    }
}
