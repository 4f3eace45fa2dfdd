package org.nself.dbml;

import java.util.ArrayList;
import java.util.List;
import org.nself.dbml.Token.Kind;

/**
 * Cuts a text into tokens in one pass. Line breaks are no tokens: a token knows whether it is the first on its line. A
 * byte order mark is skipped, a carriage return is white space.
 */
final class Lexer {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final String OPERATORS = "+-/%<>=!.&|~?";

    private final String text;
    private final Findings findings;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private boolean newLine = true;
    private boolean space = true;

    Lexer(String text, Findings findings) {
        this.text = text;
        this.findings = findings;
        this.at = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
    }

    /** All tokens; the last one is {@link Kind#END}. */
    List<Token> tokens() {
        while (at < text.length()) {
            next();
        }
        add(Kind.END, "", at);
        return tokens;
    }

    private void next() {
        char c = text.charAt(at);
        switch (c) {
            case '\n' -> {
                newLine = true;
                space = true;
                at++;
            }
            case ' ', '\t', '\r' -> {
                space = true;
                at++;
            }
            case '{' -> punctuation(Kind.OPEN_BRACE);
            case '}' -> punctuation(Kind.CLOSE_BRACE);
            case '[' -> punctuation(Kind.OPEN_BRACKET);
            case ']' -> punctuation(Kind.CLOSE_BRACKET);
            case '(' -> punctuation(Kind.OPEN_PARENTHESIS);
            case ')' -> punctuation(Kind.CLOSE_PARENTHESIS);
            case ':' -> punctuation(Kind.COLON);
            case ',' -> punctuation(Kind.COMMA);
            case '*' -> punctuation(Kind.STAR);
            case '\'' -> string();
            case '"' -> quotedName();
            case '`' -> expression();
            case '#' -> color();
            default -> {
                if (text.startsWith("//", at)) {
                    comment(text.indexOf('\n', at), text.length());
                } else if (text.startsWith("/*", at)) {
                    blockComment();
                } else if (isDigit(c)) {
                    numberOrName();
                } else if (isNameStart(c)) {
                    name();
                } else if (OPERATORS.indexOf(c) >= 0) {
                    operator();
                } else {
                    unknown(c);
                }
            }
        }
    }

    private void punctuation(Kind kind) {
        int start = at++;
        add(kind, text.substring(start, at), start);
    }

    private void comment(int end, int otherwise) {
        at = end < 0 ? otherwise : end;
        space = true;
    }

    private void blockComment() {
        int start = at;
        int end = text.indexOf("*/", at + 2);
        if (end < 0) {
            findings.add(Code.UNTERMINATED, new Span(start, start + 2), "this comment has no end", "close it with */");
        }
        comment(end < 0 ? -1 : end + 2, text.length());
    }

    private void name() {
        int start = at;
        while (at < text.length() && isNamePart(text.charAt(at))) {
            at++;
        }
        add(Kind.NAME, text.substring(start, at), start);
    }

    /** Digits, perhaps with a fraction and an exponent; with a letter or an underscore among them they are a name. */
    private void numberOrName() {
        int start = at;
        digits();
        if (at < text.length() && text.charAt(at) == '.' && !isNameStartAt(at + 1)) {
            at++;
            digits();
        }
        if (at + 1 < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E') && isExponent(at + 1)) {
            at += 2;
            digits();
        }
        boolean whole = text.substring(start, at).chars().allMatch(Lexer::isDigit);
        if (at < text.length() && isNamePart(text.charAt(at)) && whole) {
            at = start;
            name();
            return;
        }
        int end = at;
        while (at < text.length() && (isNamePart(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        if (at > end) {
            findings.add(
                    Code.INVALID_NUMBER,
                    new Span(start, at),
                    "\"" + text.substring(start, at) + "\" is no number",
                    "a name that begins with a digit goes in double quotes");
        }
        add(Kind.NUMBER, text.substring(start, at), start);
    }

    private void digits() {
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
    }

    private boolean isExponent(int from) {
        boolean signed = text.charAt(from) == '+' || text.charAt(from) == '-';
        return signed
                ? from + 1 < text.length() && isDigit(text.charAt(from + 1))
                : isDigit(text.charAt(from)) && !isWordAhead(from);
    }

    /** {@code 1e5x} is a name, {@code 1e5} a number. */
    private boolean isWordAhead(int from) {
        int end = from;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end < text.length() && isNamePart(text.charAt(end));
    }

    private boolean isNameStartAt(int offset) {
        return offset < text.length() && isNameStart(text.charAt(offset));
    }

    private void operator() {
        int start = at;
        while (at < text.length() && isOperatorPart(start)) {
            at++;
        }
        add(Kind.OPERATOR, text.substring(start, at), start);
    }

    /** Greedy over what the language has; a dot, a tilde and a sign before a number stand alone. */
    private boolean isOperatorPart(int start) {
        if (at == start) {
            return true;
        }
        String longer = text.substring(start, at + 1);
        return Operators.ALL.contains(longer)
                || Operators.ALL.stream()
                        .anyMatch(known -> text.startsWith(known, start) && known.length() > at - start);
    }

    private void string() {
        int start = at;
        boolean triple = text.startsWith("'''", at);
        at += triple ? 3 : 1;
        add(Kind.STRING, quoted(start, triple ? "'''" : "'", triple), start);
    }

    private void quotedName() {
        int start = at++;
        add(Kind.QUOTED_NAME, quoted(start, "\"", false), start);
    }

    private void expression() {
        int start = at++;
        int end = text.indexOf('`', at);
        if (end < 0) {
            findings.add(
                    Code.UNTERMINATED, new Span(start, start + 1), "this expression has no end", "close it with `");
        }
        String value = text.substring(at, end < 0 ? text.length() : end);
        at = end < 0 ? text.length() : end + 1;
        add(Kind.EXPRESSION, value, start);
    }

    private void color() {
        int start = at++;
        while (at < text.length() && isNamePart(text.charAt(at))) {
            at++;
        }
        add(Kind.COLOR, text.substring(start, at), start);
    }

    /** Reads up to the closing quote and replaces escapes. */
    private String quoted(int start, String close, boolean severalLines) {
        StringBuilder value = new StringBuilder();
        while (at < text.length() && !text.startsWith(close, at)) {
            char c = text.charAt(at);
            if (c == '\n' && !severalLines) {
                findings.add(
                        Code.LINE_BREAK_IN_TEXT,
                        new Span(start, at),
                        "this text has no end on its line",
                        "close it with " + close + ", or write a text of several lines between '''");
                return value.toString();
            }
            if (c == '\\') {
                Escapes.read(text, at, value, findings);
                at = Escapes.end(text, at);
            } else {
                value.append(c);
                at++;
            }
        }
        if (at >= text.length()) {
            findings.add(
                    Code.UNTERMINATED,
                    new Span(start, start + close.length()),
                    "this text has no end",
                    "close it with " + close);
        }
        at = Math.min(text.length(), at + close.length());
        return value.toString();
    }

    private void unknown(char c) {
        int start = at;
        at += Character.charCount(text.codePointAt(at));
        findings.add(
                Code.UNKNOWN_SYMBOL,
                new Span(start, at),
                c == '\u00A0'
                        ? "there is a no-break space here, which looks like a space and is none"
                        : "\"" + text.substring(start, at) + "\" has no meaning here",
                c == '\u00A0' ? "replace it with a space" : "a name with special characters goes in double quotes");
        space = true;
    }

    private void add(Kind kind, String value, int start) {
        tokens.add(new Token(kind, value, new Span(start, at), newLine, space));
        newLine = false;
        space = false;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isNameStart(char c) {
        return c == '_' || Character.isLetter(c) || isMark(c);
    }

    private static boolean isNamePart(char c) {
        return isNameStart(c) || isDigit(c);
    }

    private static boolean isMark(char c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }
}
