package org.nself.postgres.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nself.Nself;
import org.nself.SchemaSource;
import org.nself.plan.Hazard;
import org.nself.plan.Plan;
import org.nself.plan.Policy;
import org.nself.plan.StepHazard;
import org.nself.plan.StepHazard.Evidence;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.TestServer;

/** Rows that a step would fail on are found before anything is changed, and named. */
class PreflightTest {

    private static final String BEFORE = """
            Enum mood {
              sad
              ok
              happy
            }
            Table users { id integer [pk] }
            Table orders {
              tenant integer
              number integer
              user_id integer
              email text
              price numeric
              mood mood
              note text
              indexes { (tenant, number) [pk] }
            }
            """;

    private final TestDatabase database = TestServer.current().newDatabase();

    PreflightTest() {
        nself(BEFORE, Policy.safe()).migrate();
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void rowsWithNullAreNamedByTheirKey() {
        database.execute("INSERT INTO orders (tenant, number) VALUES (1, 7), (2, 8)");

        assertThat(found(BEFORE.replace("email text", "email text [not null]")))
                .containsExactly("tenant = 1, number = 7, email = null", "tenant = 2, number = 8, email = null");
    }

    @Test
    void noMoreThanFiveAreNamed() {
        database.execute("INSERT INTO orders (tenant, number) SELECT 1, n FROM generate_series(1, 100) n");

        assertThat(found(BEFORE.replace("email text", "email text [not null]"))).hasSize(5);
    }

    @Test
    void duplicatesAreNamedWithTheirNumber() {
        database.execute("INSERT INTO orders (tenant, number, email) VALUES (1, 1, 'a'), (1, 2, 'a'), (1, 3, 'b')");

        assertThat(found(BEFORE.replace("email text", "email text [unique]"))).containsExactly("email = a, rows = 2");
    }

    @Test
    void rowsThatReferToNothingAreNamed() {
        database.execute("INSERT INTO users VALUES (1)");
        database.execute("INSERT INTO orders (tenant, number, user_id) VALUES (1, 1, 1), (1, 2, 5)");

        assertThat(found(BEFORE.replace("user_id integer", "user_id integer [ref: > users.id]")))
                .containsExactly("tenant = 1, number = 2, user_id = 5");
    }

    @Test
    void rowsThatBreakACheckAreNamedWithWhatItIsAbout() {
        database.execute("INSERT INTO orders (tenant, number, price) VALUES (1, 1, 5), (1, 2, -5)");

        assertThat(found(BEFORE.replace("price numeric", "price numeric [check: `price > 0`]")))
                .containsExactly("tenant = 1, number = 2, price = -5");
    }

    @Test
    void valuesThatAreTooLongAreNamedWithWhatBecomesOfThem() {
        database.execute("INSERT INTO orders (tenant, number, note) VALUES (1, 1, 'short'), (1, 2, 'rather long')");

        assertThat(found(BEFORE.replace("note text", "note varchar(6)")))
                .containsOnly("tenant = 1, number = 2, note = rather long, becomes = rather");
    }

    @Test
    void aValueThatDoesNotConvertIsQuotedByTheServer() {
        database.execute("INSERT INTO orders (tenant, number, note) VALUES (1, 1, '12'), (1, 2, 'twelve')");

        assertThat(found(BEFORE.replace("note text", "note integer")))
                .allSatisfy(example -> assertThat(example).contains("\"twelve\""));
    }

    @Test
    void valuesThatAnEnumLosesAreNamed() {
        database.execute("INSERT INTO orders (tenant, number, mood) VALUES (1, 1, 'ok'), (1, 2, 'sad')");

        assertThat(found(BEFORE.replace("  sad\n", ""))).containsExactly("tenant = 1, number = 2, mood = sad");
    }

    @Test
    void aLongValueIsCut() {
        database.execute("INSERT INTO orders (tenant, number, note) VALUES (1, 1, repeat('😀', 70))");

        assertThat(found(BEFORE.replace("note text", "note varchar(61)")))
                .containsOnly(
                        "tenant = 1, number = 1, note = " + "😀".repeat(60) + "…, becomes = " + "😀".repeat(60) + "…");
    }

    @Test
    void aRefusalNamesThem() {
        database.execute("INSERT INTO orders (tenant, number) VALUES (1, 7), (2, 8)");
        Plan plan = nself(BEFORE.replace("email text", "email text [not null]"), Policy.safe())
                .plan();

        assertThat(plan.refusals(Policy.safe()).getFirst().toString())
                .contains("\n      for example: tenant = 1, number = 7, email = null"
                        + "\n                   tenant = 2, number = 8, email = null\n");
    }

    @Test
    void whereNoValueMayGetIntoALogNoneDoes() {
        database.execute("INSERT INTO orders (tenant, number, note) VALUES (1, 1, 'secret')");
        Plan plan = nself(
                        BEFORE.replace("note text", "note integer"),
                        Policy.safe().examples(0))
                .plan();

        assertThat(plan.refusals(Policy.safe())).isNotEmpty();
        assertThat(plan.toJson()).doesNotContain("secret");
    }

    /** The examples of all hazards that come true. */
    private List<String> found(String dbml) {
        return nself(dbml, Policy.safe()).plan().steps().stream()
                .flatMap(step -> step.hazards().stream())
                .filter(hazard -> hazard.hazard() == Hazard.MAY_FAIL_ON_DATA || hazard.hazard() == Hazard.DATA_LOSS)
                .filter(hazard -> hazard.evidence() == Evidence.PRESENT)
                .map(StepHazard::examples)
                .flatMap(List::stream)
                .toList();
    }

    private Nself nself(String dbml, Policy policy) {
        return Nself.builder()
                .schema(SchemaSource.text(dbml))
                .dataSource(database.dataSource())
                .policy(policy)
                .build();
    }
}
