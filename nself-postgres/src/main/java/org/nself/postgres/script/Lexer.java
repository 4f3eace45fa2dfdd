package org.nself.postgres.script;

import org.nself.postgres.script.Token.Kind;

/**
 * Reads SQL as the server does and psql before it. Every character belongs to exactly one token, whatever the text.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-syntax-lexical.html">PostgreSQL: lexical structure</a>
 */
final class Lexer {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String text;
    private int at;
    private boolean backslashIsPlain = true;

    /** Where the text that was read last goes on, and whether a backslash is plain there; negative if it does not. */
    private int continuation = -1;

    private boolean continuedPlain;

    Lexer(String text) {
        this.text = text;
    }

    /** What {@code standard_conforming_strings} says from here on: off, a backslash escapes in every text. */
    void standardConformingStrings(boolean isOn) {
        backslashIsPlain = isOn;
    }

    int at() {
        return at;
    }

    /** Goes on from somewhere else: COPY data is no SQL. */
    void moveTo(int offset) {
        at = offset;
    }

    Token next() {
        int start = at;
        if (start == text.length()) {
            return new Token(Kind.END, start, start, true);
        }
        char first = text.charAt(start);
        if (isSpace(first) || (start == 0 && first == BYTE_ORDER_MARK)) {
            return space(start);
        }
        if (text.startsWith("--", start)) {
            return token(Kind.COMMENT, start, Chars.lineEnd(text, start));
        }
        if (text.startsWith("/*", start)) {
            return blockComment(start);
        }
        return switch (first) {
            case '\'' -> quoted(start, start, start == continuation ? continuedPlain : backslashIsPlain);
            case '"' -> name(start, start);
            case '$' -> dollar(start);
            case '\\' -> meta(start);
            default -> isWordStart(first) ? word(start) : isDigit(first) ? number(start) : symbol(start);
        };
    }

    private Token space(int start) {
        int end = start + 1;
        while (end < text.length() && isSpace(text.charAt(end))) {
            end++;
        }
        return token(Kind.SPACE, start, end);
    }

    /** Comments nest. */
    private Token blockComment(int start) {
        int depth = 1;
        int end = start + 2;
        while (end < text.length() && depth > 0) {
            if (text.startsWith("/*", end)) {
                depth++;
                end += 2;
            } else if (text.startsWith("*/", end)) {
                depth--;
                end += 2;
            } else {
                end++;
            }
        }
        return depth == 0 ? token(Kind.COMMENT, start, end) : unclosed(Kind.COMMENT, start);
    }

    /** A letter may be the prefix of a text or a name; within a word it is none. */
    private Token word(int start) {
        char second = charAt(start + 1);
        switch (text.charAt(start)) {
            case 'e', 'E' -> {
                if (second == '\'') {
                    return quoted(start, start + 1, false);
                }
            }
            case 'b', 'B', 'x', 'X' -> {
                if (second == '\'') {
                    return quoted(start, start + 1, true);
                }
            }
            case 'n', 'N' -> {
                if (second == '\'') {
                    return quoted(start, start + 1, backslashIsPlain);
                }
            }
            case 'u', 'U' -> {
                if (second == '&' && charAt(start + 2) == '\'') {
                    return quoted(start, start + 2, true);
                }
                if (second == '&' && charAt(start + 2) == '"') {
                    return name(start, start + 2);
                }
            }
            default -> {}
        }
        int end = start + 1;
        while (end < text.length() && isWordPart(text.charAt(end))) {
            end++;
        }
        return token(Kind.WORD, start, end);
    }

    private Token number(int start) {
        int end = start + 1;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return token(Kind.NUMBER, start, end);
    }

    /** A doubled quote ends one text and begins the next, which comes to the same. */
    private Token quoted(int start, int quote, boolean plain) {
        int close = closingQuote(quote + 1, plain);
        while (close >= 0 && charAt(close + 1) == '\'') {
            close = closingQuote(close + 2, plain);
        }
        if (close < 0) {
            return unclosed(Kind.TEXT, start);
        }
        continuation = continuation(close + 1);
        continuedPlain = plain;
        return token(Kind.TEXT, start, close + 1);
    }

    private int closingQuote(int from, boolean plain) {
        if (plain) {
            return text.indexOf('\'', from);
        }
        for (int i = from; i < text.length(); i++) {
            char next = text.charAt(i);
            if (next == '\'') {
                return i;
            }
            if (next == '\\') {
                i++;
            }
        }
        return -1;
    }

    /** A text goes on in the same manner behind a line end. */
    private int continuation(int from) {
        boolean newLine = false;
        int i = from;
        while (i < text.length()) {
            char next = text.charAt(i);
            if (isSpace(next)) {
                newLine |= Chars.isLineEnd(next);
                i++;
            } else if (text.startsWith("--", i)) {
                i = Chars.lineEnd(text, i);
            } else {
                return newLine && next == '\'' ? i : -1;
            }
        }
        return -1;
    }

    /** Here too a doubled quote comes to the same as an end and a beginning. */
    private Token name(int start, int quote) {
        int close = text.indexOf('"', quote + 1);
        while (close >= 0 && charAt(close + 1) == '"') {
            close = text.indexOf('"', close + 2);
        }
        return close < 0 ? unclosed(Kind.NAME, start) : token(Kind.NAME, start, close + 1);
    }

    /** {@code $$}, {@code $tag$}, a parameter, or a stray dollar. */
    private Token dollar(int start) {
        int end = start + 1;
        if (isDigit(charAt(end))) {
            return token(Kind.SYMBOL, start, number(end).end());
        }
        if (isWordStart(charAt(end))) {
            while (isTagPart(charAt(end))) {
                end++;
            }
        }
        if (charAt(end) != '$') {
            return symbol(start);
        }
        String tag = text.substring(start, end + 1);
        int close = text.indexOf(tag, end + 1);
        return close < 0 ? unclosed(Kind.BODY, start) : token(Kind.BODY, start, close + tag.length());
    }

    /** psql sends {@code \;} and {@code \:} without the backslash; every other command takes its line. */
    private Token meta(int start) {
        char second = charAt(start + 1);
        boolean isShort = second == ';' || second == ':';
        return token(Kind.META, start, isShort ? start + 2 : Chars.lineEnd(text, start));
    }

    private Token symbol(int start) {
        return token(Kind.SYMBOL, start, start + 1);
    }

    private Token token(Kind kind, int start, int end) {
        at = end;
        return new Token(kind, start, end, true);
    }

    private Token unclosed(Kind kind, int start) {
        at = text.length();
        return new Token(kind, start, at, false);
    }

    /** A character that means nothing behind the end. */
    private char charAt(int offset) {
        return offset < text.length() ? text.charAt(offset) : ' ';
    }

    private static boolean isSpace(char next) {
        return Chars.isSpace(next);
    }

    private static boolean isDigit(char next) {
        return next >= '0' && next <= '9';
    }

    /** The server takes every character beyond ASCII for a letter. */
    private static boolean isWordStart(char next) {
        return (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z') || next == '_' || next >= 0x80;
    }

    private static boolean isTagPart(char next) {
        return isWordStart(next) || isDigit(next);
    }

    private static boolean isWordPart(char next) {
        return isTagPart(next) || next == '$';
    }
}
