package org.nself.dbml;

import org.nself.dbml.Token.Kind;

/** Recognises the lines that git leaves in a file when a merge did not work out. */
final class ConflictMarkers {

    private ConflictMarkers() {}

    /** Seven of one sign at the beginning of a line, which the lexer gave as operators side by side. */
    static boolean isOne(Cursor cursor) {
        Token first = cursor.peek();
        if (!first.is(Kind.OPERATOR) || !first.newLine()) {
            return false;
        }
        StringBuilder signs = new StringBuilder(first.text());
        for (int ahead = 1; ahead < 7; ahead++) {
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
