package org.nself.benchmarks;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * The floor below which nobody reads a catalog: eight set-based queries through JDBC, every value of every row fetched as a
 * string, nothing made of it.
 */
final class BareCatalog {

    private static final String MANAGED = "n.nspname = 'public'";

    private static final List<String> QUERIES = List.of(
            "SELECT n.oid, n.nspname, obj_description(n.oid, 'pg_namespace') FROM pg_namespace n WHERE " + MANAGED,
            """
            SELECT c.oid, n.nspname, c.relname, c.relkind, c.relpersistence, c.reloptions, c.reltuples, c.relpages,
                   obj_description(c.oid, 'pg_class')
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'c') AND\s""" + MANAGED,
            """
            SELECT a.attrelid, a.attnum, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity,
                   a.attgenerated, pg_get_expr(d.adbin, d.adrelid), a.attcollation, a.attstorage,
                   col_description(a.attrelid, a.attnum)
            FROM pg_attribute a
            JOIN pg_class c ON c.oid = a.attrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
            WHERE c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped AND\s""" + MANAGED,
            """
            SELECT k.conrelid, k.conname, k.contype, pg_get_constraintdef(k.oid), k.conkey, k.confkey, k.confrelid,
                   obj_description(k.oid, 'pg_constraint')
            FROM pg_constraint k
            JOIN pg_class c ON c.oid = k.conrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE k.contype IN ('p', 'u', 'f', 'c', 'x') AND\s""" + MANAGED,
            """
            SELECT i.indrelid, c.relname, i.indisunique, i.indisvalid, pg_get_indexdef(i.indexrelid), c.reloptions,
                   obj_description(c.oid, 'pg_class')
            FROM pg_index i
            JOIN pg_class c ON c.oid = i.indexrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))
              AND\s""" + MANAGED,
            """
            SELECT t.oid, t.typname, array_agg(e.enumlabel ORDER BY e.enumsortorder), obj_description(t.oid, 'pg_type')
            FROM pg_type t
            JOIN pg_enum e ON e.enumtypid = t.oid
            JOIN pg_namespace n ON n.oid = t.typnamespace
            WHERE\s""" + MANAGED + " GROUP BY 1, 2",
            """
            SELECT s.seqrelid, c.relname, s.seqtypid, s.seqstart, s.seqincrement, s.seqmax, s.seqmin, s.seqcache, s.seqcycle,
                   d.refobjid, d.refobjsubid, obj_description(c.oid, 'pg_class')
            FROM pg_sequence s
            JOIN pg_class c ON c.oid = s.seqrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype IN ('a', 'i')
            WHERE\s""" + MANAGED,
            """
            SELECT DISTINCT d.refobjid, d.refobjsubid, r.ev_class
            FROM pg_depend d
            JOIN pg_rewrite r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid
            JOIN pg_class c ON c.oid = d.refobjid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE d.refclassid = 'pg_class'::regclass AND\s""" + MANAGED);

    private static final List<String> TIGHT = Stream.concat(
                    QUERIES.stream().map(query -> query.replaceAll("(obj|col)_description\\([^)]*\\)", "NULL")),
                    Stream.of(
                            "SELECT objoid, classoid, objsubid, description FROM pg_description WHERE objoid >= 16384"))
            .toList();

    private BareCatalog() {}

    /** The queries as people write them, which call a function for the comment of each object. */
    static void read(DataSource dataSource) {
        run(QUERIES, dataSource);
    }

    /** The same, with all comments in a query of their own: the server does a third less. */
    static void readTight(DataSource dataSource) {
        run(TIGHT, dataSource);
    }

    private static void run(List<String> queries, DataSource dataSource) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SET LOCAL search_path = ''");
            for (String query : queries) {
                try (ResultSet row = statement.executeQuery(query)) {
                    int columns = row.getMetaData().getColumnCount();
                    while (row.next()) {
                        for (int i = 1; i <= columns; i++) {
                            row.getString(i);
                        }
                    }
                }
            }
            connection.rollback();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
