package org.nself.dbml;

import org.nself.dbml.Token.Kind;

/** Recognises the lines that git leaves in a file when a merge did not work out. */
final class ConflictMarkers {

    private static final int LENGTH = 7;

    private ConflictMarkers() {}

    /** Complains about the marker that the cursor stands at. */
    static Cursor.Unreadable complain(Cursor cursor) {
        int start = cursor.peek().span().start();
        return cursor.fail(
                Code.CONFLICT_MARKER,
                new Span(start, start + LENGTH),
                "this file holds a conflict that a merge left behind",
                "decide between the two sides and take the marker lines out");
    }

    /** Seven of one sign at the beginning of a line, which the lexer gave as operators side by side. */
    static boolean isOne(Cursor cursor) {
        Token first = cursor.peek();
        if (!first.is(Kind.OPERATOR) || !first.newLine()) {
            return false;
        }
        StringBuilder signs = new StringBuilder(first.text());
        for (int ahead = 1; ahead < LENGTH; ahead++) {
            Token token = cursor.peek(ahead);
            if (!token.is(Kind.OPERATOR) || token.space()) {
                break;
            }
            signs.append(token.text());
        }
        String line = signs.toString();
        return line.startsWith("<<<<<<<") || line.startsWith("=======") || line.startsWith(">>>>>>>");
    }
}
