package org.nself.postgres.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.nself.NselfException;
import org.nself.plan.Policy;
import org.nself.postgres.PostgresDialect;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.TestServer;
import org.nself.postgres.backup.definition.Definition;
import org.nself.postgres.backup.definition.Phase;
import org.nself.postgres.backup.program.Clients;
import org.nself.spi.CopyListener;
import org.nself.spi.CopyScope;
import org.nself.spi.Database;
import org.nself.spi.Dialect.Settings;
import org.nself.spi.Structure;
import org.postgresql.ds.PGSimpleDataSource;

/** Puts into an empty database what pg_dump took out of another one. */
class PgDumpEngineTest {

    @TempDir
    private Path directory;

    @TestFactory
    Stream<DynamicTest> whatItWritesMakesTheSameDatabase() {
        return fitting()
                .map(major -> DynamicTest.dynamicTest("on " + major, () -> {
                    try (TestDatabase live = TestServer.major(major).newDatabase();
                            TestDatabase other = TestServer.major(major).newDatabase()) {
                        live.execute(NastyDatabase.SCHEMA);
                        Path files = Files.createDirectory(directory.resolve("on" + major));

                        Map<String, Long> rows = write(live, files, Set.of());

                        assertThat(rows)
                                .containsEntry("public.users", 500L)
                                .containsEntry("public.child", 4L)
                                .hasSize(4);
                        assertThat(Files.getPosixFilePermissions(files.resolve("database.dump")))
                                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
                        restore(other, files, rows);
                        // Where the history is does not count; the copier makes it.
                        other.execute("DROP SCHEMA IF EXISTS nself");
                        assertThat(structure(live).difference(structure(other)).lines())
                                .isEmpty();
                        assertThat(other.query(NastyDatabase.ROWS))
                                .isEqualTo(live.query(NastyDatabase.ROWS))
                                .hasSizeGreaterThan(1000);
                        assertThat(other.query("SELECT to_regclass('nself.history')"))
                                .containsExactly(List.of("null"));
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> onlyTheNamespacesAndRowsInScopeAreThere() {
        return fitting()
                .map(major -> DynamicTest.dynamicTest("on " + major, () -> {
                    try (TestDatabase live = TestServer.major(major).newDatabase()) {
                        live.execute(
                                "CREATE SCHEMA \"a*\"; CREATE SCHEMA ab; CREATE TABLE \"a*\".\"t.*\" (id int);"
                                        + " CREATE TABLE \"a*\".t (id int); CREATE TABLE ab.t (id int); INSERT INTO \"a*\".\"t.*\" VALUES (1)");
                        Path files = Files.createDirectory(directory.resolve("some" + major));

                        Map<String, Long> rows = write(live, files, Set.of("a*"), table -> table.equals("t.*"));

                        assertThat(rows).containsExactly(Map.entry("\"a*\".\"t.*\"", 1L));
                        try (Engine.Contents contents = engine(live).open(files)) {
                            assertThat(contents.definitions())
                                    .extracting(definition -> definition.kind() + " " + definition.identity())
                                    .filteredOn(name -> !name.startsWith("session"))
                                    .containsOnly("schema \"a*\"", "table \"a*\".\"t.*\"", "table \"a*\".t");
                            assertThatThrownBy(() ->
                                            contents.load(live.dataSource().getConnection(), "\"a*\".t", progress()))
                                    .hasMessageContaining("no rows of \"a*\".t");
                        }
                    }
                }));
    }

    @Test
    void tablesCanBeAskedForInAnyOrder() throws Exception {
        int major = fitting().findFirst().orElse(13);
        try (TestDatabase live = TestServer.major(major).newDatabase()) {
            live.execute("CREATE TABLE a (id int); CREATE TABLE b (id int); CREATE TABLE c (id int);"
                    + " INSERT INTO a VALUES (1); INSERT INTO b VALUES (2), (3); INSERT INTO c VALUES (4)");
            write(live, directory, Set.of());
            live.execute("TRUNCATE a, b, c");

            try (Engine.Contents contents = engine(live).open(directory);
                    Connection connection = live.dataSource().getConnection()) {
                for (String table : List.of("public.b", "public.a", "public.c")) {
                    contents.load(connection, table, progress());
                }
            }

            assertThat(live.query("SELECT * FROM a UNION SELECT * FROM b UNION SELECT * FROM c ORDER BY 1"))
                    .extracting(List::getFirst)
                    .containsExactly("1", "2", "3", "4");
        }
    }

    @Test
    void aServerThatIsNewerThanTheClientIsRefused() throws Exception {
        try (TestDatabase live = TestServer.major(18).newDatabase();
                Connection connection = live.dataSource().getConnection()) {
            Path programs = script("echo 'pg_dump (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)'");

            assertThat(engine(live, programs).obstacle(connection))
                    .get()
                    .extracting(NselfException::getMessage)
                    .asString()
                    .startsWith("NS7041: pg_dump 15.18 in " + programs + " is older than the server, 18.");
        }
    }

    @Test
    void thePasswordIsInTheEnvironmentOfTheProgramAlone() throws Exception {
        try (TestDatabase live = TestServer.current().newDatabase()) {
            PGSimpleDataSource source = (PGSimpleDataSource) live.dataSource();
            source.setPassword("canary'\" $");
            Path programs = script("""
                    case "$1" in --version) echo 'pg_dump (PostgreSQL) 99.1'; exit;; esac
                    printf '%s\\n' "$@" > "$(dirname "$0")/arguments"
                    env > "$(dirname "$0")/environment"
                    echo 'pg_dump: dumping contents of table "x"' >&2
                    echo 'pg_dump: error: connection failed' >&2
                    echo 'pg_dump: detail: it was tried' >&2
                    exit 1""");
            PgDumpEngine engine = new PgDumpEngine(source, Duration.ofSeconds(3), named(programs));

            assertThatThrownBy(() -> write(engine, live, directory, Set.of(), table -> true))
                    .hasMessageStartingWith(
                            "NS7042: pg_dump ended with 1: error: connection failed\ndetail: it was tried")
                    .satisfies(failure -> assertThat(failure.toString()).doesNotContain("canary"));

            assertThat(Files.readString(programs.resolve("arguments")))
                    .doesNotContain("canary", live.name())
                    .contains("--lock-wait-timeout=3000");
            assertThat(Files.readString(programs.resolve("environment")))
                    .contains("PGPASSWORD=canary'\" $\n", "PGDATABASE=" + live.name() + "\n", "PGUSER=postgres\n");
        }
    }

    @Test
    void whenTheThreadIsInterruptedTheProgramEnds() throws Exception {
        try (TestDatabase live = TestServer.current().newDatabase()) {
            Path programs = script("""
                    case "$1" in --version) echo 'pg_dump (PostgreSQL) 99.1'; exit;; esac
                    echo $$ > "$(dirname "$0")/pid"
                    exec sleep 600""");
            PgDumpEngine engine = engine(live, programs);
            Thread thread = Thread.currentThread();
            Thread.ofVirtual().start(() -> {
                while (!Files.exists(programs.resolve("pid"))) {
                    Thread.onSpinWait();
                }
                thread.interrupt();
            });

            assertThatThrownBy(() -> write(engine, live, directory, Set.of(), table -> true))
                    .hasMessageStartingWith("NS7043");

            assertThat(Thread.interrupted()).isTrue();
            long pid = Long.parseLong(Files.readString(programs.resolve("pid")).strip());
            ProcessHandle.of(pid).ifPresent(program -> program.onExit().join());
        }
    }

    private static Stream<Integer> fitting() {
        return Stream.of(13, 15).filter(major -> {
            try {
                return Clients.installed().fitting(major, "") != null;
            } catch (NselfException none) {
                return false;
            }
        });
    }

    private Path script(String lines) throws IOException {
        Path programs = Files.createDirectory(directory.resolve("bin"));
        for (String program : List.of("pg_dump", "pg_restore")) {
            Files.write(programs.resolve(program), ("#!/bin/sh\n" + lines + "\n").getBytes(UTF_8));
            assertThat(programs.resolve(program).toFile().setExecutable(true)).isTrue();
        }
        return programs;
    }

    private static Clients named(Path programs) {
        return Clients.in(List.of(programs));
    }

    private static PgDumpEngine engine(TestDatabase database) {
        return new PgDumpEngine(database.dataSource(), Duration.ofSeconds(3), Clients.installed());
    }

    private static PgDumpEngine engine(TestDatabase database, Path programs) {
        return new PgDumpEngine(database.dataSource(), Duration.ofSeconds(3), named(programs));
    }

    private static Map<String, Long> write(TestDatabase live, Path files, Set<String> namespaces) throws Exception {
        return write(live, files, namespaces, table -> true);
    }

    private static Map<String, Long> write(
            TestDatabase live, Path files, Set<String> namespaces, java.util.function.Predicate<String> rows)
            throws Exception {
        return write(engine(live), live, files, namespaces, rows);
    }

    private static Map<String, Long> write(
            PgDumpEngine engine,
            TestDatabase live,
            Path files,
            Set<String> namespaces,
            java.util.function.Predicate<String> rows)
            throws Exception {
        try (Connection connection = live.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ; SET LOCAL search_path = ''");
            List<CopyTable> tables = new ArrayList<>();
            try (var row = statement.executeQuery(
                    "SELECT n.nspname, c.relname, quote_ident(n.nspname) || '.' || quote_ident(c.relname)"
                            + " FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
                            + " WHERE c.relkind = 'r' AND n.nspname !~ '^pg_|^information_schema$|^nself$' ORDER BY 3")) {
                while (row.next()) {
                    if (namespaces.isEmpty() || namespaces.contains(row.getString(1))) {
                        tables.add(new CopyTable(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                List.of(),
                                8192,
                                rows.test(row.getString(2))));
                    }
                }
            }
            Snapshot snapshot = new Snapshot(
                    connection,
                    new CopyScope(namespaces, new CopyScope.Rows.All()),
                    "nself",
                    List.of("history"),
                    tables);
            assertThat(engine.uncovered(snapshot)).isEmpty();
            return engine.write(snapshot, files, progress());
        }
    }

    private static void restore(TestDatabase target, Path files, Map<String, Long> rows) throws Exception {
        PGSimpleDataSource source = (PGSimpleDataSource) target.dataSource();
        source.setPreferQueryMode(org.postgresql.jdbc.PreferQueryMode.SIMPLE);
        try (Connection connection = source.getConnection();
                Engine.Contents contents = engine(target).open(files)) {
            connection.setAutoCommit(false);
            run(connection, "SET LOCAL search_path = ''; SET LOCAL check_function_bodies = off");
            for (Definition definition : contents.definitions()) {
                if (definition.phase() == Phase.BEFORE_ROWS) {
                    run(connection, definition.sql());
                }
            }
            for (Map.Entry<String, Long> table : rows.entrySet()) {
                assertThat(contents.load(connection, table.getKey(), progress()))
                        .isEqualTo(table.getValue());
            }
            for (Definition definition : contents.definitions()) {
                if (definition.phase() == Phase.AFTER_ROWS) {
                    run(connection, definition.sql());
                }
            }
            connection.commit();
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    private static Progress progress() {
        return new Progress(CopyListener.NONE, 1);
    }

    private static Structure structure(TestDatabase database) {
        try (Database opened =
                new PostgresDialect().open(database.dataSource(), new Settings("nself.history", Policy.safe()))) {
            opened.beginReading();
            Structure structure = opened.structure();
            opened.rollback();
            return structure;
        }
    }
}
