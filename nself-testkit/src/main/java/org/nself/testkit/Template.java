package org.nself.testkit;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * A database that others are copies of, and the copies that were made ahead of need. Thread-safe; nobody gets a copy that
 * somebody else has.
 */
final class Template {

    /** Fills a database that is to become a template. */
    @FunctionalInterface
    interface Maker {
        void fill(DataSource database);
    }

    /** How many copies are made ahead of need: as many as a parallel run of tests on a small machine takes at once. */
    private static final String AHEAD = "nself.test.ahead";

    private static final int DEFAULT_AHEAD = 3;

    private final PostgresServer server;
    private final String name;
    private final String statement;
    private final ConcurrentLinkedQueue<String> ready = new ConcurrentLinkedQueue<>();
    /** Those that are ready and those that are being made. */
    private final AtomicInteger ahead = new AtomicInteger();

    private final Once<Baseline> baseline = new Once<>(this::measure);

    Template(PostgresServer server, String name) {
        this.server = server;
        this.name = name;
        this.statement = "CREATE DATABASE %s TEMPLATE %s" + CloneStrategy.of(server.maintenance());
    }

    /** A copy for whoever calls: one that is ready, else a new one. */
    String take() {
        String taken = ready.poll();
        if (taken == null) {
            taken = clone(server.newName());
        } else {
            ahead.decrementAndGet();
        }
        refill();
        return taken;
    }

    /** A new copy of that name. */
    String clone(String database) {
        server.maintenance().run(statement, database, name);
        return database;
    }

    /** What a clean copy looks like. */
    Baseline baseline() {
        return baseline.get();
    }

    private Baseline measure() {
        String clean = clone(server.newName());
        try {
            return Baseline.of(server.source(clean));
        } finally {
            server.background().drop(() -> server.drop(clean));
        }
    }

    private void refill() {
        int wanted = Integer.getInteger(AHEAD, DEFAULT_AHEAD);
        while (ahead.incrementAndGet() <= wanted) {
            server.background().copy(() -> {
                try {
                    ready.add(clone(server.newName()));
                } catch (IllegalStateException failure) {
                    ahead.decrementAndGet();
                    throw failure;
                }
            });
        }
        ahead.decrementAndGet();
    }
}
