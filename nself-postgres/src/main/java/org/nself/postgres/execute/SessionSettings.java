package org.nself.postgres.execute;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/** What was set in a session besides what every session of its user and database begins with. */
final class SessionSettings {

    /** {@code pg_settings} does not show the role. */
    private static final String QUERY = """
            SELECT name, current_setting(name) FROM pg_catalog.pg_settings WHERE source = 'session'
            UNION ALL
            SELECT 'role', current_setting('role')""";

    private final Map<String, String> values;

    private SessionSettings(Map<String, String> values) {
        this.values = values;
    }

    static SessionSettings of(Connection connection) throws SQLException {
        Map<String, String> values = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(QUERY)) {
            while (row.next()) {
                values.put(row.getString(1), row.getString(2));
            }
        }
        return new SessionSettings(values);
    }

    /** Sets what is another now, and resets what was not set. The role comes first: another might not be allowed to. */
    void restore(Connection connection) throws SQLException {
        Map<String, String> now = of(connection).values;
        set(connection, "role", values.getOrDefault("role", "none"));
        for (Map.Entry<String, String> setting : now.entrySet()) {
            if (!values.containsKey(setting.getKey())) {
                reset(connection, setting.getKey());
            }
        }
        for (Map.Entry<String, String> setting : values.entrySet()) {
            if (!setting.getValue().equals(now.get(setting.getKey()))) {
                set(connection, setting.getKey(), setting.getValue());
            }
        }
    }

    private static void set(Connection connection, String name, String value) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT set_config(?, ?, false)")) {
            statement.setString(1, name);
            statement.setString(2, value);
            statement.execute();
        }
    }

    private static void reset(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("RESET " + statement.enquoteIdentifier(name, true));
        }
    }
}
