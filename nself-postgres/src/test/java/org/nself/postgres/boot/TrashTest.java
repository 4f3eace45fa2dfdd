package org.nself.postgres.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nself.EnvironmentException;
import org.nself.Generated;
import org.nself.MigrationReport.Outcome;
import org.nself.Nself;
import org.nself.SchemaSource;
import org.nself.plan.Hazard;
import org.nself.plan.Plan;
import org.nself.plan.Policy;
import org.nself.plan.Reversal;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.TestServer;
import org.nself.postgres.cases.CatalogDump;
import org.nself.spi.TrashItem;

/** What a plan deletes is kept, so that the way back is exact and nothing has to be allowed. */
class TrashTest {

    private static final String BEFORE = """
            Enum mood {
              sad
              happy
            }
            Table users {
              tenant integer
              id integer
              email text [not null]
              nickname varchar(20)
              mood mood
              indexes { (tenant, id) [pk] }
            }
            Table "Odd Notes" {
              id bigint [pk, increment]
              "Text" text [not null]
              mood mood[]
              length integer [generated: 'char_length("Text")']
            }
            """;

    private static final String WITHOUT_COLUMNS =
            BEFORE.replace("  email text [not null]\n", "").replace("  nickname varchar(20)\n", "");

    private static final String WITHOUT_THE_TABLE = BEFORE.substring(0, BEFORE.indexOf("Table \"Odd"));

    private static final String WITHOUT_ANYTHING =
            "Table users {\n tenant integer\n id integer\n indexes { (tenant, id) [pk] }\n}";

    private static final List<String> QUERIES = List.of(
            "SELECT tenant, id, email, nickname, mood FROM users ORDER BY tenant, id",
            "SELECT id, \"Text\", mood, length FROM \"Odd Notes\" ORDER BY id");

    private static final Policy KEEPING = Policy.safe().keepDeleted(true);

    private final TestDatabase database = TestServer.current().newDatabase();

    @TempDir
    private Path directory;

    TrashTest() {
        nself(BEFORE, KEEPING).migrate();
        fill(database);
    }

    private static void fill(TestDatabase filled) {
        filled.execute("INSERT INTO users (tenant, id, email, nickname, mood) VALUES (1, 1, 'a@x', 'ann', 'sad'),"
                + " (1, 2, 'b@x', NULL, 'happy'), (2, 1, 'c@x', 'carl', NULL)");
        filled.execute(
                "INSERT INTO \"Odd Notes\" (\"Text\", mood) VALUES ('one', '{sad,happy}'), ('two', NULL), ('three', '{}')");
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void columnsComeBackWithTheirValues() {
        Plan plan = nself(WITHOUT_COLUMNS, KEEPING).plan();

        assertThat(plan.hazards()).doesNotContain(Hazard.DATA_LOSS).contains(Hazard.FULL_SCAN, Hazard.MAY_FAIL_ON_DOWN);
        assertThat(plan.refusals(KEEPING)).isEmpty();
        assertThat(plan.steps()).allMatch(step -> step.reversal() == Reversal.EXACT);
        requireThereAndBack(plan);
    }

    @Test
    void aTableComesBackWithItsRowsAndGoesOnNumbering() {
        requireThereAndBack(nself(WITHOUT_THE_TABLE, KEEPING).plan());

        database.execute("INSERT INTO \"Odd Notes\" (\"Text\") VALUES ('four')");
        assertThat(database.query("SELECT max(id) FROM \"Odd Notes\"")).containsExactly(List.of("4"));
    }

    @Test
    void aTypeThatGoesAsWellIsNoObstacle() {
        requireThereAndBack(nself(WITHOUT_ANYTHING, KEEPING).plan());
    }

    @Test
    void theStatementsAreReadable() {
        Plan plan = nself(WITHOUT_ANYTHING, KEEPING).plan();
        String names = "_[0-9a-f]{8}\\b";

        assertThat(plan.toSql().replaceAll(names, "_…")).contains("""
                        -- FULL_SCAN: every row of users is copied into nself_trash.users_email_nickname_mood_… while nobody writes, and comes back from there
                        CREATE SCHEMA IF NOT EXISTS nself_trash;

                        LOCK TABLE users IN SHARE MODE;

                        CREATE TABLE nself_trash.users_email_nickname_mood_… AS
                            SELECT tenant, id, email, nickname, mood::text AS mood, now() AS nself_kept_at FROM users;

                        COMMENT ON TABLE nself_trash.users_email_nickname_mood_… IS '{"namespace":"public","table":"users","key":["tenant","id"],"columns":["email","nickname","mood"]}';
                        """);
        assertThat(plan.toDownSql().replaceAll(names, "_…")).contains("""
                        UPDATE users t SET email = k.email, nickname = k.nickname, mood = k.mood::mood
                            FROM nself_trash.users_email_nickname_mood_… k WHERE t.tenant = k.tenant AND t.id = k.id;

                        DROP TABLE nself_trash.users_email_nickname_mood_…;

                        ALTER TABLE users ALTER COLUMN email SET NOT NULL;
                        """);
    }

    @Test
    void aRowThatWasAddedSinceKeepsWhatItHas() {
        Plan plan =
                nself(BEFORE.replace("  nickname varchar(20)\n", ""), KEEPING).plan();
        run(plan.steps().stream().flatMap(step -> step.up().stream()).toList());
        database.execute("INSERT INTO users (tenant, id, email) VALUES (3, 1, 'd@x')");

        run(plan.steps().reversed().stream()
                .flatMap(step -> step.down().stream())
                .toList());

        assertThat(database.query("SELECT id, nickname FROM users WHERE tenant <> 1 ORDER BY tenant"))
                .containsExactly(List.of("1", "carl"), List.of("1", "null"));
    }

    @Test
    void generatedFilesGoThereAndBack() {
        try (TestDatabase other = TestServer.current().newDatabase()) {
            versioned(other, BEFORE).generate().withoutBackup().execute();
            versioned(other, BEFORE).migrate();
            fill(other);
            String catalog = CatalogDump.of(other);
            List<List<List<String>>> rows = QUERIES.stream().map(other::query).toList();
            Generated generated = versioned(other, WITHOUT_ANYTHING)
                    .generate()
                    .withoutBackup()
                    .execute();

            assertThat(generated.rehearsal().lost())
                    .allMatch(lost -> lost.startsWith("~ order of columns public.users"));
            versioned(other, WITHOUT_ANYTHING).migrate();
            versioned(other, WITHOUT_ANYTHING).down().execute();

            assertThat(CatalogDump.of(other)).isEqualTo(catalog);
            assertThat(QUERIES.stream().map(other::query).toList()).isEqualTo(rows);
        }
    }

    @Test
    void aColumnOfATableWithoutAKeyIsNotKept() {
        nself("Table plain { a integer\n b integer }", KEEPING).migrate();

        Plan plan = nself("Table plain { a integer }", KEEPING).plan();

        assertThat(plan.refusals(KEEPING)).isNotEmpty();
        assertThat(plan.toSql()).doesNotContain("nself_trash");
    }

    @Test
    void withoutThePolicyNothingIsKept() {
        assertThat(nself(WITHOUT_COLUMNS, Policy.safe()).plan().toSql()).doesNotContain("nself_trash");
    }

    @Test
    void theTrashIsListedRestoredAndPurged() {
        Nself nself = nself(WITHOUT_ANYTHING, KEEPING);
        assertThat(nself.trash().items()).isEmpty();
        assertThat(nself.trash().text(Instant.now())).isEqualTo("the trash is empty");
        assertThat(nself.migrate().outcome()).isEqualTo(Outcome.APPLIED);

        List<TrashItem> items = nself.trash().items();

        assertThat(nself.trash().text(items.getFirst().keptAt().orElseThrow().plusSeconds(60)))
                .containsPattern("NAME +AGE +SIZE +WHAT\nOdd Notes_[0-9a-f]{8} +60 seconds +16 kB +table Odd Notes\n");

        assertThat(items).extracting(TrashItem::what).containsExactly("table Odd Notes", "users.email, nickname, mood");
        assertThat(items).allMatch(item -> item.keptAt().isPresent() && item.bytes() > 0);
        assertThat(nself.drift().isDrifted()).isFalse();
        assertThat(catchThrowableOfType(
                        EnvironmentException.class,
                        () -> nself.restoreTrash(items.getFirst().name()).execute()))
                .hasMessageStartingWith("NS6021: table Odd Notes is not there; nothing was restored");
        assertThat(nself.purgeTrash().olderThan(Duration.ofDays(1)).execute()).isEmpty();

        nself(BEFORE.replace("[not null]", ""), KEEPING).migrate();
        items.forEach(item -> nself.restoreTrash(item.name()).execute());

        assertThat(nself.trash().items()).isEmpty();
        assertThat(database.query("SELECT email, nickname, mood FROM users ORDER BY tenant, id"))
                .startsWith(List.of("a@x", "ann", "sad"));
        assertThat(database.query("SELECT id, \"Text\", mood, length FROM \"Odd Notes\" ORDER BY id"))
                .startsWith(List.of("1", "one", "{sad,happy}", "3"));
        database.execute("INSERT INTO \"Odd Notes\" (\"Text\") VALUES ('four')");
        assertThat(database.query("SELECT max(id) FROM \"Odd Notes\"")).containsExactly(List.of("4"));
    }

    @Test
    void whatIsPurgedIsGone() {
        Nself nself = nself(WITHOUT_ANYTHING, KEEPING);
        nself.migrate();
        String name = nself.trash().items().getFirst().name();

        assertThat(nself.purgeTrash().only(name).execute())
                .extracting(TrashItem::name)
                .containsExactly(name);
        assertThat(nself.trash().items()).hasSize(1);
        assertThat(catchThrowableOfType(
                        EnvironmentException.class,
                        () -> nself.purgeTrash().only(name).execute()))
                .hasMessageStartingWith("NS6021: there is nothing of the name " + name + " in the trash");
        assertThat(nself.purgeTrash().execute()).hasSize(1);
        assertThat(nself.trash().items()).isEmpty();
    }

    private void requireThereAndBack(Plan plan) {
        String catalog = CatalogDump.of(database);
        List<List<List<String>>> rows = QUERIES.stream().map(database::query).toList();

        run(plan.steps().stream().flatMap(step -> step.up().stream()).toList());
        assertThat(CatalogDump.of(database)).isNotEqualTo(catalog);
        run(plan.steps().reversed().stream()
                .flatMap(step -> step.down().stream())
                .toList());

        assertThat(CatalogDump.of(database)).isEqualTo(catalog);
        assertThat(QUERIES.stream().map(database::query).toList())
                .usingRecursiveComparison()
                .isEqualTo(rows);
        assertThat(database.query("SELECT 1 FROM pg_tables WHERE schemaname = 'nself_trash'"))
                .isEmpty();
    }

    /** In one transaction, as a boot does. */
    private void run(List<String> statements) {
        database.execute("BEGIN;\n" + String.join(";\n", statements) + ";\nCOMMIT");
    }

    private Nself nself(String dbml, Policy policy) {
        return Nself.builder()
                .schema(SchemaSource.text(dbml))
                .dataSource(database.dataSource())
                .policy(policy)
                .build();
    }

    private Nself versioned(TestDatabase target, String dbml) {
        return Nself.builder()
                .schema(SchemaSource.text(dbml))
                .migrations(directory)
                .dataSource(target.dataSource())
                .policy(KEEPING)
                .build();
    }
}
