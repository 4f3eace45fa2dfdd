package org.nself.dbml.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.nself.dbml.syntax.Token.Kind;

/**
 * Cuts a text into tokens, one call at a time. Line breaks are no tokens: a token knows whether it is the first on its
 * line. A byte order mark is skipped, a carriage return is white space. Comments are gathered on the side.
 */
public final class Lexer {

    /** What the lexer passes over. */
    public record Comment(int start, int end, boolean newLine) {}

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final char NO_BREAK_SPACE = '\u00A0';
    private static final String TRIPLE = "'''";

    private final String text;
    private final Findings findings;
    private final Words words;
    private final Deque<Annotation> annotations = new ArrayDeque<>();

    /** The lines that go on with the last annotation. */
    private final List<Span> continued = new ArrayList<>();

    private final List<Comment> comments = new ArrayList<>();
    private Ahead into = new Ahead();
    private int at;
    private boolean swallowed;
    private boolean newLine = true;
    private boolean space = true;

    public Lexer(String text, Findings findings) {
        this.text = text;
        this.findings = findings;
        this.words = new Words(text);
        this.at = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
        ConflictMarkers.end(text, at).ifPresent(this::conflict);
    }

    /** The structured comments between the tokens that were read so far and not yet taken, in their order. */
    Deque<Annotation> annotations() {
        return annotations;
    }

    /** Whether nothing but white space stands before an offset on its line. */
    boolean isFirstOnLine(int offset) {
        int before = offset - 1;
        while (before >= 0 && (text.charAt(before) == ' ' || text.charAt(before) == '\t')) {
            before--;
        }
        return before < 0 || text.charAt(before) == '\n';
    }

    /** What is written between two offsets; the same string for the same letters. */
    String text(int start, int end) {
        return words.word(start, end);
    }

    /** The comments between the last token and the one before it. */
    public List<Comment> comments() {
        return List.copyOf(comments);
    }

    /** The next token; {@link Kind#END} at the end, as often as one asks. */
    public Token next() {
        Ahead ahead = new Ahead();
        read(ahead);
        return ahead.token();
    }

    /** Puts the next token there. */
    void read(Ahead ahead) {
        if (!comments.isEmpty()) {
            comments.clear();
        }
        into = ahead;
        read();
        joinAnnotation();
    }

    private Ahead read() {
        while (at < text.length()) {
            char c = text.charAt(at);
            switch (c) {
                case '\n' -> {
                    newLine = true;
                    space = true;
                    at++;
                    ConflictMarkers.end(text, at).ifPresent(this::conflict);
                }
                case ' ', '\t', '\r' -> {
                    space = true;
                    at++;
                }
                case '{' -> {
                    return punctuation(Kind.OPEN_BRACE, "{");
                }
                case '}' -> {
                    return punctuation(Kind.CLOSE_BRACE, "}");
                }
                case '[' -> {
                    return punctuation(Kind.OPEN_BRACKET, "[");
                }
                case ']' -> {
                    return punctuation(Kind.CLOSE_BRACKET, "]");
                }
                case '(' -> {
                    return punctuation(Kind.OPEN_PARENTHESIS, "(");
                }
                case ')' -> {
                    return punctuation(Kind.CLOSE_PARENTHESIS, ")");
                }
                case ':' -> {
                    return punctuation(Kind.COLON, ":");
                }
                case ',' -> {
                    return punctuation(Kind.COMMA, ",");
                }
                case ';' -> {
                    return punctuation(Kind.SEMICOLON, ";");
                }
                case '*' -> {
                    return punctuation(Kind.STAR, "*");
                }
                case '\'' -> {
                    return string();
                }
                case '"' -> {
                    return quotedName();
                }
                case '`' -> {
                    return expression();
                }
                case '#' -> {
                    return color();
                }
                case '/' -> {
                    if (!comment()) {
                        return operator();
                    }
                }
                case '+', '-', '%', '<', '>', '=', '!', '.', '&', '|', '~', '?' -> {
                    return operator();
                }
                default -> {
                    if (Letters.isDigit(c)) {
                        return numberOrName();
                    }
                    if (Letters.isNameStart(c)) {
                        return name();
                    }
                    unknown(c);
                }
            }
        }
        return token(Kind.END, "", text.length());
    }

    private void conflict(int end) {
        findings.add(
                Code.CONFLICT_MARKER,
                new Span(at, at + ConflictMarkers.LENGTH),
                "this file holds a conflict that a merge left behind",
                "decide between the two sides and take the marker lines out");
        at = end;
    }

    private Ahead punctuation(Kind kind, String sign) {
        int start = at++;
        return token(kind, sign, start);
    }

    /** Whether a comment began here, which is then passed over. */
    private boolean comment() {
        int start = at;
        if (text.startsWith("//", at)) {
            int end = text.indexOf('\n', at);
            at = end < 0 ? text.length() : end;
            annotation(start);
        } else if (text.startsWith("/*", at)) {
            int end = text.indexOf("*/", at + 2);
            if (end < 0) {
                unterminated(start, start + 2, "this comment has no end", "*/");
            }
            at = end < 0 ? text.length() : end + 2;
        } else {
            return false;
        }
        comments.add(new Comment(start, at, newLine));
        space = true;
        return true;
    }

    private void annotation(int start) {
        if (Annotations.continues(text, start) && !annotations.isEmpty()) {
            continued.add(new Span(start, at));
        } else {
            joinAnnotation();
            Annotations.read(text, start, at).ifPresent(annotations::addLast);
        }
    }

    /** All lines at once: with one after the other, the first would be copied for each. */
    private void joinAnnotation() {
        if (!continued.isEmpty()) {
            annotations.addLast(Annotations.continued(annotations.removeLast(), text, continued));
            continued.clear();
        }
    }

    /** A sign that no name may hold is complained about and read as part of the name that it stands in. */
    private Ahead name() {
        int start = at;
        String name = words.name(start);
        at += name.length();
        if (!isStray(at)) {
            return token(Kind.NAME, name, start);
        }
        while (isStray(at)) {
            unknown(text.charAt(at));
            at = Letters.nameEnd(text, at);
        }
        return token(Kind.NAME, words.word(start, at), start);
    }

    private boolean isStray(int offset) {
        return offset + 1 < text.length()
                && isStraySign(text.charAt(offset))
                && Letters.isNamePart(text.charAt(offset + 1));
    }

    private static boolean isStraySign(char c) {
        return c == '$' || c == '@' || c == '^' || c == '\\';
    }

    /** Digits, perhaps with a fraction and an exponent; with a letter or an underscore among them they are a name. */
    private Ahead numberOrName() {
        int start = at;
        int end = Letters.numberEnd(text, start);
        boolean whole = Letters.digitsEnd(text, start) == end;
        if (whole && end < text.length() && Letters.isNamePart(text.charAt(end))) {
            return name();
        }
        at = end;
        while (at < text.length() && (Letters.isNamePart(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        if (at > end) {
            findings.add(
                    Code.INVALID_NUMBER,
                    new Span(start, at),
                    "\"" + text.substring(start, at) + "\" is no number",
                    "a name that begins with a digit goes in double quotes");
        }
        return token(Kind.NUMBER, words.word(start, at), start);
    }

    private Ahead operator() {
        int start = at;
        at += Operators.length(text, at);
        return token(Kind.OPERATOR, words.word(start, at), start);
    }

    private Ahead string() {
        int start = at;
        boolean triple = text.startsWith(TRIPLE, at);
        at += triple ? 3 : 1;
        return complete(Kind.STRING, quoted(start, triple ? TRIPLE : "'", triple), start);
    }

    private Ahead quotedName() {
        int start = at++;
        return complete(Kind.QUOTED_NAME, quoted(start, "\"", false), start);
    }

    private Ahead expression() {
        int start = at++;
        int end = text.indexOf('`', at);
        if (end < 0) {
            unterminated(start, start + 1, "this expression has no end", "`");
        }
        String value = words.word(at, end < 0 ? text.length() : end);
        at = end < 0 ? text.length() : end + 1;
        return complete(Kind.EXPRESSION, value, start);
    }

    private Ahead color() {
        int start = at++;
        while (at < text.length() && Letters.isNamePart(text.charAt(at))) {
            at++;
        }
        return token(Kind.COLOR, words.word(start, at), start);
    }

    /** Reads up to the closing quote and replaces escapes. */
    private String quoted(int start, String close, boolean severalLines) {
        int first = at;
        char quote = close.charAt(0);
        StringBuilder value = null;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == quote && text.startsWith(close, at)) {
                String read = value == null
                        ? severalLines ? text.substring(first, at) : words.word(first, at)
                        : value.append(text, first, at).toString();
                at += close.length();
                return read;
            }
            if (c == '\n' && !severalLines) {
                findings.add(
                        Code.LINE_BREAK_IN_TEXT,
                        new Span(start, at),
                        "this text has no end on its line",
                        "close it with " + close + ", or write a text of several lines between '''");
                break;
            }
            if (c == '\\') {
                value = (value == null ? new StringBuilder() : value).append(text, first, at);
                Escapes.read(text, at, value, findings);
                at = Escapes.end(text, at);
                first = at;
            } else {
                at++;
            }
        }
        if (at >= text.length()) {
            unterminated(start, start + close.length(), "this text has no end", close);
        }
        return (value == null ? new StringBuilder() : value)
                .append(text, first, at)
                .toString();
    }

    /** What has no end swallows the rest of the file, so that nothing follows, not even itself. */
    private Ahead complete(Kind kind, String value, int start) {
        return swallowed ? token(Kind.END, "", text.length()) : token(kind, value, start);
    }

    private void unterminated(int start, int end, String message, String close) {
        swallowed = true;
        findings.addToTheEnd(Code.UNTERMINATED, new Span(start, end), message, "close it with " + close);
    }

    private void unknown(char c) {
        int start = at;
        at += Character.charCount(text.codePointAt(at));
        boolean blank = c == NO_BREAK_SPACE || Character.isWhitespace(c);
        findings.add(
                Code.UNKNOWN_SYMBOL,
                new Span(start, at),
                blank
                        ? "there is a character here that looks like a space and is none: U+%04X".formatted((int) c)
                        : "\"" + text.substring(start, at) + "\" has no meaning here",
                blank ? "replace it with a space" : "a name with special characters goes in double quotes");
        space = true;
    }

    private Ahead token(Kind kind, String value, int start) {
        into.set(kind, value, start, at, newLine, space);
        newLine = false;
        space = false;
        return into;
    }
}
