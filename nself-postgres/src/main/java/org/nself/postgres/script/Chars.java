package org.nself.postgres.script;

/** What the server takes for space and for the end of a line. */
final class Chars {

    private Chars() {}

    static boolean isLineEnd(char next) {
        return next == '\n' || next == '\r';
    }

    static boolean isSpace(char next) {
        return next == ' ' || next == '\t' || next == '\f' || next == '\u000B' || isLineEnd(next);
    }

    /** Where the line ends that has this offset; a lone carriage return ends it too. */
    static int lineEnd(String text, int from) {
        int end = from;
        while (end < text.length() && !isLineEnd(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
