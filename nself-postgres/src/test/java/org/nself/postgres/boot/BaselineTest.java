package org.nself.postgres.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nself.Baselined;
import org.nself.MigrationRefusedException;
import org.nself.Nself;
import org.nself.SchemaSource;
import org.nself.migration.Migration;
import org.nself.migration.MigrationTool;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.TestServer;

/** A database that was there before nself is adopted, and nothing is run for that. */
class BaselineTest {

    private static final String FLYWAY = """
            CREATE TABLE flyway_schema_history (installed_rank int PRIMARY KEY, version varchar(50),
                description varchar(200) NOT NULL, type varchar(20) NOT NULL, script varchar(1000) NOT NULL,
                checksum int, installed_by varchar(100) NOT NULL, installed_on timestamp NOT NULL DEFAULT now(),
                execution_time int NOT NULL, success boolean NOT NULL);
            INSERT INTO flyway_schema_history VALUES
            """;
    private static final String DOCUMENT = """
            CREATE SCHEMA hdb_catalog;
            CREATE TABLE hdb_catalog.hdb_version (hasura_uuid uuid PRIMARY KEY DEFAULT gen_random_uuid(),
                version text NOT NULL, upgraded_on timestamptz NOT NULL DEFAULT now(),
                cli_state jsonb NOT NULL DEFAULT '{}', console_state jsonb NOT NULL DEFAULT '{}');
            INSERT INTO hdb_catalog.hdb_version (version, cli_state) VALUES ('48',
            """;

    private final TestDatabase database = TestServer.current().newDatabase();

    @TempDir
    private Path directory;

    @TempDir
    private Path backups;

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void allUpToAVersionCountAsAppliedAndNoneIsRun() throws IOException {
        migrations(1, 2, 3);
        nself().up().only(1).execute();

        Baselined adopted = nself().baseline(2).execute();

        assertThat(adopted).hasToString("""
                count as applied now: 1
                  2_m
                were applied already: 1""");
        assertThat(nself().status()).hasToString("""
                VERSION  NAME  STATUS
                1        m     Applied
                2        m     Applied
                3        m     Pending""");
        assertThat(database.query("SELECT to_regclass('t2')")).hasToString("[[null]]");
    }

    @Test
    void allCountAsAppliedWithoutAVersion() throws IOException {
        migrations(1, 2);

        assertThat(nself().baseline().dryRun().execute()).hasToString("would count as applied: 2\n  1_m\n  2_m");
        assertThat(nself().status().pending()).hasSize(2);
        assertThat(nself().baseline().execute().marked()).hasSize(2);
        assertThat(nself().status().pending()).isEmpty();
        assertThat(nself().baseline().execute()).hasToString("nothing to adopt\nwere applied already: 2");
    }

    @Test
    void aVersionThatIsNotThereIsRefused() throws IOException {
        migrations(1);

        assertThatThrownBy(() -> nself().baseline(2).execute())
                .isInstanceOf(MigrationRefusedException.class)
                .hasMessageContaining("NS3106");
        assertThat(nself().status().pending()).hasSize(1);
    }

    @Test
    void whatADatabaseHoldsBecomesTheFirstMigration() throws IOException {
        database.execute("""
                CREATE TYPE mood AS ENUM ('sad', 'glad');
                CREATE TABLE users (id int PRIMARY KEY, mood mood DEFAULT 'glad', name text UNIQUE);
                CREATE TABLE posts (id int PRIMARY KEY, user_id int NOT NULL REFERENCES users);
                CREATE INDEX ON posts (user_id) WHERE id > 0""");

        assertThat(nself().baseline().dryRun().execute().written()).isPresent();
        assertThat(directory).isEmptyDirectory();
        Baselined adopted = nself().baseline().execute();

        assertThat(adopted).hasToString("""
                count as applied now: 1
                  20250806143000_baseline
                made of what the database holds: 20250806143000_baseline""");
        Path folder = directory.resolve("20250806143000_baseline");
        assertThat(folder.resolve("down.sql")).doesNotExist();
        assertThat(Files.readString(folder.resolve("snapshot.dbml")))
                .isEqualTo("// nself:parent none\n\n" + nself().pull());
        assertThat(nself().status().pending()).isEmpty();
        try (TestDatabase other = TestServer.current().newDatabase()) {
            nself(other).up().execute();
            assertThat(nself(other).pull()).isEqualTo(nself().pull());
        }
        assertThat(nself().baseline().execute().marked()).isEmpty();
        assertThat(Nself.builder()
                        .schema(SchemaSource.text(nself().pull()))
                        .migrations(directory)
                        .backups(backups)
                        .dataSource(database.dataSource())
                        .build()
                        .generate()
                        .execute()
                        .migrations())
                .isEmpty();
    }

    @Test
    void anEmptyDatabaseAndAnEmptyDirectoryGiveNothing() {
        assertThat(nself().baseline().execute()).hasToString("nothing to adopt");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void whatHasuraAppliedIsReadFromItsDocument() throws IOException {
        migrations(1, 2, 3);
        database.execute(DOCUMENT + """
                '{"settings": {"migration_mode": "true"}, "isStateCopyCompleted": true,
                  "migrations": {"default": {"1": false, "3": false, "1734455365574": false}, "other": {"2": false}}}')""");

        assertThat(nself().baseline().from(MigrationTool.HASURA).execute()).hasToString("""
                count as applied now: 2
                  1_m
                  3_m
                applied, and not on disk: 1
                  1734455365574""");
        assertThat(marked(nself().baseline()
                        .from(MigrationTool.HASURA)
                        .source("other")
                        .execute()))
                .containsExactly("2_m");
        assertThatThrownBy(() -> nself().baseline()
                        .from(MigrationTool.HASURA)
                        .source("none")
                        .execute())
                .hasMessageContaining("NS3124", "it does of default, other");
    }

    @Test
    void whatHasuraAppliedBeforeItHadADocumentIsReadFromItsTable() throws IOException {
        migrations(1, 2);
        database.execute("""
                CREATE SCHEMA hdb_catalog;
                CREATE TABLE hdb_catalog.schema_migrations (version bigint PRIMARY KEY, dirty boolean NOT NULL);
                INSERT INTO hdb_catalog.schema_migrations VALUES (2, false)""");

        assertThat(marked(nself().baseline().from(MigrationTool.HASURA).dryRun().execute()))
                .containsExactly("2_m");
        database.execute("INSERT INTO hdb_catalog.schema_migrations VALUES (1, true)");
        assertThatThrownBy(() -> nself().baseline().from(MigrationTool.HASURA).execute())
                .hasMessageContaining("NS3122", "version 1");
    }

    @Test
    void hasurasTableHoldsUntilItWasCopiedToTheDocument() throws IOException {
        migrations(1, 2);
        database.execute(DOCUMENT + """
                '{"isStateCopyCompleted": false}');
                CREATE TABLE hdb_catalog.schema_migrations (version bigint PRIMARY KEY, dirty boolean NOT NULL);
                INSERT INTO hdb_catalog.schema_migrations VALUES (2, false)""");

        assertThat(marked(nself().baseline().from(MigrationTool.HASURA).dryRun().execute()))
                .containsExactly("2_m");
        database.execute("UPDATE hdb_catalog.hdb_version SET cli_state = '{\"isStateCopyCompleted\": true}'");
        assertThat(nself().baseline().from(MigrationTool.HASURA).execute().marked())
                .isEmpty();
    }

    @Test
    void hasurasStateMayLieInAnotherDatabase() throws IOException {
        migrations(1, 2);
        try (TestDatabase metadata = TestServer.current().newDatabase()) {
            metadata.execute(DOCUMENT + "'{\"migrations\": {\"default\": {\"1\": false}}}')");

            assertThatThrownBy(
                            () -> nself().baseline().from(MigrationTool.HASURA).execute())
                    .hasMessageContaining("NS3121", "metadata database");
            assertThat(marked(nself().baseline()
                            .from(MigrationTool.HASURA, metadata.dataSource())
                            .execute()))
                    .containsExactly("1_m");
        }
    }

    @Test
    void whatFlywayAppliedIsReadRowByRow() throws IOException {
        migrations(1, 2, 3, 4, 5, 6);
        database.execute(FLYWAY + """
                (1, NULL, '<< Flyway Schema Creation >>', 'SCHEMA', '"s"', NULL, 'me', now(), 0, true),
                (2, '2', '<< Flyway Baseline >>', 'BASELINE', '<< Flyway Baseline >>', NULL, 'me', now(), 0, true),
                (3, '003', 'three', 'SQL', 'V003__three.sql', 7, 'me', now(), 0, true),
                (4, '4', 'four', 'SQL', 'V4__four.sql', 7, 'me', now(), 0, true),
                (5, '4', 'four', 'UNDO_SQL', 'U4__four.sql', 7, 'me', now(), 0, true),
                (6, '5', 'five', 'SQL', 'V5__five.sql', 7, 'me', now(), 0, true),
                (7, '5.1', 'more', 'SQL', 'V5_1__more.sql', 7, 'me', now(), 0, true),
                (8, NULL, 'views', 'SQL', 'R__views.sql', 7, 'me', now(), 0, true),
                (9, '9', 'nine', 'JDBC', 'V9__nine', 7, 'me', now(), 0, true)""");

        assertThat(nself().baseline().from(MigrationTool.FLYWAY).execute()).hasToString("""
                count as applied now: 4
                  1_m
                  2_m
                  3_m
                  5_m
                applied, and not on disk: 1
                  9
                passed over: 2
                  the version 5.1 "more", which is no whole number
                  the repeatable migration "views\"""");
        assertThat(nself().status().pending()).hasSize(2);
    }

    @Test
    void aMigrationThatFlywayFailedAtIsRefused() throws IOException {
        migrations(1);
        database.execute("CREATE SCHEMA audit; SET search_path = audit;" + FLYWAY
                + "(1, '1', 'one', 'SQL', 'V1__one.sql', 7, 'me', now(), 0, false)");

        assertThatThrownBy(() -> nself().baseline().from(MigrationTool.FLYWAY).execute())
                .hasMessageContaining("NS3121", "there is no table flyway_schema_history");
        assertThatThrownBy(() -> nself().baseline()
                        .from(MigrationTool.FLYWAY)
                        .table("audit.flyway_schema_history")
                        .execute())
                .isInstanceOf(MigrationRefusedException.class)
                .hasMessage("NS3122: Flyway's migration 1 \"one\" failed: audit.flyway_schema_history says so\n"
                        + "hint: undo what of it took effect, then let Flyway forget it: flyway repair");
        assertThat(nself().status().pending()).hasSize(1);
    }

    @Test
    void golangMigrateAppliedAllUpToItsOneRow() throws IOException {
        migrations(1, 2, 4);
        database.execute("""
                CREATE TABLE schema_migrations (version bigint PRIMARY KEY, dirty boolean NOT NULL);
                INSERT INTO schema_migrations VALUES (3, false)""");

        assertThat(nself().baseline().from(MigrationTool.GOLANG_MIGRATE).execute())
                .hasToString("count as applied now: 2\n  1_m\n  2_m\napplied, and not on disk: 1\n  3");
    }

    @Test
    void whatGolangMigrateBeganAndDidNotEndIsRefused() throws IOException {
        migrations(1, 2);
        database.execute("""
                CREATE TABLE schema_migrations (version bigint PRIMARY KEY, dirty boolean NOT NULL);
                INSERT INTO schema_migrations VALUES (2, true)""");

        assertThatThrownBy(() ->
                        nself().baseline().from(MigrationTool.GOLANG_MIGRATE).execute())
                .hasMessageContaining("NS3122", "version 2", "migrate force VERSION");
    }

    @Test
    void anotherToolsTableOfThatNameIsNotTakenForGolangMigrates() throws IOException {
        migrations(1, 2);
        database.execute("CREATE TABLE schema_migrations (version varchar PRIMARY KEY)");
        assertThatThrownBy(() ->
                        nself().baseline().from(MigrationTool.GOLANG_MIGRATE).execute())
                .hasMessageContaining("NS3123");

        database.execute("""
                DROP TABLE schema_migrations;
                CREATE TABLE schema_migrations (version bigint PRIMARY KEY, dirty boolean NOT NULL);
                INSERT INTO schema_migrations VALUES (1, false), (2, false)""");
        assertThatThrownBy(() ->
                        nself().baseline().from(MigrationTool.GOLANG_MIGRATE).execute())
                .hasMessageContaining("NS3123", "several rows");
        database.execute("CREATE SCHEMA hdb_catalog; ALTER TABLE schema_migrations SET SCHEMA hdb_catalog");
        assertThatThrownBy(() -> nself().baseline()
                        .from(MigrationTool.GOLANG_MIGRATE)
                        .table("hdb_catalog.schema_migrations")
                        .execute())
                .hasMessageContaining("NS3123", "it is Hasura's");
        assertThat(nself().status().pending()).hasSize(2);
    }

    private static List<String> marked(Baselined adopted) {
        return adopted.marked().stream().map(Migration::folder).toList();
    }

    private void migrations(int... versions) throws IOException {
        for (int version : versions) {
            Path folder = Files.createDirectories(directory.resolve(version + "_m"));
            Files.writeString(folder.resolve("up.sql"), "CREATE TABLE t" + version + " ();\n");
            Files.writeString(folder.resolve("down.sql"), "DROP TABLE t" + version + ";\n");
        }
    }

    private Nself nself() {
        return nself(database);
    }

    private Nself nself(TestDatabase target) {
        return Nself.builder()
                .migrations(directory)
                .backups(backups)
                .dataSource(target.dataSource())
                .clock(Clock.fixed(Instant.parse("2025-08-06T14:30:00Z"), ZoneOffset.UTC))
                .build();
    }
}
