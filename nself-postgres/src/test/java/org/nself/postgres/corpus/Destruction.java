package org.nself.postgres.corpus;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.nself.postgres.TestDatabase;

/** Spoils a database in many ways, whatever is in it. Tells how many statements did their part; the server refuses some. */
final class Destruction {

    private static final String OWN = " NOT IN ('pg_catalog', 'information_schema', 'pg_toast', 'nself') ";

    /** Every third table loses its rows, every third goes, and of every third the types of the columns change. */
    private static final String TABLES = """
            SELECT CASE row_number() OVER (ORDER BY c.relname) %% 3
                   WHEN 0 THEN 'DROP TABLE IF EXISTS ' || c.oid::regclass || ' CASCADE'
                   WHEN 1 THEN 'TRUNCATE ' || c.oid::regclass || ' CASCADE'
                   ELSE (SELECT 'ALTER TABLE ' || c.oid::regclass || ' ADD COLUMN nself_extra int, '
                             || string_agg('ALTER COLUMN ' || quote_ident(a.attname) || ' DROP DEFAULT, ALTER COLUMN '
                                           || quote_ident(a.attname) || ' TYPE varchar USING ''x''', ', ')
                           FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 1 AND NOT a.attisdropped
                            AND a.attgenerated = '' AND a.attidentity = '' AND NOT EXISTS (SELECT FROM pg_constraint k
                                WHERE a.attnum = ANY (k.conkey) AND k.conrelid = c.oid OR a.attnum = ANY (k.confkey) AND k.confrelid = c.oid))
                   END
              FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND n.nspname%s""";

    private static final List<String> OTHERS = List.of(
            "SELECT 'DROP VIEW IF EXISTS ' || c.oid::regclass || ' CASCADE' FROM pg_class c JOIN pg_namespace n"
                    + " ON n.oid = c.relnamespace WHERE c.relkind = 'v' AND length(c.relname) %% 2 = 0 AND n.nspname%s",
            TABLES,
            "SELECT 'ALTER TYPE ' || t.oid::regtype || ' RENAME VALUE ' || quote_literal(min(e.enumlabel)) || ' TO ''spoilt'''"
                    + " FROM pg_type t JOIN pg_enum e ON e.enumtypid = t.oid JOIN pg_namespace n ON n.oid = t.typnamespace"
                    + " WHERE n.nspname%s GROUP BY t.oid",
            "SELECT 'DROP ROUTINE ' || p.oid::regprocedure || ' CASCADE' FROM pg_proc p JOIN pg_namespace n"
                    + " ON n.oid = p.pronamespace WHERE length(p.proname) %% 2 = 0 AND n.nspname%s",
            "SELECT 'DROP INDEX IF EXISTS ' || i.indexrelid::regclass FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid"
                    + " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE NOT i.indisunique AND length(c.relname) %% 2 = 0 AND n.nspname%s",
            "SELECT 'ALTER SEQUENCE ' || c.oid::regclass || ' RESTART WITH 77' FROM pg_class c JOIN pg_namespace n"
                    + " ON n.oid = c.relnamespace WHERE c.relkind = 'S' AND n.nspname%s",
            "SELECT 'CREATE TABLE ' || quote_ident(n.nspname) || '.nself_newcomer AS SELECT 1 AS one' FROM pg_namespace n"
                    + " WHERE n.nspname !~ '^pg_' AND n.nspname%s");

    private Destruction() {}

    static int of(TestDatabase database) throws SQLException {
        int done = 0;
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (String kind : OTHERS) {
                for (List<String> sql : database.query(kind.formatted(OWN))) {
                    done += run(statement, sql.getFirst());
                }
            }
        }
        return done;
    }

    private static int run(Statement statement, String sql) {
        try {
            statement.execute(sql);
            return 1;
        } catch (SQLException refused) {
            return 0;
        }
    }
}
