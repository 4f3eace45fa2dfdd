package org.nself.postgres.execute;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.nself.spi.Examination;

/**
 * Asks the catalog whether what it holds is fit for use.
 *
 * @see <a href="https://www.postgresql.org/docs/current/catalog-pg-constraint.html">PostgreSQL: pg_constraint</a>
 * @see <a href="https://www.postgresql.org/docs/current/catalog-pg-index.html">PostgreSQL: pg_index</a>
 */
final class Examiner {

    /** What lies in the namespaces, or in all but the server's own, and belongs to no extension. */
    private static final String WITHIN = """
             AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
             AND (pg_catalog.cardinality(CAST(? AS text[])) = 0 OR n.nspname = ANY (?))
             AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend e
                             WHERE e.deptype = 'e' AND e.classid = CAST('pg_catalog.pg_class' AS regclass) AND e.objid = c.oid)
            ORDER BY 1""";

    /** One that is not enforced is never validated; it goes by its own column, which only 18 has. */
    private static final String CONSTRAINTS = """
            SELECT pg_catalog.format('%I.%I: %I is not validated', n.nspname, c.relname, k.conname)
            FROM pg_catalog.pg_constraint k
            JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE NOT k.convalidated AND COALESCE(CAST(pg_catalog.to_jsonb(k) ->> 'conenforced' AS boolean), true)
            """;

    private static final String INDEXES = """
            SELECT pg_catalog.format('%I.%I is %s', n.nspname, c.relname,
                                     CASE WHEN i.indisvalid THEN 'not ready' ELSE 'not valid' END)
            FROM pg_catalog.pg_index i
            JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE NOT (i.indisvalid AND i.indisready)
            """;

    /** The values that a column has taken against those that its sequence gives; one that goes down, by its least value. */
    private static final String SEQUENCES = """
            SELECT pg_catalog.format('%I.%I', n.nspname, c.relname),
                   pg_catalog.format('SELECT CASE WHEN %L THEN pg_catalog.max(t.%I) > s.last_value OR'
                                     || ' pg_catalog.max(t.%I) = s.last_value AND NOT s.is_called'
                                     || ' ELSE pg_catalog.min(t.%I) < s.last_value OR'
                                     || ' pg_catalog.min(t.%I) = s.last_value AND NOT s.is_called END'
                                     || ' FROM %I.%I t, %I.%I s GROUP BY s.last_value, s.is_called',
                                     q.seqincrement > 0, a.attname, a.attname, a.attname, a.attname, m.nspname, r.relname,
                                     n.nspname, c.relname),
                   pg_catalog.format('%I.%I.%I', m.nspname, r.relname, a.attname)
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_catalog.pg_sequence q ON q.seqrelid = c.oid
            JOIN pg_catalog.pg_depend d ON d.objid = c.oid AND d.classid = CAST('pg_catalog.pg_class' AS regclass)
             AND d.refclassid = CAST('pg_catalog.pg_class' AS regclass) AND d.deptype IN ('a', 'i') AND d.refobjsubid > 0
            JOIN pg_catalog.pg_class r ON r.oid = d.refobjid
            JOIN pg_catalog.pg_namespace m ON m.oid = r.relnamespace
            JOIN pg_catalog.pg_attribute a ON a.attrelid = r.oid AND a.attnum = d.refobjsubid
            WHERE a.atttypid IN (CAST('int2' AS regtype), CAST('int4' AS regtype), CAST('int8' AS regtype))
             AND NOT q.seqcycle
            """;

    private final Connection connection;
    private final String[] namespaces;

    Examiner(Connection connection, Set<String> namespaces) {
        this.connection = connection;
        this.namespaces = namespaces.toArray(String[]::new);
    }

    List<Examination> examine() throws SQLException {
        return List.of(
                new Examination("every constraint is validated", column(CONSTRAINTS)),
                new Examination("every index is valid and ready", column(INDEXES)),
                new Examination("every sequence is past the values of its column", sequences()));
    }

    private List<String> column(String query) throws SQLException {
        List<String> found = new ArrayList<>();
        try (PreparedStatement statement = prepare(query);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                found.add(row.getString(1));
            }
        }
        return found;
    }

    private List<String> sequences() throws SQLException {
        List<String> behind = new ArrayList<>();
        try (PreparedStatement statement = prepare(SEQUENCES);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                if (isBehind(row.getString(2))) {
                    behind.add(row.getString(1) + " will give values that " + row.getString(3) + " has");
                }
            }
        }
        return behind;
    }

    private boolean isBehind(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private PreparedStatement prepare(String query) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(query + WITHIN);
        statement.setArray(1, connection.createArrayOf("text", namespaces));
        statement.setArray(2, connection.createArrayOf("text", namespaces));
        return statement;
    }
}
