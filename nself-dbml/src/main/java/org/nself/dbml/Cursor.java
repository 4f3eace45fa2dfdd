package org.nself.dbml;

import java.util.List;
import org.nself.dbml.Token.Kind;

/** Walks over the tokens and knows how to complain and where to go on. */
final class Cursor {

    /** Ends what is being read; the diagnostic has been written. Costs no stack trace, for it is no surprise. */
    static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreadable() {
            super(null, null, false, false);
        }
    }

    private final List<Token> tokens;
    private final Findings findings;
    private int at;

    Cursor(List<Token> tokens, Findings findings) {
        this.tokens = tokens;
        this.findings = findings;
    }

    Token peek() {
        return tokens.get(at);
    }

    Token peek(int ahead) {
        return tokens.get(Math.min(at + ahead, tokens.size() - 1));
    }

    Token next() {
        Token token = tokens.get(at);
        if (!token.is(Kind.END)) {
            at++;
        }
        return token;
    }

    boolean is(Kind kind) {
        return peek().is(kind);
    }

    boolean isOperator(String operator) {
        return is(Kind.OPERATOR) && peek().text().equals(operator);
    }

    boolean accept(Kind kind) {
        boolean found = is(kind);
        if (found) {
            next();
        }
        return found;
    }

    Token expect(Kind kind, String what) {
        if (!is(kind)) {
            throw unexpected(what);
        }
        return next();
    }

    Unreadable unexpected(String wanted) {
        return fail(Code.UNEXPECTED_TOKEN, peek().span(), "expected " + wanted + ", found " + peek().described());
    }

    Unreadable fail(Code code, Span span, String message) {
        findings.add(code, span, message);
        return new Unreadable();
    }

    Unreadable fail(Code code, Span span, String message, String hint) {
        findings.add(code, span, message, hint);
        return new Unreadable();
    }

    /** To the next line, or to the brace that closes the body; what is between brackets and braces is passed over. */
    void skipLine() {
        int depth = 0;
        boolean moved = false;
        while (!is(Kind.END)) {
            Token token = peek();
            if (depth == 0 && (token.is(Kind.CLOSE_BRACE) || (moved && token.newLine()))) {
                return;
            }
            if (token.is(Kind.OPEN_BRACE)) {
                depth++;
            } else if (token.is(Kind.CLOSE_BRACE)) {
                depth--;
            }
            next();
            moved = true;
        }
    }

    /** To the next line that begins an element. */
    void skipToElement() {
        boolean moved = false;
        while (!is(Kind.END) && !(moved && peek().newLine() && Kinds.isElement(peek()))) {
            next();
            moved = true;
        }
    }
}
