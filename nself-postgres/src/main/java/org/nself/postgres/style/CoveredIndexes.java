package org.nself.postgres.style;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nself.schema.Index;
import org.nself.schema.KeyOptions;
import org.nself.schema.Subject;
import org.nself.schema.Table;
import org.nself.spi.Problem;

/**
 * Finds indexes that another one of their table begins with. Equal ones are what the reader of a schema warns of.
 *
 * @see <a href="https://www.postgresql.org/docs/current/indexes-multicolumn.html">PostgreSQL: multicolumn indexes</a>
 */
final class CoveredIndexes {

    /** A b-tree of a table, of an index or of a key. */
    private record Tree(
            String words, List<Index.Part> parts, List<String> included, Optional<String> predicate, boolean ofKey) {

        /** Whether it finds, in the same order, all that the index finds. */
        boolean covers(Index index) {
            int size = index.parts().size();
            boolean begins = parts.size() >= size
                    && parts.subList(0, size).equals(index.parts())
                    && predicate.equals(index.predicate());
            return begins && carries(index) && !isAlike(index);
        }

        private boolean carries(Index index) {
            Set<String> carried = new HashSet<>(included);
            for (Index.Part part : parts) {
                if (part.value() instanceof Index.Value.Column column) {
                    carried.add(column.name());
                }
            }
            return carried.containsAll(index.included());
        }

        /** Whether the reader says it, or the two are one. */
        private boolean isAlike(Index index) {
            return parts.size() == index.parts().size()
                    && (ofKey || Set.copyOf(included).equals(Set.copyOf(index.included())));
        }
    }

    private CoveredIndexes() {}

    static List<Problem> check(Table table) {
        List<Problem> found = new ArrayList<>();
        if (table.indexes().isEmpty()) {
            return found;
        }
        List<Tree> trees = trees(table);
        for (Index index : table.indexes()) {
            if (!index.unique() && isTree(index)) {
                trees.stream()
                        .filter(tree -> tree.covers(index))
                        .findFirst()
                        .ifPresent(tree -> found.add(Rule.COVERED_INDEX.found(
                                Subject.of(table.name(), index),
                                words(index) + " finds nothing that " + tree.words() + " does not find",
                                "take it out, unless the other is much larger")));
            }
        }
        return found;
    }

    private static List<Tree> trees(Table table) {
        List<Tree> trees = new ArrayList<>();
        table.primaryKey()
                .filter(key -> !key.options().withoutOverlaps())
                .ifPresent(key -> trees.add(tree("the primary key", key.columns(), key.options())));
        table.uniqueKeys().stream()
                .filter(key -> !key.options().withoutOverlaps())
                .forEach(key -> trees.add(tree(
                        "the unique key over (" + String.join(", ", key.columns()) + ")",
                        key.columns(),
                        key.options())));
        table.indexes().stream()
                .filter(CoveredIndexes::isTree)
                .forEach(index ->
                        trees.add(new Tree(words(index), index.parts(), index.included(), index.predicate(), false)));
        return trees;
    }

    private static Tree tree(String words, List<String> columns, KeyOptions options) {
        return new Tree(
                words, columns.stream().map(Index.Part::column).toList(), options.included(), Optional.empty(), true);
    }

    private static boolean isTree(Index index) {
        return index.method().toLowerCase(Locale.ROOT).equals(Index.DEFAULT_METHOD);
    }

    private static String words(Index index) {
        return index.name()
                .map(name -> "index \"" + name + "\"")
                .orElseGet(() -> "the index over ("
                        + index.parts().stream().map(CoveredIndexes::words).collect(Collectors.joining(", ")) + ")");
    }

    private static String words(Index.Part part) {
        String value = switch (part.value()) {
            case Index.Value.Column column -> column.name();
            case Index.Value.Expression expression -> expression.sql();
        };
        return value + part.order().map(order -> " " + order).orElse("");
    }
}
