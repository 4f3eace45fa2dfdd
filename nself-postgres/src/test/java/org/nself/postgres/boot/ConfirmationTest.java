package org.nself.postgres.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nself.Checks;
import org.nself.Confirmation;
import org.nself.MigrationRefusedException;
import org.nself.MigrationReport;
import org.nself.MigrationReport.Outcome;
import org.nself.Nself;
import org.nself.StatementFailedException;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.TestServer;

/** Migrations that are looked at, or tried, before they are run. */
class ConfirmationTest {

    private final TestDatabase database = TestServer.current().newDatabase();

    @TempDir
    private Path directory;

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void aPersonSeesWhatIsAboutToBeRunAndWhatSpeaksAgainstIt() throws Exception {
        database.execute(
                "CREATE TABLE users (id int); INSERT INTO users SELECT generate_series(1, 500); ANALYZE users");
        migration("2_index", "CREATE INDEX CONCURRENTLY users_id ON \"users\" (id);", "");
        nself(checks -> true).markApplied(2).execute();
        migration("1_email", "-- nself:allow DATA_LOSS users.email\nALTER TABLE USERS ADD email text; SELECT 1;", "");
        migration("3_index", "CREATE INDEX CONCURRENTLY users_email ON users (email);", "DROP INDEX users_email;");
        List<Checks> asked = new ArrayList<>();
        try (Connection other = database.dataSource().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SELECT 1");
            Nself no = nself(checks -> {
                asked.add((Checks) checks);
                return false;
            });

            assertThatThrownBy(() -> no.up().confirmed().execute())
                    .isInstanceOf(MigrationRefusedException.class)
                    .hasMessageContaining("NS3120", "nothing was changed");
        }
        assertThat(asked.getFirst().toString().replaceAll("for \\d+ s", "for 0 s"))
                .isEqualTo("""
                  1_email (2 statements)
                  3_index (1 statement)

                  ✓ dependencies and checksums
                  ✓ 1 other session
                  ✓ public.users: about 500 rows
                  ✓ a backup is taken before: 1 table, 48 kB
                  ! 1 of 2 have a way back
                  ! 1_email has no way back
                  ! 1_email comes before one that was applied
                  ! 1_email allows DATA_LOSS users.email
                  ! 3_index does not run in one transaction: what ran stays when it fails
                  ! a transaction has been open for 0 s; statements that need its tables wait for it
                """);
        assertThat(nself(checks -> true).status().pending()).hasSize(2);
        assertThat(nself(Confirmation.preapproved("a test"))
                        .up()
                        .confirmed()
                        .execute()
                        .migrations())
                .hasSize(2);
        assertThat(nself(checks -> false).up().confirmed().execute().outcome()).isEqualTo(Outcome.UP_TO_DATE);
    }

    @Test
    void whereNobodyCanBeAskedNothingIsRun() throws IOException {
        migration("1_a", "CREATE TABLE a ();", "");
        Nself nobody = Nself.builder()
                .migrations(directory)
                .dataSource(database.dataSource())
                .build();

        assertThatThrownBy(() -> nobody.up().confirmed().execute()).hasMessageContaining("NS6016", "preapproved");
        assertThat(nobody.status().pending()).hasSize(1);
    }

    @Test
    void whatIsTriedLeavesNothingBehind() throws IOException {
        migration("1_a", "SET search_path = pg_catalog; CREATE TABLE public.a ();", "DROP TABLE a;");
        migration("2_b", "CREATE TABLE b ();", "DROP TABLE b;");
        migration("3_c", "CREATE INDEX CONCURRENTLY c ON a ((1));", "DROP INDEX c;");
        Nself nself = nself(checks -> true);

        MigrationReport tried = nself.up().tried().execute();

        assertThat(tried.outcome()).isEqualTo(Outcome.TRIED);
        assertThat(tried.migrations())
                .extracting(run -> run.migration().folder())
                .containsExactly("1_a", "2_b");
        assertThat(tried).asString().startsWith("ran 2 migrations and rolled them back");
        assertThat(database.query("SELECT to_regclass('a'), to_regclass('nself.history_of_migrations')"))
                .containsExactly(List.of("null", "null"));
        nself.up().limit(2).execute();
        assertThat(nself.down().limit(2).tried().execute().migrations()).hasSize(2);
        assertThat(nself.status().pending()).hasSize(1);
    }

    @Test
    void whatFailsWhenItIsTriedSaysSo() throws IOException {
        migration(
                "1_a",
                "CREATE TABLE a (id int PRIMARY KEY DEFERRABLE INITIALLY DEFERRED);"
                        + " INSERT INTO a VALUES (1), (1);",
                "");

        assertThatThrownBy(() -> nself(checks -> true).up().tried().execute())
                .isInstanceOf(StatementFailedException.class)
                .hasMessageContaining("23505");
    }

    private Nself nself(Confirmation confirmation) {
        return Nself.builder()
                .migrations(directory)
                .dataSource(database.dataSource())
                .confirmation(confirmation)
                .backups(directory.resolve("backups"))
                .build();
    }

    private void migration(String name, String up, String down) throws IOException {
        Path folder = Files.createDirectories(directory.resolve(name));
        Files.writeString(folder.resolve("up.sql"), up);
        Files.writeString(folder.resolve("down.sql"), down);
    }
}
