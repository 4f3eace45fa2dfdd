package org.nself.testkit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The connections over which databases come and go. A few stay open between calls, because opening one takes as long as
 * half a small database. Thread-safe.
 */
final class Maintenance {

    /** Something said to the server. */
    @FunctionalInterface
    interface Talk<T> {
        T with(Connection connection) throws SQLException;
    }

    private static final int IDLE = 2;

    private final PGSimpleDataSource source;
    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
    private final AtomicInteger idleCount = new AtomicInteger();

    Maintenance(PGSimpleDataSource source) {
        this.source = source;
    }

    /**
     * @throws IllegalStateException when the server cannot be reached or says no
     */
    <T> T talk(Talk<T> talk) {
        try {
            Connection connection = borrow();
            boolean sound = false;
            try {
                T answer = talk.with(connection);
                sound = true;
                return answer;
            } finally {
                giveBack(connection, sound);
            }
        } catch (SQLException failure) {
            throw refused(failure);
        }
    }

    /** Runs one statement with quoted names in the places of its {@code %s}. */
    void run(String statement, String... names) {
        talk(connection -> {
            try (Statement sql = connection.createStatement()) {
                List<String> quoted = new ArrayList<>();
                for (String name : names) {
                    quoted.add(sql.enquoteIdentifier(name, true));
                }
                return sql.execute(statement.formatted(quoted.toArray()));
            }
        });
    }

    /** Ends whatever still runs in the database, prepared transactions too: with one it cannot be dropped. */
    void drop(String database) {
        texts("SELECT gid FROM pg_prepared_xacts WHERE database = ?", database)
                .forEach(transaction -> rollBackPrepared(transaction, database));
        run("DROP DATABASE IF EXISTS %s WITH (FORCE)", database);
    }

    private void rollBackPrepared(String transaction, String database) {
        PGSimpleDataSource within = new PGSimpleDataSource();
        within.setUrl(source.getUrl());
        within.setUser(source.getUser());
        within.setPassword(source.getPassword());
        within.setDatabaseName(database);
        try (Connection connection = within.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("ROLLBACK PREPARED " + statement.enquoteLiteral(transaction));
        } catch (SQLException failure) {
            throw refused(failure);
        }
    }

    /** The first column of what a query answers. */
    List<String> texts(String query, String... parameters) {
        return talk(connection -> {
            try (var statement = connection.prepareStatement(query)) {
                for (int i = 0; i < parameters.length; i++) {
                    statement.setString(i + 1, parameters[i]);
                }
                try (ResultSet rows = statement.executeQuery()) {
                    List<String> texts = new ArrayList<>();
                    while (rows.next()) {
                        texts.add(rows.getString(1));
                    }
                    return texts;
                }
            }
        });
    }

    /** A connection of that application name, which stays open for good. */
    Connection open(String application) {
        try {
            Connection connection = source.getConnection();
            connection.setClientInfo("ApplicationName", application);
            return connection;
        } catch (SQLException failure) {
            throw refused(failure);
        }
    }

    private Connection borrow() throws SQLException {
        Connection connection = idle.poll();
        if (connection == null) {
            return source.getConnection();
        }
        idleCount.decrementAndGet();
        return connection;
    }

    private void giveBack(Connection connection, boolean sound) throws SQLException {
        if (sound && idleCount.incrementAndGet() <= IDLE) {
            idle.push(connection);
            return;
        }
        if (sound) {
            idleCount.decrementAndGet();
        }
        connection.close();
    }

    private IllegalStateException refused(SQLException failure) {
        return new IllegalStateException(
                "the test server at " + source.getServerNames()[0] + ":" + source.getPortNumbers()[0] + " says: "
                        + failure.getMessage()
                        + "\nwhat to do: check NSELF_TEST_URL, a JDBC URL with a user who may create databases;"
                        + " without it an embedded server is started",
                failure);
    }
}
