package org.nself.postgres.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.nself.diff.Change;
import org.nself.diff.Rename;
import org.nself.schema.Check;
import org.nself.schema.Constraint;
import org.nself.schema.Enforcement;
import org.nself.schema.ForeignKey;
import org.nself.schema.Index;
import org.nself.schema.QualifiedName;
import org.nself.schema.Subject;
import org.nself.schema.Table;
import org.nself.spi.Catalog;

/**
 * What an online form that was cut off left in the database, under a name of nself's own or as an index that is not valid: the
 * next plan goes on from it where it still leads to what is wanted, and clears the rest away.
 */
final class Leftovers {

    private final Catalog catalog;

    /** Names by subject that the plan needs, so that they are not cleared away. */
    private final Set<Subject> used = new HashSet<>();

    Leftovers(Catalog catalog, List<Change> changes) {
        this.catalog = catalog;
        for (Change change : changes) {
            if (change instanceof Rename.OfIndex index) {
                used.add(new Subject.OfIndex(index.table(), index.from()));
            } else if (change instanceof Rename.OfConstraint constraint) {
                used.add(new Subject.OfConstraint(constraint.table(), constraint.from()));
            } else if (change instanceof Change.DropTable drop) {
                constraints(drop.table()).forEach(add -> used.add(add.subject()));
                indexes(drop.table()).forEach(create -> used.add(create.subject()));
            }
        }
    }

    static boolean areThere(Catalog catalog) {
        return catalog.others().stream().anyMatch(Leftovers::isInvalid)
                || catalog.schema().tables().stream()
                        .anyMatch(table -> !constraints(table).isEmpty() || !indexes(table).isEmpty());
    }

    /** An index that somebody else builds is not valid either, until it is built. */
    private static boolean isInvalid(Catalog.Other other) {
        return other.kind().equals(Catalog.Other.INVALID_INDEX)
                && OwnNames.isOne(other.name().name());
    }

    /** Changes without those that drop what is nself's own, as where all goes that nobody declared. */
    static List<Change> without(List<Change> changes) {
        return changes.stream()
                .filter(change -> switch (change) {
                    case Change.DropConstraint drop ->
                        !OwnNames.isOne(drop.constraint().name().orElseThrow());
                    case Change.DropIndex drop ->
                        !OwnNames.isOne(drop.index().name().orElseThrow());
                    case Change ignored -> true;
                })
                .toList();
    }

    private static List<Change.AddConstraint> constraints(Table table) {
        return table.constraints().stream()
                .filter(constraint -> constraint.name().filter(OwnNames::isOne).isPresent())
                .map(constraint -> new Change.AddConstraint(table.name(), constraint))
                .toList();
    }

    private static List<Change.CreateIndex> indexes(Table table) {
        return table.indexes().stream()
                .filter(index -> index.name().filter(OwnNames::isOne).isPresent())
                .map(index -> new Change.CreateIndex(table.name(), index))
                .toList();
    }

    /** What is left to do, and before it what is to be cleared away. */
    List<Piece> resume(List<Piece> pieces) {
        List<Piece> rest = new ArrayList<>();
        for (Piece piece : pieces) {
            if (!isDone(piece)) {
                rest.addAll(withTrace(piece));
            }
        }
        return Stream.concat(cleared(rest).stream(), rest.stream()).toList();
    }

    private boolean isDone(Piece piece) {
        return switch (piece.changes().getFirst()) {
            case Change.AddConstraint add -> isThere(add.table(), add.constraint(), false);
            case Change.ChangeConstraint change -> isThere(change.table(), change.to(), true);
            case Change.CreateIndex create -> isThere(create.table(), create.index());
            case Change ignored -> false;
        };
    }

    /** @param valid whether it must hold for all rows */
    private boolean isThere(QualifiedName table, Constraint wanted, boolean valid) {
        Optional<Constraint> there = catalog.schema().table(table).stream()
                .flatMap(found -> constraints(found).stream())
                .map(Change.AddConstraint::constraint)
                .filter(constraint -> constraint.name().equals(wanted.name()) && isSame(constraint, wanted))
                .findFirst();
        there.ifPresent(constraint ->
                used.add(new Subject.OfConstraint(table, constraint.name().orElseThrow())));
        return there.filter(constraint -> !valid || constraint.enforcement() == Enforcement.VALID)
                .isPresent();
    }

    private static boolean isSame(Constraint one, Constraint other) {
        if (one instanceof Check && other instanceof Check) {
            // PostgreSQL has its own words for the condition, but the name tells what it says.
            return true;
        }
        return one instanceof ForeignKey key
                && other instanceof ForeignKey wanted
                && bare(key).equals(bare(wanted));
    }

    private static Constraint bare(ForeignKey key) {
        return key.withOptions(key.options().withEnforcement(Enforcement.VALID)).withComment(Optional.empty());
    }

    private boolean isThere(QualifiedName table, Index wanted) {
        boolean there = catalog.schema().table(table).stream()
                .flatMap(found -> indexes(found).stream())
                .anyMatch(create -> create.index().withComment(Optional.empty()).equals(wanted));
        if (there) {
            used.add(new Subject.OfIndex(table, wanted.name().orElseThrow()));
        }
        return there;
    }

    /** An index that is being dropped is not valid any more, and only its name tells then who dropped it. */
    private List<Piece> withTrace(Piece piece) {
        if (piece.way() != Piece.Way.CONCURRENTLY || !(piece.changes().getFirst() instanceof Change.DropIndex drop)) {
            return List.of(piece);
        }
        String name = drop.index().name().orElseThrow();
        String going = OwnNames.going(name);
        if (OwnNames.isOne(name) || isTaken(drop.table().sibling(going))) {
            return List.of(piece);
        }
        return List.of(
                Piece.plain(new Rename.OfIndex(drop.table(), name, going)).committed(),
                Piece.concurrently(
                        new Change.DropIndex(drop.table(), drop.index().withName(going))));
    }

    private boolean isTaken(QualifiedName name) {
        return catalog.others().stream().anyMatch(other -> other.name().equals(name))
                || catalog.schema().tables().stream()
                        .flatMap(table -> indexes(table).stream())
                        .anyMatch(index -> index.table()
                                .sibling(index.index().name().orElseThrow())
                                .equals(name));
    }

    private List<Piece> cleared(List<Piece> rest) {
        List<Piece> pieces = new ArrayList<>();
        Set<QualifiedName> coming = new HashSet<>();
        for (Piece piece : rest) {
            if (piece.changes().getFirst() instanceof Change.CreateIndex create) {
                coming.add(create.table().sibling(create.index().name().orElseThrow()));
            }
        }
        catalog.others().stream()
                .filter(other -> other.kind().equals(Catalog.Other.INVALID_INDEX))
                .filter(other -> isInvalid(other) || coming.contains(other.name()))
                .forEach(other -> pieces.add(dropped(other.name())));
        for (Table table : catalog.schema().tables()) {
            indexes(table).stream()
                    .filter(create -> !used.contains(create.subject()))
                    .forEach(create -> pieces.add(Piece.clearing(create.inverse())));
            constraints(table).stream()
                    .filter(add -> !used.contains(add.subject()))
                    .forEach(add -> pieces.add(Piece.clearing(add.inverse())));
        }
        return pieces;
    }

    /** Nobody needs to know what it was to be. */
    private static Piece dropped(QualifiedName index) {
        return Piece.clearing(
                new Change.DropIndex(index, Index.of(false, "").withName(index.name())));
    }
}
