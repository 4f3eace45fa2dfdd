package org.nself.postgres.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.nself.diff.Change;
import org.nself.diff.Rename;
import org.nself.postgres.type.OwnNames;
import org.nself.schema.Enforcement;
import org.nself.schema.ForeignKey;
import org.nself.schema.Index;
import org.nself.schema.QualifiedName;
import org.nself.schema.Subject;
import org.nself.spi.Catalog;

/**
 * What an online form that was cut off left in the database, under names of nself's own: the next plan goes on from it where
 * it still leads to what is wanted, and clears the rest away.
 */
final class Leftovers {

    /** The comment on a column under a name of nself's own of which all rows have a value. */
    static final String FILLED = "nself: filled";

    private final Catalog catalog;
    private final Set<Subject> used = new HashSet<>();

    Leftovers(Catalog catalog) {
        this.catalog = catalog;
    }

    static boolean areThere(Catalog catalog) {
        return !catalog.leftovers().isEmpty() || catalog.others().stream().anyMatch(Leftovers::isOwnInvalid);
    }

    private static boolean isInvalid(Catalog.Other other) {
        return other.kind().equals(Catalog.Other.INVALID_INDEX);
    }

    /** An index that somebody else builds is not valid either, until it is built. */
    private static boolean isOwnInvalid(Catalog.Other other) {
        return isInvalid(other) && OwnNames.isOne(other.name().name());
    }

    /** What is to be cleared away, and then what is left to do. */
    List<Piece> resume(List<Piece> pieces) {
        List<Piece> rest = pieces.stream().filter(piece -> !isDone(piece)).toList();
        return Stream.concat(cleared(rest).stream(), rest.stream()).toList();
    }

    /** Its name tells what it is. */
    private boolean isDone(Piece piece) {
        return switch (piece.changes().getFirst()) {
            case Change.AddConstraint add -> there(add.subject()).isPresent() || isProven(add.subject());
            case Change.ChangeConstraint change ->
                there(change.subject())
                                .filter(Change.AddConstraint.class::isInstance)
                                .map(Change.AddConstraint.class::cast)
                                .filter(add -> add.constraint().enforcement() == Enforcement.VALID)
                                .isPresent()
                        || isProven(change.subject());
            case Change.ChangeNullability nullability -> isRequired(nullability.subject());
            case Change.CreateIndex create -> there(create.subject()).isPresent() || isTakenOver(create);
            case Change.AddColumn add -> there(add.subject()).isPresent();
            case Change.CreateEnum create -> there(create.subject()).isPresent();
            case Change.Fill fill ->
                there(fill.subject())
                        .filter(Change.AddColumn.class::isInstance)
                        .map(Change.AddColumn.class::cast)
                        .filter(add -> add.column().comment().equals(Optional.of(FILLED)))
                        .isPresent();
            case Change ignored -> false;
        };
    }

    private boolean isRequired(Subject column) {
        return there(column)
                .filter(Change.AddColumn.class::isInstance)
                .map(Change.AddColumn.class::cast)
                .filter(add -> !add.column().nullable())
                .isPresent();
    }

    /** Whether a check went because the column that it proved to be free of NULLs is so by itself now. */
    private boolean isProven(Subject check) {
        return catalog.leftovers().stream()
                .filter(Change.AddColumn.class::isInstance)
                .map(Change.AddColumn.class::cast)
                .anyMatch(add -> !add.column().nullable()
                        && check.equals(new Subject.OfConstraint(
                                add.table(), OwnNames.notNull(add.column().name()))));
    }

    /** Whether a key has the index by now. */
    private boolean isTakenOver(Change.CreateIndex create) {
        return catalog.leftovers().stream()
                .filter(Change.AddConstraint.class::isInstance)
                .map(Change.AddConstraint.class::cast)
                .filter(add -> add.table().equals(create.table()))
                .flatMap(add -> OnlineForms.uniqueIndex(add.constraint()).stream())
                .anyMatch(index -> index.name().equals(create.index().name()));
    }

    private Optional<Change> there(Subject subject) {
        Optional<Change> there = catalog.leftovers().stream()
                .filter(change -> change.subject().equals(subject))
                .findFirst();
        there.ifPresent(change -> used.add(change.subject()));
        return there;
    }

    private List<Piece> cleared(List<Piece> rest) {
        List<Piece> pieces = new ArrayList<>();
        Set<QualifiedName> coming = coming(rest);
        catalog.others().stream()
                .filter(other -> isOwnInvalid(other) || (isInvalid(other) && coming.contains(other.name())))
                .forEach(other -> pieces.add(dropped(other.name())));
        catalog.leftovers().stream()
                .filter(change -> !used.contains(change.subject()))
                .sorted(Comparator.comparingInt(Leftovers::turn))
                .forEach(change -> pieces.add(Piece.clearing(change.inverse())));
        return pieces;
    }

    /** What holds on to others goes first. */
    private static int turn(Change change) {
        if (change instanceof Change.AddConstraint add) {
            return add.constraint() instanceof ForeignKey ? 0 : 1;
        }
        return change instanceof Change.CreateIndex ? 2 : change instanceof Change.CreateEnum ? 4 : 3;
    }

    /** The names that indexes are to have. */
    private static Set<QualifiedName> coming(List<Piece> pieces) {
        Set<QualifiedName> names = new HashSet<>();
        for (Piece piece : pieces) {
            for (Change change : piece.changes()) {
                if (change instanceof Change.CreateIndex create) {
                    names.add(create.table().sibling(create.index().name().orElseThrow()));
                } else if (change instanceof Rename.OfIndex index) {
                    names.add(index.table().sibling(index.to()));
                }
            }
        }
        return names;
    }

    /** Nobody needs to know what it was to be. */
    private static Piece dropped(QualifiedName index) {
        return Piece.clearing(new Change.DropIndex(index, Index.of(false, "").withName(index.name())));
    }
}
