package org.nself.dbml.syntax;

import org.nself.dbml.syntax.Token.Kind;

/**
 * The token ahead of what is read, overwritten by one that comes later. Most tokens are looked at and passed over; an object
 * for each would be a fifth of all that reading allocates.
 */
final class Ahead {

    private Kind kind = Kind.END;
    private String text = "";
    private int start;
    private int end;
    private boolean newLine;
    private boolean space;

    void set(Kind newKind, String newText, int newStart, int newEnd, boolean first, boolean apart) {
        kind = newKind;
        text = newText;
        start = newStart;
        end = newEnd;
        newLine = first;
        space = apart;
    }

    /** What stays when the next one is read. */
    Token token() {
        return new Token(kind, text, start, end, newLine, space);
    }

    Expression.Name name() {
        return new Expression.Name(text, kind == Kind.QUOTED_NAME, start, end);
    }

    Expression.Literal literal() {
        return new Expression.Literal(kind, text, start, end);
    }

    Kind kind() {
        return kind;
    }

    String text() {
        return text;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    Span span() {
        return new Span(start, end);
    }

    /** Whether it is the first on its line. */
    boolean newLine() {
        return newLine;
    }

    /** Whether white space or a comment stands before it. */
    boolean space() {
        return space;
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }

    /** Whether it is this word, in whatever case and without quotes. */
    boolean isWord(String word) {
        return kind == Kind.NAME && text.equalsIgnoreCase(word);
    }

    /** The token as a message names it. */
    String described() {
        return token().described();
    }
}
