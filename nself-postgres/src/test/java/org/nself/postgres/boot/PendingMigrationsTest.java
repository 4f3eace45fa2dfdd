package org.nself.postgres.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nself.Event;
import org.nself.Listener;
import org.nself.MigrationReport;
import org.nself.MigrationRun;
import org.nself.Nself;
import org.nself.StatementFailedException;
import org.nself.plan.Policy;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.TestServer;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Applying a migration costs one message beyond its statements, which writes its row, commits, takes the turn again and
 * asks whether somebody else applied the next one.
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
    void aMigrationOfOneStatementTakesTwoRoundTrips() throws Exception {
        write(1, "CREATE TABLE t1 (id integer);");
        migrate(database.dataSource());
        write(2, "CREATE TABLE t2 (id integer);");
        int one = roundTrips();
        for (int version = 3; version <= 12; version++) {
            write(version, "CREATE TABLE t" + version + " (id integer);");
        }

        // The first of a connection may cost more, the others must not.
        assertThat(roundTrips() - one).isEqualTo(9 * 2);
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

    @Test
    void theHistoryIsBlamedThoughTheDriverSetsSavepoints() throws Exception {
        write(1, "CREATE TABLE t (id integer);");
        migrate(database.dataSource());
        database.execute("ALTER TABLE nself.history_of_migrations ADD CHECK (version < 2)");
        write(2, "DROP TABLE t;");

        StatementFailedException failure =
                catchThrowableOfType(StatementFailedException.class, () -> migrate(source("autosave=always")));

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

    @Test
    void theCommitOfOneBeforeOthersIsBlamedForWhatFailsOnlyThere() throws Exception {
        write(1, "CREATE TABLE t (id integer PRIMARY KEY, other integer REFERENCES t DEFERRABLE INITIALLY DEFERRED);");
        write(2, "INSERT INTO t VALUES (1, 2);");
        write(3, "INSERT INTO t VALUES (3, 3);");

        StatementFailedException failure =
                catchThrowableOfType(StatementFailedException.class, () -> migrate(database.dataSource()));

        assertThat(failure.details().statement()).isEqualTo("COMMIT");
        assertThat(database.query(
                        "SELECT (SELECT count(*) FROM t), (SELECT count(*) FROM nself.history_of_migrations)"))
                .containsExactly(List.of("0", "1"));
    }

    @Test
    void theHistoryIsBlamedForARowThatItRefusesBeforeOthers() throws Exception {
        write(1, "CREATE TABLE t (id integer);");
        migrate(database.dataSource());
        database.execute("ALTER TABLE nself.history_of_migrations ADD CHECK (version < 2)");
        write(2, "DROP TABLE t;");
        write(3, "CREATE TABLE u (id integer);");

        StatementFailedException failure =
                catchThrowableOfType(StatementFailedException.class, () -> migrate(database.dataSource()));

        assertThat(failure.details().statement()).isEqualTo("write the history of migrations");
        assertThat(database.query("SELECT to_regclass('t'), count(*) FROM nself.history_of_migrations"))
                .containsExactly(List.of("t", "1"));
    }

    /**
     * The first migration has the lock already that its row needs; whoever waits behind it is served before the second, which
     * tries again.
     */
    @Test
    void whatWasCommittedIsNotRunAgainWhenTheNextTurnIsRefused() throws Exception {
        write(1, "CREATE TABLE t (id integer);");
        migrate(database.dataSource());
        write(2, """
                LOCK TABLE nself.history_of_migrations IN ROW EXCLUSIVE MODE;
                INSERT INTO t VALUES (2);
                SELECT pg_sleep(0.5);
                """);
        write(3, "INSERT INTO t VALUES (3);");
        CompletableFuture<Void> other = new CompletableFuture<>();

        List<MigrationRun> runs = migrate(database.dataSource(), true, event -> {
            if (event instanceof Event.StatementStarted started
                    && started.statement().text().contains("pg_sleep")) {
                other.completeAsync(this::lockTheHistory);
            }
        });

        other.get();
        assertThat(runs).hasSize(2);
        assertThat(database.query("SELECT id FROM t ORDER BY id")).containsExactly(List.of("2"), List.of("3"));
    }

    /** The server gets the commit of the second migration, and the answer never comes. */
    @Test
    void whatWasCommittedWithoutAnAnswerIsReported() throws Exception {
        write(1, "CREATE TABLE t (id integer);");
        migrate(database.dataSource());
        write(2, "INSERT INTO t VALUES (2);");
        write(3, "INSERT INTO t VALUES (3);");
        List<Event> heard = new ArrayList<>();

        try (CutWire wire =
                new CutWire(TestServer.current().port(), CutWire.Counting.CHANGES, 2, CutWire.Moment.AFTER, () -> {})) {
            MigrationReport report = Nself.builder()
                    .migrations(directory)
                    .dataSource(first(through(wire.port()), database.dataSource()))
                    .listener(heard::add)
                    .migrate();

            assertThat(report.migrations())
                    .extracting(run -> run.migration().version().number())
                    .containsExactly(2L, 3L);
        }
        assertThat(heard).filteredOn(Event.Retrying.class::isInstance).hasSize(1);
        assertThat(heard).filteredOn(Event.MigrationFinished.class::isInstance).hasSize(2);
        assertThat(database.query("SELECT id FROM t ORDER BY id")).containsExactly(List.of("2"), List.of("3"));
    }

    /** One that gives out connections of the first once, and of the other from then on. */
    private static DataSource first(DataSource first, DataSource others) {
        AtomicBoolean used = new AtomicBoolean();
        return (DataSource) Proxy.newProxyInstance(
                PendingMigrationsTest.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> method.invoke(used.getAndSet(true) ? others : first, arguments));
    }

    private @Nullable Void lockTheHistory() {
        // The turn's question gives up after the lock timeout, this session only after that.
        database.execute("BEGIN; LOCK TABLE nself.history_of_migrations; SELECT pg_sleep(1); ROLLBACK");
        return null;
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
        DataSource source = source(parameters);
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

    private DataSource source(String parameters) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(database.url() + (database.url().contains("?") ? "&" : "?") + parameters);
        return source;
    }

    private DataSource through(int port) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(database.url());
        source.setServerNames(new String[] {"localhost"});
        source.setPortNumbers(new int[] {port});
        // What is in between reads along.
        source.setSslMode("disable");
        source.setGssEncMode("disable");
        return source;
    }

    private int roundTrips() throws Exception {
        try (WireTap tap = new WireTap(TestServer.current().port())) {
            assertThat(migrate(through(tap.port()))).isNotEmpty();
            return tap.roundTrips();
        }
    }

    private List<MigrationRun> migrate(DataSource source) {
        return migrate(source, false, event -> {});
    }

    private List<MigrationRun> migrate(DataSource source, boolean mayRetry, Listener listener) {
        return Nself.builder()
                .migrations(directory)
                .dataSource(source)
                .policy(Policy.safe().lockTimeout(Duration.ofMillis(200)))
                .listener(event -> {
                    if (!mayRetry) {
                        assertThat(event).isNotInstanceOf(Event.Retrying.class);
                    }
                    listener.heard(event);
                })
                .migrate()
                .migrations();
    }

    private void write(int version, String up) throws IOException {
        Path folder = Files.createDirectories(directory.resolve(version + "_m" + version));
        Files.writeString(folder.resolve("up.sql"), up);
    }
}
