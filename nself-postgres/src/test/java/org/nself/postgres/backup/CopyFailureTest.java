package org.nself.postgres.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.nself.BackupException;
import org.nself.StatementFailedException;
import org.nself.spi.Copied;
import org.nself.spi.CopyListener;
import org.nself.spi.CopyScope;
import org.nself.spi.Database;
import org.postgresql.ds.PGSimpleDataSource;

/** What cannot be copied or restored is refused, and the database is as it was. */
class CopyFailureTest {

    @Test
    void aRestoreThatFailsInTheMiddleChangesNothing() throws IOException {
        try (Live live = Live.rich()) {
            Path directory = live.directory();
            Copied copied = live.copy(directory);
            live.execute("DROP TABLE a_first, specials; CREATE TABLE newer (id int)");
            Map<String, String> before = live.contents();
            Path rows = directory.resolve("rows");
            Path last = rows.resolve(String.format("%04d.copy.gz", copied.rows().size()));

            write(last, "no number\tand too many\tcolumns\n");
            assertThatThrownBy(() -> live.restore(copied, directory))
                    .isInstanceOf(BackupException.class)
                    .hasMessageContaining("NS7034")
                    .hasMessageContaining(last.toString());
            write(last, "");
            assertThatThrownBy(() -> live.restore(copied, directory)).hasMessageContaining("NS7035");
            Files.writeString(last, "not compressed");
            assertThatThrownBy(() -> live.restore(copied, directory))
                    .hasMessageContaining("NS7037")
                    .hasMessageContaining(last.toString());
            assertThat(live.contents()).isEqualTo(before);
        }
    }

    private static void write(Path file, String text) throws IOException {
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(UTF_8));
        }
    }

    @Test
    void whatCannotBeRestoredIsNotCopied() {
        try (Live live = Live.empty()) {
            live.execute("CREATE EXTENSION file_fdw; CREATE SERVER files FOREIGN DATA WRAPPER file_fdw;"
                    + " CREATE FOREIGN TABLE rates (id int) SERVER files OPTIONS (filename '/dev/null')");
            Path directory = live.directory();
            assertThatThrownBy(() -> live.copy(directory))
                    .hasMessageContaining("NS7020")
                    .hasMessageContaining("foreign table public.rates");
            assertThat(directory).isEmptyDirectory();
            try (Database open = live.open()) {
                assertThat(open.copier()
                                .estimate("embedded", CopyScope.everything())
                                .uncovered())
                        .contains("foreign table public.rates");
            }
        }
    }

    @Test
    void tablesThatKeepTheirRowsMustBeAsTheyWere() {
        try (Live live = Live.rich()) {
            Path directory = live.directory();
            Copied copied = live.copy(directory, Live.rowsOf("public.books"));
            live.execute("ALTER TABLE a_first ADD COLUMN more int; DROP TABLE empty");
            Map<String, String> before = live.contents();
            assertThatThrownBy(() -> live.restore(copied, directory))
                    .hasMessageContaining("NS7032")
                    .hasMessageContaining("+ column public.a_first.more")
                    .hasMessageContaining("- table public.empty");
            assertThat(live.contents()).isEqualTo(before);
        }
    }

    @Test
    void whatDependsFromOutsideIsNamedAndStays() {
        try (Live live = Live.rich()) {
            Path directory = live.directory();
            Copied copied = live.copy(directory, new CopyScope(Set.of("Other one"), new CopyScope.Rows.All()));
            live.execute("CREATE VIEW public.onlooker AS SELECT id FROM \"Other one\".things;"
                    + " ALTER TABLE empty ADD FOREIGN KEY (id) REFERENCES \"Other one\".things");
            Map<String, String> before = live.contents();
            assertThatThrownBy(() -> live.restore(copied, directory))
                    .hasMessageContaining("NS7033")
                    .hasMessageContaining("- view public.onlooker")
                    .hasMessageContaining("- constraint public.empty.empty_id_fkey");
            assertThat(live.contents()).isEqualTo(before);
        }
    }

    @Test
    void tablesThatAreNotThereCannotBeAskedFor() {
        try (Live live = Live.empty()) {
            assertThatThrownBy(() -> live.copy(live.directory(), Live.rowsOf("public.nowhere")))
                    .hasMessageContaining("NS7025")
                    .hasMessageContaining("public.nowhere");
            assertThatThrownBy(() -> live.restore(
                            new Copied(
                                    "tape",
                                    CopyScope.everything(),
                                    new org.nself.spi.Structure(List.of()),
                                    Map.of(),
                                    List.of()),
                            live.directory()))
                    .hasMessageContaining("NS7026");
        }
    }

    @Test
    void copiesOfAnotherEncodingAreRefused() {
        try (Live live = Live.empty()) {
            Path directory = live.directory();
            Copied copied = live.copy(directory);
            String name = live.database().name() + "_latin";
            live.execute(
                    "CREATE DATABASE " + name + " ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0");
            try (Database other = Live.open(source(live, name, "postgres"))) {
                other.begin();
                assertThatThrownBy(() -> other.copier().restore(copied, directory, CopyListener.NONE))
                        .hasMessageContaining("NS7030");
            } finally {
                live.execute("DROP DATABASE " + name);
            }
        }
    }

    @Test
    void whoeverChangesATableIsWaitedForAWhileAndNamed() throws Exception {
        try (Live live = Live.rich();
                Connection other = live.database().dataSource().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("ALTER TABLE books ADD COLUMN more int");
            assertThatThrownBy(() -> live.copy(live.directory()))
                    .hasMessageContaining("NS7021")
                    .hasMessageContaining("books, by process");
            try (Database open = live.open()) {
                assertThatThrownBy(() -> open.copier().estimate("embedded", CopyScope.everything()))
                        .hasMessageContaining("NS7021");
            }
            other.rollback();
            try (Database open = live.open()) {
                open.latest();
            }
        }
    }

    @Test
    void whoeverUsesATableIsWaitedForAWhileSoThatTryingAgainHelps() throws Exception {
        try (Live live = Live.rich();
                Connection other = live.database().dataSource().getConnection();
                Statement statement = other.createStatement()) {
            Path directory = live.directory();
            Copied copied = live.copy(directory);
            Map<String, String> before = live.contents();
            other.setAutoCommit(false);
            statement.execute("SELECT FROM books");
            assertThatThrownBy(() -> live.restore(copied, directory))
                    .isInstanceOfSatisfying(StatementFailedException.class, failure -> {
                        assertThat(failure.code()).isEqualTo("NS5002");
                        assertThat(failure.details().retryable()).isTrue();
                        assertThat(failure.details().statement()).startsWith("DROP TABLE");
                    });
            other.rollback();
            live.restore(copied, directory);
            assertThat(live.contents()).isEqualTo(before);
        }
    }

    @Test
    void filesThatAreInTheWayAreNotWrittenOver() throws IOException {
        try (Live live = Live.empty()) {
            Path directory = live.directory();
            Path inTheWay = Files.writeString(directory.resolve("state.json"), "somebody's");
            assertThatThrownBy(() -> live.copy(directory))
                    .isInstanceOf(BackupException.class)
                    .hasMessageContaining("NS7023")
                    .hasMessageContaining(inTheWay.toString());
            assertThat(inTheWay).hasContent("somebody's");
        }
    }

    @Test
    void whileACopyIsMadeRowsCanBeWrittenAndTablesCannotBeChanged() throws Exception {
        try (Live live = Live.rich()) {
            Map<String, String> before = live.rows();
            Path directory = live.directory();
            boolean[] met = {false};
            Copied copied;
            try (Database open = live.open()) {
                copied = open.copier().copy("embedded", CopyScope.everything(), directory, (subject, done, total) -> {
                    if (!met[0]) {
                        met[0] = true;
                        live.execute("INSERT INTO specials (f8) VALUES (1); DELETE FROM vehicles");
                        assertThatThrownBy(() -> live.execute("SET lock_timeout = 100; TRUNCATE \"Other one\".things"))
                                .hasRootCauseMessage("ERROR: canceling statement due to lock timeout");
                    }
                });
            }
            assertThat(met[0]).isTrue();
            assertThat(live.rows()).isNotEqualTo(before);
            live.restore(copied, directory);
            assertThat(live.rows()).isEqualTo(before);
        }
    }

    @Test
    void anOwnerWhoIsNoSuperuserCopiesAndRestoresWhatIsItsOwn() throws Exception {
        String role = "keeper_" + ProcessHandle.current().pid();
        try (Live live = Live.empty()) {
            live.execute("CREATE ROLE " + role + " LOGIN; ALTER DATABASE "
                    + live.database().name() + " OWNER TO " + role + "; CREATE EXTENSION citext");
            PGSimpleDataSource source = source(live, live.database().name(), role);
            try {
                try (Connection connection = source.getConnection();
                        Statement statement = connection.createStatement()) {
                    statement.setEscapeProcessing(false);
                    statement.execute(Live.text("rich.sql"));
                    statement.execute("SELECT lo_from_bytea(4711, 'x'); CREATE TABLE words (word citext PRIMARY KEY);"
                            + " INSERT INTO words VALUES ('Word')");
                }
                Path directory = live.directory();
                try (Database open = Live.open(source)) {
                    assertThatThrownBy(() -> open.copier()
                                    .copy("embedded", CopyScope.everything(), live.directory(), CopyListener.NONE))
                            .as("rows that the owner itself cannot see")
                            .isInstanceOf(BackupException.class)
                            .hasMessageContaining("NS7022")
                            .hasMessageContaining("public.secrets");
                    assertThat(open.copier()
                                    .estimate("embedded", CopyScope.everything())
                                    .uncovered())
                            .containsExactly("rows of public.secrets that policies hide from the user");
                }
                live.execute("ALTER TABLE secrets NO FORCE ROW LEVEL SECURITY");
                Map<String, String> before = live.contents();
                Copied copied;
                try (Database open = Live.open(source)) {
                    copied = open.copier().copy("embedded", CopyScope.everything(), directory, CopyListener.NONE);
                }
                assertThat(copied.rows()).containsEntry("public.secrets", 10L);
                live.execute("DROP TABLE books, secrets, words CASCADE; DELETE FROM events");
                try (Database open = Live.open(source)) {
                    open.begin();
                    open.copier().restore(copied, directory, CopyListener.NONE);
                    open.commit();
                }
                assertThat(live.contents()).isEqualTo(before);

                live.execute(
                        "CREATE SCHEMA anothers CREATE TABLE theirs (id int); GRANT USAGE ON SCHEMA anothers TO PUBLIC");
                try (Database open = Live.open(source)) {
                    open.begin();
                    assertThatThrownBy(() -> open.copier().restore(copied, directory, CopyListener.NONE))
                            .hasMessageContaining("NS7034")
                            .hasMessageContaining("must be owner of table theirs")
                            .hasMessageContaining("be a member of the roles");
                }
            } finally {
                live.execute("ALTER DATABASE " + live.database().name() + " OWNER TO postgres; DROP OWNED BY " + role
                        + " CASCADE; DROP ROLE " + role);
            }
        }
    }

    private static PGSimpleDataSource source(Live live, String database, String user) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(live.database().url());
        source.setDatabaseName(database);
        source.setUser(user);
        return source;
    }
}
