package org.nself.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.nself.schema.Check;
import org.nself.schema.Constraint;
import org.nself.schema.Deferral;
import org.nself.schema.Enforcement;
import org.nself.schema.Exclusion;
import org.nself.schema.ForeignKey;
import org.nself.schema.Index;
import org.nself.schema.PrimaryKey;
import org.nself.schema.QualifiedName;
import org.nself.schema.Subject;
import org.nself.schema.Table;
import org.nself.schema.UniqueKey;

/**
 * Compares what belongs to a table and has a name of its own: constraints and indexes. The same name with another
 * definition is replaced; the same definition under another name is renamed, not built again.
 *
 * @param kind how to look at one of them and which changes there are for it
 */
record NamedDiff<T>(QualifiedName table, Kind<T> kind, List<T> actual, List<T> desired, List<T> owned) {

    /** What constraints and indexes have in common for a differ. */
    record Kind<T>(
            Function<T, String> name,
            Function<T, Optional<String>> comment,
            Function<T, T> definition,
            Predicate<T> onlyOneOfItsKind,
            UnaryOperator<T> unalterable,
            BiFunction<T, T, Change> alter,
            Function<T, Change> create,
            Function<T, Change> drop,
            BiFunction<String, String, Change> rename,
            Function<String, Subject> subject) {}

    static List<Change> constraints(Table actual, Table desired, Table owned) {
        QualifiedName table = desired.name();
        Kind<Constraint> kind = new Kind<>(
                constraint -> constraint.name().orElseThrow(),
                Constraint::comment,
                constraint -> constraint.withName("").withComment(Optional.empty()),
                PrimaryKey.class::isInstance,
                NamedDiff::unalterable,
                (from, to) -> new Change.ChangeConstraint(table, from, to),
                constraint -> new Change.AddConstraint(table, constraint),
                constraint -> new Change.DropConstraint(table, constraint),
                (from, to) -> new Rename.OfConstraint(table, from, to),
                name -> new Subject.OfConstraint(table, name));
        return new NamedDiff<>(table, kind, actual.constraints(), desired.constraints(), owned.constraints()).changes();
    }

    static List<Change> indexes(Table actual, Table desired, Table owned) {
        QualifiedName table = desired.name();
        Kind<Index> kind = new Kind<>(
                index -> index.name().orElseThrow(),
                Index::comment,
                index -> index.withName("").withComment(Optional.empty()),
                index -> false,
                index -> index,
                (from, to) -> new Change.CreateIndex(table, to),
                index -> new Change.CreateIndex(table, index),
                index -> new Change.DropIndex(table, index),
                (from, to) -> new Rename.OfIndex(table, from, to),
                name -> new Subject.OfIndex(table, name));
        return new NamedDiff<>(table, kind, actual.indexes(), desired.indexes(), owned.indexes()).changes();
    }

    /** A constraint without what can be altered while it stands: when a foreign key is checked, and whether all rows were. */
    private static Constraint unalterable(Constraint constraint) {
        return switch (constraint) {
            case PrimaryKey key -> key;
            case UniqueKey key -> key;
            case Exclusion exclusion -> exclusion;
            case Check check -> check.withEnforcement(checked(check.enforcement()));
            case ForeignKey key ->
                key.withOptions(key.options()
                        .withDeferral(Deferral.NOT_DEFERRABLE)
                        .withEnforcement(checked(key.options().enforcement())));
        };
    }

    private static Enforcement checked(Enforcement enforcement) {
        return enforcement == Enforcement.NOT_VALID ? Enforcement.VALID : enforcement;
    }

    private List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        List<T> left = new ArrayList<>(actual);
        List<T> unmatched = new ArrayList<>();
        for (T to : desired) {
            Optional<T> from =
                    take(left, candidate -> name(candidate).equals(name(to)) && sameDefinition(candidate, to));
            from.ifPresentOrElse(present -> comment(present, to, changes), () -> unmatched.add(to));
        }
        for (T to : List.copyOf(unmatched)) {
            take(left, candidate -> name(candidate).equals(name(to)) && isAlterable(candidate, to))
                    .ifPresent(altered -> {
                        unmatched.remove(to);
                        changes.add(kind.alter().apply(altered, to));
                        comment(altered, to, changes);
                    });
        }
        for (T to : unmatched) {
            Optional<T> renamed =
                    take(left, candidate -> sameDefinition(candidate, to) && !named(desired, name(candidate)));
            if (renamed.isPresent()) {
                changes.add(kind.rename().apply(name(renamed.get()), name(to)));
                comment(renamed.get(), to, changes);
            } else {
                take(left, candidate -> standsInTheWay(candidate, to))
                        .ifPresent(replaced -> changes.add(kind.drop().apply(replaced)));
                changes.add(kind.create().apply(to));
            }
        }
        left.stream().filter(gone -> named(owned, name(gone))).map(kind.drop()).forEach(changes::add);
        return changes;
    }

    /** Another definition under the name that is wanted, or the one primary key that a table can have. */
    private boolean standsInTheWay(T candidate, T wanted) {
        return name(candidate).equals(name(wanted))
                || (kind.onlyOneOfItsKind().test(candidate)
                        && kind.onlyOneOfItsKind().test(wanted));
    }

    private void comment(T from, T to, List<Change> changes) {
        Optional<String> before = owned.stream()
                .filter(candidate -> name(candidate).equals(name(to)))
                .findFirst()
                .flatMap(kind.comment());
        Comments.change(
                        kind.subject().apply(name(to)),
                        kind.comment().apply(from),
                        kind.comment().apply(to),
                        before)
                .ifPresent(changes::add);
    }

    private boolean sameDefinition(T one, T other) {
        return kind.definition().apply(one).equals(kind.definition().apply(other));
    }

    private boolean isAlterable(T one, T other) {
        return sameDefinition(kind.unalterable().apply(one), kind.unalterable().apply(other));
    }

    private boolean named(List<T> all, String name) {
        return all.stream().anyMatch(candidate -> name(candidate).equals(name));
    }

    private String name(T named) {
        return kind.name().apply(named);
    }

    private static <T> Optional<T> take(List<T> from, Predicate<T> which) {
        Optional<T> found = from.stream().filter(which).findFirst();
        found.ifPresent(from::remove);
        return found;
    }
}
