package org.nself.testkit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.nself.schema.QualifiedName;

/**
 * A database as it was at one moment.
 *
 * @param rows for each table how many it has and what they add up to, whatever the order of rows and columns
 */
record Moment(FoundDatabase found, Identities identities, Map<QualifiedName, String> rows) {

    private static final String TABLES = """
            SELECT n.nspname, c.relname, c.relkind = 'p'
            FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relpersistence <> 't'
                AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'nself')
            ORDER BY n.nspname, c.relname""";

    static Moment of(DataSource source) {
        FoundDatabase found = FoundDatabase.look(source);
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            Map<QualifiedName, String> rows = new LinkedHashMap<>();
            for (Map.Entry<QualifiedName, String> table : tables(statement).entrySet()) {
                rows.put(table.getKey(), sum(table.getValue(), statement));
            }
            return new Moment(found, Identities.of(statement), rows);
        } catch (SQLException failure) {
            throw new IllegalStateException("cannot look at the rows: " + failure.getMessage(), failure);
        }
    }

    /** All that hold rows of their own, as they are asked for: a partitioned table with its partitions. */
    private static Map<QualifiedName, String> tables(Statement statement) throws SQLException {
        Map<QualifiedName, String> tables = new LinkedHashMap<>();
        try (ResultSet rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                QualifiedName name = new QualifiedName(rows.getString(1), rows.getString(2));
                tables.put(name, (rows.getBoolean(3) ? "" : "ONLY ") + QuotedName.of(name));
            }
        }
        return tables;
    }

    private static String sum(String table, Statement statement) throws SQLException {
        try (ResultSet answer = statement.executeQuery(
                "SELECT count(*) || ' rows', coalesce(sum(hashtextextended(to_jsonb(t)::text, 0)), 0) FROM " + table
                        + " AS t")) {
            answer.next();
            return answer.getString(1) + "/" + answer.getString(2);
        }
    }

    /**
     * The tables whose rows are others now, a line each.
     *
     * @param except those that do not count; empty when none does
     */
    List<String> otherRows(Moment now, Optional<Set<QualifiedName>> except) {
        List<String> others = new ArrayList<>();
        if (except.isEmpty()) {
            return others;
        }
        rows.forEach((table, was) -> {
            String is = now.rows.get(table);
            if (is != null && !is.equals(was) && !except.get().contains(table)) {
                others.add(table + ": " + told(was, is));
            }
        });
        return others;
    }

    private static String told(String was, String is) {
        String before = was.substring(0, was.indexOf('/'));
        String after = is.substring(0, is.indexOf('/'));
        return before.equals(after) ? before + ", with other values" : after + ", was " + before;
    }
}
