package org.nself.postgres.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.nself.MigrationReport.Outcome;
import org.nself.Nself;
import org.nself.NselfException;
import org.nself.dbml.DbmlReader;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.TestServer;
import org.nself.schema.SourceFile;
import org.nself.spi.SchemaReader.Modules;

/**
 * Boots DBML files of public projects, twice each, and holds what the server then has against what the file says. Runs
 * where {@code -Dnself.corpus} names the directory they lie in.
 */
@EnabledIfSystemProperty(named = "nself.corpus", matches = ".+")
class CorpusBootTest {

    private static final Path FILES = Path.of(System.getProperty("nself.corpus", ""), "dbml-real");

    /** A file that the official tool can turn into SQL which PostgreSQL takes must boot here too. */
    @TestFactory
    Stream<DynamicTest> whatAppliesElsewhereAppliesHere() throws IOException {
        return Files.readAllLines(FILES.resolve("index.tsv")).stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .filter(cells -> cells[15].equals("y"))
                .map(cells -> DynamicTest.dynamicTest(cells[0], () -> boot(FILES.resolve(cells[0] + ".dbml"))));
    }

    /** Every other file boots, or is refused with a code and a place; none is a surprise. */
    @Test
    void everyFileBootsOrIsRefusedWithAReason() throws IOException {
        List<String> refused = new ArrayList<>();
        int booted = 0;
        try (Stream<Path> all = Files.walk(FILES)) {
            for (Path file : all.filter(path -> path.toString().endsWith(".dbml"))
                    .sorted()
                    .toList()) {
                try {
                    boot(file);
                    booted++;
                } catch (NselfException reason) {
                    refused.add(FILES.relativize(file) + ": " + firstFinding(reason));
                }
            }
        }
        System.out.println(booted + " files boot, " + refused.size() + " are refused:");
        refused.forEach(System.out::println);

        assertThat(booted).isGreaterThan(refused.size());
        assertThat(refused).allSatisfy(line -> assertThat(line).contains(" NS"));
    }

    private static void boot(Path file) throws IOException {
        try (TestDatabase database = TestServer.current().newDatabase()) {
            Nself nself = Nself.builder()
                    .schema(file)
                    .dataSource(database.dataSource())
                    .build();
            assertThat(nself.migrate().outcome()).isEqualTo(Outcome.APPLIED);
            assertThat(nself.migrate().outcome()).isEqualTo(Outcome.UP_TO_DATE);
            assertThat(nself.plan().toSql()).isEmpty();

            Set<String> says = Facts.of(new DbmlReader()
                    .read(new SourceFile(file.toString(), Files.readString(file)), Modules.NONE)
                    .schema()
                    .orElseThrow());
            assertThat(Facts.of(database)).as(file.toString()).isEqualTo(says);
        }
    }

    private static String firstFinding(NselfException reason) {
        return String.valueOf(reason.getMessage())
                .lines()
                .filter(line -> line.contains(": error NS"))
                .map(line -> line.substring(line.indexOf(".dbml") + 6))
                .findFirst()
                .orElseGet(() ->
                        String.valueOf(reason.getMessage()).lines().limit(1).collect(Collectors.joining()));
    }
}
