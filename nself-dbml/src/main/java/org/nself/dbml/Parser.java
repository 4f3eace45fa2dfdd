package org.nself.dbml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nself.dbml.Cursor.Unreadable;
import org.nself.dbml.Expression.SettingList;
import org.nself.dbml.Token.Kind;

/**
 * Reads elements and their bodies. One mistake gives one diagnostic: what cannot be read is skipped to the next line
 * within a body, to the next element at the top.
 */
final class Parser {

    private static final int DEEPEST = 60;

    private final Cursor cursor;
    private final Findings findings;
    private final ExpressionParser expressions;

    Parser(List<Token> tokens, Findings findings) {
        this.cursor = new Cursor(tokens, findings);
        this.findings = findings;
        this.expressions = new ExpressionParser(cursor);
    }

    List<Element> elements() {
        List<Element> elements = new ArrayList<>();
        while (!cursor.is(Kind.END)) {
            try {
                elements.add(topElement());
            } catch (Unreadable reported) {
                cursor.skipToElement();
            }
        }
        return elements;
    }

    private Element topElement() {
        Token kind = cursor.peek();
        if (ConflictMarkers.isOne(cursor)) {
            throw ConflictMarkers.complain(cursor);
        }
        if (!kind.is(Kind.NAME)) {
            throw cursor.unexpected("the beginning of an element, such as Table");
        }
        if (kind.isWord("use") || kind.isWord("reuse")) {
            throw cursor.fail(
                    Code.UNSUPPORTED_MODULES,
                    kind.span(),
                    "\"" + kind.text() + "\" includes another file, which this version does not read yet",
                    "put everything into one file");
        }
        if (!Kinds.isElement(kind)) {
            throw cursor.fail(
                    Code.UNKNOWN_ELEMENT,
                    kind.span(),
                    "there is no element \"" + kind.text() + "\"",
                    Suggestions.nearest(kind.text(), Kinds.TOP)
                            .map(near -> "did you mean \"" + near + "\"?")
                            .orElse("a file holds Table, Enum, Ref, Project, TableGroup, TablePartial and Note"));
        }
        cursor.next();
        Optional<Token> target =
                kind.isWord("metadata") && cursor.is(Kind.NAME) ? Optional.of(cursor.next()) : Optional.empty();
        Optional<Expression> name = startsName() ? Optional.of(expressions.expression()) : Optional.empty();
        return rest(kind, target, name, 0);
    }

    private boolean startsName() {
        return !cursor.is(Kind.OPEN_BRACE)
                && !cursor.is(Kind.COLON)
                && !cursor.is(Kind.OPEN_BRACKET)
                && !cursor.is(Kind.END)
                && !cursor.peek().isWord("as");
    }

    /** Alias, settings and body. */
    private Element rest(Token kind, Optional<Token> target, Optional<Expression> name, int depth) {
        Optional<Expression> alias = Optional.empty();
        if (cursor.peek().isWord("as")) {
            cursor.next();
            alias = Optional.of(expressions.expression());
        }
        Optional<SettingList> settings =
                cursor.is(Kind.OPEN_BRACKET) ? Optional.of(expressions.settings()) : Optional.empty();
        return body(kind, target, name, alias, settings, depth);
    }

    private Element body(
            Token kind,
            Optional<Token> target,
            Optional<Expression> name,
            Optional<Expression> alias,
            Optional<SettingList> settings,
            int depth) {
        if (cursor.accept(Kind.COLON)) {
            Statement field = simpleBody();
            return new Element(
                    kind,
                    target,
                    name,
                    alias,
                    settings,
                    List.of(field),
                    true,
                    kind.span().to(field.span()));
        }
        if (!cursor.is(Kind.OPEN_BRACE)) {
            throw cursor.unexpected("\"{\" or \":\"");
        }
        Token open = cursor.next();
        List<Statement> body = new ArrayList<>();
        while (!cursor.is(Kind.CLOSE_BRACE) && !cursor.is(Kind.END)) {
            try {
                body.add(statement(depth + 1));
            } catch (Unreadable reported) {
                cursor.skipLine();
            }
        }
        Span end = cursor.peek().span();
        if (!cursor.accept(Kind.CLOSE_BRACE)) {
            findings.add(
                    Code.UNTERMINATED,
                    open.span(),
                    "the body of \"" + kind.text() + "\" has no end",
                    "close it with }");
        }
        return new Element(
                kind, target, name, alias, settings, body, false, kind.span().to(end));
    }

    private Field simpleBody() {
        if (cursor.is(Kind.END) || cursor.is(Kind.CLOSE_BRACE)) {
            throw cursor.unexpected("a value");
        }
        return field();
    }

    private Statement statement(int depth) {
        if (depth > DEEPEST) {
            throw cursor.fail(Code.TOO_DEEP, cursor.peek().span(), "bodies lie in one another too deeply here");
        }
        Token first = cursor.peek();
        if (ConflictMarkers.isOne(cursor)) {
            throw ConflictMarkers.complain(cursor);
        }
        if (first.is(Kind.NAME) && cursor.peek(1).is(Kind.COLON)) {
            cursor.next();
            return body(first, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), depth);
        }
        if (first.is(Kind.NAME) && cursor.peek(1).is(Kind.OPEN_BRACE)) {
            cursor.next();
            return body(first, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), depth);
        }
        Field field = field();
        return cursor.is(Kind.OPEN_BRACE) ? nested(field, depth) : field;
    }

    /** A line that turns out to have a body is an element: kind, name, settings, brace. */
    private Element nested(Field field, int depth) {
        List<Expression> parts = field.withoutSettings();
        // "records (id, name) {" was read as a call.
        Expression first = parts.getFirst() instanceof Expression.Call call ? call.callee() : parts.getFirst();
        if (!(first instanceof Expression.Name kind) || kind.isQuoted() || parts.size() > 2) {
            throw cursor.unexpected("the end of the line");
        }
        Optional<Expression> name = parts.size() == 2 ? Optional.of(parts.get(1)) : Optional.empty();
        return body(kind.token(), Optional.empty(), name, Optional.empty(), field.settings(), depth);
    }

    /** Expressions with spaces between them, up to the end of the line. */
    private Field field() {
        List<Expression> parts = new ArrayList<>();
        parts.add(expressions.withCommas());
        while (!endsField()) {
            if (!cursor.peek().space()) {
                throw cursor.fail(
                        Code.MISSING_SPACE,
                        parts.getLast().span().to(cursor.peek().span()),
                        "a space is missing before " + cursor.peek().described());
            }
            parts.add(cursor.is(Kind.OPEN_BRACKET) ? expressions.settings() : expressions.withCommas());
        }
        return new Field(
                List.copyOf(parts), parts.getFirst().span().to(parts.getLast().span()));
    }

    private boolean endsField() {
        Token token = cursor.peek();
        return token.newLine() || token.is(Kind.CLOSE_BRACE) || token.is(Kind.OPEN_BRACE) || token.is(Kind.END);
    }
}
