package org.nself.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.EventConditions.test;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;
import org.nself.Nself;
import org.nself.testkit.NselfTest.Lifetime;

class NselfExtensionTest {

    /** The databases that the tests of an example had, in their order. */
    private static final ConcurrentLinkedQueue<String> HAD = new ConcurrentLinkedQueue<>();

    private static final ConcurrentLinkedQueue<Connection> CONNECTIONS = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void nothingHadYet() {
        HAD.clear();
        CONNECTIONS.clear();
    }

    @NselfTest(schema = "shop/schema.dbml", seed = "shop/seed.sql")
    static class EveryKindOfParameter {

        @BeforeEach
        void before(TestDatabase database) {
            Sql.execute(database, "INSERT INTO notes VALUES (1, 'before')");
        }

        @Test
        void isAboutTheSameDatabase(
                DataSource source, Connection connection, TestDatabase database, Nself nself, @JdbcUrl String url)
                throws SQLException {
            assertThat(connection.getCatalog()).isEqualTo(database.toString());
            assertThat(Sql.text(source, "SELECT text FROM notes")).isEqualTo("before");
            assertThat(nself.migrate().outcome()).hasToString("UP_TO_DATE");
            try (Connection other = DriverManager.getConnection(url)) {
                assertThat(other.getCatalog()).isEqualTo(database.toString());
            }
            CONNECTIONS.add(connection);
        }
    }

    @Test
    void aTestGetsWhatItAsksFor() throws SQLException {
        run(EveryKindOfParameter.class).assertStatistics(all -> all.succeeded(1).failed(0));

        assertThat(CONNECTIONS)
                .singleElement()
                .satisfies(connection -> assertThat(connection.isClosed()).isTrue());
    }

    @NselfTest(schema = "shop/schema.dbml")
    static class PerMethod {

        private final String own;

        PerMethod(TestDatabase database) {
            own = database.toString();
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3})
        void hasItsOwn(int id, TestDatabase database) {
            HAD.add(database.toString());
            assertThat(database).hasToString(own);
            Sql.execute(database, "INSERT INTO notes VALUES (1, 'mine')");
        }
    }

    @Test
    void everyInvocationHasADatabaseOfItsOwn() {
        run(PerMethod.class).assertStatistics(all -> all.succeeded(3).failed(0));

        assertThat(HAD).hasSize(3).doesNotHaveDuplicates();
    }

    @NselfTest(schema = "shop/schema.dbml", lifetime = Lifetime.PER_CLASS)
    static class PerClass {

        @BeforeAll
        static void once(TestDatabase database) {
            HAD.add(database.toString());
        }

        @Test
        void one(TestDatabase database) {
            HAD.add(database.toString());
        }

        @Test
        @NselfTest
        void hasAnEmptyOneOfItsOwn(TestDatabase database) {
            assertThat(Sql.text(database, "SELECT to_regclass('notes')")).isEqualTo("null");
            assertThat(HAD).doesNotContain(database.toString());
        }

        @Nested
        class Inner {

            @Test
            void sharesIt(TestDatabase database) {
                HAD.add(database.toString());
            }
        }

        @Nested
        @NselfTest(migrations = "shop/migrations")
        class WithAnotherSaying {

            @Test
            void hasAnother(TestDatabase database) {
                assertThat(Sql.text(database, "SELECT to_regclass('orders')")).isEqualTo("null");
                assertThat(HAD).doesNotContain(database.toString());
            }
        }
    }

    @Test
    void allTestsOfAClassAndTheNestedOnesMayShareADatabase() {
        run(PerClass.class).assertStatistics(all -> all.succeeded(4).failed(0));

        assertThat(HAD).hasSize(3);
        assertThat(List.copyOf(HAD).stream().distinct()).hasSize(1);
    }

    @NselfTest(schema = "shop/schema.dbml")
    @Retention(RetentionPolicy.RUNTIME)
    @interface ShopTest {}

    @ShopTest
    static class OfTheProject {

        @Test
        void hasTheShop(TestDatabase database) {
            assertThat(Sql.text(database, "SELECT count(*) FROM orders")).isEqualTo("0");
        }
    }

    static class AlsoOfTheProject extends OfTheProject {}

    @Test
    void anAnnotationOfTheProjectsOwnSaysItOnceForAll() {
        run(OfTheProject.class).assertStatistics(all -> all.succeeded(1).failed(0));
    }

    static class Registered {

        @RegisterExtension
        static final NselfExtension SHARED = NselfExtension.of(
                        TestDatabases.empty().prepared(source -> Sql.execute(source, "CREATE TABLE posts (id int)")))
                .perClass();

        @Test
        void one(TestDatabase database) {
            HAD.add(database.toString());
            assertThat(Sql.text(database, "SELECT count(*) FROM posts")).isEqualTo("0");
        }

        @Test
        void two(TestDatabase database) {
            HAD.add(database.toString());
        }
    }

    static class RegisteredInNestedClasses {

        @Nested
        class Posts {

            @RegisterExtension
            static final NselfExtension POSTS = NselfExtension.of(TestDatabases.empty()
                            .prepared(source -> Sql.execute(source, "CREATE TABLE posts (id int)")))
                    .perClass();

            @Test
            void one(TestDatabase database) {
                assertThat(Sql.text(database, "SELECT to_regclass('posts')")).isEqualTo("posts");
            }
        }

        @Nested
        class Letters {

            @RegisterExtension
            static final NselfExtension LETTERS = NselfExtension.of(TestDatabases.empty()
                            .prepared(source -> Sql.execute(source, "CREATE TABLE letters (id int)")))
                    .perClass();

            @Test
            void one(TestDatabase database) {
                assertThat(Sql.text(database, "SELECT to_regclass('letters')")).isEqualTo("letters");
            }
        }
    }

    @Test
    void fieldsOfNestedClassesHaveTheirOwnDatabases() {
        run(RegisteredInNestedClasses.class)
                .assertStatistics(all -> all.succeeded(2).failed(0));
    }

    static class RegisteredPerInstance {

        @RegisterExtension
        final NselfExtension own = NselfExtension.of(TestDatabases.empty());

        @Test
        void one(TestDatabase database) {
            HAD.add(database.toString());
        }

        @Test
        void two(TestDatabase database) {
            HAD.add(database.toString());
        }
    }

    @Test
    void aFieldMayRegisterIt() {
        run(Registered.class).assertStatistics(all -> all.succeeded(2).failed(0));
        assertThat(HAD.stream().distinct()).hasSize(1);

        run(RegisteredPerInstance.class)
                .assertStatistics(all -> all.succeeded(2).failed(0));
        assertThat(HAD.stream().distinct()).hasSize(3);
    }

    @NselfTest(schema = "shop/nowhere.dbml")
    static class OfAMissingFile {

        @Test
        void never(DataSource database) {}
    }

    @Test
    void aMissingFileFailsTheTestAndSaysSo() {
        fails(OfAMissingFile.class, "there is no shop/nowhere.dbml\nwhat to do: name a file below ");
    }

    @NselfTest
    static class TooEarly {

        @BeforeAll
        static void tooEarly(DataSource database) {}

        @Test
        void never() {}
    }

    @Test
    void aDatabaseForATestCannotBeHadBeforeIt() {
        EngineExecutionResults results = execute(TooEarly.class);

        results.containerEvents()
                .assertThatEvents()
                .haveExactly(
                        1,
                        event(
                                finishedWithFailure(
                                        message(
                                                text -> text.contains(
                                                        "runs before there is a test, whose database it could get\nwhat to do: use lifetime = PER_CLASS")))));
    }

    @NselfTest
    static class WithoutASchema {

        @Test
        void cannotMigrate(Nself nself) {}
    }

    @Test
    void nselfNeedsASchemaOrMigrations() {
        fails(
                WithoutASchema.class,
                "a parameter Nself needs a schema or migrations\nwhat to do: @NselfTest(schema = \"schema.dbml\")");
    }

    @NselfTest(schema = "shop/schema.dbml")
    static class Failing {

        @Test
        void leavesItsRows(TestDatabase database) {
            HAD.add(database.toString());
            Sql.execute(database, "INSERT INTO notes VALUES (1, 'look at me')");
            throw new AssertionError("wrong");
        }
    }

    @Test
    void theDatabaseOfAFailedTestIsDroppedLikeAnyOther() throws InterruptedException {
        run(Failing.class).assertStatistics(all -> all.failed(1));

        PostgresServer.shared().background().settle();
        assertThat(found(HAD.element())).isEmpty();
    }

    private static Events run(Class<?> example) {
        return execute(example).testEvents();
    }

    private static EngineExecutionResults execute(Class<?> example) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(example))
                .execute();
    }

    private static void fails(Class<?> example, String expected) {
        run(example)
                .assertThatEvents()
                .haveExactly(1, event(test(), finishedWithFailure(message(text -> text.contains(expected)))));
    }

    private static List<String> found(String database) {
        return PostgresServer.shared()
                .maintenance()
                .texts("SELECT datname FROM pg_database WHERE datname = ?", database);
    }
}
