package org.nself.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.nself.Nself;
import org.nself.SchemaSource;
import org.nself.testkit.PostgresServer;
import org.nself.testkit.TestDatabase;

/**
 * What a boot costs a new process, turn by turn: one with nothing to do beside a process that connects and asks for 1, and the
 * first one of an empty database beside one that sends the same statements. Prints tables in Markdown, and writes them into the
 * directory that is its argument. {@code -Dbenchmark.quick=true} only shows that it works.
 */
final class CompareBoots {

    private static final boolean QUICK = Boolean.getBoolean("benchmark.quick");
    private static final int ROUNDS = QUICK ? 1 : Integer.getInteger("benchmark.rounds", 21);
    private static final int WARM_UPS = QUICK ? 0 : 2;
    private static final int TABLES = 100;

    private final Path directory;
    private final Processor processor;
    private final List<TestDatabase> databases = new ArrayList<>();

    private CompareBoots(Path directory, Processor processor) {
        this.directory = directory;
        this.processor = processor;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        Path directory = Files.createDirectories(Path.of(arguments[0]).toAbsolutePath());
        try (TestDatabase bystander = PostgresServer.shared().newDatabase()) {
            CompareBoots boots = new CompareBoots(directory, Processor.of(bystander));
            String report =
                    "%d cores, Java %s, %d rounds; ms: median (best–worst round); beyond: of its own work, beyond the floor's%n"
                                    .formatted(Runtime.getRuntime().availableProcessors(), Runtime.version(), ROUNDS)
                            + boots.nothingToDo()
                            + boots.first();
            System.out.println(report);
            Files.writeString(directory.resolve("boots.md"), report);
        }
    }

    private String nothingToDo() throws IOException, InterruptedException {
        List<ColdBoot> boots = new ArrayList<>();
        TestDatabase plain = database();
        boots.add(ColdBoot.of("a JVM that connects and asks for 1, the floor", () -> List.of("select", plain.url())));
        Path schema = Files.writeString(directory.resolve("schema.dbml"), Schemas.ofTables(TABLES));
        TestDatabase declared = database();
        Nself.builder().schema(schema).dataSource(declared.dataSource()).migrate();
        boots.add(ColdBoot.of(
                "nself, a schema of 100 tables", () -> List.of("schema", declared.url(), schema.toString())));
        for (int count : QUICK ? List.of(10) : List.of(10, 100, 1_000)) {
            Path files = Files.createTempDirectory(directory, count + "-");
            Path folder = MigrationFiles.write(SyntheticMigrations.first(count), files)
                    .hasura();
            TestDatabase migrated = database();
            Nself.builder().migrations(folder).dataSource(migrated.dataSource()).migrate();
            boots.add(ColdBoot.of(
                    "nself, %,d applied migrations".formatted(count),
                    () -> List.of("migrations", migrated.url(), folder.toString())));
        }
        String table = compare("a boot with nothing to do, in a new process", boots, () -> {});
        close();
        return table;
    }

    private String first() throws IOException, InterruptedException {
        String dbml = Schemas.ofTables(TABLES);
        Path schema = Files.writeString(directory.resolve("first.dbml"), dbml);
        Path script = Files.writeString(
                directory.resolve("first.sql"),
                Nself.creation(SchemaSource.text(dbml)).toSql());
        List<TestDatabase> next = new ArrayList<>();
        List<ColdBoot> boots = List.of(
                ColdBoot.of(
                        "bare JDBC, the same statements in one transaction, the floor",
                        () -> List.of("script", next.getLast().url(), script.toString())),
                ColdBoot.of("nself", () -> List.of("schema", next.getLast().url(), schema.toString())));
        String table = compare("the first boot of an empty database, 100 tables", boots, () -> next.add(database()));
        close();
        return table;
    }

    private String compare(String what, List<ColdBoot> boots, Runnable prepare)
            throws IOException, InterruptedException {
        for (int round = 0; round < WARM_UPS + ROUNDS; round++) {
            for (ColdBoot boot : boots) {
                prepare.run();
                if (round < WARM_UPS) {
                    boot.countClasses(directory);
                } else {
                    boot.turn(processor);
                }
            }
        }
        ColdBoot floor = boots.getFirst();
        return boots.stream().map(boot -> boot.row(floor)).collect(Collectors.joining("\n", """

                        | %s | ms of the process | times the floor | ms of the processor | times the floor | ms of its own | beyond | classes | beyond |
                        | --- | --- | --- | --- | --- | --- | --- | --- | --- |
                        """.formatted(what), "\n"));
    }

    private TestDatabase database() {
        TestDatabase created = PostgresServer.shared().newDatabase();
        databases.add(created);
        return created;
    }

    private void close() {
        databases.forEach(TestDatabase::close);
        databases.clear();
    }
}
