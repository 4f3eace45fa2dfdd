package org.nself.testkit;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nself.testkit.Baseline.Filled;
import org.nself.testkit.Baseline.Relation;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The way of one database back to what its template is. It asks once what was touched: a table without rows has a file
 * without length until somebody inserts, the rows of others are counted. Then it deletes and fills again in one
 * transaction. Whatever it does not understand it answers with a new copy.
 */
final class Reset {

    /** Dead rows are not vacuumed by themselves here; from this size on a table is. */
    private static final long LARGE = 256 * 1024;

    private final PostgresServer server;
    private final Template template;
    private final String name;
    /** How the tables with rows are now, where that is not how the template has them. */
    private final Map<Long, String> states = new HashMap<>();

    private @Nullable Connection connection;
    private @Nullable PreparedStatement probe;

    Reset(PostgresServer server, Template template, String name) {
        this.server = server;
        this.template = template;
        this.name = name;
    }

    /** What was found to have been touched, in the order of the baseline. */
    private record Touched(List<Relation> emptied, List<Filled> refilled, List<Relation> large) {

        boolean isNothing() {
            return emptied.isEmpty() && refilled.isEmpty();
        }
    }

    synchronized void run() {
        Baseline clean = template.baseline();
        if (!clean.inPlace() || !inPlace(clean)) {
            copyAnew();
        }
    }

    synchronized void close() {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException goneAlready) {
            // Nothing is left to close.
        }
        connection = null;
        probe = null;
    }

    private void copyAnew() {
        close();
        states.clear();
        server.drop(name);
        template.clone(name);
    }

    /** Whether that was possible; when it was not, nothing is promised about the database. */
    private boolean inPlace(Baseline clean) {
        try {
            Connection session = session();
            Touched touched = probe(clean, session);
            if (touched == null) {
                return false;
            }
            putBack(touched, session);
            return true;
        } catch (SQLException failure) {
            return false;
        }
    }

    /** What was touched; null when it was more than rows, or when somebody is about to write. */
    private @Nullable Touched probe(Baseline clean, Connection session) throws SQLException {
        PreparedStatement question = probe;
        if (question == null) {
            question = session.prepareStatement(question(clean));
            probe = question;
        }
        try (ResultSet answer = question.executeQuery()) {
            answer.next();
            String relations = answer.getString(3);
            if (answer.getBoolean(1)
                    || !clean.catalog().equals(answer.getString(2))
                    || !(relations == null || relations.equals(clean.relations()))) {
                return null;
            }
            return touched(clean, (Long[]) answer.getArray(4).getArray(), (String[])
                    answer.getArray(5).getArray());
        }
    }

    private Touched touched(Baseline clean, Long[] sizes, String[] now) {
        List<Relation> emptied = new ArrayList<>();
        List<Relation> large = new ArrayList<>();
        for (int i = 0; i < sizes.length; i++) {
            if (sizes[i] > 0) {
                emptied.add(clean.empty().get(i));
            }
            if (sizes[i] > LARGE) {
                large.add(clean.empty().get(i));
            }
        }
        List<Filled> refilled = new ArrayList<>();
        for (int i = 0; i < now.length; i++) {
            Filled table = clean.filled().get(i);
            if (!Objects.equals(now[i], states.getOrDefault(table.table().oid(), table.state()))) {
                refilled.add(table);
            }
        }
        return new Touched(emptied, refilled, large);
    }

    private static String question(Baseline clean) {
        String states = clean.filled().stream()
                .map(table -> Filled.state(table.table()))
                .collect(Collectors.joining(",", "ARRAY[", "]::text[]"));
        return CatalogState.WITH
                + """
                SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database()
                               AND backend_xid IS NOT NULL AND pid <> pg_backend_pid())
                       OR EXISTS (SELECT FROM pg_prepared_xacts WHERE database = current_database())
                       OR EXISTS (SELECT FROM pg_db_role_setting JOIN pg_database ON oid = setdatabase
                                  WHERE datname = current_database()),
                       %s,
                       %s,
                       ARRAY(SELECT pg_relation_size(oid) FROM unnest(%s) WITH ORDINALITY AS t(oid, place) ORDER BY place),
                       %s,
                       (SELECT count(setval(id::regclass, value, called)) FROM unnest(%s, %s, %s) AS t(id, value, called))
                """.formatted(
                                clean.state().expression(),
                                clean.state().relationsIfWritten(),
                                array(clean.empty().stream().map(Relation::oid).toList(), "oid"),
                                states,
                                array(clean.sequences().ids(), "oid"),
                                array(clean.sequences().values(), "bigint"),
                                array(clean.sequences().called(), "boolean"));
    }

    private static String array(List<?> values, String type) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(",", "'{", "}'::" + type + "[]"));
    }

    private void putBack(Touched touched, Connection session) throws SQLException {
        if (touched.isNothing()) {
            return;
        }
        List<String> script = new ArrayList<>();
        script.add("SET LOCAL session_replication_role = replica");
        touched.emptied().forEach(table -> script.add("DELETE FROM ONLY " + table.name()));
        touched.refilled()
                .forEach(table -> script.add("DELETE FROM ONLY " + table.table().name()));
        try (Statement statement = session.createStatement()) {
            statement.setEscapeProcessing(false);
            if (touched.refilled().isEmpty()) {
                statement.execute("BEGIN; " + String.join("; ", script) + "; COMMIT");
            } else {
                refill(String.join("; ", script), touched.refilled(), session);
            }
            for (Relation table : touched.large()) {
                statement.execute("VACUUM " + table.name());
            }
        }
    }

    private void refill(String script, List<Filled> tables, Connection session) throws SQLException {
        session.setAutoCommit(false);
        try (Statement statement = session.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(script);
            for (Filled table : tables) {
                copy(table, session);
            }
            String transaction;
            try (ResultSet current = statement.executeQuery("SELECT pg_current_xact_id()::xid::text")) {
                current.next();
                transaction = current.getString(1);
            }
            session.commit();
            tables.forEach(table -> states.put(table.table().oid(), table.stateAfter(transaction)));
        } finally {
            session.setAutoCommit(true);
        }
    }

    private static void copy(Filled table, Connection session) throws SQLException {
        try {
            new CopyManager(session.unwrap(BaseConnection.class))
                    .copyIn(
                            "COPY " + table.table().name() + " " + table.columns() + " FROM STDIN",
                            new StringReader(table.rows()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private Connection session() throws SQLException {
        Connection session = connection;
        if (session == null || !session.isValid(5)) {
            close();
            PGSimpleDataSource source = server.source(name);
            source.setPrepareThreshold(1);
            source.setApplicationName("nself reset");
            session = source.getConnection();
            connection = session;
            // Somebody's open TRUNCATE is waited for no longer than that: then a new copy is made.
            try (Statement statement = session.createStatement()) {
                statement.execute("SET lock_timeout = '2s'");
            }
        }
        return session;
    }
}
