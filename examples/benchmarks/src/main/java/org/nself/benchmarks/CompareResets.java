package org.nself.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.nself.testkit.PostgresServer;
import org.nself.testkit.TestDatabase;

/**
 * What a clean database of 100 tables costs a test, turn by turn with bare statements and with what others do. Prints tables in
 * Markdown, and writes them into the directory that is its argument. {@code -Dbenchmark.quick=true} only shows that it works.
 */
final class CompareResets {

    private static final boolean QUICK = Boolean.getBoolean("benchmark.quick");
    private static final int ROUNDS = QUICK ? 1 : Integer.getInteger("benchmark.rounds", 11);
    private static final int WARM_UPS = QUICK ? 0 : 2;

    private CompareResets() {}

    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        Path directory = Files.createDirectories(Path.of(arguments[0]).toAbsolutePath());
        try (TestDatabase bystander = PostgresServer.shared().newDatabase();
                FreshDatabases fresh = new FreshDatabases(directory);
                CleanedDatabases cleaned = new CleanedDatabases(directory)) {
            Processor processor = Processor.of(bystander);
            List<Contestant> starts = List.of(
                    StartServer.contestant("a JVM that connects to a server that runs, the floor", "running"),
                    StartServer.contestant("nself, a server with its data directory in the cache", "nself"),
                    StartServer.contestant("zonky's embedded server", "zonky"));
            List<List<Contestant>> all = List.of(fresh.contestants(), cleaned.contestants(), starts);
            for (int round = 0; round < WARM_UPS + ROUNDS; round++) {
                for (List<Contestant> some : all) {
                    for (Contestant contestant : some) {
                        if (round < WARM_UPS) {
                            contestant.warmUp(processor, 0);
                        } else {
                            contestant.turn(processor);
                        }
                    }
                }
            }
            String report =
                    "%d cores, Java %s, %d rounds; ms: median (best–worst round), and how many times the floor%n"
                                    .formatted(Runtime.getRuntime().availableProcessors(), Runtime.version(), ROUNDS)
                            + table("a new database", fresh.contestants())
                            + table("back to what it was, five tables with rows", cleaned.contestants())
                            + table("from the start of a JVM's `main` to the answer of `SELECT 1`", starts);
            System.out.println(report);
            Files.writeString(directory.resolve("resets.md"), report);
        }
    }

    private static String table(String what, List<Contestant> contestants) {
        return contestants.stream()
                .map(contestant -> contestant.row(List.of(contestants.getFirst())))
                .collect(Collectors.joining("\n", """

                        | 100 tables: %s | ms | times the floor | ms of the processor | times the floor |
                        | --- | --- | --- | --- | --- |
                        """.formatted(what), "\n"));
    }
}
