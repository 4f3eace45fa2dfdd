package org.nself.dbml.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.nself.schema.Column;
import org.nself.schema.ForeignKey;
import org.nself.schema.PrimaryKey;
import org.nself.schema.Schema;
import org.nself.schema.Table;

/** What this reader makes of a file for a database: keys, what may be null, and comments. */
final class BoundSchema {

    private BoundSchema() {}

    /** @param declared the names of the tables that are declared; others stand between two of them */
    static List<String> lines(Schema schema, Set<String> declared) {
        List<String> lines = new ArrayList<>();
        for (Table table : schema.tables()) {
            String name = table.name().toString();
            if (!declared.contains(name)) {
                List<String> sides =
                        table.foreignKeys().stream().map(BoundSchema::target).toList();
                lines.add(GoldenSchema.between(sides.getFirst(), sides.getLast()));
                continue;
            }
            List<String> key = table.primaryKey().map(PrimaryKey::columns).orElse(List.of());
            lines.add(Line.of(name)
                    .say("key", String.join(",", key))
                    .note(table.comment())
                    .toString());
            table.columns().forEach(column -> lines.add(column(name, column)));
            table.foreignKeys().forEach(foreign -> lines.add(key(name, foreign)));
        }
        return lines;
    }

    private static String column(String table, Column column) {
        return Line.of(table + "." + column.name())
                .flag("null", column.nullable())
                .note(column.comment())
                .toString();
    }

    private static String key(String table, ForeignKey key) {
        return Line.of(table + "(" + String.join(",", key.columns()) + ")")
                .say("refers", target(key))
                .say("name", key.name())
                .say("delete", action(key.onDelete()))
                .say("update", action(key.onUpdate()))
                .toString();
    }

    private static String target(ForeignKey key) {
        return key.target() + "(" + String.join(",", key.targetColumns()) + ")";
    }

    private static String action(ForeignKey.Action action) {
        return action.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
