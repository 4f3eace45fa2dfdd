package org.nself.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
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

    private static final Duration FAR = Duration.ofMillis(5);

    private final List<MigrationLane> lanes;
    private final Processor processor;

    private CompareMigrations(List<MigrationLane> lanes, Processor processor) {
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
                MigrationPeer ebean = MigrationPeer.ebean(directory);
                MigrationPeer flyway = MigrationPeer.flyway(directory);
                MigrationPeer liquibase = MigrationPeer.liquibase(directory);
                SlowLine line = SlowLine.to(bystander.url(), FAR)) {
            Processor processor = Processor.of(bystander);
            for (Size size : QUICK ? Size.QUICK : Size.ALL) {
                Path fresh = Files.createTempDirectory(directory, "migrations");
                MigrationFiles files = MigrationFiles.write(size.migrations(), fresh);
                List<MigrationLane> lanes = Stream.of(
                                MigrationTool.floor(files),
                                MigrationTool.nself(files),
                                MigrationTool.of(ebean, files.numbered()),
                                MigrationTool.of(flyway, files.flat()),
                                MigrationTool.of(liquibase, files.changelog()))
                        .map(tool -> new MigrationLane(
                                tool, size.boots(), size.isFar() ? Optional.of(line) : Optional.empty()))
                        .toList();
                say(report, new CompareMigrations(lanes, processor).run(size));
            }
        }
        Files.writeString(directory.resolve("migrations.md"), report);
    }

    /**
     * What is measured, and how often.
     *
     * @param what is said above the table
     * @param isFar whether the server is far away
     * @param warmUps rounds that do not count
     * @param boots how many boots a turn has
     */
    private record Size(
            String what,
            List<SyntheticMigrations.Migration> migrations,
            boolean isFar,
            int warmUps,
            int rounds,
            int boots) {

        static final List<Size> ALL = List.of(
                near(10, 40, 21, 10),
                near(100, 8, 11, 10),
                near(1_000, 1, 5, 5),
                far(", each of one statement", SyntheticMigrations.ofOneStatement(100), 1, 5, 2),
                far("", SyntheticMigrations.first(50), 1, 5, 2));
        static final List<Size> QUICK =
                List.of(near(10, 0, 1, 1), far("", SyntheticMigrations.ofOneStatement(10), 0, 1, 1));

        private static Size near(int count, int warmUps, int rounds, int boots) {
            return new Size(
                    "%,d migrations".formatted(count), SyntheticMigrations.first(count), false, warmUps, rounds, boots);
        }

        private static Size far(
                String kind, List<SyntheticMigrations.Migration> migrations, int warmUps, int rounds, int boots) {
            String what = "%,d migrations%s, %d ms away".formatted(migrations.size(), kind, FAR.toMillis());
            return new Size(what, migrations, true, warmUps, rounds, boots);
        }
    }

    private static void say(StringBuilder report, String text) {
        System.out.println(text);
        report.append(text).append('\n');
    }

    private String run(Size size) throws IOException, InterruptedException, SQLException {
        for (int round = 0; round < size.warmUps() + size.rounds(); round++) {
            round(round >= size.warmUps());
        }
        return table(size.what() + ": applying", lane -> List.of(lane.apply()))
                + "\n"
                + table(size.what() + ": a boot when all were applied", MigrationLane::boots);
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

                        | %s | ms | times the floor | ms of the processor | times the floor |
                        | --- | --- | --- | --- | --- |
                        """.formatted(what), ""));
    }
}
