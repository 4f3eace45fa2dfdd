package org.nself.postgres.style;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.nself.schema.Enforcement;
import org.nself.schema.ForeignKey;
import org.nself.schema.ForeignKey.Action;
import org.nself.schema.Index;
import org.nself.schema.Subject;
import org.nself.schema.Table;
import org.nself.spi.Problem;

/**
 * Finds foreign keys that make a change of the table they refer to slow, or impossible.
 *
 * @see <a href="https://www.postgresql.org/docs/current/ddl-constraints.html#DDL-CONSTRAINTS-FK">PostgreSQL: foreign keys</a>
 */
final class References {

    private static final Pattern AND = Pattern.compile("\\sand\\s", Pattern.CASE_INSENSITIVE);
    private static final Pattern KNOWN =
            Pattern.compile("[\\s(]*\"?([^\\s()\"]+)\"?\\s+is\\s+not\\s+null[\\s)]*", Pattern.CASE_INSENSITIVE);
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Table table;
    private final List<Problem> found = new ArrayList<>();

    private References(Table table) {
        this.table = table;
    }

    static List<Problem> check(Table table) {
        References references = new References(table);
        table.foreignKeys().forEach(references::check);
        return references.found;
    }

    private void check(ForeignKey key) {
        // What is not enforced is not looked up; what covers a period is looked up by ranges, in an index of its own
        // kind.
        if (key.enforcement() == Enforcement.NOT_ENFORCED || key.options().period()) {
            return;
        }
        if (!isFound(key.columns())) {
            found.add(Rule.REFERENCE_WITHOUT_INDEX.found(
                    Subject.of(table.name(), key),
                    "no index of " + table.name() + " begins with " + names(key.columns())
                            + ", so all its rows are read whenever one of " + key.target() + " goes or changes its key",
                    "write indexes { " + written(key.columns()) + " } in " + table.name()));
        }
        nulls(key);
    }

    private void nulls(ForeignKey key) {
        List<String> onDelete = key.onDelete() != Action.SET_NULL
                ? List.of()
                : key.options().setColumns().isEmpty()
                        ? key.columns()
                        : key.options().setColumns();
        List<String> onUpdate = key.onUpdate() == Action.SET_NULL ? key.columns() : List.of();
        refused(onDelete)
                .map(column -> refused(key, column, "deleted", "delete"))
                .or(() -> refused(onUpdate).map(column -> refused(key, column, "given another key", "update")))
                .ifPresent(found::add);
    }

    private Optional<String> refused(List<String> columns) {
        return columns.stream()
                .filter(column -> Nulls.areRefused(table, column))
                .findFirst();
    }

    private Problem refused(ForeignKey key, String column, String event, String setting) {
        return Rule.NULL_WHERE_NONE_MAY_BE.found(
                Subject.of(table.name(), key),
                "when a row of " + key.target() + " is " + event + ", column \"" + column
                        + "\" becomes null, which it may not be; PostgreSQL refuses it then",
                "write " + setting + ": restrict or cascade, or let the column be null");
    }

    /** Whether rows with given values in these columns can be found without reading all. */
    private boolean isFound(List<String> columns) {
        return table.primaryKey().filter(key -> begins(key.columns(), columns)).isPresent()
                || table.uniqueKeys().stream().anyMatch(key -> begins(key.columns(), columns))
                || table.indexes().stream().anyMatch(index -> finds(index, columns))
                || table.exclusions().stream().anyMatch(exclusion -> mentions(exclusion.definition(), columns));
    }

    /** In what order they come does not matter, as long as nothing stands between. */
    private static boolean begins(List<String> indexed, List<String> columns) {
        return indexed.size() >= columns.size()
                && new HashSet<>(indexed.subList(0, columns.size())).containsAll(columns);
    }

    private static boolean finds(Index index, List<String> columns) {
        boolean holdsAll = index.predicate().isEmpty()
                || saysThatTheyAreKnown(index.predicate().get(), columns);
        List<String> indexed = new ArrayList<>();
        for (Index.Part part : index.parts()) {
            // An expression has no name; an empty one keeps its place.
            indexed.add(part.value() instanceof Index.Value.Column column ? column.name() : "");
        }
        boolean ordered = index.method().toLowerCase(Locale.ROOT).equals(Index.DEFAULT_METHOD);
        return holdsAll && (ordered ? begins(indexed, columns) : indexed.containsAll(columns));
    }

    /** No row without a value refers to anything, so an index may leave those out. */
    private static boolean saysThatTheyAreKnown(String predicate, List<String> columns) {
        for (String each : AND.split(predicate, -1)) {
            Matcher known = KNOWN.matcher(each);
            if (!known.matches() || !columns.contains(known.group(1))) {
                return false;
            }
        }
        return true;
    }

    /** Its index may begin with them; its definition is SQL, so whether it does is not asked. */
    private static boolean mentions(String definition, List<String> columns) {
        Set<String> words = new HashSet<>(List.of(definition.split("[^\\p{L}\\p{M}\\p{Nd}_$]+", -1)));
        return words.containsAll(columns);
    }

    private static String names(List<String> columns) {
        return columns.size() == 1 ? "\"" + columns.getFirst() + "\"" : "(" + String.join(", ", columns) + ")";
    }

    private static String written(List<String> columns) {
        String all = columns.stream()
                .map(column -> PLAIN.matcher(column).matches() ? column : "\"" + column + "\"")
                .collect(Collectors.joining(", "));
        return columns.size() == 1 ? all : "(" + all + ")";
    }
}
