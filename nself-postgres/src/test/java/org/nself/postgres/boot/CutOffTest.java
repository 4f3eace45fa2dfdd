package org.nself.postgres.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nself.Event;
import org.nself.MigrationRefusedException;
import org.nself.Nself;
import org.nself.StatementFailedException;
import org.nself.Status;
import org.nself.plan.Policy;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.TestServer;

/** What runs outside of a transaction can stop half way, and then goes on there. */
class CutOffTest {

    private final TestDatabase database = TestServer.current().newDatabase();

    @TempDir
    private Path directory;

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void whatWasCutOffOutsideOfATransactionGoesOnWhereItStopped() throws IOException {
        migration("1_a", "CREATE TABLE a (id int); INSERT INTO a VALUES (1), (1);", "DROP TABLE a;");
        migration(
                "2_index",
                "INSERT INTO a VALUES (2); CREATE UNIQUE INDEX CONCURRENTLY a_id ON a (id); INSERT INTO a VALUES (3);",
                "DROP INDEX CONCURRENTLY a_id; DELETE FROM a WHERE id > 1;");

        assertThatThrownBy(() -> nself().up().execute()).isInstanceOf(StatementFailedException.class);

        assertThat(nself().status().migrations())
                .extracting(Status.Entry::state)
                .containsExactly(Status.State.APPLIED, Status.State.INTERRUPTED);
        assertThat(nself().status()).asString().contains("2_index: cut off in statement 2 of 2_index/up.sql");
        assertThatThrownBy(() -> nself().down().execute())
                .isInstanceOf(MigrationRefusedException.class)
                .hasMessageContaining("NS5007", "2_index", "nself.up().only(2L)");
        database.execute("DELETE FROM a WHERE ctid = (SELECT min(ctid) FROM a WHERE id = 1)");

        assertThat(nself().up().execute().migrations()).hasSize(1);
        assertThat(states()).containsOnly(Status.State.APPLIED);
        assertThat(database.query("SELECT id FROM a ORDER BY 1"))
                .containsExactly(List.of("1"), List.of("2"), List.of("3"));
        assertThat(database.query("SELECT indisvalid FROM pg_index WHERE indrelid = 'a'::regclass"))
                .containsExactly(List.of("t"));
    }

    @Test
    void aWayBackThatWasCutOffGoesOnWhereItStopped() throws Exception {
        migration("1_a", "CREATE TABLE a (id int); CREATE INDEX a_id ON a (id);", """
                -- nself:lock-timeout=100ms
                INSERT INTO a VALUES (1);
                DROP INDEX CONCURRENTLY a_id;
                INSERT INTO a VALUES (2);
                """);
        nself().up().execute();

        try (Connection other = database.dataSource().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE a IN ROW EXCLUSIVE MODE");
            Nself once = Nself.builder()
                    .migrations(directory)
                    .dataSource(database.dataSource())
                    .policy(Policy.safe().retries(0))
                    .build();
            assertThatThrownBy(() -> once.down().execute()).hasMessageContaining("NS5002");
        }
        assertThatThrownBy(() -> nself().up().execute()).hasMessageContaining("NS5007", "nself.down()");
        assertThatThrownBy(() -> {
                    migration(
                            "1_a",
                            "CREATE TABLE a (id int); CREATE INDEX a_id ON a (id);",
                            "DROP INDEX CONCURRENTLY a_id;");
                    nself().down().execute();
                })
                .hasMessageContaining("NS5008", "1_a/down.sql");
        migration("1_a", "CREATE TABLE a (id int); CREATE INDEX a_id ON a (id);", """
                INSERT INTO a VALUES (1);
                DROP INDEX CONCURRENTLY a_id;
                INSERT INTO a VALUES (2);
                """);

        nself().down().execute();

        assertThat(nself().status().pending()).hasSize(1);
        assertThat(database.query("SELECT id FROM a ORDER BY 1")).containsExactly(List.of("1"), List.of("2"));
        assertThat(database.query("SELECT to_regclass('a_id')")).containsExactly(List.of("null"));
    }

    @Test
    void whatMayHaveCommittedInPartsIsForAPersonToLookAt() throws IOException {
        migration("1_batch", """
                -- nself:no-transaction
                CREATE TABLE a (id int);
                DO $$ BEGIN INSERT INTO a VALUES (1); COMMIT; RAISE 'enough'; END $$;
                """, "DROP TABLE a;");

        assertThatThrownBy(() -> nself().up().execute()).hasMessageContaining("NS5001", "enough");
        assertThatThrownBy(() -> nself().up().execute())
                .isInstanceOf(MigrationRefusedException.class)
                .hasMessageContaining("NS5009", "1_batch/up.sql:3:1", "markPending(1L)");
        database.execute("DROP TABLE a");
        assertThat(nself().markPending(1).execute().pending()).hasSize(1);
    }

    @Test
    void aLockThatIsFreeAgainIsWaitedFor() throws Exception {
        migration("1_a", "CREATE TABLE a (id int);", "DROP TABLE a;");
        nself().up().execute();
        migration("2_index", "-- nself:lock-timeout=100ms\nCREATE INDEX CONCURRENTLY a_id ON a (id);", "SELECT 1;");
        List<Event> events = new ArrayList<>();

        try (Connection other = database.dataSource().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE a IN ACCESS EXCLUSIVE MODE");
            Nself.builder()
                    .migrations(directory)
                    .dataSource(database.dataSource())
                    .listener(event -> {
                        events.add(event);
                        if (event instanceof Event.Retrying) {
                            release(other);
                        }
                    })
                    .build()
                    .up()
                    .execute();
        }
        assertThat(events).hasAtLeastOneElementOfType(Event.Retrying.class);
        assertThat(events.getLast()).isInstanceOf(Event.MigrationFinished.class);
        assertThat(database.query("SELECT indisvalid FROM pg_index WHERE indrelid = 'a'::regclass"))
                .containsExactly(List.of("t"));
    }

    @Test
    void thePolicyLimitsWhatOthersWaitForAndNotWhatRunsBesideThem() throws IOException {
        migration("1_outside", "-- nself:no-transaction\nSELECT pg_sleep(0.3);", "SELECT 1;");
        migration(
                "2_limited",
                "-- nself:no-transaction\n-- nself:statement-timeout=100ms\nSELECT pg_sleep(20);",
                "SELECT 1;");
        migration("3_inside", "SELECT pg_sleep(20);", "SELECT 1;");
        Nself limited = Nself.builder()
                .migrations(directory)
                .dataSource(database.dataSource())
                .policy(Policy.safe().statementTimeout(Duration.ofMillis(100)))
                .build();

        limited.up().only(1).execute();
        assertThatThrownBy(() -> limited.up().only(2).execute()).hasMessageContaining("57014", "2_limited");
        assertThatThrownBy(() -> limited.up().only(3).execute()).hasMessageContaining("57014", "3_inside");
    }

    private static void release(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException lost) {
            throw new IllegalStateException(lost);
        }
    }

    private List<Status.State> states() {
        return nself().status().migrations().stream().map(Status.Entry::state).toList();
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
