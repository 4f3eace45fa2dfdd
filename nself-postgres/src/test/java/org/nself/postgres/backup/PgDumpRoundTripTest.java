package org.nself.postgres.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.nself.NselfException;
import org.nself.plan.Policy;
import org.nself.postgres.PostgresDialect;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.TestServer;
import org.nself.postgres.backup.program.Clients;
import org.nself.spi.Copied;
import org.nself.spi.CopyListener;
import org.nself.spi.CopyScope;
import org.nself.spi.Database;
import org.nself.spi.Dialect.Settings;
import org.nself.spi.Structure;

/** What pg_dump copied comes back, whatever happened in between. */
class PgDumpRoundTripTest {

    private static final String DESTRUCTION = """
            DELETE FROM child;
            UPDATE nself.history SET id = 77;
            DROP TABLE parted;
            DROP FUNCTION touch() CASCADE;
            ALTER TYPE mood RENAME VALUE 'sad' TO 'happy';
            ALTER TABLE users DROP COLUMN name CASCADE;
            ALTER TABLE users ADD COLUMN late text;
            CREATE TABLE newcomer (id int REFERENCES users);
            CREATE SCHEMA newer;
            CREATE VIEW newer.view AS SELECT * FROM newcomer;
            DROP PUBLICATION shown;
            DROP STATISTICS correlated;
            COMMENT ON TYPE mood IS 'changed';
            DROP SCHEMA public CASCADE;
            CREATE SCHEMA public;
            CREATE TABLE public.users (nothing int);
            """;

    @TempDir
    private Path directory;

    @TestFactory
    Stream<DynamicTest> everythingComesBack() {
        return onFitting((live, files) -> {
            live.execute(NastyDatabase.SCHEMA);
            List<List<String>> rows = live.query(NastyDatabase.ROWS);
            List<List<String>> history = live.query("SELECT * FROM nself.history");
            Copied copied = copy(live, CopyScope.everything(), files);
            Structure before = structure(live);
            live.execute(DESTRUCTION);

            restore(live, copied, files);

            assertThat(before.difference(structure(live)).lines()).isEmpty();
            assertThat(live.query(NastyDatabase.ROWS)).isEqualTo(rows);
            assertThat(live.query("SELECT * FROM nself.history")).isEqualTo(history);
            live.execute("INSERT INTO users (name, age) VALUES ('next', 1)");
            assertThat(live.query("SELECT max(id) FROM ONLY users")).containsExactly(List.of("501"));
        });
    }

    @TestFactory
    Stream<DynamicTest> tablesWhoseRowsAreNotInTheCopyKeepThem() {
        return onFitting((live, files) -> {
            live.execute(
                    "CREATE TABLE kept (id serial PRIMARY KEY, name text NOT NULL); INSERT INTO kept (name) VALUES ('a');"
                            + " CREATE INDEX kept_name ON kept (name); COMMENT ON TABLE kept IS 'kept';"
                            + " CREATE TABLE copied (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, kept int REFERENCES kept);"
                            + " INSERT INTO copied (kept) VALUES (1); CREATE VIEW both_of AS SELECT name FROM kept, copied");
            Copied copied = copy(live, new CopyScope(Set.of(), new CopyScope.Rows.Of(Set.of("public.copied"))), files);
            Structure before = structure(live);
            live.execute("INSERT INTO kept (name) VALUES ('b'); DROP INDEX kept_name; DROP TABLE copied CASCADE");

            restore(live, copied, files);

            assertThat(before.difference(structure(live)).lines()).isEmpty();
            assertThat(live.query(List.of("SELECT * FROM kept ORDER BY 1", "SELECT * FROM copied")))
                    .containsExactly(List.of("1", "a"), List.of("2", "b"), List.of("1", "1"));
        });
    }

    @TestFactory
    Stream<DynamicTest> otherNamespacesStayAsTheyAre() {
        return onFitting((live, files) -> {
            live.execute(
                    "CREATE SCHEMA \"a*\"; CREATE TABLE \"a*\".t (id int); CREATE SCHEMA ab; CREATE TABLE ab.t (id int);"
                            + " CREATE PUBLICATION shown FOR TABLE \"a*\".t, ab.t");
            Copied copied = copy(live, new CopyScope(Set.of("a*"), new CopyScope.Rows.All()), files);
            live.execute(
                    "INSERT INTO ab.t VALUES (1); INSERT INTO \"a*\".t VALUES (1); ALTER TABLE \"a*\".t ADD late int");

            restore(live, copied, files);

            assertThat(live.query(List.of("TABLE ab.t", "TABLE \"a*\".t"))).containsExactly(List.of("1"));
            assertThat(live.query("SELECT schemaname FROM pg_publication_tables ORDER BY 1"))
                    .containsExactly(List.of("a*"), List.of("ab"));
        });
    }

    @TestFactory
    Stream<DynamicTest> anArchiveThatWasCutOffRestoresNothing() {
        return onFitting((live, files) -> {
            live.execute(
                    "CREATE TABLE t (id int, text text); INSERT INTO t SELECT n, md5(n::text) FROM generate_series(1, 50000) n");
            Copied copied = copy(live, CopyScope.everything(), files);
            byte[] archive = Files.readAllBytes(files.resolve("database.dump"));
            Files.write(files.resolve("database.dump"), java.util.Arrays.copyOf(archive, archive.length / 2));
            live.execute("INSERT INTO t VALUES (-1)");

            assertThatThrownBy(() -> restore(live, copied, files)).isInstanceOf(NselfException.class);

            assertThat(live.query("SELECT count(*) FROM t")).containsExactly(List.of("50001"));
        });
    }

    private interface Check {
        void run(TestDatabase live, Path files) throws Exception;
    }

    private Stream<DynamicTest> onFitting(Check check) {
        return Stream.of(13, 15)
                .filter(PgDumpRoundTripTest::hasClient)
                .map(major -> DynamicTest.dynamicTest("on " + major, () -> {
                    try (TestDatabase live = TestServer.major(major).newDatabase()) {
                        check.run(live, Files.createDirectory(directory.resolve("on" + major)));
                    }
                }));
    }

    private static boolean hasClient(int major) {
        try {
            return Clients.installed().fitting(major, Integer.toString(major)).directory() != null;
        } catch (NselfException none) {
            return false;
        }
    }

    private static Copied copy(TestDatabase live, CopyScope scope, Path files) {
        try (Database database = open(live)) {
            assertThat(database.copier().engines()).containsExactly("embedded", "pg_dump");
            assertThat(database.copier().isAvailable("pg_dump")).isTrue();
            return database.copier().copy("pg_dump", scope, files, CopyListener.NONE);
        }
    }

    private static void restore(TestDatabase live, Copied copied, Path files) {
        try (Database database = open(live)) {
            assertThat(database.begin()).isTrue();
            database.copier().restore(copied, files, CopyListener.NONE);
            database.commit();
        }
    }

    private static Structure structure(TestDatabase live) {
        try (Database database = open(live)) {
            database.beginReading();
            Structure structure = database.structure();
            database.rollback();
            return structure;
        }
    }

    private static Database open(TestDatabase live) {
        return new PostgresDialect().open(live.dataSource(), new Settings("nself.history", Policy.safe()));
    }
}
