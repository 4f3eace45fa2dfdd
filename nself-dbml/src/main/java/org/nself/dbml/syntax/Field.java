package org.nself.dbml.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Expressions side by side on one line: a column, an index, an enum value, a relation. */
public record Field(List<Expression> parts, List<Annotation> annotations, Span span) implements Statement {

    public Expression first() {
        return parts.getFirst();
    }

    /** The settings at the end, if there are any; brackets alone are settings of nothing. */
    public Optional<Expression.SettingList> settings() {
        return parts.size() > 1 && parts.getLast() instanceof Expression.SettingList list
                ? Optional.of(list)
                : Optional.empty();
    }

    public List<Setting> settingsOrNone() {
        return parts.size() > 1 && parts.getLast() instanceof Expression.SettingList list ? list.settings() : List.of();
    }

    /** Everything but the settings at the end. */
    public List<Expression> withoutSettings() {
        return width() < parts.size() ? parts.subList(0, width()) : parts;
    }

    /** How many parts there are but the settings at the end. */
    public int width() {
        return parts.size() > 1 && parts.getLast() instanceof Expression.SettingList ? parts.size() - 1 : parts.size();
    }

    /** What stands behind the first part and is not its settings, wherever these stand. */
    public List<Expression> surplus() {
        List<Expression> surplus = new ArrayList<>(parts.size());
        boolean settings = false;
        for (Expression part : parts.subList(1, parts.size())) {
            if (part instanceof Expression.SettingList && !settings) {
                settings = true;
            } else {
                surplus.add(part);
            }
        }
        return surplus;
    }

    /** Whether a part could not be read, which has been complained about. */
    public boolean isBroken() {
        for (Expression part : parts) {
            if (part.isBroken()) {
                return true;
            }
        }
        return false;
    }
}
