package org.nself.dbml.syntax;

import java.util.List;
import java.util.Optional;

/** What values, names, types and relations are made of. */
public sealed interface Expression extends Placed {

    /** A name, quoted or not; apart from its token, for a document holds many names. */
    record Name(String text, boolean isQuoted, int start, int end) implements Expression {

        /** A name that is made, not read. */
        public static Name of(String text) {
            return new Name(text, true, 0, 0);
        }

        /** The name as a word by itself. */
        public Token token() {
            return new Token(isQuoted ? Token.Kind.QUOTED_NAME : Token.Kind.NAME, text, start, end, false, true);
        }
    }

    /** A number, a string, an expression in backticks, a colour or a star. */
    record Literal(Token.Kind kind, String text, int start, int end) implements Expression {

        public boolean is(Token.Kind wanted) {
            return kind == wanted;
        }

        /** The literal as a word by itself. */
        public Token token() {
            return new Token(kind, text, start, end, false, true);
        }
    }

    record Prefix(Token operator, Expression operand) implements Expression {
        @Override
        public int start() {
            return operator.start();
        }

        @Override
        public int end() {
            return operand.end();
        }
    }

    record Infix(Token operator, Expression left, Expression right, int start, int end) implements Expression {}

    /** {@code varchar(255)}; in a list of indexes two tuples side by side look the same. */
    record Call(Expression callee, Tuple arguments, int start, int end) implements Expression {}

    /** {@code int[]} or {@code int[3]}. */
    record Array(Expression element, Optional<Expression> size, int start, int end) implements Expression {}

    record Tuple(List<Expression> elements, int start, int end) implements Expression {}

    /** Several words that make one value, as in {@code set null}. */
    record Phrase(List<Name> words, int start, int end) implements Expression {}

    /** Settings in brackets. */
    record SettingList(List<Setting> settings, int start, int end) implements Expression {}

    /** Values with commas between them, as in records; a missing one is empty. */
    record CommaList(List<Optional<Expression>> elements, int start, int end) implements Expression {}

    /**
     * A value that is missing: what stands in its place has been complained about, not yet what belongs there.
     *
     * @param at behind what stands in its place
     */
    record Missing(int at) implements Expression {
        @Override
        public int start() {
            return at;
        }

        @Override
        public int end() {
            return at;
        }
    }

    /** What could not be read; its diagnostic is written already. */
    record Broken(int start, int end) implements Expression {}

    /** Whether it, or a part of it that matters to its meaning, could not be read. */
    default boolean isBroken() {
        return switch (this) {
            case Broken ignored -> true;
            case Infix infix -> infix.left().isBroken() || infix.right().isBroken();
            case Prefix prefix -> prefix.operand().isBroken();
            case Call call -> call.callee().isBroken() || call.arguments().isBroken();
            case Array array -> array.element().isBroken();
            case Tuple tuple -> tuple.elements().stream().anyMatch(Expression::isBroken);
            case CommaList list ->
                list.elements().stream().flatMap(Optional::stream).anyMatch(Expression::isBroken);
            case Name ignored -> false;
            case Literal ignored -> false;
            case Phrase ignored -> false;
            case SettingList ignored -> false;
            case Missing ignored -> false;
        };
    }
}
