package org.nself.dbml.syntax;

import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.nself.dbml.syntax.Token.Kind;

/** Walks over the tokens, one ahead of what is read, and knows how to complain and where to go on. */
final class Cursor {

    /** Ends what is being read; the diagnostic has been written. Costs no stack trace, for it is no surprise. */
    static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreadable() {
            super(null, null, false, false);
        }
    }

    private final Lexer lexer;
    private final Findings findings;
    private Ahead current = new Ahead();
    private Ahead following = new Ahead();
    private int end;
    private int complainedAt = -1;

    Cursor(Lexer lexer, Findings findings) {
        this.lexer = lexer;
        this.findings = findings;
        lexer.read(current);
        lexer.read(following);
    }

    /** Good until something is read. */
    Ahead peek() {
        return current;
    }

    /** Good until something is read. */
    Ahead peekSecond() {
        return following;
    }

    Token next() {
        Token token = current.token();
        skip();
        return token;
    }

    /** Passes over what is ahead. */
    void skip() {
        if (!is(Kind.END)) {
            end = current.end();
            Ahead read = current;
            current = following;
            following = read;
            lexer.read(read);
        }
    }

    /** Where what was read last ends. */
    int end() {
        return end;
    }

    boolean is(Kind kind) {
        return current.kind() == kind;
    }

    boolean accept(Kind kind) {
        boolean found = is(kind);
        if (found) {
            skip();
        }
        return found;
    }

    void expect(Kind kind, String what) {
        if (!is(kind)) {
            throw unexpected(what);
        }
        skip();
    }

    /** Complains about the token ahead, unless that has been done. */
    Unreadable unexpected(String wanted) {
        if (complainedAt == current.start()) {
            return new Unreadable();
        }
        complainedAt = current.start();
        String message = "expected " + wanted + ", found " + current.described();
        return is(Kind.SEMICOLON)
                ? fail(Code.UNEXPECTED_TOKEN, current.span(), message, "take it out: a line ends where it ends")
                : fail(Code.UNEXPECTED_TOKEN, current.span(), message);
    }

    Unreadable fail(Code code, Span span, String message) {
        findings.add(code, span, message);
        return new Unreadable();
    }

    Unreadable fail(Code code, Span span, String message, String hint) {
        findings.add(code, span, message, hint);
        return new Unreadable();
    }

    /** What is written between two offsets; the same string for the same letters. */
    String text(int start, int end) {
        return lexer.text(start, end);
    }

    /** The annotations that stand before an offset and that nothing took yet. */
    List<Annotation> takeAnnotations(int before) {
        Deque<Annotation> waiting = lexer.annotations();
        if (waiting.isEmpty() || waiting.getFirst().span().start() >= before) {
            return List.of();
        }
        List<Annotation> taken = new ArrayList<>();
        while (!waiting.isEmpty() && waiting.getFirst().span().start() < before) {
            taken.add(waiting.removeFirst());
        }
        return taken;
    }

    /** The annotation behind what was just read, on the same line. */
    List<Annotation> takeTrailingAnnotation() {
        Deque<Annotation> waiting = lexer.annotations();
        return waiting.isEmpty()
                        || waiting.getFirst().span().start() > current.start()
                        || lexer.isFirstOnLine(waiting.getFirst().span().start())
                ? List.of()
                : List.of(waiting.removeFirst());
    }

    /** To the next line, or to the brace that closes the body; what is between brackets and braces is passed over. */
    void skipLine() {
        int depth = 0;
        boolean moved = false;
        while (!is(Kind.END)) {
            if (depth == 0 && (is(Kind.CLOSE_BRACE) || (moved && current.newLine()))) {
                return;
            }
            if (is(Kind.OPEN_BRACE)) {
                depth++;
            } else if (is(Kind.CLOSE_BRACE)) {
                depth--;
            }
            skip();
            moved = true;
        }
    }

    private boolean beginsElement() {
        return is(Kind.NAME) && Kinds.isElement(current.text());
    }

    /** To the next line that begins an element. */
    void skipToElement() {
        boolean moved = false;
        while (!is(Kind.END) && !(moved && current.newLine() && beginsElement())) {
            skip();
            moved = true;
        }
    }
}
