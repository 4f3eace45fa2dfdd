package org.nself.postgres.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nself.plan.Policy;
import org.nself.postgres.script.PlainSql;

/** The settings under which values and definitions are written and read the same everywhere. All end with the transaction. */
final class CopySession {

    /** What pg_dump sets too, and for the same reasons. */
    private static final Map<String, String> SETTINGS = settings();

    private CopySession() {}

    private static Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("search_path", "");
        settings.put("row_security", "off");
        settings.put("DateStyle", "ISO, YMD");
        settings.put("IntervalStyle", "postgres");
        settings.put("extra_float_digits", "3");
        settings.put("bytea_output", "hex");
        settings.put("xmloption", "content");
        settings.put("TimeZone", "UTC");
        settings.put("synchronize_seqscans", "off");
        settings.put("default_tablespace", "");
        settings.put("check_function_bodies", "off");
        settings.put("standard_conforming_strings", "on");
        settings.put("quote_all_identifiers", "off");
        settings.put("client_min_messages", "warning");
        settings.put("statement_timeout", "0");
        settings.put("idle_in_transaction_session_timeout", "0");
        return settings;
    }

    /** Opens a transaction. Nothing in it looks at the data yet, so that locks can be taken before it sees a moment. */
    static void beginReading(Connection connection, Policy policy) throws SQLException {
        connection.setAutoCommit(false);
        StringBuilder sql =
                new StringBuilder("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL lock_timeout = "
                        + policy.lockTimeout().toMillis());
        SETTINGS.forEach((name, value) -> sql.append("; SET LOCAL ")
                .append(name)
                .append(" = '")
                .append(value)
                .append("'"));
        execute(connection, sql.toString());
    }

    /** Sets them in the transaction that is open. Tells what was set before, for {@link #set}. */
    static Map<String, String> enter(Connection connection) throws SQLException {
        Map<String, String> before = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT pg_catalog.current_setting(name), name FROM" + " pg_catalog.unnest(?::text[]) name")) {
            statement.setArray(
                    1, connection.createArrayOf("text", SETTINGS.keySet().toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    before.put(row.getString(2), row.getString(1));
                }
            }
        }
        set(connection, SETTINGS);
        return before;
    }

    static void set(Connection connection, Map<String, String> settings) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_catalog.set_config(?, ?, true)")) {
            for (Map.Entry<String, String> setting : settings.entrySet()) {
                statement.setString(1, setting.getKey());
                statement.setString(2, setting.getValue());
                statement.execute();
            }
        }
    }

    /** As it is: a definition may hold what the driver would take for its own. */
    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            PlainSql.execute(statement, sql);
        }
    }
}
