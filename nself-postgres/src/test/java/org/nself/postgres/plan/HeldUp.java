package org.nself.postgres.plan;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.nself.postgres.TestDatabase;

/**
 * What a statement that cannot run in a transaction holds while it waits for somebody else's.
 *
 * @param locks by table; empty when it waited for nobody
 */
record HeldUp(Map<String, String> locks) {

    private static final String WRITER = "LOCK TABLE ONLY knowledge.own, ONLY knowledge.parent IN ROW EXCLUSIVE MODE";
    private static final String NOBODY_WRITES = "LOCK TABLE ONLY knowledge.own, ONLY knowledge.parent IN SHARE MODE";

    /** Leaves behind what the statement leaves when it is cut off. */
    static HeldUp of(TestDatabase database, String statement) throws SQLException {
        HeldUp byWriter = by(database, statement, WRITER);
        return byWriter.locks().isEmpty() ? by(database, statement, NOBODY_WRITES) : byWriter;
    }

    private static HeldUp by(TestDatabase database, String sql, String lock) throws SQLException {
        try (Connection other = database.dataSource().getConnection();
                Connection watcher = database.dataSource().getConnection();
                Connection worker = database.dataSource().getConnection();
                Statement statement = worker.createStatement()) {
            other.setAutoCommit(false);
            Laboratory.execute(other, lock);
            Laboratory.execute(worker, "SET search_path = knowledge, public; SET statement_timeout = '10s'");
            int pid = number(worker, "SELECT pg_backend_pid()");
            CompletableFuture<Void> running = CompletableFuture.runAsync(() -> {
                try {
                    statement.execute(sql);
                } catch (SQLException cutOff) {
                    // It is meant to be.
                }
            });
            Map<String, String> locks = new TreeMap<>();
            while (!running.isDone() && locks.isEmpty()) {
                if (number(
                                watcher,
                                "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND pid = " + pid)
                        > 0) {
                    locks.putAll(named(watcher, Trial.locks(watcher, Trial.ARE_OURS + " AND pid = " + pid)));
                }
            }
            number(watcher, "SELECT pg_cancel_backend(" + pid + ")::int");
            running.join();
            return new HeldUp(locks);
        }
    }

    private static Map<String, String> named(Connection connection, Map<Long, String> locks) throws SQLException {
        Map<String, String> named = new TreeMap<>();
        for (Map.Entry<Long, String> lock : locks.entrySet()) {
            if (!lock.getValue().equals(Trial.MODES.getFirst())) {
                named.put(Trial.name(connection, lock.getKey()), lock.getValue());
            }
        }
        return named;
    }

    private static int number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getInt(1);
        }
    }
}
