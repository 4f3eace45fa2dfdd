package org.nself.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nself.testkit.PostgresServer;
import org.nself.testkit.TestDatabase;

/**
 * What it costs to apply migrations, and to boot when all were applied, turn by turn with bare JDBC and with the tools of
 * others. Fails when their databases differ afterwards. Prints tables in Markdown, and writes them into the directory that is
 * its argument. {@code -Dbenchmark.quick=true} shows in a minute whether it works at all.
 */
final class CompareMigrations {

    private static final boolean QUICK = Boolean.getBoolean("benchmark.quick");

    private final int migrations;
    private final List<MigrationLane> lanes;
    private final Processor processor;

    private CompareMigrations(int migrations, List<MigrationLane> lanes, Processor processor) {
        this.migrations = migrations;
        this.lanes = lanes;
        this.processor = processor;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        Path directory = Files.createDirectories(Path.of(arguments[0]).toAbsolutePath());
        StringBuilder report = new StringBuilder();
        say(
                report,
                "%d cores, Java %s; ms: median (best–worst round), and how many times the floor"
                        .formatted(Runtime.getRuntime().availableProcessors(), Runtime.version()));
        try (TestDatabase bystander = PostgresServer.shared().newDatabase();
                MigrationPeer flyway = MigrationPeer.flyway(directory);
                MigrationPeer liquibase = MigrationPeer.liquibase(directory)) {
            Processor processor = Processor.of(bystander);
            for (Size size : QUICK ? Size.QUICK : Size.ALL) {
                Path fresh = Files.createTempDirectory(directory, size.migrations() + "-");
                MigrationFiles files = MigrationFiles.write(SyntheticMigrations.first(size.migrations()), fresh);
                List<MigrationLane> lanes = Stream.of(
                                MigrationTool.floor(files),
                                MigrationTool.nself(files),
                                MigrationTool.of(flyway, files.flat()),
                                MigrationTool.of(liquibase, files.changelog()))
                        .map(tool -> new MigrationLane(tool, size.boots()))
                        .toList();
                say(report, new CompareMigrations(size.migrations(), lanes, processor).run(size));
            }
        }
        Files.writeString(directory.resolve("migrations.md"), report);
    }

    /**
     * How much is measured.
     *
     * @param warmUps rounds that do not count
     * @param boots how many boots a turn has
     */
    private record Size(int migrations, int warmUps, int rounds, int boots) {

        static final List<Size> ALL =
                List.of(new Size(10, 10, 11, 10), new Size(100, 4, 7, 10), new Size(1_000, 1, 5, 5));
        static final List<Size> QUICK = List.of(new Size(10, 0, 1, 1));
    }

    private static void say(StringBuilder report, String text) {
        System.out.println(text);
        report.append(text).append('\n');
    }

    private String run(Size size) throws IOException, InterruptedException, SQLException {
        for (int round = 0; round < size.warmUps() + size.rounds(); round++) {
            round(round >= size.warmUps());
        }
        return table("applying", lane -> List.of(lane.apply()))
                + "\n"
                + table("a boot when all were applied", MigrationLane::boots);
    }

    private void round(boolean counts) throws IOException, InterruptedException, SQLException {
        Optional<CatalogCount> first = Optional.empty();
        for (MigrationLane lane : lanes) {
            Optional<CatalogCount> made = lane.turn(processor, counts);
            if (first.isEmpty()) {
                first = made;
            }
            if (made.isPresent() && !made.equals(first)) {
                throw new IllegalStateException(
                        "%s made %s, and %s made %s".formatted(lanes.getFirst().name(), first, lane.name(), made));
            }
        }
    }

    private String table(String what, Function<MigrationLane, List<Contestant>> contestants) {
        Contestant floor = contestants.apply(lanes.getFirst()).getFirst();
        return lanes.stream()
                .flatMap(lane -> contestants.apply(lane).stream())
                .map(contestant -> contestant.row(List.of(floor)))
                .collect(Collectors.joining("\n", """

                        | %,d migrations: %s | ms | times the floor | ms of the processor | times the floor |
                        | --- | --- | --- | --- | --- |
                        """.formatted(migrations, what), ""));
    }
}
