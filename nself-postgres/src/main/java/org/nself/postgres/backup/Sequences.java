package org.nself.postgres.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.nself.postgres.backup.State.SequenceValue;

/** Reads where sequences stand and puts them there. */
final class Sequences {

    private static final int AT_ONCE = 200;

    private static final String NAMES = """
            SELECT pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname)
              FROM pg_catalog.pg_class c
              JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
             WHERE c.relkind = 'S' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
               AND (pg_catalog.cardinality(?::text[]) = 0 OR n.nspname = ANY (?::text[]))
               AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.deptype = 'e'
                                  AND (d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid
                                    OR d.classid = 'pg_catalog.pg_namespace'::regclass AND d.objid = n.oid))
               AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                                 JOIN pg_catalog.pg_class t ON t.oid = d.refobjid
                                 JOIN pg_catalog.pg_namespace m ON m.oid = t.relnamespace
                                WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid
                                  AND d.refclassid = 'pg_catalog.pg_class'::regclass AND d.deptype IN ('a', 'i')
                                  AND m.nspname = ? AND t.relname = ANY (?::text[]))
             ORDER BY 1""";

    private static final String OWNED = """
            SELECT s.oid::regclass::text
              FROM pg_catalog.pg_depend d
              JOIN pg_catalog.pg_class s ON s.oid = d.objid AND s.relkind = 'S'
             WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.refclassid = 'pg_catalog.pg_class'::regclass
               AND d.deptype IN ('a', 'i') AND d.refobjid = ANY (?::text[]::regclass[])""";

    private static final String USED = """
             UNION
            SELECT s.oid::regclass::text
              FROM pg_catalog.pg_attrdef e
              JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_attrdef'::regclass AND d.objid = e.oid
               AND d.refclassid = 'pg_catalog.pg_class'::regclass
              JOIN pg_catalog.pg_class s ON s.oid = d.refobjid AND s.relkind = 'S'
             WHERE e.adrelid = ANY (?::text[]::regclass[])""";

    private final Connection connection;

    Sequences(Connection connection) {
        this.connection = connection;
    }

    /** All in the scope of a snapshot, read once its rows are: what the rows took is given out. */
    List<SequenceValue> read(Snapshot snapshot) throws SQLException {
        List<String> names = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(NAMES)) {
            Object[] namespaces = snapshot.namespaces().toArray();
            statement.setArray(1, connection.createArrayOf("text", namespaces));
            statement.setArray(2, connection.createArrayOf("text", namespaces));
            statement.setString(3, snapshot.historyNamespace());
            statement.setArray(
                    4, connection.createArrayOf("text", snapshot.historyTables().toArray()));
            names(statement, names);
        }
        return values(names);
    }

    /** Those that belong to a table. */
    List<SequenceValue> ownedBy(String table) throws SQLException {
        List<String> names = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(OWNED)) {
            statement.setArray(1, connection.createArrayOf("text", new Object[] {table}));
            names(statement, names);
        }
        return values(names);
    }

    /** Those that give values to tables. */
    Set<String> usedBy(Collection<String> tables) throws SQLException {
        Set<String> names = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(OWNED + USED)) {
            statement.setArray(1, connection.createArrayOf("text", tables.toArray()));
            statement.setArray(2, connection.createArrayOf("text", tables.toArray()));
            names(statement, names);
        }
        return names;
    }

    private static void names(PreparedStatement statement, Collection<String> names) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                names.add(row.getString(1));
            }
        }
    }

    private List<SequenceValue> values(List<String> names) throws SQLException {
        List<SequenceValue> values = new ArrayList<>();
        for (int i = 0; i < names.size(); i += AT_ONCE) {
            List<String> some = names.subList(i, Math.min(names.size(), i + AT_ONCE));
            List<String> queries = new ArrayList<>();
            for (String name : some) {
                queries.add("SELECT " + queries.size() + ", last_value, is_called FROM " + name);
            }
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(String.join(" UNION ALL ", queries))) {
                while (row.next()) {
                    values.add(new SequenceValue(some.get(row.getInt(1)), row.getLong(2), row.getBoolean(3)));
                }
            }
        }
        return values;
    }

    void set(List<SequenceValue> values) throws SQLException {
        String query = "SELECT pg_catalog.setval(?::text::regclass, ?, ?)";
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (SequenceValue value : values) {
                statement.setString(1, value.sequence());
                statement.setLong(2, value.value());
                statement.setBoolean(3, value.called());
                statement.execute();
            }
        }
    }
}
