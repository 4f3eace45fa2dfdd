package org.nself.dbml;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * {@code name} or {@code name: value} between brackets.
 *
 * @param words the name's words; {@code primary key} has two
 * @param value several words make one value, as in {@code set null}
 */
record Setting(List<Token> words, Optional<Expression> value, Span span) {

    /** The name in lower case, with single spaces. */
    String name() {
        return words.stream().map(word -> word.text().toLowerCase(Locale.ROOT)).collect(Collectors.joining(" "));
    }

    Span nameSpan() {
        return words.isEmpty()
                ? span
                : words.getFirst().span().to(words.getLast().span());
    }

    /** Where to point at when the value is wrong: at it, else at the name. */
    Span valueSpan() {
        return value.map(Expression::span).orElseGet(this::nameSpan);
    }
}
