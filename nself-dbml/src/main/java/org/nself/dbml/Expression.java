package org.nself.dbml;

import java.util.List;
import java.util.Optional;

/** What values, names, types and relations are made of. */
sealed interface Expression {

    Span span();

    /** A name, quoted or not. */
    record Name(Token token) implements Expression {
        @Override
        public Span span() {
            return token.span();
        }

        String text() {
            return token.text();
        }

        boolean isQuoted() {
            return token.is(Token.Kind.QUOTED_NAME);
        }
    }

    /** A number, a string, an expression in backticks, a colour or a star. */
    record Literal(Token token) implements Expression {
        @Override
        public Span span() {
            return token.span();
        }

        boolean is(Token.Kind kind) {
            return token.is(kind);
        }
    }

    record Prefix(Token operator, Expression operand) implements Expression {
        @Override
        public Span span() {
            return operator.span().to(operand.span());
        }
    }

    record Infix(Token operator, Expression left, Expression right) implements Expression {
        @Override
        public Span span() {
            return left.span().to(right.span());
        }
    }

    /** {@code varchar(255)}; in a list of indexes two tuples side by side look the same. */
    record Call(Expression callee, Tuple arguments) implements Expression {
        @Override
        public Span span() {
            return callee.span().to(arguments.span());
        }
    }

    /** {@code int[]} or {@code int[3]}. */
    record Array(Expression element, Optional<Expression> size, Span span) implements Expression {}

    record Tuple(List<Expression> elements, Span span) implements Expression {}

    /** Settings in brackets. */
    record SettingList(List<Setting> settings, Span span) implements Expression {}

    /** Values with commas between them, as in records; a missing one is empty. */
    record CommaList(List<Optional<Expression>> elements, Span span) implements Expression {}

    /** What could not be read; its diagnostic is written already. */
    record Broken(Span span) implements Expression {}
}
