package org.nself.postgres.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nself.EnvironmentException;
import org.nself.MigrationReport.Outcome;
import org.nself.Nself;
import org.nself.PlanRefusedException;
import org.nself.SchemaSource;
import org.nself.plan.Policy;
import org.nself.plan.Policy.Forms;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.TestServer;

/** A plan as JSON, which is applied as it was read or not at all. */
class ReviewedPlanTest {

    private static final String BEFORE = "Table users { id integer [pk]\n email text\n nickname text }";
    private static final String AFTER = "Table users { id integer [pk]\n email text [not null] }";

    private final TestDatabase database = TestServer.current().newDatabase();

    ReviewedPlanTest() {
        nself(BEFORE).migrate();
        database.execute("INSERT INTO users VALUES (1, 'a@example.org', 'ann'), (2, 'b@example.org', NULL)");
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void aPlanIsOneDocument() {
        assertThat(nself(AFTER).plan().toJson().replaceFirst("[0-9a-f]{64}", "…"))
                .isEqualTo("""
                        {
                          "format" : 1,
                          "from" : "…",
                          "steps" : [
                            {
                              "subject" : "users.email",
                              "changes" : [
                                {
                                  "change" : "change_nullability",
                                  "subject" : "users.email"
                                }
                              ],
                              "up" : [
                                "ALTER TABLE users ALTER COLUMN email SET NOT NULL"
                              ],
                              "down" : [
                                "ALTER TABLE users ALTER COLUMN email DROP NOT NULL"
                              ],
                              "transaction" : "shared",
                              "back" : "shared",
                              "reversal" : "exact",
                              "bytes" : 8192,
                              "locks" : [
                                {
                                  "table" : "users",
                                  "mode" : "ACCESS EXCLUSIVE"
                                }
                              ],
                              "hazards" : [
                                {
                                  "hazard" : "MAY_FAIL_ON_DATA",
                                  "reason" : "a row that has NULL in users.email makes it fail",
                                  "evidence" : "absent",
                                  "preflight" : "SELECT id, email FROM users WHERE email IS NULL LIMIT 5"
                                },
                                {
                                  "hazard" : "FULL_SCAN",
                                  "reason" : "every row of users is read while nobody else can use the table",
                                  "evidence" : "unknown"
                                },
                                {
                                  "hazard" : "BREAKS_RUNNING_CODE",
                                  "reason" : "code that writes to users and does not give email fails from here on",
                                  "evidence" : "unknown"
                                }
                              ]
                            },
                            {
                              "subject" : "users.nickname",
                              "changes" : [
                                {
                                  "change" : "drop_column",
                                  "subject" : "users.nickname"
                                }
                              ],
                              "up" : [
                                "ALTER TABLE users DROP COLUMN nickname"
                              ],
                              "down" : [
                                "ALTER TABLE users ADD COLUMN nickname text"
                              ],
                              "transaction" : "shared",
                              "back" : "shared",
                              "reversal" : "structure",
                              "bytes" : 8192,
                              "locks" : [
                                {
                                  "table" : "users",
                                  "mode" : "ACCESS EXCLUSIVE"
                                }
                              ],
                              "hazards" : [
                                {
                                  "hazard" : "DATA_LOSS",
                                  "reason" : "drops column users.nickname with all its values",
                                  "evidence" : "unknown"
                                }
                              ]
                            }
                          ]
                        }
                        """);
    }

    @Test
    void aReviewedPlanIsAppliedOnce() {
        String plan = nself(AFTER).plan().toJson();

        assertThat(nself(AFTER).migrate(plan).outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(nself(AFTER).migrate(plan).outcome()).isEqualTo(Outcome.UP_TO_DATE);
    }

    @Test
    void aPlanOfSeveralTransactionsIsAppliedToItsEnd() {
        Nself online =
                builder(AFTER).policy(Policy.development().forms(Forms.ONLINE)).build();

        assertThat(online.migrate(online.plan().toJson()).outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(online.plan().isEmpty()).isTrue();
    }

    @Test
    void aPlanIsRefusedOnADatabaseThatIsAnother() {
        String plan = nself(AFTER).plan().toJson();
        database.execute("ALTER TABLE users ADD COLUMN phone text");

        PlanRefusedException refusal = catchThrowableOfType(
                PlanRefusedException.class, () -> nself(AFTER).migrate(plan));

        assertThat(refusal).hasMessageStartingWith("NS3002: the database is not as it was when the plan was made");
        assertThat(database.query("SELECT nickname FROM users WHERE id = 1")).containsExactly(List.of("ann"));
    }

    @Test
    void aPlanIsRefusedWhenTheSchemaWasEditedSince() {
        String plan = nself(AFTER).plan().toJson();
        String edited = AFTER.replace("[not null]", "");

        PlanRefusedException refusal = catchThrowableOfType(
                PlanRefusedException.class, () -> nself(edited).migrate(plan));

        assertThat(refusal)
                .hasMessageStartingWith("NS3003: ")
                .hasMessageContaining("\n  reviewed: ALTER TABLE users ALTER COLUMN email SET NOT NULL"
                        + "\n  now:      ALTER TABLE users DROP COLUMN nickname");
        assertThat(refusal.plan().steps()).hasSize(1);
        assertThat(database.query("SELECT nickname FROM users WHERE id = 1")).containsExactly(List.of("ann"));
    }

    @Test
    void whatIsNoPlanSaysSo() {
        for (String text :
                List.of("", "{}", "[1]", "{\"format\": 1}", "{\"format\": 2, \"from\": \"\", \"steps\": []}")) {
            assertThat(catchThrowableOfType(
                            EnvironmentException.class, () -> nself(AFTER).migrate(text)))
                    .as(text)
                    .hasMessageStartingWith("NS6019: this is no plan that nself wrote");
        }
    }

    @Test
    void whereMigrationsAreKeptAPlanOfTheSchemaIsNotApplied() {
        Nself versioned = builder(AFTER).migrations(Path.of("nowhere")).build();

        assertThat(catchThrowableOfType(EnvironmentException.class, () -> versioned.migrate("{}")))
                .hasMessageStartingWith("NS6020: ");
    }

    private Nself nself(String dbml) {
        return builder(dbml).policy(Policy.development()).build();
    }

    private Nself.Builder builder(String dbml) {
        return Nself.builder().schema(SchemaSource.text(dbml)).dataSource(database.dataSource());
    }
}
