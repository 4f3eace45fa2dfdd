package org.nself.dbml.syntax;

import java.util.List;
import java.util.Optional;

/**
 * {@code name} or {@code name: value} between brackets.
 *
 * @param name in lower case, with single spaces; {@code primary key} has two words
 * @param words as the author wrote the name
 * @param value several words make one value, as in {@code set null}
 */
public record Setting(String name, List<Token> words, Optional<Expression> value, Span span) {

    public Span nameSpan() {
        return words.isEmpty()
                ? span
                : words.getFirst().span().to(words.getLast().span());
    }

    /** Where to point at when the value is wrong: at it, else at the name. */
    public Span valueSpan() {
        return value.map(Expression::span).orElseGet(this::nameSpan);
    }

    /** Whether its value could not be read, which has been complained about. */
    public boolean isBroken() {
        return value.isPresent() && value.get().isBroken();
    }
}
