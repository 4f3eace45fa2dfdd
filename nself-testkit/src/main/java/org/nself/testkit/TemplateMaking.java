package org.nself.testkit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Makes a template once, also among JVMs that share a server: an advisory lock of its name lets one of them build it, under
 * another name until it is whole.
 */
final class TemplateMaking {

    /** So long a template that nobody used stays on a server. */
    private static final int DAYS = 7;

    private final PostgresServer server;
    private final Maintenance maintenance;
    private final String name;

    TemplateMaking(PostgresServer server, String name) {
        this.server = server;
        this.maintenance = server.maintenance();
        this.name = name;
    }

    /** Fills the template, unless it is there. */
    void unlessThere(Template.Maker maker) {
        if (!isThere()) {
            maintenance.talk(connection -> {
                lock(connection);
                try {
                    if (!isThere()) {
                        build(maker);
                    }
                } finally {
                    call(connection, "SELECT pg_advisory_unlock(hashtextextended(?, 0))");
                }
                return name;
            });
            dropForgotten();
        }
        used();
    }

    private boolean isThere() {
        return !maintenance
                .texts("SELECT datname FROM pg_database WHERE datname = ?", name)
                .isEmpty();
    }

    private void build(Template.Maker maker) {
        String unfinished =
                server.newName() + "_" + UUID.randomUUID().toString().substring(0, 8);
        maintenance.run("CREATE DATABASE %s TEMPLATE template0", unfinished);
        try {
            maker.fill(server.source(unfinished));
            maintenance.run("ALTER DATABASE %s WITH ALLOW_CONNECTIONS false", unfinished);
            endSessions(unfinished);
            maintenance.run("ALTER DATABASE %s RENAME TO %s", unfinished, name);
        } catch (RuntimeException failure) {
            server.drop(unfinished);
            throw failure;
        }
    }

    /** A pool of whoever filled it may still be connected. */
    private void endSessions(String database) {
        for (int attempt = 0; attempt < 500; attempt++) {
            if (maintenance
                    .texts("SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity WHERE datname = ?", database)
                    .isEmpty()) {
                return;
            }
            pause();
        }
    }

    /** Waiters ask again and again: one that waits within the server would hold up who builds indexes concurrently. */
    private void lock(Connection connection) throws SQLException {
        while (!call(connection, "SELECT pg_try_advisory_lock(hashtextextended(?, 0))")) {
            pause();
        }
    }

    private boolean call(Connection connection, String function) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(function)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    /** Its comment is the day of its last use. Two JVMs that write it at once get in each other's way, so nobody waits for it. */
    private void used() {
        server.background().drop(() -> maintenance.run("COMMENT ON DATABASE %s IS '" + today() + "'", name));
    }

    private void dropForgotten() {
        List<String> forgotten = maintenance.texts(
                "SELECT datname FROM pg_database WHERE starts_with(datname, 'nself_template_')"
                        + " AND shobj_description(oid, 'pg_database') < ?",
                today().minusDays(DAYS).toString());
        for (String template : forgotten) {
            server.background().drop(() -> server.drop(template));
        }
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(20);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a template", interruption);
        }
    }
}
