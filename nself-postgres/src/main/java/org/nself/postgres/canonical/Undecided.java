package org.nself.postgres.canonical;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nself.schema.Check;
import org.nself.schema.Column;
import org.nself.schema.ColumnOptions;
import org.nself.schema.Exclusion;
import org.nself.schema.Generated;
import org.nself.schema.Index;
import org.nself.schema.Table;
import org.nself.schema.TableOptions;

/**
 * What only the server can compare of a wanted table and the one that is there: the tables with nothing but the texts that
 * differ, and the columns that these speak of.
 */
record Undecided(Table wanted, Table actual) {

    /** Empty when the tables can be compared without the server. */
    static Optional<Undecided> between(Table wanted, Table actual) {
        Set<String> defaults = columns(wanted, actual, Undecided::isDefaultOpen);
        Set<String> generated = columns(wanted, actual, Undecided::isExpressionOpen);
        Open<Check> checks = Open.of(wanted.checks(), actual.checks(), check -> List.of(check.expression()));
        Open<Exclusion> exclusions =
                Open.of(wanted.exclusions(), actual.exclusions(), exclusion -> List.of(exclusion.definition()));
        Open<Index> indexes = Open.of(wanted.indexes(), actual.indexes(), Undecided::texts);
        boolean decided = defaults.isEmpty()
                && generated.isEmpty()
                && checks.wanted().isEmpty()
                && exclusions.wanted().isEmpty()
                && indexes.wanted().isEmpty();
        return decided
                ? Optional.empty()
                : Optional.of(new Undecided(
                        narrowed(wanted, defaults, generated, checks.wanted(), exclusions.wanted(), indexes.wanted()),
                        narrowed(actual, defaults, generated, checks.actual(), exclusions.actual(), indexes.actual())));
    }

    /** Objects with texts that the other side does not have. */
    private record Open<T>(List<T> wanted, List<T> actual) {

        /** Where one side has none there is nothing to compare, and where every text stands on the other side it is done. */
        static <T> Open<T> of(List<T> wanted, List<T> actual, Function<T, Collection<String>> texts) {
            List<T> open = without(wanted, actual, texts);
            return open.isEmpty() || actual.isEmpty()
                    ? new Open<>(List.of(), List.of())
                    : new Open<>(open, without(actual, wanted, texts));
        }

        private static <T> List<T> without(List<T> own, List<T> others, Function<T, Collection<String>> texts) {
            Set<String> there = new HashSet<>();
            others.forEach(other -> there.addAll(texts.apply(other)));
            return own.stream()
                    .filter(one -> !there.containsAll(texts.apply(one)))
                    .toList();
        }
    }

    private static Set<String> columns(Table wanted, Table actual, BiPredicate<Column, Column> isOpen) {
        return wanted.columns().stream()
                .filter(column -> actual.column(column.name())
                        .filter(there -> there.type().equals(column.type()) && isOpen.test(column, there))
                        .isPresent())
                .map(Column::name)
                .collect(Collectors.toSet());
    }

    private static boolean isDefaultOpen(Column wanted, Column actual) {
        return wanted.defaultValue().isPresent()
                && actual.defaultValue().isPresent()
                && !ColumnAligner.isPlainlySameDefault(wanted, actual);
    }

    private static boolean isExpressionOpen(Column wanted, Column actual) {
        return wanted.generated().isPresent()
                && actual.generated().isPresent()
                && !wanted.generated().equals(actual.generated());
    }

    /** Texts of different kinds never look alike: each begins with its kind. */
    private static List<String> texts(Index index) {
        List<String> texts = new ArrayList<>();
        index.predicate().ifPresent(predicate -> texts.add("where " + predicate));
        for (Index.Part part : index.parts()) {
            if (part.value() instanceof Index.Value.Expression expression) {
                texts.add("on " + expression.sql());
            }
            if (part.order().isPresent()) {
                texts.add("by " + Texts.key(index.method(), part));
            }
        }
        return texts;
    }

    private static Table narrowed(
            Table table,
            Set<String> defaults,
            Set<String> generated,
            List<Check> checks,
            List<Exclusion> exclusions,
            List<Index> indexes) {
        String spoken = Stream.of(
                        checks.stream().map(Check::expression),
                        exclusions.stream().map(Exclusion::definition),
                        indexes.stream().map(Index::toString),
                        table.columns().stream()
                                .filter(column -> generated.contains(column.name()))
                                .flatMap(column -> column.generated().stream())
                                .map(Generated::expression))
                .flatMap(texts -> texts)
                .collect(Collectors.joining("\n"))
                .toLowerCase(Locale.ROOT);
        List<Column> columns = table.columns().stream()
                .filter(column -> defaults.contains(column.name())
                        || generated.contains(column.name())
                        || isSpokenOf(column, spoken))
                .map(column -> Column.of(column.name(), column.type())
                        .withOptions(ColumnOptions.NONE.withCollation(
                                column.options().collation()))
                        .withDefault(defaults.contains(column.name()) ? column.defaultValue() : Optional.empty())
                        .withGenerated(generated.contains(column.name()) ? column.generated() : Optional.empty()))
                .toList();
        return new Table(
                table.name(),
                columns,
                Optional.empty(),
                List.of(),
                List.of(),
                checks,
                exclusions,
                indexes,
                TableOptions.NONE,
                Optional.empty());
    }

    /** Says yes too often rather than too seldom; a name that SQL can spell in other ways is taken for spoken of. */
    private static boolean isSpokenOf(Column column, String spoken) {
        String name = column.name().toLowerCase(Locale.ROOT);
        return name.contains("\"") || spoken.contains(name) || spoken.contains("u&\"");
    }
}
