package org.nself.postgres.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nself.EnvironmentException;
import org.nself.InvalidSchemaException;
import org.nself.MigrationReport.Outcome;
import org.nself.Nself;
import org.nself.SchemaSource;
import org.nself.StatementFailedException;
import org.nself.plan.Policy;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.TestServer;
import org.postgresql.ds.PGSimpleDataSource;

/** What goes wrong, and the exact words it is said in. */
class FailuresTest {

    private static final String USERS = "Table users {\n  id integer [pk]\n}\n";

    private final TestServer server = TestServer.current();
    private final TestDatabase database = server.newDatabase();

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void aMistakeInTheSchemaIsShownWithItsPlaceAndNothingChanges() {
        assertThatThrownBy(() -> nself("""
                        Table users {
                          id uuid [pk]
                        }

                        Table posts {
                          id uuid [pk]
                          user_id uuid [ref: > user.id]
                          title varchar [notnull]
                        }
                        """).migrate())
                .isInstanceOf(InvalidSchemaException.class)
                .hasMessage("""
                        NS2103: schema.dbml has 2 errors; nothing was changed

                        schema.dbml:7:24: error NS2103: column "user_id" refers to table "user", which does not exist
                            7 |   user_id uuid [ref: > user.id]
                                                       ^^^^
                        hint: did you mean "users"?

                        schema.dbml:8:18: error NS1107: there is no setting "notnull" for a column
                            8 |   title varchar [notnull]
                                                 ^^^^^^^
                        hint: did you mean "not null"?""");
        assertThat(database.query("SELECT to_regclass('users'), to_regnamespace('nself')"))
                .containsExactly(List.of("null", "null"));
    }

    @Test
    void aTypeThatTheServerDoesNotKnowIsShownWithItsPlace() {
        assertThatThrownBy(() -> nself("Table t {\n  id integer [pk]\n  name vachar(50)\n  place geometry\n}\n")
                        .migrate())
                .hasMessage("""
                        NS2801: schema.dbml has 2 errors; nothing was changed

                        schema.dbml:3:3: error NS2801: column "name" has the type vachar(50), which PostgreSQL does not know
                            3 |   name vachar(50)
                                  ^^^^
                        hint: did you mean "varchar"?

                        schema.dbml:4:3: error NS2801: column "place" has the type geometry, which PostgreSQL does not know
                            4 |   place geometry
                                  ^^^^^
                        hint: run CREATE EXTENSION postgis in the database first; nself does not manage extensions""");
    }

    @Test
    void aNameThatPostgresqlWouldCutIsRefused() {
        String name = "ü".repeat(32);

        assertThatThrownBy(() ->
                        nself("Table " + name + " {\n  id integer [pk]\n}\n").migrate())
                .hasMessageContaining("NS2802: the name \"" + name + "\" is 64 bytes long; PostgreSQL keeps only 63\n")
                .hasMessageEndingWith("hint: choose a shorter name");
    }

    @Test
    void aTableWhereAViewStandsIsRefused() {
        database.execute("CREATE VIEW users AS SELECT 1 AS id");

        assertThatThrownBy(() -> nself(USERS).migrate())
                .hasMessageContaining("the database has a view users, so there can be no table of that name");
    }

    @Test
    void anEnumValueThatRowsHoldIsNotTakenAway() {
        String table = "Table users {\n  id integer [pk]\n  mood mood\n}\n";
        nself("Enum mood {\n  glad\n  sad\n}\n" + table).migrate();
        database.execute("INSERT INTO users VALUES (1, 'sad')");

        assertThatThrownBy(() -> nself("Enum mood {\n  glad\n}\n" + table).migrate())
                .hasMessageContaining(
                        "a row that has a value in users.mood which enum mood no longer has makes it fail");
    }

    @Test
    void aForeignKeyNeedsAKeyToReferTo() {
        assertThatThrownBy(() -> nself(
                                USERS
                                        + "Table posts {\n  id integer [pk]\n  title text\n}\nTable notes {\n  title text [ref: > posts.title]\n}\n")
                        .migrate())
                .hasMessageContaining("schema.dbml:9:3: error NS2806: a foreign key of notes refers to posts (title),"
                        + " which is neither a primary key nor unique");
    }

    @Test
    void aServerThatIsNotThereIsSaidSo() {
        PGSimpleDataSource nowhere = new PGSimpleDataSource();
        nowhere.setUrl("jdbc:postgresql://localhost:1/shop?user=me&password=secret");

        assertThatThrownBy(() -> Nself.builder()
                        .schema(SchemaSource.text(USERS))
                        .dataSource(nowhere)
                        .migrate())
                .isInstanceOf(EnvironmentException.class)
                .hasMessage("NS6101: cannot connect to PostgreSQL: Connection to localhost:1 refused. Check that the"
                        + " hostname and port are correct and that the postmaster is accepting TCP/IP connections.\n"
                        + "hint: check that PostgreSQL runs and that host and port in the URL of the data source are"
                        + " right");
    }

    @Test
    void aDatabaseThatIsNotThereIsSaidSo() {
        PGSimpleDataSource missing = new PGSimpleDataSource();
        missing.setUrl("jdbc:postgresql://localhost:" + server.port() + "/nowhere?user=postgres");

        assertThatThrownBy(() -> Nself.builder()
                        .schema(SchemaSource.text(USERS))
                        .dataSource(missing)
                        .migrate())
                .hasMessage("NS6101: cannot connect to PostgreSQL: FATAL: database \"nowhere\" does not exist\n"
                        + "hint: create the database, or correct the name in the URL of the data source");
    }

    @Test
    void aUserWhoMayNotKeepTheHistoryIsToldWhatToGrant() {
        database.execute("CREATE ROLE " + role() + " LOGIN");
        database.execute("GRANT CREATE ON SCHEMA public TO " + role());

        assertThatThrownBy(() -> Nself.builder()
                        .schema(SchemaSource.text(USERS))
                        .dataSource(as(role()))
                        .migrate())
                .isInstanceOf(EnvironmentException.class)
                .hasMessageStartingWith("NS6103: the user may not keep the history in nself.history: ERROR: permission"
                        + " denied for database " + name() + "\n"
                        + "hint: grant it: GRANT CREATE ON DATABASE … TO … ");
        assertThat(database.query("SELECT to_regclass('users')")).containsExactly(List.of("null"));
    }

    @Test
    void aReadOnlyDatabaseIsSaidSo() {
        PGSimpleDataSource readOnly = new PGSimpleDataSource();
        readOnly.setUrl(database.url() + "&options=-c%20default_transaction_read_only=on");

        assertThatThrownBy(() -> Nself.builder()
                        .schema(SchemaSource.text(USERS))
                        .dataSource(readOnly)
                        .migrate())
                .hasMessage("NS6104: the database is read-only: it is a replica, or its transactions are read-only by"
                        + " default\nhint: point the data source at the primary (targetServerType=primary in the URL),"
                        + " or let one instance that can write migrate first");
    }

    @Test
    void whatTheServerRefusesIsShownWithItsStatementAndRolledBack() {
        assertThatThrownBy(() -> nself(
                                "Table ok {\n  id integer [pk]\n}\n\nTable t {\n  n integer [check: `no_such(n)`]\n}\n")
                        .migrate())
                .isInstanceOfSatisfying(StatementFailedException.class, failure -> {
                    assertThat(failure.code()).isEqualTo("NS5001");
                    assertThat(failure.details().sqlState()).isEqualTo("42883");
                    assertThat(failure.details().position()).isPresent();
                })
                .hasMessage("""
                        NS5001: PostgreSQL refused a statement for t: ERROR: function no_such(integer) does not exist (42883); nothing was changed

                        CREATE TABLE t (
                            n integer,
                            CONSTRAINT t_n_check CHECK (no_such(n))
                        )

                        the server's hint: No function matches the given name and argument types. You might need to add explicit type casts.
                        hint: what it names does not exist on this server; an extension may be missing (CREATE EXTENSION …)""");
        assertThat(database.query("SELECT to_regclass('ok')")).containsExactly(List.of("null"));
    }

    @Test
    void aTableThatSomeoneHoldsIsNotWaitedForLongerThanThePolicySays() throws Exception {
        nself(USERS).migrate();
        Policy impatient = Policy.safe().lockTimeout(Duration.ofMillis(50)).retries(1);
        try (Connection holder = database.dataSource().getConnection();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("SELECT 1 FROM users");

            assertThatThrownBy(() -> nself(USERS.replace("}", "  age integer\n}"), impatient)
                            .migrate())
                    .isInstanceOf(StatementFailedException.class)
                    .hasMessage("""
                            NS5002: a lock for users.age was not to be had in time; nothing was changed

                            ALTER TABLE users ADD COLUMN age integer
                            hint: another transaction holds the table; find it in pg_stat_activity, or raise Policy.lockTimeout""");
            holder.rollback();
        }
        assertThat(nself(USERS.replace("}", "  age integer\n}"), impatient)
                        .migrate()
                        .outcome())
                .isEqualTo(Outcome.APPLIED);
    }

    @Test
    void anotherInstanceIsNotWaitedForForever() throws Exception {
        Policy impatient = Policy.safe().waitTimeout(Duration.ofMillis(100));
        try (Connection holder = database.dataSource().getConnection();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("SELECT pg_advisory_xact_lock(hashtextextended('nself nself.history', 0))");

            assertThatThrownBy(() -> nself(USERS, impatient).migrate())
                    .hasMessageStartingWith(
                            "NS5004: another instance has been migrating this database for longer than 0 s");
            holder.rollback();
        }
    }

    private Nself nself(String dbml) {
        return nself(dbml, Policy.safe());
    }

    private Nself nself(String dbml, Policy policy) {
        return Nself.builder()
                .schema(SchemaSource.text(dbml))
                .dataSource(database.dataSource())
                .policy(policy)
                .build();
    }

    private PGSimpleDataSource as(String role) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.url().replace("user=postgres", "user=" + role));
        return source;
    }

    private String name() {
        return database.query("SELECT current_database()").getFirst().getFirst();
    }

    private String role() {
        return "nobody_" + name();
    }
}
