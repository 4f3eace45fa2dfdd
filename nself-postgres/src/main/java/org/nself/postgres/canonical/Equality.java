package org.nself.postgres.canonical;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nself.schema.Check;
import org.nself.schema.Constraint;
import org.nself.schema.Enforcement;
import org.nself.schema.Exclusion;
import org.nself.schema.ForeignKey;
import org.nself.schema.Index;
import org.nself.schema.KeyOptions;
import org.nself.schema.PrimaryKey;
import org.nself.schema.ReferenceOptions;
import org.nself.schema.Table;
import org.nself.schema.UniqueKey;

/**
 * Whether something wanted is what is there already, whatever it is called. The server has been asked how it prints
 * both sides, for its printing is no fixpoint: what it printed once it may print differently when it reads it again.
 *
 * <p>What the author leaves unspoken is equal to whatever is there, unless it was spoken of before.
 *
 * @param declared the table as it was declared before; without anything when it was not
 */
record Equality(Texts wantedTexts, Texts actualTexts, Table declared) {

    /** Whether the definitions are equal, leaving aside what the author does not say. */
    boolean same(Named wanted, Named actual) {
        return switch (wanted) {
            case Named.OfConstraint one ->
                switch (actual) {
                    case Named.OfConstraint other -> same(one.constraint(), other.constraint());
                    case Named.OfIndex other ->
                        isSameUniqueness(one.constraint(), other.index()) && !isDeclaredAs(actual);
                };
            case Named.OfIndex one ->
                switch (actual) {
                    case Named.OfConstraint other ->
                        isSameUniqueness(other.constraint(), one.index()) && !isDeclaredAs(actual);
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
            case Exclusion ignored -> false;
        };
    }

    /** Whether the author said before that it is just this, a constraint or an index, and so means the other one now. */
    private boolean isDeclaredAs(Named actual) {
        return Named.of(declared).stream()
                .anyMatch(before -> before.name().equals(actual.name()) && before.getClass() == actual.getClass());
    }

    private boolean same(Constraint wanted, Constraint actual) {
        return switch (wanted) {
            case PrimaryKey key ->
                actual instanceof PrimaryKey other
                        && key.columns().equals(other.columns())
                        && same(
                                key.options(),
                                other.options(),
                                declared.primaryKey().map(PrimaryKey::options).orElse(KeyOptions.NONE));
            case UniqueKey key ->
                actual instanceof UniqueKey other
                        && key.columns().equals(other.columns())
                        && same(key.options(), other.options(), before(other));
            case ForeignKey key -> actual instanceof ForeignKey other && same(key, other);
            case Check check -> actual instanceof Check other && same(check, other);
            case Exclusion exclusion ->
                actual instanceof Exclusion other
                        && same(
                                exclusion.definition(),
                                other.definition(),
                                wantedTexts.exclusions().get(exclusion.definition()),
                                actualTexts.exclusions().get(other.definition()));
        };
    }

    private KeyOptions before(UniqueKey actual) {
        return declared.uniqueKeys().stream()
                .filter(key -> key.name().isEmpty()
                        ? key.columns().equals(actual.columns())
                        : key.name().equals(actual.name()))
                .map(UniqueKey::options)
                .findFirst()
                .orElse(KeyOptions.NONE);
    }

    private static boolean same(KeyOptions wanted, KeyOptions actual, KeyOptions before) {
        KeyOptions none = KeyOptions.NONE;
        return same(
                        wanted.nullsNotDistinct(),
                        actual.nullsNotDistinct(),
                        before.nullsNotDistinct(),
                        none.nullsNotDistinct())
                && same(wanted.included(), actual.included(), before.included(), none.included())
                && same(wanted.deferral(), actual.deferral(), before.deferral(), none.deferral())
                && same(wanted.parameters(), actual.parameters(), before.parameters(), none.parameters())
                && wanted.withoutOverlaps() == actual.withoutOverlaps();
    }

    /** Equal, or unspoken now and before. */
    private static <T> boolean same(T wanted, T actual, T before, T unspoken) {
        return wanted.equals(actual) || (wanted.equals(unspoken) && before.equals(unspoken));
    }

    private boolean same(ForeignKey wanted, ForeignKey actual) {
        return wanted.target().equals(actual.target())
                && wanted.onDelete() == actual.onDelete()
                && wanted.onUpdate() == actual.onUpdate()
                && pairs(wanted).equals(pairs(actual))
                && same(wanted.options(), actual.options(), before(actual));
    }

    private ReferenceOptions before(ForeignKey actual) {
        return declared.foreignKeys().stream()
                .filter(key -> key.name().isEmpty()
                        ? pairs(key).equals(pairs(actual))
                        : key.name().equals(actual.name()))
                .map(ForeignKey::options)
                .findFirst()
                .orElse(ReferenceOptions.NONE);
    }

    private static boolean same(ReferenceOptions wanted, ReferenceOptions actual, ReferenceOptions before) {
        ReferenceOptions none = ReferenceOptions.NONE;
        return same(wanted.matchFull(), actual.matchFull(), before.matchFull(), none.matchFull())
                && same(wanted.setColumns(), actual.setColumns(), before.setColumns(), none.setColumns())
                && same(wanted.deferral(), actual.deferral(), before.deferral(), none.deferral())
                && same(wanted.enforcement(), actual.enforcement(), before.enforcement(), none.enforcement())
                && wanted.period() == actual.period();
    }

    /** In which order the columns are paired has no meaning. */
    private static Set<List<String>> pairs(ForeignKey key) {
        Set<List<String>> pairs = new HashSet<>();
        for (int i = 0; i < key.columns().size(); i++) {
            pairs.add(List.of(key.columns().get(i), key.targetColumns().get(i)));
        }
        return pairs;
    }

    private boolean same(Check wanted, Check actual) {
        Check before = declared.checks().stream()
                .filter(check -> check.name().equals(actual.name()))
                .findFirst()
                .orElse(Check.of(""));
        return same(
                        wanted.expression(),
                        actual.expression(),
                        wantedTexts.checks().get(wanted.expression()),
                        actualTexts.checks().get(actual.expression()))
                && same(wanted.noInherit(), actual.noInherit(), before.noInherit(), false)
                && same(wanted.enforcement(), actual.enforcement(), before.enforcement(), Enforcement.VALID);
    }

    /** A predicate that a named index has is unspoken and stays; an unnamed one without must not match one with. */
    private boolean same(Index wanted, Index actual) {
        Optional<Index> before = declared.indexes().stream()
                .filter(index -> index.name().equals(actual.name()))
                .findFirst();
        return wanted.unique() == actual.unique()
                && wanted.method().equals(actual.method())
                && wanted.parts().size() == actual.parts().size()
                && samePredicate(wanted, actual, before)
                && same(
                        wanted.included(),
                        actual.included(),
                        before.map(Index::included).orElse(List.of()),
                        List.of())
                && same(
                        wanted.nullsNotDistinct(),
                        actual.nullsNotDistinct(),
                        before.map(Index::nullsNotDistinct).orElse(false),
                        false)
                && same(
                        wanted.parameters(),
                        actual.parameters(),
                        before.map(Index::parameters).orElse(List.of()),
                        List.of())
                && sameParts(wanted, actual, before);
    }

    private boolean samePredicate(Index wanted, Index actual, Optional<Index> before) {
        if (wanted.predicate().isEmpty()) {
            boolean unspoken = wanted.name().isPresent()
                    && before.flatMap(Index::predicate).isEmpty();
            return actual.predicate().isEmpty() || unspoken;
        }
        String written = wanted.predicate().get();
        return actual.predicate()
                .filter(there -> same(
                        written,
                        there,
                        wantedTexts.predicates().get(written),
                        actualTexts.predicates().get(there)))
                .isPresent();
    }

    private boolean sameParts(Index wanted, Index actual, Optional<Index> before) {
        for (int i = 0; i < wanted.parts().size(); i++) {
            Index.Part own = wanted.parts().get(i);
            Index.Part other = actual.parts().get(i);
            int at = i;
            Optional<String> orderBefore = before.filter(index -> index.parts().size() > at)
                    .flatMap(index -> index.parts().get(at).order());
            if (!same(own.value(), other.value())) {
                return false;
            }
            boolean unspoken = own.order().isEmpty() && orderBefore.isEmpty();
            if (!unspoken && !sameOrder(wanted.method(), own, other)) {
                return false;
            }
        }
        return true;
    }

    private boolean sameOrder(String method, Index.Part wanted, Index.Part actual) {
        String printed = wanted.order().isEmpty() ? "" : wantedTexts.orders().get(Texts.key(method, wanted));
        return wanted.order().equals(actual.order())
                || Objects.equals(printed, actual.order().orElse(""));
    }

    private boolean same(Index.Value wanted, Index.Value actual) {
        return switch (wanted) {
            case Index.Value.Column column -> column.equals(actual);
            case Index.Value.Expression expression ->
                switch (actual) {
                    case Index.Value.Expression other ->
                        same(
                                expression.sql(),
                                other.sql(),
                                wantedTexts.indexed().get(expression.sql()),
                                actualTexts.indexed().get(other.sql()));
                    // PostgreSQL takes an expression that is a column and nothing more for the column.
                    case Index.Value.Column column -> {
                        String printed = wantedTexts.indexed().get(expression.sql());
                        yield column.name().equals(printed)
                                || ("\"" + column.name().replace("\"", "\"\"") + "\"").equals(printed);
                    }
                };
        };
    }

    /** Whether two texts are equal as they stand, or as the server prints them. */
    static boolean same(String wanted, String actual, @Nullable String wantedPrinted, @Nullable String actualPrinted) {
        return Literals.same(wanted, actual)
                || (wantedPrinted != null && (wantedPrinted.equals(actual) || wantedPrinted.equals(actualPrinted)));
    }

    /** A unique index over plain columns says what a unique key says. */
    private static boolean isSameUniqueness(Constraint constraint, Index index) {
        return constraint instanceof UniqueKey key
                && key.options().equals(KeyOptions.NONE)
                && isUniqueOver(index, key.columns());
    }

    private static boolean isUniqueOver(Index index, List<String> columns) {
        List<Index.Value> values = index.parts().stream().map(Index.Part::value).toList();
        return index.unique()
                && index.predicate().isEmpty()
                && index.included().isEmpty()
                && !index.nullsNotDistinct()
                && index.method().equals(Index.DEFAULT_METHOD)
                && values.equals(columns.stream()
                        .<Index.Value>map(Index.Value.Column::new)
                        .toList());
    }
}
