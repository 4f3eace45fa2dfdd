package org.nself.postgres.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nself.MigrationReport;
import org.nself.MigrationReport.Outcome;
import org.nself.Nself;
import org.nself.PlanRefusedException;
import org.nself.SchemaSource;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.TestServer;

class BootTest {

    private static final String BLOG = """
            Enum post_status {
              draft
              published
            }

            Table users {
              id uuid [pk, default: `gen_random_uuid()`]
              email varchar(255) [unique, not null]
              nickname text
              created_at timestamptz [default: `now()`, not null]
              Note: 'People'
            }

            Table posts {
              id bigint [pk, increment]
              user_id uuid [not null, ref: > users.id]
              title varchar(255) [not null, note: 'shown in lists']
              status post_status [not null, default: 'draft']
              price numeric(10,2) [check: `price > 0`]

              indexes {
                user_id
                (status, title) [name: 'posts_by_status']
                `lower(title)`
              }
            }
            """;

    private final TestDatabase database = TestServer.current().newDatabase();

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void theFirstBootCreatesTheSchemaAndTheSecondDoesNothing() {
        MigrationReport first = migrate(BLOG);
        MigrationReport second = migrate(BLOG);

        assertThat(first.outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(first.plan().steps()).hasSize(3);
        assertThat(second.outcome()).isEqualTo(Outcome.UP_TO_DATE);
        assertThat(second.state()).isEqualTo(first.state());
        assertThat(database.query(
                        "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1"))
                .containsExactly(List.of("posts"), List.of("users"));
    }

    @Test
    void anEditedSchemaBringsTheDatabaseAlong() {
        migrate(BLOG);
        MigrationReport report =
                migrate(BLOG.replace("nickname text", "nickname text\n  age integer [not null, default: 0]"));

        assertThat(report.outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(report.plan().toSql()).isEqualTo("ALTER TABLE users ADD COLUMN age integer DEFAULT 0 NOT NULL;\n");
    }

    @Test
    void aCommentInTheFileChangesNothingInTheDatabase() {
        migrate(BLOG);
        MigrationReport report = migrate("// edited\n" + BLOG);

        assertThat(report.plan().isEmpty()).isTrue();
        assertThat(migrate("// edited\n" + BLOG).outcome()).isEqualTo(Outcome.UP_TO_DATE);
    }

    @Test
    void aDestructiveEditIsRefusedAndNothingChanges() {
        migrate(BLOG);

        assertThatThrownBy(() -> migrate(BLOG.replace("  nickname text\n", "")))
                .isInstanceOf(PlanRefusedException.class)
                .hasMessage("""
                        NS3001: the policy refuses 1 of 1 step; nothing was changed

                          - DATA_LOSS users.nickname: drops column users.nickname with all its values
                              at stake: no rows
                              lock: ACCESS EXCLUSIVE on users
                              allow it: .policy(Policy.safe().allow(Hazard.DATA_LOSS))
                        hint: allow what you mean to lose, or change schema.dbml so that it keeps what the database has""");
        assertThat(migrate(BLOG).outcome()).isEqualTo(Outcome.UP_TO_DATE);
    }

    private MigrationReport migrate(String dbml) {
        return Nself.builder()
                .schema(SchemaSource.text(dbml))
                .dataSource(database.dataSource())
                .migrate();
    }
}
