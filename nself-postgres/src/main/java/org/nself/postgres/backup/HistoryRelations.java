package org.nself.postgres.backup;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.nself.postgres.backup.program.DumpRequest.Relation;

/** The tables of nself's history that are there, and the sequences that number their rows: nself makes them itself. */
final class HistoryRelations {

    private static final String QUERY = """
            WITH history AS (
                SELECT c.oid, n.nspname, c.relname
                  FROM pg_catalog.pg_class c
                  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                 WHERE n.nspname = ? AND c.relname = ANY (?))
            SELECT nspname, relname FROM history
             UNION ALL
            SELECT n.nspname, c.relname
              FROM history h
              JOIN pg_catalog.pg_depend d ON d.refobjid = h.oid AND d.refclassid = 'pg_catalog.pg_class'::regclass
                   AND d.classid = 'pg_catalog.pg_class'::regclass AND d.deptype IN ('a', 'i')
              JOIN pg_catalog.pg_class c ON c.oid = d.objid AND c.relkind = 'S'
              JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace""";

    private HistoryRelations() {}

    static List<Relation> of(Snapshot snapshot) throws SQLException {
        List<Relation> relations = new ArrayList<>();
        try (PreparedStatement statement = snapshot.connection().prepareStatement(QUERY)) {
            statement.setString(1, snapshot.historyNamespace());
            statement.setArray(
                    2,
                    snapshot.connection()
                            .createArrayOf("text", snapshot.historyTables().toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    relations.add(new Relation(row.getString(1), row.getString(2)));
                }
            }
        }
        return relations;
    }
}
