package org.nself.postgres.scratch;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a new database takes over from the one that a connection is to.
 *
 * @param now the server's time, in seconds
 * @param owner who may do everything in it
 * @param creation encoding and locale, as options of CREATE DATABASE
 * @param settings those of ALTER DATABASE … SET, by name
 */
record Origin(String name, String owner, long now, String creation, Map<String, String> settings) {

    /** The locale as it is in the version of the server: another column with each. */
    private static final String DATABASE = """
            SELECT datname, owner, extract(epoch FROM clock_timestamp())::bigint AS now, encoding_name, datcollate, datctype,
                   CASE d ->> 'datlocprovider' WHEN 'i' THEN 'icu' WHEN 'b' THEN 'builtin' END AS provider,
                   coalesce(d ->> 'datlocale', d ->> 'daticulocale') AS locale,
                   d ->> 'daticurules' AS rules
              FROM (SELECT to_jsonb(b) AS d, b.datname, pg_get_userbyid(b.datdba) AS owner, pg_encoding_to_char(b.encoding) AS encoding_name,
                           b.datcollate, b.datctype
                      FROM pg_catalog.pg_database b
                     WHERE b.datname = current_database()) AS database""";

    private static final String SETTINGS = """
            SELECT split_part(setting, '=', 1), substr(setting, strpos(setting, '=') + 1)
              FROM pg_catalog.pg_db_role_setting s, unnest(s.setconfig) AS setting
             WHERE s.setrole = 0
               AND s.setdatabase = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())""";

    static Origin of(Connection connection) throws SQLException {
        Map<String, String> settings = new TreeMap<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery(SETTINGS)) {
                while (row.next()) {
                    settings.put(row.getString(1), row.getString(2));
                }
            }
            try (ResultSet row = statement.executeQuery(DATABASE)) {
                row.next();
                return new Origin(
                        row.getString("datname"),
                        row.getString("owner"),
                        row.getLong("now"),
                        creation(statement, row),
                        settings);
            }
        }
    }

    private static String creation(Statement statement, ResultSet row) throws SQLException {
        StringBuilder options = new StringBuilder();
        option(options, "ENCODING", "encoding_name", statement, row);
        option(options, "LC_COLLATE", "datcollate", statement, row);
        option(options, "LC_CTYPE", "datctype", statement, row);
        if (row.getString("provider") != null) {
            option(options, "LOCALE_PROVIDER", "provider", statement, row);
            option(
                    options,
                    row.getString("provider").equals("icu") ? "ICU_LOCALE" : "BUILTIN_LOCALE",
                    "locale",
                    statement,
                    row);
            option(options, "ICU_RULES", "rules", statement, row);
        }
        return options.toString();
    }

    private static void option(StringBuilder options, String name, String column, Statement statement, ResultSet row)
            throws SQLException {
        String value = row.getString(column);
        if (value != null) {
            options.append(' ').append(name).append(' ').append(statement.enquoteLiteral(value));
        }
    }
}
