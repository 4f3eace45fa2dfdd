package org.nself.postgres.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nself.Event;
import org.nself.MigrationRun;
import org.nself.Nself;
import org.nself.StatementFailedException;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.TestServer;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Applying a migration costs two messages beyond its statements: one takes the turn and asks whether somebody else applied
 * it, one writes its row and commits.
 */
class PendingMigrationsTest {

    private final TestDatabase database = TestServer.current().newDatabase();

    @TempDir
    private Path directory;

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void aMigrationOfOneStatementTakesThreeRoundTrips() throws Exception {
        write(1, "CREATE TABLE t1 (id integer);");
        migrate(database.dataSource());
        write(2, "CREATE TABLE t2 (id integer);");
        int one = roundTrips();
        for (int version = 3; version <= 12; version++) {
            write(version, "CREATE TABLE t" + version + " (id integer);");
        }

        // The first of a connection may cost more, the others must not.
        assertThat(roundTrips() - one).isEqualTo(9 * 3);
        assertThat(database.query("SELECT count(*) FROM nself.history_of_migrations"))
                .containsExactly(List.of("12"));
    }

    @Test
    void theCommitIsBlamedForWhatFailsOnlyThere() throws Exception {
        write(1, "CREATE TABLE t (id integer PRIMARY KEY, other integer REFERENCES t DEFERRABLE INITIALLY DEFERRED);");
        migrate(database.dataSource());
        write(2, "INSERT INTO t VALUES (1, 2);");

        StatementFailedException failure =
                catchThrowableOfType(StatementFailedException.class, () -> migrate(database.dataSource()));

        assertThat(failure)
                .hasMessageContaining("violates foreign key constraint")
                .hasMessageContaining("nothing was changed\n\nCOMMIT");
        assertThat(failure.details().statement()).isEqualTo("COMMIT");
        assertThat(database.query(
                        "SELECT (SELECT count(*) FROM t), (SELECT count(*) FROM nself.history_of_migrations)"))
                .containsExactly(List.of("0", "1"));
    }

    @Test
    void theHistoryIsBlamedForARowThatItRefuses() throws Exception {
        write(1, "CREATE TABLE t (id integer);");
        migrate(database.dataSource());
        database.execute("ALTER TABLE nself.history_of_migrations ADD CHECK (version < 2)");
        write(2, "DROP TABLE t;");

        StatementFailedException failure =
                catchThrowableOfType(StatementFailedException.class, () -> migrate(database.dataSource()));

        assertThat(failure.details().statement()).isEqualTo("write the history of migrations");
        assertThat(database.query("SELECT to_regclass('t')")).containsExactly(List.of("t"));
    }

    /** The statement of the second migration takes it away, so that its row cannot be written. */
    @Test
    void aMigrationThatDropsTheHistoryIsUndone() throws Exception {
        write(1, "CREATE TABLE t (id integer);");
        migrate(database.dataSource());
        write(2, "DROP TABLE nself.history_of_migrations;");

        StatementFailedException failure =
                catchThrowableOfType(StatementFailedException.class, () -> migrate(database.dataSource()));

        assertThat(failure.details().statement()).isEqualTo("write the history of migrations");
        assertThat(database.query("SELECT count(*) FROM nself.history_of_migrations"))
                .containsExactly(List.of("1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ApplicationName=the-default",
                "preferQueryMode=simple",
                "preferQueryMode=extendedForPrepared",
                "preferQueryMode=extendedCacheEverything",
                "autosave=always&cleanupSavepoints=true",
                "autosave=conservative",
                "prepareThreshold=-1"
            })
    void howeverTheDriverIsSetUpEachIsAppliedOnce(String parameters) throws Exception {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(database.url() + (database.url().contains("?") ? "&" : "?") + parameters);
        write(1, "CREATE TABLE t (id integer);");
        for (int version = 2; version <= 12; version++) {
            // No DDL, which would empty the driver's cache of statements.
            write(version, "INSERT INTO t VALUES (%d);\nUPDATE t SET id = id;".formatted(version));
        }

        assertThat(migrate(source)).hasSize(12);
        assertThat(migrate(source)).isEmpty();
        write(13, "INSERT INTO t VALUES (13);");
        write(14, "INSERT INTO missing VALUES (14);");
        assertThat(catchThrowableOfType(StatementFailedException.class, () -> migrate(source)))
                .hasMessageContaining("missing");

        assertThat(database.query("SELECT (SELECT string_agg(id::text, ' ' ORDER BY id) FROM t),"
                        + " (SELECT string_agg(version::text, ' ' ORDER BY version) FROM nself.history_of_migrations)"))
                .containsExactly(List.of("2 3 4 5 6 7 8 9 10 11 12 13", "1 2 3 4 5 6 7 8 9 10 11 12 13"));
    }

    private int roundTrips() throws Exception {
        try (WireTap tap = new WireTap(TestServer.current().port())) {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setURL(database.url());
            source.setServerNames(new String[] {"localhost"});
            source.setPortNumbers(new int[] {tap.port()});
            assertThat(migrate(source)).isNotEmpty();
            return tap.roundTrips();
        }
    }

    private List<MigrationRun> migrate(DataSource source) {
        return Nself.builder()
                .migrations(directory)
                .dataSource(source)
                .listener(event -> assertThat(event).isNotInstanceOf(Event.Retrying.class))
                .migrate()
                .migrations();
    }

    private void write(int version, String up) throws IOException {
        Path folder = Files.createDirectories(directory.resolve(version + "_m" + version));
        Files.writeString(folder.resolve("up.sql"), up);
    }
}
