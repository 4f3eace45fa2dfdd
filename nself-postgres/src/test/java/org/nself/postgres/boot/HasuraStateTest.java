package org.nself.postgres.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nself.Event;
import org.nself.Nself;
import org.nself.migration.MigrationTool;
import org.nself.migration.Version;
import org.nself.postgres.HasuraState;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.TestServer;
import org.nself.spi.StateMirror;

/** Hasura knows what nself applied, and loses nothing of its own by that. */
class HasuraStateTest {

    private final TestDatabase database = TestServer.current().newDatabase();
    private final TestDatabase metadata = TestServer.current().newDatabase();
    private final List<Event.MirrorFailed> failures = new ArrayList<>();

    @TempDir
    private Path directory;

    @BeforeEach
    void hasura() throws IOException {
        metadata.execute("""
                CREATE SCHEMA hdb_catalog;
                CREATE TABLE hdb_catalog.hdb_version (hasura_uuid uuid PRIMARY KEY DEFAULT gen_random_uuid(),
                    version text NOT NULL, upgraded_on timestamptz NOT NULL DEFAULT now(),
                    cli_state jsonb NOT NULL DEFAULT '{}', console_state jsonb NOT NULL DEFAULT '{}');
                INSERT INTO hdb_catalog.hdb_version (version) VALUES ('48');
                CREATE TABLE hdb_catalog.schema_migrations (version bigint PRIMARY KEY, dirty boolean NOT NULL)""");
        for (int version = 1; version <= 3; version++) {
            Path folder = Files.createDirectories(directory.resolve(version + "_m"));
            Files.writeString(folder.resolve("up.sql"), "CREATE TABLE t" + version + " ();\n");
            Files.writeString(folder.resolve("down.sql"), "DROP TABLE t" + version + ";\n");
        }
    }

    @AfterEach
    void drop() {
        database.close();
        metadata.close();
    }

    @Test
    void upDownMarkAndBaselineAreAllTold() {
        StateMirror sql = HasuraState.sql(metadata.dataSource(), "default");

        nself(sql).up().limit(2).execute();
        assertThat(state()).isEqualTo("{\"migrations\": {\"default\": {\"1\": false, \"2\": false}}}");
        nself(sql).down().execute();
        assertThat(state()).isEqualTo("{\"migrations\": {\"default\": {\"1\": false}}}");
        nself(sql).markApplied(3).execute();
        assertThat(state()).isEqualTo("{\"migrations\": {\"default\": {\"1\": false, \"3\": false}}}");
        nself(sql).markPending(3).execute();
        assertThat(state()).isEqualTo("{\"migrations\": {\"default\": {\"1\": false}}}");
        nself(sql).baseline(2).execute();
        assertThat(state()).isEqualTo("{\"migrations\": {\"default\": {\"1\": false, \"2\": false}}}");
        assertThat(failures).isEmpty();
    }

    @Test
    void whatNselfReadsBackIsWhatItWrote() {
        nself(HasuraState.sql(metadata.dataSource(), "default")).up().limit(2).execute();

        try (TestDatabase copy = TestServer.current().newDatabase()) {
            assertThat(Nself.builder()
                            .migrations(directory)
                            .dataSource(copy.dataSource())
                            .build()
                            .baseline()
                            .from(MigrationTool.HASURA, metadata.dataSource())
                            .execute()
                            .marked())
                    .hasToString("[1_m, 2_m]");
        }
    }

    @Test
    void settingsOtherDatabasesAndVersionsWithoutAFolderStay() {
        state(
                "{\"settings\": {\"migration_mode\": \"true\"}, \"migrations\": {\"default\": {\"3\": false, \"77\": false},"
                        + " \"other\": {\"1\": false}}, \"isStateCopyCompleted\": true}");

        nself(HasuraState.sql(metadata.dataSource(), "default")).up().limit(1).execute();

        assertThat(state())
                .isEqualTo("{\"settings\": {\"migration_mode\": \"true\"}, \"migrations\": {\"other\": {\"1\": false},"
                        + " \"default\": {\"1\": false, \"77\": false}}, \"isStateCopyCompleted\": true}");
    }

    @Test
    void theOlderTableIsKeptAsWell() {
        metadata.execute("INSERT INTO hdb_catalog.schema_migrations VALUES (1, true), (3, false), (77, false)");

        nself(HasuraState.table(metadata.dataSource())).up().limit(2).execute();

        assertThat(metadata.query("SELECT * FROM hdb_catalog.schema_migrations ORDER BY 1"))
                .hasToString("[[1, f], [2, f], [77, f]]");
    }

    @Test
    void whatCouldNotBeToldIsMadeGoodByTheNextCall() {
        StateMirror sql = HasuraState.sql(metadata.dataSource(), "default");
        metadata.execute("ALTER TABLE hdb_catalog.hdb_version RENAME TO away");

        assertThat(nself(sql).up().execute().migrations()).hasSize(3);
        assertThat(nself(sql).status().pending()).isEmpty();
        assertThat(failures).hasSize(3);
        assertThat(failures.getFirst().mirror()).isEqualTo("Hasura's state of default");
        assertThat(failures.getFirst().failure().code()).isEqualTo("NS6402");

        metadata.execute("ALTER TABLE hdb_catalog.away RENAME TO hdb_version");
        assertThat(nself(sql).up().execute().migrations()).isEmpty();
        assertThat(state()).isEqualTo("{\"migrations\": {\"default\": {\"1\": false, \"2\": false, \"3\": false}}}");
        nself(HasuraState.sql(metadata.dataSource(), "default")).up().dryRun().execute();
    }

    @Test
    void aMetadataDatabaseThatIsNotThereUndoesNothing() {
        nself(HasuraState.http(URI.create("http://localhost:1"), "secret", "default"))
                .up()
                .execute();

        assertThat(failures).hasSize(3);
        assertThat(failures.getFirst().failure())
                .hasMessageStartingWith("NS6403: Hasura at localhost:1 did not do get_catalog_state")
                .hasMessageNotContaining("secret\"");
        assertThat(nself().status().pending()).isEmpty();
    }

    @Test
    void whatManyWriteAtOnceIsNotLost() throws Exception {
        try (ExecutorService all = Executors.newFixedThreadPool(8)) {
            List<Callable<Boolean>> writers = IntStream.rangeClosed(1, 40)
                    .<Callable<Boolean>>mapToObj(number -> () -> {
                        HasuraState.sql(metadata.dataSource(), "source" + number)
                                .mirror(Set.of(new Version(number)), Set.of());
                        return true;
                    })
                    .toList();
            for (Future<Boolean> written : all.invokeAll(writers)) {
                assertThat(written.get()).isTrue();
            }
        }
        assertThat(metadata.query("SELECT count(*) FROM hdb_catalog.hdb_version, jsonb_object_keys(cli_state"
                        + " -> 'migrations')"))
                .hasToString("[[40]]");
    }

    @Test
    void hasuraIsToldOverHttpAndKeepsTheRestOfItsDocument() throws IOException {
        state(
                "{\"settings\": {\"migration_mode\": \"true\", \"big\": 12345678901234567890.10}, \"migrations\": {\"other\":"
                        + " {\"1\": false}}}");
        try (HasuraServer server = new HasuraServer(metadata, "secret")) {
            StateMirror http = HasuraState.httpAndReload(server.endpoint(), "secret", "default");

            nself(http).up().execute();
            nself(http).up().execute();

            assertThat(failures).isEmpty();
            assertThat(state())
                    .isEqualTo("{\"settings\": {\"big\": 12345678901234567890.10, \"migration_mode\": \"true\"},"
                            + " \"migrations\": {\"other\": {\"1\": false}, \"default\": {\"1\": false, \"2\": false, \"3\":"
                            + " false}}}");
            assertThat(server.heard())
                    .containsExactly(
                            "get_catalog_state",
                            "reload_metadata",
                            "set_catalog_state",
                            "get_catalog_state",
                            "reload_metadata",
                            "set_catalog_state",
                            "get_catalog_state",
                            "reload_metadata",
                            "set_catalog_state",
                            "get_catalog_state");

            nself(HasuraState.http(server.endpoint(), "wrong", "default")).up().execute();
            assertThat(failures)
                    .singleElement()
                    .extracting(event -> event.failure().getMessage())
                    .asString()
                    .contains("NS6403", "status 401, invalid admin secret")
                    .doesNotContain("wrong");
        }
    }

    private String state() {
        return metadata.query("SELECT cli_state FROM hdb_catalog.hdb_version")
                .getFirst()
                .getFirst();
    }

    private void state(String json) {
        metadata.execute("UPDATE hdb_catalog.hdb_version SET cli_state = '" + json + "'");
    }

    private Nself nself(StateMirror... mirrors) {
        return Nself.builder()
                .migrations(directory)
                .dataSource(database.dataSource())
                .mirrors(mirrors)
                .listener(event -> {
                    if (event instanceof Event.MirrorFailed failed) {
                        failures.add(failed);
                    }
                })
                .build();
    }
}
