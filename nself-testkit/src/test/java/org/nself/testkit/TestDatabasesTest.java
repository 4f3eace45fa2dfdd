package org.nself.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestDatabasesTest {

    private static final TestDatabases HERE = TestDatabases.near(TestDatabasesTest.class);

    @TempDir
    Path directory;

    @Test
    void haveTheTablesOfASchemaAndTheRowsOfASeed() {
        try (TestDatabase database =
                HERE.schema("shop/schema.dbml").seed("shop/seed.sql").create()) {
            assertThat(Sql.text(database, "SELECT string_agg(name, ', ' ORDER BY id) FROM customers"))
                    .isEqualTo("Ada, Bob");
        }
    }

    @Test
    void haveWhatMigrationsMake() {
        try (TestDatabase database = HERE.migrations("shop/migrations").create()) {
            assertThat(Sql.text(database, "SELECT count(*) FROM customers")).isEqualTo("0");
        }
    }

    @Test
    void nobodySeesTheRowsOfAnother() {
        TestDatabases shop = HERE.schema("shop/schema.dbml");
        try (TestDatabase one = shop.create();
                TestDatabase other = shop.create()) {
            Sql.execute(one, "INSERT INTO notes VALUES (1, 'x')");

            assertThat(Sql.text(other, "SELECT count(*) FROM notes")).isEqualTo("0");
        }
    }

    @Test
    void aChangedFileGivesAnotherTemplate() throws IOException {
        Path schema = Files.writeString(directory.resolve("schema.dbml"), "Table one { id int [pk] }");
        try (TestDatabase before =
                TestDatabases.empty().schema(schema.toString()).create()) {
            Files.writeString(schema, "Table two { id int [pk] }");
            try (TestDatabase after =
                    TestDatabases.empty().schema(schema.toString()).create()) {
                assertThat(Sql.text(before, "SELECT to_regclass('one')")).isEqualTo("one");
                assertThat(Sql.text(after, "SELECT to_regclass('one')")).isEqualTo("null");
                assertThat(Sql.text(after, "SELECT to_regclass('two')")).isEqualTo("two");
            }
        }
    }

    @Test
    void anIncludedModuleCountsAsWell() throws IOException {
        Path schema = Files.writeString(directory.resolve("schema.dbml"), "use * from './more.dbml'");
        Files.writeString(directory.resolve("more.dbml"), "Table one { id int [pk] }");
        TestDatabases.empty().schema(schema.toString()).create().close();

        Files.writeString(directory.resolve("more.dbml"), "Table two { id int [pk] }");

        try (TestDatabase after =
                TestDatabases.empty().schema(schema.toString()).create()) {
            assertThat(Sql.text(after, "SELECT to_regclass('two')")).isEqualTo("two");
        }
    }

    @Test
    void theTemplateIsBuiltOnceHoweverManyAskAtOnce() throws Exception {
        AtomicInteger built = new AtomicInteger();
        Set<String> names = new HashSet<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<TestDatabase>> calls = IntStream.range(0, 24)
                    .mapToObj(call -> (Callable<TestDatabase>) () -> TestDatabases.empty()
                            .prepared("once-" + directory, source -> {
                                built.incrementAndGet();
                                Sql.execute(source, "CREATE TABLE posts (id int)");
                            })
                            .create())
                    .toList();
            for (var call : threads.invokeAll(calls)) {
                try (TestDatabase database = call.get()) {
                    names.add(database.toString());
                    assertThat(Sql.text(database, "SELECT count(*) FROM posts")).isEqualTo("0");
                }
            }
        }
        assertThat(built).hasValue(1);
        assertThat(names).hasSize(24);
    }

    /** What a server does that outlives the JVM: each of these is one as far as the other can tell. */
    @Test
    void anotherJvmFindsTheTemplateThatIsThere() {
        String url = PostgresServer.shared().url();
        String key = UUID.randomUUID().toString().replace("-", "").substring(0, 24);
        AtomicInteger built = new AtomicInteger();
        Template.Maker maker = source -> {
            built.incrementAndGet();
            Sql.execute(source, "CREATE TABLE posts (id int)");
        };
        PostgresServer first = PostgresServer.of(new RunningServer.External(url));
        first.template(key, maker);
        PostgresServer second = PostgresServer.of(new RunningServer.External(url));

        String copy = second.template(key, maker).take();

        assertThat(built).hasValue(1);
        assertThat(Sql.text(second.source(copy), "SELECT count(*) FROM posts")).isEqualTo("0");
        second.drop(copy);
        first.drop("nself_template_" + key);
    }

    @Test
    void aTemplateThatCannotBeFilledLeavesNothingBehind() {
        TestDatabases broken = TestDatabases.empty().prepared(source -> {
            throw new IllegalStateException("no rows today");
        });

        assertThatThrownBy(broken::create)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no rows today");
        assertThatThrownBy(broken::create).hasMessage("no rows today");
        assertThat(PostgresServer.shared()
                        .maintenance()
                        .texts("SELECT datname FROM pg_database WHERE datname ~ '^nself_test_.*_.*_'"))
                .isEmpty();
    }

    @Test
    void aSeedThatFailsSaysWhich() throws IOException {
        Path seed = Files.writeString(directory.resolve("seed.sql"), "INSERT INTO nowhere VALUES (1)");

        assertThatThrownBy(() -> TestDatabases.empty().seed(seed.toString()).create())
                .hasMessage("the seed " + seed + " fails: ERROR: relation \"nowhere\" does not exist\n  Position: 13");
    }

    @Test
    void aFileThatIsNowhereSaysWhereItWasLookedFor() {
        assertThatThrownBy(() -> HERE.schema("shop/missing.dbml"))
                .hasMessage("there is no shop/missing.dbml\nwhat to do: name a file below "
                        + Path.of("").toAbsolutePath()
                        + ", or a resource of the class path, in the package of org.nself.testkit.TestDatabasesTest or"
                        + " from its root");
    }
}
