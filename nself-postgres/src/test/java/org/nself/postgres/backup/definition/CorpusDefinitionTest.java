package org.nself.postgres.backup.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.TestServer;
import org.nself.postgres.cases.PgDump;

/**
 * Makes the databases of public projects anew from their definitions. Runs where {@code -Dnself.corpus} names the directory
 * their SQL lies in.
 */
@EnabledIfSystemProperty(named = "nself.corpus", matches = ".+")
class CorpusDefinitionTest {

    @Test
    void theDatabaseOfARealProjectIsMadeAnewAsItWas() throws Exception {
        List<Path> files = files();
        List<String> failures = new ArrayList<>();
        for (Path file : files) {
            try (TestDatabase original = TestServer.current().newDatabase();
                    TestDatabase copy = TestServer.current().newDatabase()) {
                original.execute(Files.readString(file));
                Definitions definitions = Copies.definitions(original);
                Copies.run(definitions, copy);
                List<String> different = new ArrayList<>(definitions.uncovered());
                different.addAll(Copies.structure(original)
                        .difference(Copies.structure(copy))
                        .lines());
                if (!PgDump.of(copy).equals(PgDump.of(original))) {
                    different.add("the dumps differ");
                }
                different.forEach(line -> failures.add(file.getFileName() + ": " + line));
                System.out.printf(
                        "%-25s %4d statements, %d differences%n",
                        file.getFileName(), definitions.statements().size(), different.size());
            }
        }
        assertThat(files).hasSizeGreaterThan(5);
        assertThat(failures).isEmpty();
    }

    private static List<Path> files() throws IOException {
        Path directory = Path.of(System.getProperty("nself.corpus", ""), "sql-real");
        return Files.readAllLines(directory.resolve("index.tsv")).stream()
                .skip(1)
                .map(line -> directory.resolve(line.split("\t", -1)[0] + ".sql"))
                .toList();
    }
}
