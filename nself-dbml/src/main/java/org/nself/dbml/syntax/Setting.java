package org.nself.dbml.syntax;

import java.util.Optional;

/**
 * {@code name} or {@code name: value} between brackets.
 *
 * @param name in lower case; {@code primary key} has two words, with a space between them
 * @param written the name as the author wrote it, with single spaces
 * @param value several words make one value, as in {@code set null}
 * @param nameEnd behind the last character of the name
 */
public record Setting(String name, String written, Optional<Expression> value, int start, int nameEnd, int end)
        implements Placed {

    public Span nameSpan() {
        return new Span(start, nameEnd);
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
