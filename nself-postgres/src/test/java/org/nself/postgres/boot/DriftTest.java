package org.nself.postgres.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nself.Drift;
import org.nself.EnvironmentException;
import org.nself.Nself;
import org.nself.SchemaSource;
import org.nself.StatementFailedException;
import org.nself.diff.Change;
import org.nself.plan.Policy;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.TestServer;

/** What somebody did to a database by another way is told, with the SQL for both ways; what is somebody else's is not. */
class DriftTest {

    private static final String SHOP = """
            Enum status {
              new
              paid
            }

            Table users {
              id integer [pk]
              email varchar(50) [not null, unique]
              age integer [default: 18]
              price numeric [note: 'in euros']
              checks {
                `price > 0` [name: 'price_is_positive']
              }
            }

            Table orders {
              id integer [pk]
              user_id integer [not null, ref: > users.id]
              status status [not null, default: 'new']
              indexes {
                user_id [name: 'orders_user']
              }
            }
            """;

    private final TestDatabase database = TestServer.current().newDatabase();

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void aDatabaseThatNobodyTouchedHasNotDrifted() {
        shop().migrate();

        Drift drift = shop().drift();

        assertThat(drift.isDrifted()).isFalse();
        assertThat(drift.isKnown()).isTrue();
        assertThat(drift).hasToString("""
                the database is as schema.dbml had it when it was applied last
                the database is as schema.dbml says""");
    }

    @Test
    void anInstanceThatIsAskedAgainOnlyReadsAndSeesWhatHappenedMeanwhile() {
        shop().migrate();
        Nself nself = shop();
        assertThat(nself.drift().isDrifted()).isFalse();
        database.execute("ALTER DATABASE " + database.name() + " SET default_transaction_read_only = on");
        assertThat(nself.drift().isDrifted()).isFalse();

        database.execute("BEGIN READ WRITE; ALTER DATABASE " + database.name() + " RESET default_transaction_read_only;"
                + " ALTER TABLE users ALTER COLUMN age SET DEFAULT 21; COMMIT");
        assertThat(nself.drift().isDrifted()).isTrue();
        database.execute("ALTER TABLE users ALTER COLUMN age SET DEFAULT 18");
        assertThat(nself.drift().isDrifted()).isFalse();
    }

    @Test
    void aColumnThatWasAddedByHandIsDriftWithBothWays() {
        shop().migrate();
        database.execute("ALTER TABLE users ADD COLUMN nickname text");

        Drift drift = shop().drift();

        assertThat(drift.isDrifted()).isTrue();
        assertThat(drift.history().changes()).hasOnlyElementsOfType(Change.AddColumn.class);
        assertThat(drift.history().repairs()).hasOnlyElementsOfType(Change.DropColumn.class);
        assertThat(drift).hasToString("""
                the database is not as schema.dbml had it when it was applied last, as if this had been made to it:
                  add column users.nickname text
                the database is not as schema.dbml says, as if this had been made to it:
                  add column users.nickname text""");
        assertThat(drift.history().repairSql()).endsWith("ALTER TABLE users DROP COLUMN nickname;\n");
        assertThat(drift.history().adoptionSql()).endsWith("ALTER TABLE users ADD COLUMN nickname text;\n");
        assertThat(drift.history().found().replace("  nickname text\n", ""))
                .isEqualTo(drift.history().expected());
        database.execute(drift.history().repairSql());
        assertThat(shop().drift().isDrifted()).isFalse();
    }

    @Test
    void everyKindOfChangeByHandIsToldAndCanBeTakenBack() {
        shop().migrate();
        database.execute("""
                DROP INDEX orders_user;
                CREATE INDEX by_hand ON users (age);
                ALTER TABLE users ALTER COLUMN email TYPE text;
                ALTER TABLE users ALTER COLUMN age SET DEFAULT 21;
                ALTER TABLE users DROP CONSTRAINT price_is_positive;
                ALTER TABLE users ADD CONSTRAINT grown_up CHECK (age >= 18);
                ALTER TABLE orders ALTER COLUMN user_id DROP NOT NULL;
                ALTER TYPE status ADD VALUE 'sent';
                COMMENT ON COLUMN users.price IS 'in cents';
                COMMENT ON COLUMN users.age IS 'nobody spoke of it'""");

        Drift.Against history = shop().drift().history();

        assertThat(history.lines())
                .containsExactlyInAnyOrder(
                        "drop index orders.orders_user",
                        "create index users.by_hand",
                        "change the type of users.email from character varying(50) to text",
                        "set the default of users.age",
                        "drop check users.price_is_positive",
                        "add check users.grown_up",
                        "allow null in orders.user_id",
                        "change the values of enum status",
                        "comment on users.price");
        database.execute(history.repairSql());
        assertThat(shop().drift()).extracting(Drift::isDrifted).isEqualTo(false);
    }

    @Test
    void aTableThatWasDroppedIsMissed() {
        shop().migrate();
        database.execute("DROP TABLE orders");

        Drift.Against history = shop().drift().history();

        assertThat(history.lines()).containsExactly("drop table orders");
        assertThat(history.found()).isEmpty();
        assertThat(history.expected()).startsWith("Table orders {");
        assertThat(history.repairSql()).contains("CREATE TABLE orders (");
        assertThat(history.adoptionSql()).contains("DROP TABLE orders;");
    }

    @Test
    void aViewInThePlaceOfATableIsDriftThatNoPlanCanRepair() {
        shop().migrate();
        database.execute("DROP TABLE orders; CREATE VIEW orders AS SELECT 1 AS id");

        Drift drift = shop().drift();

        assertThat(drift.isDrifted()).isTrue();
        assertThat(drift.history().problems()).singleElement().asString().startsWith("NS2803: ");
        assertThat(drift.history().repairSql()).isEmpty();
    }

    @Test
    void whatIsSomebodyElsesIsNoDriftUnlessTheSchemaIsTheWholeTruth() {
        shop().migrate();
        database.execute("""
                CREATE TABLE theirs (id integer);
                CREATE TYPE mood AS ENUM ('good');
                CREATE VIEW grown_ups AS SELECT id FROM users WHERE age > 18""");

        assertThat(shop().drift().isDrifted()).isFalse();
        Nself whole = with(Nself.Builder::exclusive);
        assertThat(whole.drift().history().lines())
                .containsExactlyInAnyOrder("create table theirs (1 columns)", "create enum mood");
    }

    @Test
    void whatIsNamedIsLeftOutWithAllThatIsInIt() {
        shop().migrate();
        database.execute("""
                ALTER TABLE users ADD COLUMN tmp_a text, ADD COLUMN kept text;
                CREATE INDEX tmp_b ON orders (status);
                CREATE INDEX other ON orders (status, id)""");

        Drift.Against history = with(builder ->
                        builder.ignoreDriftOf("column public.users.tmp_*", "index orders.tmp_?"))
                .drift()
                .history();

        assertThat(history.lines())
                .containsExactlyInAnyOrder("add column users.kept text", "create index orders.other");
        assertThat(history.found()).doesNotContain("tmp_");
        assertThat(with(builder -> builder.ignoreDriftOf("public.*")).drift().isDrifted())
                .isFalse();
        assertThat(with(builder -> builder.ignoreDriftOf("schema public"))
                        .drift()
                        .isDrifted())
                .isFalse();
        assertThat(with(builder -> builder.ignoreDriftOf("users", "public.orders"))
                        .drift()
                        .isDrifted())
                .isFalse();
        assertThat(with(builder -> builder.ignoreDriftOf("table users.*"))
                        .drift()
                        .isDrifted())
                .isTrue();
        assertThatThrownBy(() -> with(builder -> builder.ignoreDriftOf(" ")))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContaining("NS6018");
    }

    @Test
    void withoutAHistoryTheSchemaAloneIsExpected() {
        shop().migrate();
        database.execute("DROP SCHEMA nself CASCADE");

        Drift same = shop().drift();
        assertThat(same.history().isKnown()).isFalse();
        assertThat(same.isKnown()).isTrue();
        assertThat(same.isDrifted()).isFalse();
        assertThat(same).hasToString("""
                not known whether the database is as it was left: the history says of no schema that it was applied
                the database is as schema.dbml says""");
        database.execute("ALTER TABLE users DROP COLUMN age");
        assertThat(shop().drift().isDrifted()).isTrue();
        assertThat(Nself.builder()
                        .dataSource(database.dataSource())
                        .build()
                        .drift()
                        .isKnown())
                .isFalse();
    }

    @Test
    void aSchemaThatWasEditedSinceIsPendingAndNoDrift() {
        shop().migrate();

        Drift drift = nself(SHOP + "\nTable later {\n  id integer [pk]\n}\n", builder -> builder)
                .drift();

        assertThat(drift.isDrifted()).isFalse();
        assertThat(drift).hasToString("""
                the database is as schema.dbml had it when it was applied last
                the database is not as schema.dbml says, as if this had been made to it:
                  drop table later
                pending: schema.dbml""");
    }

    @Test
    void withoutTheSchemaTheHistoryIsEnough() {
        shop().migrate();
        database.execute("ALTER TABLE users DROP COLUMN age");

        Drift drift = Nself.builder().dataSource(database.dataSource()).build().drift();

        assertThat(drift.schema()).isEmpty();
        assertThat(drift.history().lines()).containsExactly("drop column users.age");
    }

    @Test
    void aTableThatSomebodyAltersIsWaitedForOnlyWhereItsExpressionsHaveToBePrinted() throws SQLException {
        shop().migrate();
        database.execute("CREATE VIEW late AS SELECT id FROM orders WHERE status = 'new'");
        Nself impatient = with(builder -> builder.policy(
                Policy.development().lockTimeout(Duration.ofMillis(50)).retries(0)));
        try (Connection other = database.dataSource().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE orders IN ACCESS EXCLUSIVE MODE");
            assertThat(impatient.drift().isDrifted()).isFalse();

            statement.execute("LOCK TABLE users IN ACCESS EXCLUSIVE MODE");
            assertThatThrownBy(impatient::drift)
                    .isInstanceOf(StatementFailedException.class)
                    .hasMessageContaining("NS5002");
            other.rollback();
        }
        assertThat(impatient.drift().isDrifted()).isFalse();
    }

    private Nself shop() {
        return with(builder -> builder);
    }

    private Nself with(UnaryOperator<Nself.Builder> more) {
        return nself(SHOP, more);
    }

    private Nself nself(String schema, UnaryOperator<Nself.Builder> more) {
        return more.apply(Nself.builder()
                        .schema(SchemaSource.text(schema))
                        .policy(Policy.development())
                        .dataSource(database.dataSource()))
                .build();
    }
}
