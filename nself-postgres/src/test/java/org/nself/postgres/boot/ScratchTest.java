package org.nself.postgres.boot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.nself.EnvironmentException;
import org.nself.postgres.PostgresDialect;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.TestServer;
import org.nself.spi.ScratchDatabase;
import org.postgresql.ds.PGSimpleDataSource;

/** Databases that are made to try something: empty, like the one beside them, and gone afterwards. */
class ScratchTest {

    private final PostgresDialect dialect = new PostgresDialect();
    private final TestDatabase database = TestServer.current().newDatabase();

    @AfterEach
    void drop() {
        database.close();
    }

    @TestFactory
    Stream<DynamicTest> itIsEmptyAndGoesWithAllThatIsConnected() {
        return TestServer.MAJORS.stream()
                .map(major -> DynamicTest.dynamicTest("on " + major, () -> {
                    try (TestDatabase live = TestServer.major(major).newDatabase()) {
                        live.execute("CREATE TABLE users ()");
                        String name;
                        try (ScratchDatabase scratch = dialect.scratch(live.dataSource());
                                Connection open = scratch.dataSource().getConnection()) {
                            name = open.getCatalog();
                            assertThat(name).startsWith("nself_scratch_").hasSizeLessThan(63);
                            execute(scratch, "CREATE TABLE users ()");
                            assertThat(databases(live)).contains(name);
                        }
                        assertThat(databases(live)).doesNotContain(name);
                    }
                }));
    }

    @Test
    void itHasTheEncodingTheLocaleAndTheSettingsOfTheOtherOne() throws SQLException {
        database.execute("CREATE DATABASE other TEMPLATE template0 ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C'");
        PGSimpleDataSource other = source("other");
        try (Connection connection = other.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA \"Odd, one\"");
            statement.execute("ALTER DATABASE other SET search_path = \"Odd, one\", public");
            statement.execute("ALTER DATABASE other SET \"my.setting\" = 'it''s'");
        }
        try (ScratchDatabase scratch = dialect.scratch(other);
                ScratchDatabase copy = scratch.copy()) {
            for (ScratchDatabase each : List.of(scratch, copy)) {
                assertThat(query(each, "SHOW server_encoding")).isEqualTo("SQL_ASCII");
                assertThat(query(each, "SHOW search_path")).isEqualTo("\"Odd, one\", public");
                assertThat(query(each, "SHOW my.setting")).isEqualTo("it's");
                assertThat(query(each, "SELECT datcollate FROM pg_database WHERE datname = current_database()"))
                        .isEqualTo("C");
            }
        } finally {
            database.execute("DROP DATABASE other WITH (FORCE)");
        }
    }

    @Test
    void aCopyHoldsTheSameThoughSomebodyIsConnected() throws SQLException {
        try (ScratchDatabase scratch = dialect.scratch(database.dataSource())) {
            execute(scratch, "CREATE TABLE users AS SELECT 42 AS answer");
            try (Connection open = scratch.dataSource().getConnection();
                    ScratchDatabase copy = scratch.copy()) {
                assertThat(open).isNotNull();
                execute(copy, "UPDATE users SET answer = 43");
                assertThat(query(copy, "SELECT answer FROM users")).isEqualTo("43");
            }
            assertThat(query(scratch, "SELECT answer FROM users")).isEqualTo("42");
        }
    }

    @Test
    void whatAKilledProcessLeftBehindIsDroppedWhenItIsOldAndNobodyUsesIt() throws SQLException {
        long now = Long.parseLong(database.query("SELECT extract(epoch FROM now())::bigint")
                .getFirst()
                .getFirst());
        String old = "nself_scratch_" + (now - 4_000) + "_00000000000a";
        String used = "nself_scratch_" + (now - 4_000) + "_00000000000b";
        String young = "nself_scratch_" + (now - 1_000) + "_00000000000c";
        String someoneElses = "nself_scratch_" + (now - 4_000);
        List<String> all = List.of(old, used, young, someoneElses);
        all.forEach(name -> database.execute("CREATE DATABASE " + name));
        try (Connection user = source(used).getConnection()) {
            assertThat(user.getCatalog()).isEqualTo(used);
            dialect.scratch(database.dataSource()).close();

            assertThat(databases(database)).doesNotContain(old).contains(used, young, someoneElses);
        } finally {
            all.forEach(name -> database.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)"));
        }
    }

    @Test
    void aWrappedDataSourceIsLookedInto() throws SQLException {
        try (ScratchDatabase scratch = dialect.scratch(new Pool(database.dataSource(), true))) {
            assertThat(query(scratch, "SELECT current_database()")).startsWith("nself_scratch_");
        }
    }

    @Test
    void aPoolThatHidesItsDataSourceNeedsAWayToTheOtherDatabase() throws SQLException {
        Pool pool = new Pool(database.dataSource(), false);

        assertThatThrownBy(() -> dialect.scratch(pool))
                .isInstanceOf(EnvironmentException.class)
                .hasMessage("NS6012: this data source cannot be pointed at another database: it is a %s%nhint: call"
                                .formatted(Pool.class.getName())
                        + " Nself.builder().scratch(name -> …) with a function that connects to the database of"
                        + " that name on the same server");
        List<String> asked = new ArrayList<>();
        try (ScratchDatabase scratch = dialect.scratch(pool, Optional.of(name -> {
            asked.add(name);
            return source(name);
        }))) {
            assertThat(query(scratch, "SELECT current_database()")).isEqualTo(asked.getFirst());
        }
    }

    @Test
    void nothingIsLeftWhenTheWayToTheOtherDatabaseFails() {
        List<String> before = databases(database);

        assertThatThrownBy(() -> dialect.scratch(database.dataSource(), Optional.of(name -> {
                    throw new IllegalStateException("no way to " + name);
                })))
                .hasMessageStartingWith("no way to nself_scratch_");
        assertThat(databases(database)).isEqualTo(before);
    }

    @Test
    void aUserWhoMayNotCreateDatabasesIsToldSo() {
        database.execute("DROP ROLE IF EXISTS plain");
        database.execute("CREATE ROLE plain LOGIN");
        PGSimpleDataSource source = source(database.name());
        source.setUser("plain");

        assertThatThrownBy(() -> dialect.scratch(source))
                .isInstanceOf(EnvironmentException.class)
                .hasMessage("NS6013: the user may not create a scratch database: ERROR: permission denied to create"
                        + " database\nhint: grant it on a server for development, and not in production: ALTER ROLE …"
                        + " CREATEDB");
        database.execute("DROP ROLE plain");
    }

    private PGSimpleDataSource source(String name) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.url());
        source.setDatabaseName(name);
        return source;
    }

    private static List<String> databases(TestDatabase server) {
        return server.query("SELECT datname FROM pg_database").stream()
                .map(List::getFirst)
                .toList();
    }

    private static void execute(ScratchDatabase scratch, String sql) throws SQLException {
        try (Connection connection = scratch.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(ScratchDatabase scratch, String sql) throws SQLException {
        try (Connection connection = scratch.dataSource().getConnection();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    /** What a pool looks like from outside; its connections are not in auto-commit mode. */
    private record Pool(DataSource source, boolean open) implements DataSource {

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = source.getConnection();
            connection.setAutoCommit(false);
            return connection;
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            if (!isWrapperFor(type)) {
                throw new SQLException("this wraps no " + type);
            }
            return type.cast(source);
        }

        @Override
        public boolean isWrapperFor(Class<?> type) {
            return open && type.isInstance(source);
        }

        @Override
        public PrintWriter getLogWriter() {
            return new PrintWriter(System.out, true, UTF_8);
        }

        @Override
        public void setLogWriter(PrintWriter writer) {}

        @Override
        public void setLoginTimeout(int seconds) {}

        @Override
        public int getLoginTimeout() {
            return 0;
        }

        @Override
        public Logger getParentLogger() {
            return Logger.getGlobal();
        }
    }
}
