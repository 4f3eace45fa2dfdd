package org.nself.postgres.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.nself.MigrationReport.Outcome;
import org.nself.Nself;
import org.nself.NselfException;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.TestServer;

/** Boots DBML files of public projects. Runs where {@code -Dnself.corpus} names their directory. */
@EnabledIfSystemProperty(named = "nself.corpus", matches = ".+")
class CorpusBootTest {

    @Test
    void tryAll() throws IOException {
        Path directory = Path.of(System.getProperty("nself.corpus"), "dbml-real");
        int ok = 0;
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".dbml"))
                    .sorted()
                    .toList()) {
                try (TestDatabase database = TestServer.current().newDatabase()) {
                    Nself nself = Nself.builder()
                            .schema(file)
                            .dataSource(database.dataSource())
                            .build();
                    try {
                        nself.migrate();
                        assertThat(nself.migrate().outcome()).isEqualTo(Outcome.UP_TO_DATE);
                        assertThat(nself.plan().toSql()).as(file.toString()).isEmpty();
                        ok++;
                    } catch (NselfException refused) {
                        System.out.println("@@ " + directory.relativize(file) + " "
                                + refused.getMessage().lines().limit(14).toList());
                    } catch (RuntimeException | Error bug) {
                        System.out.println("@@BUG " + directory.relativize(file) + " " + bug);
                        bug.printStackTrace(System.out);
                    }
                }
            }
        }
        System.out.println("@@OK " + ok);
    }
}
