package org.nself.benchmarks;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.nself.diff.Intents;
import org.nself.schema.QualifiedName;
import org.nself.schema.Subject;
import tools.jackson.databind.JsonNode;

/**
 * Old names that come with a transition: {@code schema.table.column->schema.table.column}, {@code schema.table->schema.table},
 * {@code schema->schema}, or an old name alone, whose new one is what stands in its place.
 */
final class RenameHints {

    private static final String OBJECTS = """
            SELECT n.nspname, c.relname, a.attname, a.attnum::int
            FROM pg_class c
            JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            WHERE c.relkind = 'r' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
            UNION ALL
            SELECT n.nspname, t.typname, NULL, 0 FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
            WHERE t.typtype = 'e'""";

    /** A column by its place, or an enum. */
    private record Found(
            String namespace, String name, @Nullable String column, int place) {}

    private final Map<Subject, QualifiedName> renames = new HashMap<>();

    private RenameHints() {}

    static Intents of(JsonNode request, DataSource from, DataSource to) throws SQLException {
        RenameHints hints = new RenameHints();
        if (request.path("rename_hints").isEmpty()) {
            return Intents.NONE;
        }
        List<Found> before = objects(from);
        List<Found> after = objects(to);
        for (JsonNode hint : request.path("rename_hints")) {
            String[] sides = hint.asString().split("->", 2);
            if (sides.length == 2) {
                hints.said(sides[0].split("\\.", -1), sides[1].split("\\.", -1));
            } else {
                hints.guessed(sides[0].replaceAll("^\"|\"$", ""), before, after);
            }
        }
        return new Intents(hints.renames, Map.of(), Map.of());
    }

    private void said(String[] from, String[] to) {
        if (to.length == 1) {
            renames.put(new Subject.OfNamespace(to[0]), QualifiedName.of(from[0]));
        } else if (to.length == 2) {
            any(new QualifiedName(from[0], from[1]), new QualifiedName(to[0], to[1]));
        } else {
            renames.put(new Subject.OfColumn(new QualifiedName(to[0], to[1]), to[2]), QualifiedName.of(from[2]));
        }
    }

    /** What there is not under the old name is passed over. */
    private void any(QualifiedName from, QualifiedName to) {
        renames.put(new Subject.OfTable(to), from);
        renames.put(new Subject.OfEnum(to), from);
        renames.put(new Subject.OfSequence(to), from);
    }

    private void guessed(String old, List<Found> before, List<Found> after) {
        Set<String> tablesAfter = names(after);
        Set<String> tablesBefore = names(before);
        for (Found gone : before) {
            if (old.equals(gone.column()) && !after.contains(gone)) {
                for (Found column : after) {
                    String name = column.column();
                    if (name != null && column.name().equals(gone.name()) && column.place() == gone.place()) {
                        QualifiedName table = new QualifiedName(column.namespace(), column.name());
                        renames.put(new Subject.OfColumn(table, name), QualifiedName.of(old));
                    }
                }
            }
            if (old.equals(gone.name()) && !tablesAfter.contains(old)) {
                List<String> fresh = new ArrayList<>(tablesAfter);
                fresh.removeAll(tablesBefore);
                if (fresh.size() == 1) {
                    any(
                            new QualifiedName(gone.namespace(), old),
                            new QualifiedName(gone.namespace(), fresh.getFirst()));
                }
            }
        }
    }

    private static Set<String> names(List<Found> objects) {
        Set<String> names = new HashSet<>();
        objects.forEach(found -> names.add(found.name()));
        return names;
    }

    private static List<Found> objects(DataSource database) throws SQLException {
        List<Found> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(OBJECTS)) {
            while (row.next()) {
                found.add(new Found(row.getString(1), row.getString(2), row.getString(3), row.getInt(4)));
            }
        }
        return found;
    }
}
