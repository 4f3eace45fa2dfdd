package org.nself.postgres.corpus;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.nself.postgres.TestDatabase;

/**
 * Puts a few made-up rows into every empty table, by the types of its columns. It knows nothing of keys' order or of checks:
 * it tries, with this value and with that, and comes again as long as tables get filled that others may have waited for.
 */
final class RowFiller {

    private static final int ROWS = 6;

    /** Ordinary and partitioned tables; a partition is filled through the table that it is part of. */
    private static final String TABLES = """
            SELECT c.oid::int, c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition
               AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'nself') ORDER BY 2""";

    /** What the server fills in itself is left to it. Of a foreign key, the column that is referred to. */
    private static final String COLUMNS = """
            SELECT quote_ident(a.attname), b.typname, format_type(a.atttypid, a.atttypmod), b.typcategory, b.typtype,
                   a.attnotnull, GREATEST(a.atttypmod - 4, t.typtypmod - 4),
                   (SELECT k.confrelid::regclass::text FROM pg_constraint k WHERE k.conrelid = a.attrelid AND k.contype = 'f'
                       AND a.attnum = ANY (k.conkey) AND k.conparentid = 0 ORDER BY k.oid LIMIT 1),
                   (SELECT quote_ident(r.attname) FROM pg_constraint k, unnest(k.conkey, k.confkey) u (x, y), pg_attribute r
                     WHERE k.conrelid = a.attrelid AND k.contype = 'f' AND k.conparentid = 0 AND u.x = a.attnum
                       AND r.attrelid = k.confrelid AND r.attnum = u.y ORDER BY k.oid LIMIT 1),
                   (SELECT string_agg(quote_literal(e.enumlabel), ',' ORDER BY e.enumsortorder) FROM pg_enum e
                     WHERE e.enumtypid = b.oid)
              FROM pg_attribute a
              JOIN pg_type t ON t.oid = a.atttypid
              JOIN pg_type b ON b.oid = CASE WHEN t.typtype = 'd' THEN t.typbasetype ELSE t.oid END
             WHERE a.attrelid = ?::oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' AND a.attidentity = ''
               AND NOT EXISTS (SELECT FROM pg_attrdef d WHERE d.adrelid = a.attrelid AND d.adnum = a.attnum
                                  AND pg_get_expr(d.adbin, d.adrelid) LIKE 'nextval(%')
             ORDER BY a.attnum""";

    private final TestDatabase database;

    private RowFiller(TestDatabase database) {
        this.database = database;
    }

    /**
     * What came of it.
     *
     * @param empty the tables that could not be filled
     */
    record Filled(int tables, Set<String> empty) {}

    static Filled fill(TestDatabase database) throws SQLException {
        return new RowFiller(database).fill();
    }

    private Filled fill() throws SQLException {
        List<List<String>> tables = database.query(TABLES);
        Set<String> empty = new TreeSet<>();
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            List<Table> waiting = new ArrayList<>();
            for (List<String> table : tables) {
                if (database.query("SELECT FROM " + table.get(1) + " LIMIT 1").isEmpty()) {
                    waiting.add(new Table(table.get(1), database.query(COLUMNS.replace("?", table.get(0)))));
                }
            }
            boolean more = true;
            while (more) {
                more = waiting.removeIf(table -> table.fill(statement) > 0);
            }
            waiting.forEach(table -> empty.add(table.name()));
        }
        return new Filled(tables.size(), empty);
    }

    /** A table that is empty. */
    private record Table(String name, List<List<String>> columns) {

        /** Tells how many rows it got. */
        int fill(Statement statement) {
            int filled = 0;
            for (int row = 1; row <= ROWS; row++) {
                int number = row;
                for (boolean all : List.of(true, false)) {
                    for (int base : List.of(0, 2000)) {
                        if (number == row && isDone(statement, insert(row, base, all))) {
                            number = 0;
                            filled++;
                        }
                    }
                }
            }
            return filled;
        }

        private static boolean isDone(Statement statement, String sql) {
            try {
                return statement.executeUpdate(sql) == 1;
            } catch (SQLException refused) {
                return false;
            }
        }

        private String insert(int row, int base, boolean all) {
            List<List<String>> some = columns.stream()
                    .filter(column -> all || column.get(5).equals("t"))
                    .toList();
            if (some.isEmpty()) {
                return "INSERT INTO " + name + " DEFAULT VALUES";
            }
            return "INSERT INTO " + name
                    + some.stream().map(List::getFirst).collect(Collectors.joining(", ", " (", ")"))
                    + some.stream()
                            .map(column -> reference(column, row, base))
                            .collect(Collectors.joining(", ", " VALUES (", ")"));
        }

        private static String reference(List<String> column, int row, int base) {
            String target = column.get(7);
            return target.equals("null")
                    ? value(column, row, base)
                    : "(SELECT %1$s FROM %2$s ORDER BY tableoid, ctid LIMIT 1 OFFSET %3$d %% (SELECT greatest(count(*), 1) FROM %2$s))"
                            .formatted(column.get(8), target, row);
        }

        private static String value(List<String> column, int row, int base) {
            String type = column.get(1);
            String full = column.get(2);
            return switch (column.get(3)) {
                case "A" -> "'{}'";
                case "B" -> row % 2 == 0 ? "true" : "false";
                case "D" ->
                    type.startsWith("time") && !type.startsWith("timestamp")
                            ? "'10:0" + row + "'"
                            : "'2022-0" + row + "-15'";
                case "E" ->
                    "(ARRAY[" + column.get(9) + "])[1 + " + row + " % cardinality(ARRAY[" + column.get(9) + "])]::"
                            + full;
                case "I" -> "'10.0.0." + row + "'";
                case "N" -> String.valueOf(base + row);
                case "S" -> text(row, Integer.parseInt(column.get(6)));
                case "T" -> "'" + row + " days'";
                default -> other(type.toLowerCase(Locale.ROOT), row);
            };
        }

        /** Something that has to be escaped is in it, where there is room. */
        private static String text(int row, int most) {
            String text = row + " o''clock\t\\N é\n";
            return most > 0 && most < 16 ? "left('" + row + "abcdefghijklmnop', " + most + ")" : "'" + text + "'";
        }

        private static String other(String type, int row) {
            return switch (type) {
                case "uuid" -> "md5('" + row + "')::uuid";
                case "json", "jsonb" -> "'{\"row\": " + row + "}'";
                case "bytea" -> "'\\x00ff0" + row + "'";
                case "tsvector" -> "'a:1 b:" + (row + 1) + "'";
                case "xml" -> "'<row/>'";
                case "bit", "varbit" -> "B'1'";
                default -> "NULL";
            };
        }
    }
}
