package org.nself.postgres.canonical;

import java.util.Optional;
import org.nself.schema.Column;
import org.nself.schema.ColumnOptions;
import org.nself.schema.DataType;
import org.nself.schema.DefaultValue;
import org.nself.schema.Generated;
import org.nself.schema.Increment;
import org.nself.schema.Table;

/** Puts a wanted column into the words of the one that is there. */
final class ColumnAligner {

    private final Table actual;
    private final Table declared;
    private final Texts wantedTexts;
    private final Texts actualTexts;

    /** @param declared the table as it was declared before; without anything when it was not */
    ColumnAligner(Table actual, Table declared, Texts wantedTexts, Texts actualTexts) {
        this.actual = actual;
        this.declared = declared;
        this.wantedTexts = wantedTexts;
        this.actualTexts = actualTexts;
    }

    Column aligned(Column column) {
        // PostgreSQL makes every column that numbers its rows NOT NULL.
        Column own = column.increment().isPresent() ? column.withNullable(false) : column;
        Optional<Column> there = actual.column(column.name());
        if (there.isEmpty()) {
            return own.withIncrement(own.increment()
                    .map(increment -> increment instanceof Increment.Any ? Increment.IDENTITY : increment));
        }
        Column other = there.get();
        Column before = declared.column(column.name()).orElse(Column.of(column.name(), column.type()));
        Column settled = own.withIncrement(increment(own, other, before))
                .withGenerated(generated(own, other, before))
                .withOptions(options(own.options(), other.options(), before.options()));
        return isSameDefault(settled, other) ? settled.withDefault(other.defaultValue()) : settled;
    }

    /** "increment" does not say how; an identity column and a serial one both do. Nor does "serial" name a sequence. */
    private static Optional<Increment> increment(Column own, Column other, Column before) {
        if (own.increment().isEmpty() || other.increment().isEmpty()) {
            return own.increment()
                    .map(increment -> increment instanceof Increment.Any ? Increment.IDENTITY : increment);
        }
        boolean unspoken = own.increment().get() instanceof Increment.Any
                || (own.increment().get().equals(Increment.SERIAL)
                        && other.increment().get() instanceof Increment.Serial
                        && before.increment()
                                .filter(increment -> !increment.equals(Increment.SERIAL))
                                .isEmpty());
        return unspoken ? other.increment() : own.increment();
    }

    /** A column that is computed in the database stays so unless the author says how it gets its values. */
    private Optional<Generated> generated(Column own, Column other, Column before) {
        if (own.generated().isEmpty()) {
            boolean spoken = before.generated().isPresent()
                    || own.defaultValue().isPresent()
                    || own.increment().isPresent();
            return spoken ? Optional.empty() : other.generated();
        }
        Generated wanted = own.generated().get();
        boolean same = other.generated()
                .filter(there -> there.stored() == wanted.stored()
                        && own.type().equals(other.type())
                        && Equality.same(
                                wanted.expression(),
                                there.expression(),
                                wantedTexts.generated().get(own.name()),
                                actualTexts.generated().get(other.name())))
                .isPresent();
        return same ? other.generated() : own.generated();
    }

    private static ColumnOptions options(ColumnOptions own, ColumnOptions other, ColumnOptions before) {
        return new ColumnOptions(
                settled(own.collation(), other.collation(), before.collation()),
                settled(own.storage(), other.storage(), before.storage()),
                settled(own.compression(), other.compression(), before.compression()),
                settled(own.notNullName(), other.notNullName(), before.notNullName()));
    }

    /** What nobody speaks of stays; what was declared before and no longer is goes. */
    private static <T> Optional<T> settled(Optional<T> own, Optional<T> other, Optional<T> before) {
        return own.isPresent() || before.isPresent() ? own : other;
    }

    private boolean isSameDefault(Column own, Column other) {
        if (!own.type().equals(other.type())
                || own.defaultValue().isEmpty()
                || other.defaultValue().isEmpty()) {
            return false;
        }
        String printed = wantedTexts.defaults().get(own.name());
        return isPlainlySameDefault(own, other)
                || (printed != null
                        && (printed.equals(sql(other))
                                || printed.equals(actualTexts.defaults().get(other.name()))));
    }

    /** Whether the defaults are equal without asking the server. */
    static boolean isPlainlySameDefault(Column own, Column other) {
        return Literals.same(own.defaultValue().orElseThrow(), sql(other), printed(other.type()));
    }

    /** As the server prints the type of a cast; an odd name that it would quote is left to the server. */
    private static String printed(DataType type) {
        return type.namespace().map(namespace -> namespace + ".").orElse("")
                + type.name()
                + "[]".repeat(type.dimensions() > 0 ? 1 : 0);
    }

    private static String sql(Column column) {
        return ((DefaultValue.Expression) column.defaultValue().orElseThrow()).sql();
    }
}
