package org.nself.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class PostgresServerTest {

    @Test
    void thereIsOneServerAJvm() {
        assertThat(PostgresServer.shared()).isSameAs(PostgresServer.shared());
    }

    @Test
    void everyDatabaseIsEmptyAndAlone() throws SQLException {
        try (TestDatabase one = PostgresServer.shared().newDatabase();
                TestDatabase other = PostgresServer.shared().newDatabase()) {
            execute(one, "CREATE TABLE posts (id int)");

            assertThat(tables(one)).isEqualTo(1);
            assertThat(tables(other)).isZero();
        }
    }

    @Test
    void aClosedDatabaseIsGoneEvenWhileSomebodyIsConnected() throws SQLException {
        TestDatabase database = PostgresServer.shared().newDatabase();
        try (Connection stillOpen = database.dataSource().getConnection()) {
            assertThat(stillOpen.isValid(5)).isTrue();

            database.close();
            database.close();

            assertThat(stillOpen.isValid(5)).isFalse();
        }
        assertThatThrownBy(() -> database.dataSource().getConnection())
                .isInstanceOf(SQLException.class)
                .hasMessageContaining(database.toString());
    }

    @Test
    void theUrlLeadsToTheDatabase() throws SQLException {
        try (TestDatabase database = PostgresServer.shared().newDatabase();
                Connection connection = DriverManager.getConnection(database.url())) {
            assertThat(connection.getCatalog()).isEqualTo(database.toString());
        }
    }

    @Test
    void aServerThatWasThereBeforeServesAsWell() throws SQLException {
        try (TestDatabase outer = PostgresServer.shared().newDatabase()) {
            PostgresServer server = PostgresServer.of(new RunningServer.External(outer.url()));
            try (TestDatabase database = server.newDatabase()) {
                execute(database, "CREATE TABLE posts (id int)");
                assertThat(tables(database)).isEqualTo(1);
            }
        }
    }

    @Test
    void aServerThatCannotBeReachedSaysWhatToDo() {
        PostgresServer server = PostgresServer.of(
                new RunningServer.External("jdbc:postgresql://localhost:1/postgres?user=x&password=secret"));

        assertThatThrownBy(server::newDatabase)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the test server at localhost:1 says: Connection to localhost:1 refused. Check that the"
                        + " hostname and port are correct and that the postmaster is accepting TCP/IP connections."
                        + "\nwhat to do: check NSELF_TEST_URL, a JDBC URL with a user who may create databases;"
                        + " without it an embedded server is started");
    }

    private static void execute(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int tables(TestDatabase database) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
