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
import org.nself.plan.Hazard;
import org.nself.plan.Policy;
import org.nself.plan.Policy.OlderSchema;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.TestServer;

/** The first boot on a database that was there before nself, and boots of copies that are older than the database. */
class AdoptionTest {

    private final TestDatabase database = TestServer.current().newDatabase();

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void whatIsEqualIsAdoptedWhateverItIsCalledAndHoweverItIsWritten() {
        database.execute("""
                CREATE TYPE mood AS ENUM ('glad', 'sad');
                CREATE TABLE users (
                    id serial CONSTRAINT people_pk PRIMARY KEY,
                    email varchar(255) NOT NULL CONSTRAINT one_email UNIQUE,
                    code text,
                    mood mood DEFAULT 'glad',
                    price numeric(10,2) DEFAULT 0.5 CONSTRAINT dear CHECK (price > 0),
                    state varchar(10) CONSTRAINT states CHECK (state IN ('a', 'b')),
                    created_at timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL
                );
                CREATE UNIQUE INDEX odd_name ON users (code);
                CREATE INDEX by_lower ON users (lower(email));
                CREATE INDEX by_mood ON users USING hash (mood);
                CREATE TABLE posts (
                    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                    author integer CONSTRAINT written_by REFERENCES users ON DELETE CASCADE
                )""");

        MigrationReport report = migrate("""
                Enum mood {
                  glad
                  sad
                }

                Table users {
                  id integer [pk, increment]
                  email VARCHAR(255) [not null, unique]
                  code text [unique]
                  mood mood [default: 'glad']
                  price decimal(10,2) [default: 0.5, check: `price > 0`]
                  state varchar(10) [check: `state in ('a', 'b')`]
                  created_at timestamptz [not null, default: `CURRENT_TIMESTAMP`]
                  indexes {
                    `LOWER(email)`
                    mood [type: hash]
                  }
                }

                Table posts {
                  id bigint [pk, increment]
                  author int
                }

                Ref: posts.author > users.id [delete: cascade]
                """);

        assertThat(report.plan().toSql()).isEmpty();
        assertThat(report.outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(report).asString().startsWith("in step with schema.dbml: nothing had to change");
    }

    @Test
    void aTypeOfOnesOwnIsMeantEvenWhereAnotherDatabaseHasOneOfThatName() {
        database.execute("""
                CREATE TYPE datetimeoffset AS (local_time timestamp, minutes smallint);
                CREATE DOMAIN money2 AS numeric(12,2);
                CREATE TABLE meetings (starts_at datetimeoffset, ends_at timestamptz, cost money2)""");

        MigrationReport report = migrate("""
                Table meetings {
                  starts_at datetimeoffset
                  ends_at timestamptz
                  cost money2
                }
                """);

        assertThat(report.plan().toSql()).isEmpty();
    }

    @Test
    void whatIsWrittenAlikeOverColumnsOfOtherTypesIsNotTakenForTheSame() {
        database.execute("""
                CREATE TABLE a (price integer DEFAULT 1 + 1, code varchar(9), CHECK (price >= 0), CHECK (code IN ('x', 'y')));
                CREATE TABLE b (price numeric DEFAULT 1 + 2, code text, CHECK (price >= 0), CHECK (code IN ('x', 'y')));
                CREATE TABLE c (price integer DEFAULT 1 + 1, "Price" numeric, "q""x" text, CHECK (price >= 0), CHECK ("q""x" > 'a'));
                CREATE INDEX by_c ON c ((price + 1)) WHERE "Price" >= 0""");

        MigrationReport report = migrate("""
                Table a {
                  price int [default: `1+1`, check: `price >= 0`]
                  code varchar(9) [check: `code in ('x', 'y')`]
                }
                Table b {
                  price numeric [default: `1+2`, check: `price >= 0`]
                  code text [check: `code in ('x', 'y')`]
                }
                Table c {
                  price int [default: `1+3`, check: `price >= 0`]
                  "Price" numeric
                  "q\\"x" text [check: `"q""x" > 'a'`]
                  indexes {
                    //@ where: "Price" >= 0
                    `price+1` [name: 'by_c']
                  }
                }
                """);

        assertThat(report.plan().toSql()).isEqualTo("ALTER TABLE c ALTER COLUMN price SET DEFAULT (1+3);\n");
    }

    @Test
    void anIndexOverAColumnTwiceIsWrittenAndReadAgain() {
        database.execute("""
                CREATE TABLE users (name text, "Odd ""name" text);
                CREATE INDEX twice ON users (name DESC, name, "Odd ""name", "Odd ""name" text_pattern_ops)""");
        String dbml = Nself.builder().dataSource(database.dataSource()).build().pull();

        assertThat(migrate(dbml).plan().toSql()).isEmpty();
    }

    @Test
    void whatTheSchemaDoesNotNameIsLeftAloneAndListedOnce() {
        database.execute("""
                CREATE TABLE users (id integer PRIMARY KEY, extra text);
                CREATE TABLE other (id integer);
                CREATE VIEW names AS SELECT extra FROM users;
                CREATE INDEX by_hand ON users (extra)""");

        MigrationReport report = migrate("Table users {\n  id integer [pk]\n}\n");

        assertThat(report.found().orElseThrow().leftAlone())
                .containsExactly("table other", "column users.extra", "view names");
        assertThat(report)
                .asString()
                .contains("left alone, not in the schema: table other, column users.extra, view names");
        assertThat(report.plan().isEmpty()).isTrue();
        assertThat(database.query("SELECT count(*) FROM pg_indexes WHERE indexname = 'by_hand'"))
                .containsExactly(List.of("1"));
    }

    @Test
    void whatDiffersIsAlteredWhereThatIsSafe() {
        database.execute("CREATE TABLE users (id integer PRIMARY KEY, name varchar(50), note text);"
                + "INSERT INTO users VALUES (1, 'Ada', 'x')");

        MigrationReport report =
                migrate("Table users {\n  id integer [pk]\n  name varchar(100) [not null]\n  note text [unique]\n}\n");

        assertThat(report.plan().toSql()).isEqualTo("""
                -- STATS_LOST: what the server knows of the values of users.name is forgotten until ANALYZE users
                ALTER TABLE users ALTER COLUMN name TYPE varchar(100);

                -- FULL_SCAN: every row of users is read while nobody else can use the table
                -- BREAKS_RUNNING_CODE: code that writes to users and does not give name fails from here on
                ALTER TABLE users ALTER COLUMN name SET NOT NULL;

                -- INDEX_BUILD: an index over users is built for unique key users_note_key while nobody writes
                ALTER TABLE users
                    ADD CONSTRAINT users_note_key UNIQUE (note);
                """);
    }

    @Test
    void whatTheRowsForbidIsRefusedWithAllDifferences() {
        database.execute("CREATE TABLE users (id integer PRIMARY KEY, name text, note text);"
                + "INSERT INTO users VALUES (1, NULL, 'x'), (2, 'Ada', 'x'); ANALYZE users");

        assertThatThrownBy(() ->
                        migrate("Table users {\n  id integer [pk]\n  name text [not null]\n  note text [unique]\n}\n"))
                .isInstanceOfSatisfying(
                        PlanRefusedException.class,
                        refused -> assertThat(refused.refusals())
                                .extracting(refusal -> refusal.hazard().hazard())
                                .containsExactly(Hazard.MAY_FAIL_ON_DATA, Hazard.MAY_FAIL_ON_DATA))
                .hasMessage("""
                        NS3001: the policy refuses 2 of 2 steps; nothing was changed

                          - MAY_FAIL_ON_DATA users.name: a row that has NULL in users.name makes it fail
                              at stake: about 2 rows; a query found rows that it strikes
                              for example: id = 1, name = null
                              lock: ACCESS EXCLUSIVE on users
                              allow it: .policy(Policy.safe().allow(Hazard.MAY_FAIL_ON_DATA))
                          - MAY_FAIL_ON_DATA users.users_note_key: two rows of users with the same note make unique key users_note_key fail
                              at stake: about 2 rows; a query found rows that it strikes
                              for example: note = x, rows = 2
                              lock: ACCESS EXCLUSIVE on users
                              allow it: .policy(Policy.safe().allow(Hazard.MAY_FAIL_ON_DATA))
                        hint: allow what you mean to lose, or change schema.dbml so that it keeps what the database has""");
    }

    @Test
    void aHistoryCanBeKeptElsewhere() {
        Nself.builder()
                .schema(SchemaSource.text("Table users {\n  id integer [pk]\n}\n"))
                .dataSource(database.dataSource())
                .historyTable("ops.\"Schema History\"".replace("\"", ""))
                .migrate();

        assertThat(database.query("SELECT count(*) FROM ops.\"Schema History\""))
                .containsExactly(List.of("1"));
    }

    @Test
    void anOlderCopyGoesBackOnlyAsFarAsThePolicyLetsIt() {
        String older = "Table users {\n  id integer [pk]\n}\n";
        String newer = "Table users {\n  id integer [pk]\n  age integer\n}\n";
        migrate(older);
        migrate(newer);

        assertThatThrownBy(() -> migrate(older))
                .isInstanceOf(PlanRefusedException.class)
                .hasMessageContaining("hint: this schema was applied at ")
                .hasMessageContaining("Policy.production() leaves the database as it is");
        MigrationReport ahead = migrate(older, Policy.safe().olderSchema(OlderSchema.LEAVE));
        assertThat(ahead.outcome()).isEqualTo(Outcome.AHEAD);
        assertThat(database.query("SELECT count(*) FROM information_schema.columns WHERE table_name = 'users'"))
                .containsExactly(List.of("2"));
        assertThat(migrate(older, Policy.development()).outcome()).isEqualTo(Outcome.APPLIED);
    }

    @Test
    void namespacesThatWereNotAskedForAreRefused() {
        assertThatThrownBy(() -> Nself.builder()
                        .schema(SchemaSource.text("Table shop.items {\n  id integer [pk]\n}\n"))
                        .dataSource(database.dataSource())
                        .namespaces("public")
                        .migrate())
                .hasMessageContaining(
                        "schema.dbml:1:7: error NS2901: shop.items lies in the schema shop, which nself was"
                                + " not asked to manage");
    }

    private MigrationReport migrate(String dbml) {
        return migrate(dbml, Policy.safe());
    }

    private MigrationReport migrate(String dbml, Policy policy) {
        return Nself.builder()
                .schema(SchemaSource.text(dbml))
                .dataSource(database.dataSource())
                .policy(policy)
                .migrate();
    }
}
