package org.nself.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResetTest {

    private static final TestDatabases SHOP =
            TestDatabases.near(ResetTest.class).schema("shop/schema.dbml").seed("shop/seed.sql");

    /** Everything in the three tables, and where their sequences are. */
    private static final String ALL = """
            SELECT concat_ws(' | ',
                (SELECT string_agg(c::text, ',' ORDER BY id) FROM customers c),
                (SELECT string_agg(o::text, ',' ORDER BY id) FROM orders o),
                (SELECT string_agg(n::text, ',' ORDER BY id) FROM notes n),
                (SELECT last_value::text || is_called FROM customers_id_seq),
                (SELECT last_value::text || is_called FROM orders_id_seq))""";

    private TestDatabase database;
    private String clean;
    private String origin;

    @BeforeEach
    void cleanDatabase() {
        database = SHOP.create();
        clean = Sql.text(database, ALL);
        origin = identity();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO notes VALUES (1, 'x')",
                "INSERT INTO customers (name) VALUES ('Eve')",
                "UPDATE orders SET total = total + 1",
                "UPDATE orders SET total = total",
                "DELETE FROM orders WHERE id = 1",
                "DELETE FROM orders; DELETE FROM customers",
                "TRUNCATE customers, orders, notes RESTART IDENTITY",
                "SELECT setval('customers_id_seq', 77)",
                "SELECT setval('orders_id_seq', 5, false)",
                "DELETE FROM orders WHERE id = 1; INSERT INTO orders (customer, total) VALUES (1, 9.99)",
                "CREATE TEMPORARY TABLE scratch (id int)",
                "ANALYZE",
                "VACUUM"
            })
    void bringsRowsAndSequencesBackInPlace(String touch) {
        for (int round = 0; round < 3; round++) {
            for (String statement : touch.split("; ")) {
                Sql.execute(database, statement);
            }

            database.reset();

            assertThat(Sql.text(database, ALL)).isEqualTo(clean);
        }
        assertThat(identity()).as("the database is still the same one").isEqualTo(origin);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE more (id int)",
                "DROP TABLE notes",
                "ALTER TABLE notes RENAME COLUMN text TO words",
                "ALTER TABLE notes ALTER COLUMN text SET NOT NULL",
                "ALTER TABLE notes ALTER COLUMN text SET DEFAULT 'x'",
                "ALTER TABLE notes RENAME TO letters",
                "ALTER INDEX notes_pkey RENAME TO other",
                "ALTER TABLE notes SET (fillfactor = 50)",
                "CREATE INDEX ON notes (text)",
                "ALTER TABLE orders DROP CONSTRAINT orders_customer_fkey",
                "CREATE VIEW v AS SELECT 1 AS one",
                "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
                "CREATE SCHEMA more",
                "CREATE TYPE mood AS ENUM ('good')",
                "CREATE DOMAIN d AS int",
                "CREATE SEQUENCE s",
                "ALTER SEQUENCE customers_id_seq INCREMENT 5",
                "COMMENT ON TABLE notes IS 'x'",
                "GRANT SELECT ON notes TO PUBLIC",
                "ALTER TABLE notes ENABLE ROW LEVEL SECURITY",
                "ALTER TABLE orders DISABLE TRIGGER ALL",
                "SELECT lo_create(0)",
                "REVOKE ALL ON SCHEMA public FROM PUBLIC",
                "COMMENT ON SCHEMA public IS 'x'",
                "CREATE TEXT SEARCH CONFIGURATION more (COPY = english)",
                "CREATE OPERATOR FAMILY more USING btree",
                "CREATE FOREIGN DATA WRAPPER more",
                "DO $$BEGIN EXECUTE format('ALTER DATABASE %I SET work_mem = 4321', current_database()); END$$"
            })
    void replacesADatabaseWhoseSchemaWasChanged(String change) {
        Sql.execute(database, change);

        database.reset();

        assertThat(Sql.text(database, ALL)).isEqualTo(clean);
        assertThat(identity()).as("it is a new copy").isNotEqualTo(origin);
        Sql.execute(database, "INSERT INTO notes VALUES (1, NULL)");
        database.reset();
        assertThat(Sql.text(database, ALL)).isEqualTo(clean);
    }

    @Test
    void keepsConnectionsOpen() throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO notes VALUES (1, 'x')");

            database.reset();

            statement.execute("INSERT INTO notes VALUES (1, 'again')");
        }
    }

    @Test
    void endsATransactionThatIsStillOpen() throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("INSERT INTO notes VALUES (1, 'x')");

                database.reset();

                assertThat(connection.isValid(5)).isFalse();
            }
        }
        assertThat(Sql.text(database, ALL)).isEqualTo(clean);
    }

    @Test
    void doesNotWaitForATransactionThatKeepsATableForItself() throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("TRUNCATE notes");

                database.reset();

                assertThat(connection.isValid(5)).isFalse();
            }
        }
        assertThat(Sql.text(database, ALL)).isEqualTo(clean);
    }

    @Test
    void rollsBackATransactionThatIsPrepared() throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("BEGIN; INSERT INTO notes VALUES (1, 'x'); PREPARE TRANSACTION 'nself'' reset'");
        }

        database.reset();

        assertThat(Sql.text(database, ALL)).isEqualTo(clean);
        assertThat(Sql.text(database, "SELECT count(*) FROM pg_prepared_xacts WHERE gid = 'nself'' reset'"))
                .isEqualTo("0");
    }

    @Test
    void findsRowsAgainAfterManyTestsHaveComeAndGone() {
        for (int test = 0; test < 20; test++) {
            Sql.execute(database, "INSERT INTO notes SELECT id, repeat('x', 400) FROM generate_series(1, 1000) AS id");
            database.reset();
            assertThat(Sql.text(database, ALL)).isEqualTo(clean);
        }
        assertThat(Long.parseLong(Sql.text(database, "SELECT pg_relation_size('notes')")))
                .as("dead rows do not pile up")
                .isLessThan(2_000_000);
    }

    @Test
    void triggersAndForeignKeysDoNotGetInTheWay() {
        TestDatabases guarded = SHOP.prepared("guarded", source -> Sql.execute(source, """
                CREATE FUNCTION no() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'not allowed'; END $$;
                CREATE TRIGGER guard BEFORE DELETE ON customers FOR EACH ROW EXECUTE FUNCTION no()"""));
        try (TestDatabase other = guarded.create()) {
            Sql.execute(other, "INSERT INTO customers (name) VALUES ('Eve')");

            other.reset();

            assertThat(Sql.text(other, ALL)).isEqualTo(clean);
        }
    }

    @Test
    void anEmptyDatabaseIsEmptyAgain() {
        try (TestDatabase empty = TestDatabase.create()) {
            Sql.execute(empty, "CREATE TABLE posts (id int)");

            empty.reset();

            assertThat(Sql.text(empty, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"))
                    .isEqualTo("0");
        }
    }

    private String identity() {
        return Sql.text(database, "SELECT oid FROM pg_database WHERE datname = current_database()");
    }
}
