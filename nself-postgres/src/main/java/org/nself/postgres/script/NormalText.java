package org.nself.postgres.script;

import org.nself.postgres.script.Token.Kind;

/**
 * A statement as it is whoever lays it out: comments are gone, spaces and line ends between tokens are one space, and
 * lines end in one way. What stands in quotes is content, comments and spaces too.
 */
final class NormalText {

    private final StringBuilder text = new StringBuilder();
    private Kind last = Kind.END;
    private boolean line;
    private boolean space;
    private boolean comment;

    void add(Token token, String source) {
        if (token.isBlank()) {
            boolean isComment = token.kind() == Kind.COMMENT;
            comment |= isComment;
            space |= !isComment;
            line |= !isComment && token.in(source).chars().anyMatch(each -> Chars.isLineEnd((char) each));
            return;
        }
        if (!text.isEmpty()) {
            text.append(gap(token, source));
        }
        text.append(lines(token.in(source)));
        last = token.kind();
        line = false;
        space = false;
        comment = false;
    }

    /** A line end between two texts makes them one, where a space would be an error. */
    private String gap(Token next, String source) {
        if (line && last == Kind.TEXT && next.kind() == Kind.TEXT) {
            return "\n";
        }
        boolean needed = space || (comment && fuse(text.charAt(text.length() - 1), source.charAt(next.start())));
        return needed ? " " : "";
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** The text with line ends as they are on Unix: a version control system may change them. */
    static String lines(String text) {
        return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    }

    /** Whether the two would be one token without the comment between them. */
    private static boolean fuse(char left, char right) {
        return kind(left) == kind(right) && kind(left) != 0;
    }

    private static int kind(char next) {
        if ("()[],;".indexOf(next) >= 0) {
            return 0;
        }
        return "~!@#^&|`?+-*/%<>=:".indexOf(next) >= 0 ? 1 : 2;
    }
}
