package org.nself.dbml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nself.dbml.Expression.SettingList;
import org.nself.dbml.Token.Kind;

/** Reads expressions by precedence climbing. A line break ends one, unless an operator stands on either side of it. */
final class ExpressionParser {

    private static final int DEEPEST = 200;

    private final Cursor cursor;
    private int depth;

    ExpressionParser(Cursor cursor) {
        this.cursor = cursor;
    }

    /** One expression, or several with commas between them on one line; a value that is missing is empty. */
    Expression withCommas() {
        Span start = cursor.peek().span();
        Optional<Expression> first = cursor.is(Kind.COMMA) ? Optional.empty() : Optional.of(expression());
        if (first.isPresent() && !isCommaOnThisLine()) {
            return first.get();
        }
        List<Optional<Expression>> elements = new ArrayList<>();
        elements.add(first);
        Span end;
        do {
            end = cursor.next().span();
            boolean missing = cursor.is(Kind.COMMA)
                    || cursor.peek().newLine()
                    || cursor.is(Kind.CLOSE_BRACE)
                    || cursor.is(Kind.END);
            elements.add(missing ? Optional.empty() : Optional.of(expression()));
        } while (isCommaOnThisLine());
        return new Expression.CommaList(elements, start.to(end));
    }

    private boolean isCommaOnThisLine() {
        return cursor.is(Kind.COMMA) && !cursor.peek().newLine();
    }

    Expression expression() {
        return expression(0);
    }

    private Expression expression(int binding) {
        if (depth >= DEEPEST) {
            throw cursor.fail(Code.TOO_DEEP, cursor.peek().span(), "this expression is nested too deeply");
        }
        depth++;
        try {
            return climb(binding);
        } finally {
            depth--;
        }
    }

    private Expression climb(int binding) {
        Expression left = operand();
        while (true) {
            Token token = cursor.peek();
            if (ConflictMarkers.isOne(cursor)) {
                return left;
            }
            if (token.is(Kind.OPERATOR) && Operators.binding(token.text()) >= Math.max(0, binding)) {
                cursor.next();
                left = new Expression.Infix(token, left, expression(Operators.binding(token.text()) + 1));
            } else if (token.is(Kind.OPEN_PARENTHESIS) && !token.newLine() && binding <= Operators.CALL) {
                left = new Expression.Call(left, tuple());
            } else if (token.is(Kind.OPEN_BRACKET) && !token.space() && binding <= Operators.CALL) {
                left = array(left);
            } else {
                return left;
            }
        }
    }

    private Expression operand() {
        Token token = cursor.peek();
        return switch (token.kind()) {
            case NAME, QUOTED_NAME -> new Expression.Name(cursor.next());
            case NUMBER, STRING, EXPRESSION, COLOR, STAR -> new Expression.Literal(cursor.next());
            case OPERATOR -> prefix(token);
            case OPEN_PARENTHESIS -> tuple();
            case OPEN_BRACKET -> settings();
            case OPEN_BRACE, CLOSE_BRACE, CLOSE_BRACKET, CLOSE_PARENTHESIS, COLON, COMMA, END ->
                throw cursor.unexpected("a name or a value");
        };
    }

    private Expression prefix(Token operator) {
        if (!Operators.isPrefix(operator.text())) {
            throw cursor.fail(
                    Code.INVALID_OPERAND, operator.span(), "\"" + operator.text() + "\" cannot stand before a value");
        }
        cursor.next();
        return new Expression.Prefix(operator, expression(Operators.PREFIX));
    }

    private Expression.Tuple tuple() {
        Span open = cursor.expect(Kind.OPEN_PARENTHESIS, "\"(\"").span();
        List<Expression> elements = new ArrayList<>();
        while (!cursor.is(Kind.CLOSE_PARENTHESIS)) {
            elements.add(expression());
            if (!cursor.is(Kind.CLOSE_PARENTHESIS)) {
                cursor.expect(Kind.COMMA, "\",\" or \")\"");
            }
        }
        return new Expression.Tuple(elements, open.to(cursor.next().span()));
    }

    private Expression array(Expression element) {
        cursor.expect(Kind.OPEN_BRACKET, "\"[\"");
        Optional<Expression> size = cursor.is(Kind.CLOSE_BRACKET) ? Optional.empty() : Optional.of(expression());
        Token close = cursor.expect(Kind.CLOSE_BRACKET, "\"]\"");
        return new Expression.Array(element, size, element.span().to(close.span()));
    }

    /** {@code [name, name: value, …]}. */
    SettingList settings() {
        Span open = cursor.expect(Kind.OPEN_BRACKET, "\"[\"").span();
        List<Setting> settings = new ArrayList<>();
        while (!cursor.is(Kind.CLOSE_BRACKET)) {
            settings.add(setting());
            if (cursor.accept(Kind.COMMA)) {
                if (cursor.is(Kind.CLOSE_BRACKET)) {
                    throw cursor.fail(Code.EMPTY_SETTING, cursor.peek().span(), "a setting is missing after the comma");
                }
            } else if (!cursor.is(Kind.CLOSE_BRACKET)) {
                throw cursor.unexpected("\",\" or \"]\"");
            }
        }
        return new SettingList(settings, open.to(cursor.next().span()));
    }

    private Setting setting() {
        List<Token> words = new ArrayList<>();
        while (cursor.is(Kind.NAME)) {
            words.add(cursor.next());
        }
        if (words.isEmpty()) {
            throw cursor.is(Kind.COMMA)
                    ? cursor.fail(Code.EMPTY_SETTING, cursor.peek().span(), "a setting is missing before the comma")
                    : cursor.unexpected("the name of a setting");
        }
        Span span = words.getFirst().span().to(words.getLast().span());
        if (!cursor.accept(Kind.COLON)) {
            return new Setting(List.copyOf(words), Optional.empty(), span);
        }
        Expression value = value();
        return new Setting(List.copyOf(words), Optional.of(value), span.to(value.span()));
    }

    /** A value of several words, such as {@code set null}, is a tuple of names. */
    private Expression value() {
        if (cursor.is(Kind.NAME) && cursor.peek(1).is(Kind.NAME)) {
            List<Expression> words = new ArrayList<>();
            while (cursor.is(Kind.NAME)) {
                words.add(new Expression.Name(cursor.next()));
            }
            return new Expression.Tuple(
                    words, words.getFirst().span().to(words.getLast().span()));
        }
        return expression();
    }
}
