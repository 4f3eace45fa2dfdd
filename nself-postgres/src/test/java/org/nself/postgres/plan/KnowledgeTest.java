package org.nself.postgres.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.TestServer;

/**
 * Runs every line of the table of knowledge that holds for the server's version and measures anew what it says.
 * {@code -Dnself.golden=update} writes what was measured into the table; the review is the difference.
 */
class KnowledgeTest {

    private static final Path TABLE =
            Path.of("src", "main", "resources", "org", "nself", "postgres", "plan", "statements.tsv");

    @Test
    void everyStatementDoesWhatTheTableSays() throws SQLException, IOException {
        List<String> table = new ArrayList<>(List.of(String.join("\t", Example.COLUMNS)));
        List<String> wrong = new ArrayList<>();
        int measured = 0;
        try (TestDatabase database = TestServer.current().newDatabase();
                Laboratory laboratory = new Laboratory(database)) {
            for (Example example : Knowledge.examples()) {
                Example truth = example;
                if (example.holdsFor(TestServer.currentMajor())) {
                    truth = laboratory.measure(example);
                    measured++;
                }
                table.add(truth.toString());
                if (!truth.equals(example)) {
                    wrong.add("the table: " + example + "\nthe server: " + truth);
                }
            }
        }
        if (System.getProperty("nself.golden", "compare").equals("update")) {
            Files.write(TABLE, table);
        }
        System.out.println(measured + " examples on PostgreSQL " + TestServer.currentMajor());
        assertThat(wrong).isEmpty();
        assertThat(measured).isGreaterThan(250);
    }

    @Test
    void allExamplesOfAKindThatSucceedDoTheSame() {
        for (int version : TestServer.MAJORS) {
            Map<String, List<Example>> kinds = Knowledge.examples().stream()
                    .filter(example -> example.holdsFor(version) && example.succeeds())
                    .collect(Collectors.groupingBy(Example::kind));
            kinds.forEach((kind, examples) -> assertThat(examples)
                    .extracting(example -> comparable(example.effect()))
                    .as(kind + " on " + version)
                    .containsOnly(comparable(examples.getFirst().effect())));
        }
    }

    /** What is lost depends on the values, not on the kind. */
    private static Effect comparable(Effect effect) {
        return new Effect(
                effect.locks(),
                effect.rewrites(),
                effect.scans(),
                effect.builds(),
                effect.forgets(),
                effect.transactional(),
                effect.debris().isEmpty() ? "" : "some",
                "");
    }
}
