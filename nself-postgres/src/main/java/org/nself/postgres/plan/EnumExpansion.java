package org.nself.postgres.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.nself.diff.Change;
import org.nself.diff.Change.ChangeEnumValues;
import org.nself.diff.Change.ChangeEnumValues.Use;
import org.nself.diff.Rename;
import org.nself.postgres.type.OwnNames;
import org.nself.schema.DataType;
import org.nself.schema.EnumType;
import org.nself.schema.QualifiedName;

/**
 * Takes values away from an enum, or moves them, without writing a table anew under a lock: a second type with the values that
 * are wanted, a second column of it beside each that has the first, and then types and columns change names in one short
 * transaction. Nobody ever sees a column of a type that the author did not name.
 */
final class EnumExpansion {

    private final ChangeEnumValues change;
    private final EnumType coming;
    private final EnumType going;
    private final List<Expansion> columns;

    /**
     * @param uses what a column has, by the change of its type
     * @param traceable as for {@link OnlineForms}
     */
    EnumExpansion(
            ChangeEnumValues change,
            Function<Change.ChangeType, ColumnUses> uses,
            OnlineForms online,
            boolean traceable) {
        this.change = change;
        QualifiedName name = change.to().name();
        // With the remap: what another run left behind under the same values may hold others.
        String definition = change.to().values() + " " + new TreeMap<>(change.remap());
        this.coming = change.to().withName(name.sibling(OwnNames.coming(name.name(), definition)));
        this.going = change.from().withName(name.sibling(OwnNames.going(name.name())));
        this.columns = change.uses().stream()
                .map(EnumExpansion::typeOf)
                .map(type -> new Expansion(
                        type,
                        named(type, coming),
                        named(type, going),
                        change.remap(),
                        uses.apply(type),
                        online,
                        traceable))
                .toList();
    }

    /** The change of a column, whose type has the same name before and after. */
    static Change.ChangeType typeOf(Use use) {
        return new Change.ChangeType(use.table(), use.from(), use.to(), Optional.empty());
    }

    private static DataType named(Change.ChangeType type, EnumType other) {
        return DataType.of(other.name()).array(type.from().type().dimensions());
    }

    List<Piece> pieces() {
        List<Piece> pieces = new ArrayList<>();
        pieces.add(Piece.plain(new Change.CreateEnum(coming)).committed().endangers(change, Expansion.SPARED));
        columns.forEach(column -> pieces.addAll(column.grown()));
        pieces.add(Piece.plain(swap().toArray(Change[]::new)).alone());
        // Undone in the opposite order, they come back in the order in which they were.
        columns.reversed().forEach(column -> pieces.add(column.contracted()));
        pieces.add(Piece.plain(new Change.DropEnum(going)).alone());
        return pieces;
    }

    private List<Change> swap() {
        QualifiedName name = change.to().name();
        List<Change> swap = new ArrayList<>();
        columns.forEach(column -> swap.addAll(column.left()));
        swap.add(new Rename.OfEnum(name, going.name()));
        swap.add(new Rename.OfEnum(coming.name(), name));
        columns.forEach(column -> swap.addAll(column.taken()));
        return swap;
    }
}
