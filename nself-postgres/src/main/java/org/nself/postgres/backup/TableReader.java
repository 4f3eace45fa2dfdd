package org.nself.postgres.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.nself.spi.CopyScope;

/** Finds the tables in scope. */
final class TableReader {

    private static final String TABLES = """
            SELECT n.nspname, c.relname,
                   pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname),
                   c.relkind, COALESCE(pg_catalog.pg_table_size(c.oid), 0),
                   ARRAY(SELECT a.attname::text FROM pg_catalog.pg_attribute a
                          WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
                          ORDER BY a.attnum)
              FROM pg_catalog.pg_class c
              JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
             WHERE c.relkind IN ('r', 'p') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
               AND (pg_catalog.cardinality(?::text[]) = 0 OR n.nspname = ANY (?::text[]))
               AND NOT (n.nspname = ? AND c.relname = ANY (?::text[]))
               AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.deptype = 'e'
                                  AND (d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid
                                    OR d.classid = 'pg_catalog.pg_namespace'::regclass AND d.objid = n.oid))
             ORDER BY 3""";

    private static final String INHERITANCE = """
            SELECT pg_catalog.quote_ident(a.nspname) || '.' || pg_catalog.quote_ident(c.relname),
                   pg_catalog.quote_ident(b.nspname) || '.' || pg_catalog.quote_ident(p.relname)
              FROM pg_catalog.pg_inherits i
              JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid
              JOIN pg_catalog.pg_namespace a ON a.oid = c.relnamespace
              JOIN pg_catalog.pg_class p ON p.oid = i.inhparent
              JOIN pg_catalog.pg_namespace b ON b.oid = p.relnamespace
             WHERE c.relkind IN ('r', 'p') AND p.relkind IN ('r', 'p')""";

    private final Connection connection;
    private final CopiedHistory history;

    TableReader(Connection connection, CopiedHistory history) {
        this.connection = connection;
        this.history = history;
    }

    /**
     * All in scope.
     *
     * @param tables that can have rows of their own
     * @param partitioned those that cannot, by their names
     */
    record Found(List<CopyTable> tables, Set<String> partitioned) {

        long bytes() {
            return tables.stream()
                    .filter(CopyTable::rows)
                    .mapToLong(CopyTable::bytes)
                    .sum();
        }

        List<String> names() {
            List<String> names = new ArrayList<>(partitioned);
            tables.forEach(table -> names.add(table.name()));
            return names;
        }
    }

    Found read(CopyScope scope) throws SQLException {
        List<CopyTable> tables = new ArrayList<>();
        Set<String> partitioned = new TreeSet<>();
        try (PreparedStatement statement = connection.prepareStatement(TABLES)) {
            Object[] namespaces = scope.namespaces().toArray();
            statement.setArray(1, connection.createArrayOf("text", namespaces));
            statement.setArray(2, connection.createArrayOf("text", namespaces));
            statement.setString(3, history.namespace());
            statement.setArray(
                    4, connection.createArrayOf("text", history.tables().toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    if (row.getString(4).equals("p")) {
                        partitioned.add(row.getString(3));
                    } else {
                        tables.add(table(row));
                    }
                }
            }
        }
        return chosen(scope.rows(), new Found(tables, partitioned));
    }

    private static CopyTable table(ResultSet row) throws SQLException {
        List<String> columns = List.of((String[]) row.getArray(6).getArray());
        return new CopyTable(row.getString(1), row.getString(2), row.getString(3), columns, row.getLong(5), false);
    }

    private Found chosen(CopyScope.Rows rows, Found found) throws SQLException {
        return switch (rows) {
            case CopyScope.Rows.None ignored -> found;
            case CopyScope.Rows.All ignored -> withRows(found, Set.copyOf(found.names()));
            case CopyScope.Rows.Of of -> withRows(found, families(of.tables(), found));
        };
    }

    private static Found withRows(Found found, Set<String> names) {
        List<CopyTable> tables = found.tables().stream()
                .map(table -> new CopyTable(
                        table.namespace(),
                        table.table(),
                        table.name(),
                        table.columns(),
                        table.bytes(),
                        names.contains(table.name())))
                .toList();
        return new Found(tables, found.partitioned());
    }

    /** A table goes and comes back together with all that it inherits from and all that inherit from it. */
    private Set<String> families(Set<String> asked, Found found) throws SQLException {
        Set<String> unknown = new TreeSet<>(asked);
        found.names().forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw Refusals.unknownTables(unknown);
        }
        List<String[]> pairs = inheritance();
        Set<String> names = new TreeSet<>(asked);
        int before;
        do {
            before = names.size();
            for (String[] pair : pairs) {
                if (names.contains(pair[0]) || names.contains(pair[1])) {
                    names.add(pair[0]);
                    names.add(pair[1]);
                }
            }
        } while (names.size() > before);
        return names;
    }

    private List<String[]> inheritance() throws SQLException {
        List<String[]> pairs = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(INHERITANCE);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                pairs.add(new String[] {row.getString(1), row.getString(2)});
            }
        }
        return pairs;
    }
}
