package org.nself.postgres.scratch;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.nself.EnvironmentException;
import org.nself.postgres.execute.Failures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes and drops databases over one connection, outside of a transaction. */
final class Administration {

    private static final Logger LOG = LoggerFactory.getLogger(Administration.class);
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    /** Settings whose value is a list of names in quotes already: as a text it would be one name. */
    private static final Set<String> LISTS = Set.of("search_path", "temp_tablespaces");

    private final Connection connection;

    private Administration(Connection connection) {
        this.connection = connection;
    }

    /** What is done over a connection. */
    @FunctionalInterface
    interface Work<T> {
        T run(Administration administration) throws SQLException;
    }

    /** Takes a connection, and gives it back as it came. */
    static <T> T over(DataSource dataSource, Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            boolean autoCommitAtFirst = connection.getAutoCommit();
            connection.setAutoCommit(true);
            try {
                return work.run(new Administration(connection));
            } finally {
                connection.setAutoCommit(autoCommitAtFirst);
            }
        } catch (SQLException failure) {
            throw INSUFFICIENT_PRIVILEGE.equals(failure.getSQLState()) ? forbidden(failure) : Failures.scratch(failure);
        }
    }

    Origin origin() throws SQLException {
        return Origin.of(connection);
    }

    /** An empty database; the name of it. */
    String create(Origin origin) throws SQLException {
        return create(origin, "template0", origin.creation());
    }

    /** A database that holds what another holds; the name of it. */
    String copy(Origin origin) throws SQLException {
        String others =
                "SELECT pg_catalog.pg_terminate_backend(pid) FROM pg_catalog.pg_stat_activity WHERE datname = ?";
        try (PreparedStatement statement = connection.prepareStatement(others)) {
            statement.setString(1, origin.name());
            statement.execute();
        }
        return create(origin, origin.name(), " OWNER " + quote(origin.owner()));
    }

    private String create(Origin origin, String template, String options) throws SQLException {
        String name = ScratchName.next(origin.now());
        execute("CREATE DATABASE " + quote(name) + " TEMPLATE " + quote(template) + options);
        for (Map.Entry<String, String> setting : origin.settings().entrySet()) {
            set(name, setting.getKey(), setting.getValue());
        }
        return name;
    }

    /** One that this user may not set is left out. */
    private void set(String database, String setting, String value) throws SQLException {
        String alter = "ALTER DATABASE " + quote(database) + " SET " + parameter(setting);
        try (Statement statement = connection.createStatement()) {
            if (LISTS.contains(setting)) {
                setFromHere(alter, setting, value);
            } else {
                statement.execute(alter + " TO " + statement.enquoteLiteral(value));
            }
        } catch (SQLException refused) {
            LOG.debug("the scratch database goes without the setting {}", setting, refused);
        }
    }

    private void setFromHere(String alter, String setting, String value) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement here = connection.prepareStatement("SELECT pg_catalog.set_config(?, ?, true)")) {
            here.setString(1, setting);
            here.setString(2, value);
            here.execute();
            execute(alter + " FROM CURRENT");
            connection.commit();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /** A name of a setting may have two parts. */
    private String parameter(String setting) throws SQLException {
        List<String> parts = new ArrayList<>();
        for (String part : setting.split("\\.", -1)) {
            parts.add(quote(part));
        }
        return String.join(".", parts);
    }

    /** Ends whatever is still connected. */
    boolean drop(String name) throws SQLException {
        execute("DROP DATABASE IF EXISTS " + quote(name) + " WITH (FORCE)");
        return true;
    }

    /** Drops what was left behind by a process that was killed, when it is this user's. */
    void dropLeftovers() throws SQLException {
        for (String name : leftovers()) {
            try {
                execute("DROP DATABASE IF EXISTS " + quote(name));
                LOG.info("dropped the scratch database {}, which a process that was killed left behind", name);
            } catch (SQLException inUse) {
                LOG.debug("the scratch database {} is in use, or another process drops it", name, inUse);
            }
        }
    }

    private List<String> leftovers() throws SQLException {
        String query = """
                SELECT d.datname, extract(epoch FROM clock_timestamp())::bigint
                  FROM pg_catalog.pg_database d
                 WHERE d.datname LIKE 'nself\\_scratch\\_%'
                   AND pg_catalog.pg_has_role(d.datdba, 'USAGE')
                   AND NOT EXISTS (SELECT FROM pg_catalog.pg_stat_activity a WHERE a.datid = d.oid)""";
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                if (ScratchName.isOld(row.getString(1), row.getLong(2))) {
                    names.add(row.getString(1));
                }
            }
        }
        return names;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String quote(String identifier) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.enquoteIdentifier(identifier, true);
        }
    }

    private static EnvironmentException forbidden(SQLException failure) {
        return new EnvironmentException(
                "NS6013",
                "the user may not create a scratch database: " + Failures.firstLine(failure),
                "grant it on a server for development, and not in production: ALTER ROLE … CREATEDB",
                failure);
    }
}
