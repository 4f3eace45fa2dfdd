package org.nself.dbml.syntax;

/** Which characters make names and numbers. Only the digits of ASCII are digits. */
final class Letters {

    private static final int ASCII = 128;

    private Letters() {}

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isNameStart(char c) {
        if (c < ASCII) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
        }
        return Character.isLetter(c) || isMark(c);
    }

    static boolean isNamePart(char c) {
        return isNameStart(c) || isDigit(c);
    }

    /** Where the letters, digits and underscores that begin here end. */
    static int nameEnd(String text, int start) {
        int length = text.length();
        int at = start;
        while (at < length && isNamePart(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Where the number that begins here ends: digits, a fraction, an exponent. */
    static int numberEnd(String text, int start) {
        int at = digitsEnd(text, start);
        if (at < text.length()
                && text.charAt(at) == '.'
                && !(at + 1 < text.length() && isNameStart(text.charAt(at + 1)))) {
            at = digitsEnd(text, at + 1);
        }
        if (at + 1 < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            boolean signed = text.charAt(at + 1) == '+' || text.charAt(at + 1) == '-';
            int digits = at + (signed ? 2 : 1);
            int end = digitsEnd(text, digits);
            // Without a sign, digits and letters go on as a name: 1e5x.
            boolean word = !signed && end < text.length() && isNamePart(text.charAt(end));
            if (end > digits && !word) {
                return end;
            }
        }
        return at;
    }

    static int digitsEnd(String text, int start) {
        int at = start;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isMark(char c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }
}
