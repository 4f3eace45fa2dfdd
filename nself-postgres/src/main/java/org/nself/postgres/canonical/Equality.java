package org.nself.postgres.canonical;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nself.schema.Check;
import org.nself.schema.Constraint;
import org.nself.schema.ForeignKey;
import org.nself.schema.Index;
import org.nself.schema.PrimaryKey;
import org.nself.schema.UniqueKey;

/**
 * Whether something wanted is what is there already, whatever it is called. The server has been asked how it prints
 * both sides, for its printing is no fixpoint: what it printed once it may print differently when it reads it again.
 */
record Equality(Texts wantedTexts, Texts actualTexts) {

    /** Whether the definitions are equal, leaving aside what the author cannot say. */
    boolean same(Named wanted, Named actual) {
        return switch (wanted) {
            case Named.OfConstraint one ->
                switch (actual) {
                    case Named.OfConstraint other -> same(one.constraint(), other.constraint());
                    case Named.OfIndex other -> isSameUniqueness(one.constraint(), other.index());
                };
            case Named.OfIndex one ->
                switch (actual) {
                    case Named.OfConstraint other -> isSameUniqueness(other.constraint(), one.index());
                    case Named.OfIndex other -> same(one.index(), other.index());
                };
        };
    }

    /** Whether it is an index over some of the rows. */
    static boolean isPartial(Named named) {
        return named instanceof Named.OfIndex index && index.index().predicate().isPresent();
    }

    /** Whether the wanted one takes the place of the one that is there, so that it should keep its name. */
    static boolean succeeds(Named wanted, Named actual) {
        if (!(wanted instanceof Named.OfConstraint one) || !(actual instanceof Named.OfConstraint other)) {
            return false;
        }
        return switch (one.constraint()) {
            case PrimaryKey ignored -> other.constraint() instanceof PrimaryKey;
            case ForeignKey key ->
                other.constraint() instanceof ForeignKey before && key.columns().equals(before.columns());
            case UniqueKey ignored -> false;
            case Check ignored -> false;
        };
    }

    private boolean same(Constraint wanted, Constraint actual) {
        return switch (wanted) {
            case PrimaryKey key ->
                actual instanceof PrimaryKey other && key.columns().equals(other.columns());
            case UniqueKey key ->
                actual instanceof UniqueKey other && key.columns().equals(other.columns());
            case ForeignKey key -> actual instanceof ForeignKey other && same(key, other);
            case Check check -> actual instanceof Check other && sameCheck(check.expression(), other.expression());
        };
    }

    private static boolean same(ForeignKey wanted, ForeignKey actual) {
        return wanted.target().equals(actual.target())
                && wanted.onDelete() == actual.onDelete()
                && wanted.onUpdate() == actual.onUpdate()
                && pairs(wanted).equals(pairs(actual));
    }

    /** In which order the columns are paired has no meaning. */
    private static Set<List<String>> pairs(ForeignKey key) {
        Set<List<String>> pairs = new HashSet<>();
        for (int i = 0; i < key.columns().size(); i++) {
            pairs.add(List.of(key.columns().get(i), key.targetColumns().get(i)));
        }
        return pairs;
    }

    private boolean sameCheck(String wanted, String actual) {
        return same(
                wanted,
                actual,
                wantedTexts.checks().get(wanted),
                actualTexts.checks().get(actual));
    }

    /** A predicate that a named index has is unspoken and stays; an unnamed one without must not match one with. */
    private boolean same(Index wanted, Index actual) {
        boolean comparable = wanted.unique() == actual.unique()
                && wanted.method().equals(actual.method())
                && wanted.parts().size() == actual.parts().size()
                && (wanted.name().isPresent() || actual.predicate().isEmpty());
        if (!comparable) {
            return false;
        }
        for (int i = 0; i < wanted.parts().size(); i++) {
            if (!same(wanted.parts().get(i).value(), actual.parts().get(i).value())) {
                return false;
            }
        }
        return true;
    }

    private boolean same(Index.Value wanted, Index.Value actual) {
        return switch (wanted) {
            case Index.Value.Column column -> column.equals(actual);
            case Index.Value.Expression expression ->
                actual instanceof Index.Value.Expression other
                        && same(
                                expression.sql(),
                                other.sql(),
                                wantedTexts.indexed().get(expression.sql()),
                                actualTexts.indexed().get(other.sql()));
        };
    }

    private static boolean same(
            String wanted, String actual, @Nullable String wantedPrinted, @Nullable String actualPrinted) {
        return Literals.same(wanted, actual)
                || (wantedPrinted != null && (wantedPrinted.equals(actual) || wantedPrinted.equals(actualPrinted)));
    }

    /** A unique index over plain columns says what a unique key says. */
    private static boolean isSameUniqueness(Constraint constraint, Index index) {
        return constraint instanceof UniqueKey key && isUniqueOver(index, key.columns());
    }

    private static boolean isUniqueOver(Index index, List<String> columns) {
        List<Index.Value> values = index.parts().stream().map(Index.Part::value).toList();
        return index.unique()
                && index.predicate().isEmpty()
                && index.included().isEmpty()
                && index.method().equals(Index.DEFAULT_METHOD)
                && values.equals(columns.stream()
                        .<Index.Value>map(Index.Value.Column::new)
                        .toList());
    }
}
