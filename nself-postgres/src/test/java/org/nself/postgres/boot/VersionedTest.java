package org.nself.postgres.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nself.Event;
import org.nself.InvalidMigrationsException;
import org.nself.MigrationReport;
import org.nself.MigrationReport.Outcome;
import org.nself.Nself;
import org.nself.StatementFailedException;
import org.nself.Status;
import org.nself.plan.Policy;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.TestServer;

/** Migrations from files: each runs once, in order, and can be taken back. */
class VersionedTest {

    private final TestDatabase database = TestServer.current().newDatabase();

    @TempDir
    private Path directory;

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void pendingMigrationsAreAppliedInOrderAndOnce() throws IOException {
        migration("10_posts", "CREATE TABLE posts (id int REFERENCES users);", "DROP TABLE posts;");
        migration("9_users", "CREATE TABLE users (id int PRIMARY KEY);", "DROP TABLE users;");

        MigrationReport first = nself().migrate();

        assertThat(first.outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(first.migrations())
                .extracting(run -> run.migration().folder())
                .containsExactly("9_users", "10_posts");
        assertThat(first.toString().replaceAll("\\d+ ms", "n ms"))
                .isEqualTo("applied 2 migrations (n ms)\n  9_users\n  10_posts");
        assertThat(nself().migrate().outcome()).isEqualTo(Outcome.UP_TO_DATE);
        assertThat(nself().status()).hasToString("""
                VERSION  NAME   STATUS
                9        users  Applied
                10       posts  Applied""");
    }

    @Test
    void aLimitAndASingleVersionAreKeptTo() throws IOException {
        migration("1_a", "CREATE TABLE a ();", "DROP TABLE a;");
        migration("2_b", "CREATE TABLE b ();", "DROP TABLE b;");
        migration("3_c", "CREATE TABLE c ();", "DROP TABLE c;");

        nself().up().limit(1).execute();
        nself().up().only(3).execute();

        assertThat(nself().status()).hasToString("""
                VERSION  NAME  STATUS
                1        a     Applied
                2        b     Pending (out of order)
                3        c     Applied""");
        nself().up().execute();
        assertThat(nself().status().pending()).isEmpty();
    }

    @Test
    void aDryRunChangesNothing() throws IOException {
        migration("1_a", "CREATE TABLE a ();", "DROP TABLE a;");

        MigrationReport report = nself().up().dryRun().execute();

        assertThat(report.outcome()).isEqualTo(Outcome.PLANNED);
        assertThat(report).hasToString("would apply 1 migration\n  1_a");
        assertThat(tables()).isEmpty();
    }

    @Test
    void theLastOnesThatWereAppliedAreTakenBack() throws IOException {
        migration("1_a", "CREATE TABLE a ();", "DROP TABLE a;");
        migration("3_c", "CREATE TABLE c ();", "DROP TABLE c;");
        nself().up().execute();
        migration("2_b", "CREATE TABLE b ();", "DROP TABLE b;");
        nself().up().execute();

        nself().down().execute();
        assertThat(tables()).containsExactly(List.of("a"), List.of("c"));

        nself().up().execute();
        nself().down().to(1).execute();
        assertThat(tables()).containsExactly(List.of("a"));

        nself().down().limit(5).execute();
        assertThat(tables()).isEmpty();
    }

    @Test
    void aFailureUndoesItsOwnMigrationAndKeepsThoseBefore() throws IOException {
        migration("1_a", "CREATE TABLE a ();", "DROP TABLE a;");
        migration("2_b", "CREATE TABLE b ();\n\nSELECT * FROM nowhere;", "DROP TABLE b;");

        assertThatThrownBy(() -> nself().up().execute())
                .isInstanceOf(StatementFailedException.class)
                .hasMessageContaining("2_b/up.sql:3:15");
        assertThat(tables()).containsExactly(List.of("a"));
        assertThat(nself().status().pending()).hasSize(1);
    }

    @Test
    void aFileThatCannotBeRunStopsAllBeforeTheFirst() throws IOException {
        migration("1_a", "CREATE TABLE a ();", "DROP TABLE a;");
        migration("2_b", "\\i other.sql", "DROP TABLE b;");

        assertThatThrownBy(() -> nself().up().execute())
                .isInstanceOf(InvalidMigrationsException.class)
                .hasMessageContaining("NS4106", "2_b/up.sql:1:1");
        assertThat(tables()).isEmpty();
    }

    @Test
    void whatCannotRunInATransactionRunsOutsideOfOne() throws IOException {
        migration("1_a", "CREATE TABLE a (id int);", "DROP TABLE a;");
        migration("2_index", "CREATE INDEX CONCURRENTLY a_id ON a (id);", "DROP INDEX CONCURRENTLY a_id;");

        nself().up().execute();
        assertThat(database.query("SELECT indisvalid FROM pg_index WHERE indexrelid = 'a_id'::regclass"))
                .containsExactly(List.of("t"));

        nself().down().execute();
        assertThat(database.query("SELECT to_regclass('a_id')")).containsExactly(List.of("null"));
        assertThat(nself().status().pending()).hasSize(1);
    }

    @Test
    void aTransactionAroundWhatCannotRunInOneIsRefused() throws IOException {
        migration("1_index", "BEGIN;\nCREATE INDEX CONCURRENTLY a_id ON a (id);\nCOMMIT;", "SELECT 1;");
        assertThatThrownBy(() -> nself().up().execute()).hasMessageContaining("NS4109", "1_index/up.sql:2:1");

        migration("1_index", "-- nself:no-transaction\nBEGIN;\nSELECT 1;\nCOMMIT;", "SELECT 1;");
        assertThatThrownBy(() -> nself().up().execute()).hasMessageContaining("NS4109");
    }

    @Test
    void aListenerHearsWhatHappensInItsOrder() throws IOException {
        migration("1_a", "CREATE TABLE a (id int); DO $$ BEGIN RAISE NOTICE 'half way'; END $$;", "DROP TABLE a;");
        List<String> heard = new ArrayList<>();

        Nself.builder()
                .migrations(directory)
                .dataSource(database.dataSource())
                .listener(event -> heard.add(
                        switch (event) {
                            case Event.MigrationStarted e -> e.direction() + " " + e.number() + "/" + e.count();
                            case Event.StatementStarted e ->
                                "statement " + e.statement().number();
                            case Event.Notice e -> e.severity() + " " + e.message();
                            case Event.StatementFinished e -> "done";
                            case Event.MigrationFinished e ->
                                "finished " + e.run().migration();
                            case Event.Waiting e -> "waiting";
                            case Event.Retrying e -> "retrying";
                            case Event.StepProgress e -> "progress";
                            case Event.StepStarted e -> "step";
                            case Event.MirrorFailed e -> "not told to " + e.mirror();
                            case Event.OfTarget e -> "of " + e.target();
                            case Event.TargetFinished e -> "target " + e.number();
                            case Event.Copying e -> "copying " + e.subject();
                            case Event.BackupTaken e -> "backed up";
                        }))
                .migrate();

        assertThat(heard)
                .containsExactly(
                        "UP 1/1", "statement 1", "done", "statement 2", "NOTICE half way", "done", "finished 1_a");
    }

    @Test
    void whatAFileSetsForItsSessionEndsWithIt() throws Exception {
        database.execute("CREATE ROLE nself_other; GRANT CREATE, USAGE ON SCHEMA public TO nself_other");
        migration(
                "1_a",
                "SET search_path = pg_catalog; SET ROLE nself_other; SET work_mem = '8MB'; CREATE TABLE public.a ();",
                "SELECT 1;");
        migration("2_b", "-- nself:no-transaction\nSET work_mem = '9MB'; CREATE TABLE b ();", "SELECT 1;");
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET work_mem = '7MB'");
            Nself.builder()
                    .migrations(directory)
                    .dataSource(PoolOfOne.over(database.dataSource(), connection))
                    .migrate();

            assertThat(setting(statement, "work_mem")).isEqualTo("7MB");
            assertThat(setting(statement, "role")).isEqualTo("none");
            assertThat(setting(statement, "search_path")).contains("public");
        } finally {
            database.execute("DROP TABLE a; REVOKE ALL ON SCHEMA public FROM nself_other; DROP ROLE nself_other");
        }
    }

    @Test
    void aChangedStatementIsNamed() throws IOException {
        migration("1_a", "CREATE TABLE a (); CREATE TABLE b ();", "DROP TABLE a, b;");
        nself().up().execute();
        migration("1_a", "CREATE TABLE a (); -- why\nCREATE  TABLE  b ();\r\n", "DROP TABLE a, b;");
        assertThat(states()).containsExactly(Status.State.APPLIED);

        migration("1_a", "CREATE TABLE a ();\nCREATE TABLE c ();", "DROP TABLE a, b;");

        assertThat(nself().status())
                .asString()
                .contains(
                        "Modified",
                        "1_a: statement 2 (1_a/up.sql:2:1: CREATE TABLE c ()) is another or a new one",
                        "1_a: one statement of before is not there");
    }

    @Test
    void aLateOneIsAppliedWithANoteOrRefused() throws IOException {
        migration("2_b", "CREATE TABLE b ();", "DROP TABLE b;");
        nself().up().execute();
        migration("1_a", "CREATE TABLE a ();", "DROP TABLE a;");
        Nself strict = Nself.builder()
                .migrations(directory)
                .dataSource(database.dataSource())
                .policy(Policy.safe().outOfOrder(Policy.OutOfOrder.REFUSE))
                .build();

        assertThatThrownBy(() -> strict.up().execute()).hasMessageContaining("NS3110", "nself.bump()");
        assertThat(nself().up().execute()).asString().contains("1_a (out of order)");
    }

    @Test
    void aDependencyComesFirstAndGoesLast() throws IOException {
        migration("1_a", "CREATE TABLE a ();", "DROP TABLE a;");
        migration("2_b", "-- depends_on: 1_a\nCREATE TABLE b ();", "DROP TABLE b;");

        assertThatThrownBy(() -> nself().up().only(2).execute()).hasMessageContaining("NS3101", "depends on 1_a");
        nself().up().only(1).execute();
        nself().up().execute();
        nself().markPending(1).execute();
        nself().markApplied(1).execute();

        assertThatThrownBy(() -> nself().down().limit(1).execute())
                .hasMessageContaining("NS3105", "2_b is applied and depends on 1_a");
        assertThat(tables()).containsExactly(List.of("a"), List.of("b"));
    }

    @Test
    void aWayBackIsTrustedOnlyWhenTheWayUpIsWhatWasApplied() throws IOException {
        migration("1_a", "CREATE TABLE a (id int);", "DROP TABLE a;");
        nself().up().execute();

        migration("1_a", "-- the same\nCREATE  TABLE a\r\n  (id  int);  \n", "DROP TABLE a;");
        assertThat(states()).containsExactly(Status.State.APPLIED);

        migration("1_a", "CREATE TABLE a (id bigint);", "DROP TABLE a;");
        assertThat(states()).containsExactly(Status.State.MODIFIED);
        assertThatThrownBy(() -> nself().down().execute()).hasMessageContaining("NS3104");

        Files.delete(directory.resolve("1_a/up.sql"));
        Files.delete(directory.resolve("1_a/down.sql"));
        Files.delete(directory.resolve("1_a"));
        assertThat(states()).containsExactly(Status.State.MISSING);
        assertThatThrownBy(() -> nself().down().execute()).hasMessageContaining("NS3102");
        assertThat(tables()).containsExactly(List.of("a"));
    }

    @Test
    void withoutAWayBackThereIsNone() throws IOException {
        migration("1_a", "CREATE TABLE a ();", "DROP TABLE a;");
        migration("2_b", "CREATE TABLE b ();", "");
        nself().up().execute();

        assertThatThrownBy(() -> nself().down().limit(2).execute())
                .hasMessageContaining("NS3103", "2_b has no down.sql");
        assertThat(tables()).hasSize(2);
    }

    @Test
    void rowsNoticesAndTextsOfAFileArriveAsTheyAre() throws IOException {
        migration("1_rows", """
                CREATE TABLE notes (id int, text text);
                COPY notes FROM stdin;
                1\tit's {here}
                2\t?
                \\.
                DO $$ BEGIN RAISE NOTICE 'done'; END $$;
                """, "DROP TABLE notes;");

        nself().up().execute();

        assertThat(database.query("SELECT text FROM notes ORDER BY id"))
                .containsExactly(List.of("it's {here}"), List.of("?"));
    }

    @Test
    void aNewMigrationIsReadyToBeFilledIn() throws IOException {
        Nself nself = Nself.builder()
                .migrations(directory)
                .dataSource(database.dataSource())
                .clock(Clock.fixed(Instant.parse("2025-08-06T14:30:00Z"), ZoneOffset.UTC))
                .build();

        assertThat(nself.create("add_user_indexes").execute()).hasToString("20250806143000_add_user_indexes");
        assertThat(nself.create("add_more").execute()).hasToString("20250806143001_add_more");
        assertThatThrownBy(() -> nself.create("Add More").execute()).hasMessageContaining("NS3108");
        assertThat(Files.readString(directory.resolve("20250806143000_add_user_indexes/up.sql")))
                .isEqualTo(
                        "-- add user indexes: write here what makes the change, instead of the next line.\nSELECT 1;\n");
        assertThat(Files.readString(directory.resolve("nself.sum")))
                .containsPattern("\n20250806143000_add_user_indexes up=([0-9a-f]{12}) down=\\1\n"
                        + "20250806143001_add_more up=\\1 down=\\1\n$");
        assertThat(nself.migrate().migrations()).hasSize(2);
    }

    @Test
    void tenInstancesApplyEachMigrationOnce() throws Exception {
        for (int i = 1; i <= 5; i++) {
            migration(i + "_t", "CREATE TABLE t" + i + " ();", "DROP TABLE t" + i + ";");
        }
        try (ExecutorService instances = Executors.newFixedThreadPool(10)) {
            List<Future<MigrationReport>> reports = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                reports.add(instances.submit(() -> nself().migrate()));
            }
            int runs = 0;
            Set<MigrationReport.State> states = new HashSet<>();
            for (Future<MigrationReport> report : reports) {
                runs += result(report).migrations().size();
                states.add(result(report).state());
            }
            assertThat(states).hasSize(1);
            assertThat(runs).isEqualTo(5);
        }
        assertThat(tables()).hasSize(5);
    }

    private static MigrationReport result(Future<MigrationReport> report) throws InterruptedException {
        try {
            return report.get();
        } catch (ExecutionException failure) {
            throw new AssertionError(failure.getCause());
        }
    }

    private static String setting(Statement statement, String name) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT current_setting('" + name + "')")) {
            row.next();
            return row.getString(1);
        }
    }

    private List<Status.State> states() {
        return nself().status().migrations().stream().map(Status.Entry::state).toList();
    }

    private List<List<String>> tables() {
        return database.query(
                "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'"
                        + " ORDER BY 1");
    }

    private Nself nself() {
        return Nself.builder()
                .migrations(directory)
                .dataSource(database.dataSource())
                .build();
    }

    private void migration(String name, String up, String down) throws IOException {
        Path folder = Files.createDirectories(directory.resolve(name));
        Files.writeString(folder.resolve("up.sql"), up);
        Files.writeString(folder.resolve("down.sql"), down);
    }
}
