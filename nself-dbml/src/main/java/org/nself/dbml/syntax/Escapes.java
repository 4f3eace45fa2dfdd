package org.nself.dbml.syntax;

/** Replaces what follows a backslash in quoted text. */
final class Escapes {

    private static final int UNICODE_DIGITS = 4;

    private Escapes() {}

    /** Appends what the escape at this offset stands for. */
    static void read(String text, int at, StringBuilder value, Findings findings) {
        if (at + 1 >= text.length()) {
            value.append('\\');
            return;
        }
        char c = text.charAt(at + 1);
        switch (c) {
            case 't' -> value.append('\t');
            case 'n' -> value.append('\n');
            case 'r' -> value.append('\r');
            case '0' -> value.append('\0');
            case 'b' -> value.append('\b');
            case 'v' -> value.append('\u000B');
            case 'f' -> value.append('\f');
            case '\n' -> {}
            case '\r' -> {
                if (!isLineBreak(text, at)) {
                    value.append(c);
                }
            }
            case ' ' -> value.append("\\ ");
            case 'u' -> unicode(text, at, value, findings);
            default -> value.append(c);
        }
    }

    /** Where the text goes on after the escape at this offset. */
    static int end(String text, int at) {
        if (at + 1 >= text.length()) {
            return text.length();
        }
        if (text.charAt(at + 1) == 'u') {
            int end = at + 2;
            while (end < text.length()
                    && end < at + 2 + UNICODE_DIGITS
                    && Character.isLetterOrDigit(text.charAt(end))) {
                end++;
            }
            return end;
        }
        return at + (isLineBreak(text, at) ? 3 : 2);
    }

    private static boolean isLineBreak(String text, int at) {
        return text.startsWith("\r\n", at + 1);
    }

    private static void unicode(String text, int at, StringBuilder value, Findings findings) {
        String digits = text.substring(at + 2, end(text, at));
        if (digits.length() == UNICODE_DIGITS && digits.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
            value.append((char) Integer.parseInt(digits, 16));
        } else {
            findings.add(
                    Code.INVALID_ESCAPE,
                    new Span(at, end(text, at)),
                    "\"\\u" + digits + "\" is no character",
                    "write \\u and four hexadecimal digits, or \\\\u for the letters themselves");
        }
    }
}
