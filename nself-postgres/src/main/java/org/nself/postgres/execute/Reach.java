package org.nself.postgres.execute;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.nself.postgres.script.Script;
import org.nself.schema.SourceFile;
import org.nself.spi.CopyScope.Rows;

/**
 * Which tables' rows SQL files can change: those that they name, what is part of them, and what a foreign key carries their
 * deletes and updates to. What is done within a block of code or a procedure no one can tell from outside.
 */
final class Reach {

    private static final Set<String> HIDING = Set.of("do", "call");

    private static final String TABLES = """
            WITH RECURSIVE reached (oid) AS (
                SELECT c.oid FROM pg_catalog.pg_class c
                JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                WHERE c.relkind IN ('r', 'p') AND c.relname = ANY (?)
                AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
                UNION
                SELECT next.oid FROM reached
                JOIN (SELECT inhparent AS origin, inhrelid AS oid FROM pg_catalog.pg_inherits
                      UNION ALL
                      SELECT confrelid, conrelid FROM pg_catalog.pg_constraint
                      WHERE contype = 'f' AND (confdeltype IN ('c', 'n', 'd') OR confupdtype IN ('c', 'n', 'd'))) next
                ON next.origin = reached.oid
            )
            SELECT pg_catalog.format('%I.%I', n.nspname, c.relname)
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.oid IN (SELECT oid FROM reached) AND c.relkind = 'r'""";

    private Reach() {}

    static Rows of(Connection connection, List<SourceFile> scripts) throws SQLException {
        Set<String> words = new TreeSet<>();
        scripts.forEach(script -> words.addAll(Script.words(script)));
        if (HIDING.stream().anyMatch(words::contains)) {
            return new Rows.All();
        }
        Set<String> tables = new TreeSet<>();
        try (PreparedStatement statement = connection.prepareStatement(TABLES)) {
            statement.setArray(1, connection.createArrayOf("text", words.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    tables.add(row.getString(1));
                }
            }
        }
        return new Rows.Of(tables);
    }
}
