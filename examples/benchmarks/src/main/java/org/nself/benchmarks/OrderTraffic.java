package org.nself.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.nself.testkit.TestDatabase;

/** Readers and writers of one table, each on a connection of its own, and how long each of their statements took. */
final class OrderTraffic {

    private static final String READ = "SELECT amount FROM orders WHERE id = ?";
    private static final List<String> WRITES = List.of(
            "UPDATE orders SET amount = amount + 1 WHERE id = ?",
            "INSERT INTO orders (id, user_id, seller_id, amount, code) SELECT n, 1 + ? % 10000, 1, 1, 'c' || n FROM nextval('orders_next') n");
    private static final int READERS = 2;
    private static final int WRITERS = 2;

    private final TestDatabase database;
    private final long rows;
    private final List<Thread> threads = new ArrayList<>();
    private final List<Long> nanos = new ArrayList<>();
    private final AtomicInteger failed = new AtomicInteger();
    private volatile boolean over;

    private OrderTraffic(TestDatabase database, long rows) {
        this.database = database;
        this.rows = rows;
    }

    /** How long the statements took, shortest first. */
    record Waits(List<Long> sorted, int failed) {

        int count() {
            return sorted.size();
        }

        /** @param share of the statements that took no longer */
        double millis(double share) {
            return sorted.get((int) Math.ceil(share * sorted.size()) - 1) / 1e6;
        }
    }

    static OrderTraffic start(TestDatabase database, long rows) {
        OrderTraffic traffic = new OrderTraffic(database, rows);
        for (int i = 0; i < READERS; i++) {
            traffic.threads.add(Thread.ofPlatform().start(() -> traffic.run(List.of(READ))));
        }
        for (int i = 0; i < WRITERS; i++) {
            traffic.threads.add(Thread.ofPlatform().start(() -> traffic.run(WRITES)));
        }
        return traffic;
    }

    Waits stop() throws InterruptedException {
        over = true;
        for (Thread thread : threads) {
            thread.join();
        }
        return new Waits(nanos.stream().sorted().toList(), failed.get());
    }

    private void run(List<String> statements) {
        List<Long> own = new ArrayList<>();
        try (Connection connection = database.dataSource().getConnection()) {
            List<PreparedStatement> prepared = new ArrayList<>();
            for (String statement : statements) {
                prepared.add(connection.prepareStatement(statement));
            }
            for (int i = 0; !over; i++) {
                own.add(execute(prepared.get(i % prepared.size())));
            }
        } catch (SQLException refused) {
            throw new IllegalStateException(Arrays.toString(statements.toArray()), refused);
        }
        synchronized (nanos) {
            nanos.addAll(own);
        }
    }

    private long execute(PreparedStatement statement) throws SQLException {
        statement.setLong(1, 1 + ThreadLocalRandom.current().nextLong(rows - 1));
        long start = System.nanoTime();
        try {
            statement.execute();
        } catch (SQLException refused) {
            failed.incrementAndGet();
            System.err.println(refused.getMessage());
        }
        return System.nanoTime() - start;
    }
}
