package org.nself.benchmarks;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** What is in {@code public}, without the tables in which tools remember what they did. */
record CatalogCount(int tables, int columns, int indexes, int comments, long rows) {

    private static final String QUERY = """
            WITH made AS (
                SELECT c.oid, c.relname FROM pg_class c
                WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
                  AND c.relname NOT IN
                      ('bare_history', 'db_migration', 'flyway_schema_history', 'databasechangelog', 'databasechangeloglock')
            )
            SELECT (SELECT count(*) FROM made),
                   (SELECT count(*) FROM pg_attribute a JOIN made ON a.attrelid = made.oid
                    WHERE a.attnum > 0 AND NOT a.attisdropped),
                   (SELECT count(*) FROM pg_index i JOIN made ON i.indrelid = made.oid WHERE i.indisvalid),
                   (SELECT count(*) FROM pg_description d
                    WHERE d.classoid = 'pg_class'::regclass
                      AND d.objoid IN (SELECT oid FROM made
                                       UNION ALL
                                       SELECT i.indexrelid FROM pg_index i JOIN made ON i.indrelid = made.oid)),
                   (SELECT coalesce(sum((xpath('/row/count/text()',
                        query_to_xml(format('SELECT count(*) FROM %I', relname), false, true, '')))[1]::text::bigint), 0)
                    FROM made)""";

    static CatalogCount of(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(QUERY)) {
            row.next();
            return new CatalogCount(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4), row.getLong(5));
        }
    }
}
