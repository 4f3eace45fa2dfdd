package org.nself.benchmarks;

import java.io.IOException;
import java.util.List;
import org.nself.testkit.PostgresServer;
import org.nself.testkit.TestDatabase;

/**
 * Runs a command while the test server runs, and ends as it ends. {@code PGHOST}, {@code PGPORT}, {@code PGUSER} and
 * {@code PGPASSWORD} say where the server is.
 */
final class WithPostgres {

    private WithPostgres() {}

    /** Takes the command. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int exit;
        try (TestDatabase database = PostgresServer.shared().newDatabase()) {
            ProcessBuilder command = new ProcessBuilder(List.of(arguments)).inheritIO();
            command.environment().putAll(ServerAddress.of(database).environment());
            exit = command.start().waitFor();
        }
        System.exit(exit);
    }
}
