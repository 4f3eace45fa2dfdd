package org.nself.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.stream.Stream;
import org.nself.testkit.TestDatabase;

/**
 * What the processor did for this process, for all that it started, and for the server: a measure that means something on a
 * busy machine too. It reads Linux's {@code /proc}, in hundredths of a second; a server elsewhere does not count.
 */
final class Processor {

    private static final double TICKS_A_SECOND = 100;
    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final double MOST_IN_A_PAUSE = 0.1;

    /** Of its own and of children that ended, each in user and in system mode, counted from behind the name. */
    private static final int FIRST = 11;

    private static final int LAST = 14;

    private final ProcessHandle server;

    private Processor(ProcessHandle server) {
        this.server = server;
    }

    static Processor of(TestDatabase database) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return new Processor(ProcessHandle.of(row.getLong(1))
                    .flatMap(ProcessHandle::parent)
                    .orElseGet(ProcessHandle::current));
        }
    }

    /** Seconds since the processes began. One that ends during a look is missed by it, so that it looks until two agree. */
    double seconds() throws InterruptedException {
        double last;
        double now = look();
        do {
            last = now;
            Thread.sleep(PAUSE);
            now = look();
        } while (now < last || now - last > MOST_IN_A_PAUSE);
        return now;
    }

    private double look() {
        return Stream.of(ProcessHandle.current(), server)
                        .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                        .distinct()
                        .mapToLong(Processor::ticks)
                        .sum()
                / TICKS_A_SECOND;
    }

    private static long ticks(ProcessHandle process) {
        try {
            String line = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
            long ticks = 0;
            for (int field = FIRST; field <= LAST; field++) {
                ticks += Long.parseLong(fields[field]);
            }
            return ticks;
        } catch (IOException unreadable) {
            // One that ends while it is read says "No such process" instead of having no file.
            if (process.isAlive()) {
                throw new UncheckedIOException(unreadable);
            }
            return 0;
        }
    }
}
