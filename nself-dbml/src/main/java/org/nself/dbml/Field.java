package org.nself.dbml;

import java.util.List;
import java.util.Optional;

/** Expressions side by side on one line: a column, an index, an enum value, a relation. */
record Field(List<Expression> parts, Span span) implements Statement {

    Expression first() {
        return parts.getFirst();
    }

    /** The settings at the end, if there are any; brackets alone are settings of nothing. */
    Optional<Expression.SettingList> settings() {
        return parts.size() > 1 && parts.getLast() instanceof Expression.SettingList list
                ? Optional.of(list)
                : Optional.empty();
    }

    /** Everything but the settings at the end. */
    List<Expression> withoutSettings() {
        return settings().isPresent() ? parts.subList(0, parts.size() - 1) : parts;
    }
}
