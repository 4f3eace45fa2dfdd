package org.nself.postgres.structure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.nself.migration.Header;
import org.nself.plan.Policy;
import org.nself.postgres.PostgresDialect;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.TestServer;
import org.nself.schema.SourceFile;
import org.nself.spi.Database;
import org.nself.spi.Dialect.Settings;
import org.nself.spi.ScriptListener;
import org.nself.spi.Structure;

/** Whatever can be made or changed in a database is seen, and when it is undone nothing is left to see. */
class StructureReaderTest {

    private static final String SURROUNDINGS = """
            CREATE TABLE users (id int PRIMARY KEY, name text DEFAULT 'x', age int);
            CREATE TABLE posts (id bigserial PRIMARY KEY, author int CONSTRAINT author REFERENCES users);
            CREATE TABLE parted (id int, made date) PARTITION BY RANGE (made);
            CREATE VIEW names AS SELECT name FROM users;
            CREATE MATERIALIZED VIEW ages AS SELECT age FROM users;
            CREATE INDEX ages_index ON users ((age + 1));
            CREATE TYPE mood AS ENUM ('sad', 'happy');
            CREATE TYPE pair AS (one int, two text);
            CREATE DOMAIN positive AS int CONSTRAINT above CHECK (VALUE > 0);
            CREATE SEQUENCE numbers;
            CREATE FUNCTION twice(x int) RETURNS int LANGUAGE sql AS 'SELECT 2 * x';
            CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
            CREATE TRIGGER touch BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION touch();
            CREATE POLICY own ON users USING (age > 1);
            CREATE RULE quiet AS ON DELETE TO posts DO INSTEAD NOTHING;
            CREATE PUBLICATION shown FOR TABLE users;
            """;

    @TestFactory
    Stream<DynamicTest> everyChangeIsSeenAndGoesWithItsCause() {
        return TestServer.MAJORS.stream()
                .filter(major -> List.of(13, 15, 18).contains(major))
                .map(major -> DynamicTest.dynamicTest("on " + major, () -> changes(TestServer.major(major))));
    }

    private static void changes(TestServer server) throws IOException {
        try (TestDatabase live = server.newDatabase()) {
            live.execute("DROP ROLE IF EXISTS reader; CREATE ROLE reader");
            live.execute(SURROUNDINGS);
            Structure before = inTransaction(live, "");
            assertThat(before.items()).extracting(item -> item.kind()).contains("table", "order of columns", "index");
            assertThat(changes())
                    .hasSizeGreaterThan(60)
                    .allSatisfy(change -> assertThat(before.difference(inTransaction(live, change[1]))
                                    .lines())
                            .anySatisfy(line -> assertThat(line + ":").startsWith(change[0] + ":")));
            assertThat(inTransaction(live, "")).isEqualTo(before);
            live.execute("DROP OWNED BY reader; DROP ROLE reader");
        }
    }

    @TestFactory
    Stream<DynamicTest> whatAnExtensionAndTheHistoryHoldDoesNotCount() {
        return Stream.of(13, 18)
                .map(major -> DynamicTest.dynamicTest("on " + major, () -> {
                    try (TestDatabase live = TestServer.major(major).newDatabase()) {
                        Structure before = inTransaction(live, "");
                        live.execute(
                                "CREATE SCHEMA nself; CREATE TABLE nself.history (id serial PRIMARY KEY);"
                                        + " CREATE TABLE nself.history_of_migrations (number int GENERATED ALWAYS AS IDENTITY)");
                        assertThat(before.difference(inTransaction(live, "")).lines())
                                .isEmpty();

                        live.execute(
                                "CREATE EXTENSION hstore; CREATE EXTENSION ltree; CREATE EXTENSION pg_stat_statements;"
                                        + " CREATE EXTENSION btree_gist; CREATE EXTENSION file_fdw");
                        assertThat(before.difference(inTransaction(live, "")).lines())
                                .containsExactly(
                                        "+ extension btree_gist",
                                        "+ extension file_fdw",
                                        "+ extension hstore",
                                        "+ extension ltree",
                                        "+ extension pg_stat_statements");
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> aColumnThatComesBackStandsAtTheEnd() {
        return Stream.of(13, 18)
                .map(major -> DynamicTest.dynamicTest("on " + major, () -> {
                    try (TestDatabase live = TestServer.major(major).newDatabase()) {
                        live.execute("CREATE TABLE users (id int, name text)");
                        Structure before = inTransaction(live, "");

                        var difference = before.difference(inTransaction(
                                live, "ALTER TABLE users DROP COLUMN id; ALTER TABLE users ADD COLUMN id int"));

                        assertThat(difference.isOrderOfColumns()).isTrue();
                        assertThat(difference).hasToString("~ order of columns public.users: id, name became name, id");
                    }
                }));
    }

    /** What is seen of a change, and its statements. */
    private static List<String[]> changes() throws IOException {
        try (InputStream file = StructureReaderTest.class.getResourceAsStream("/structure/changes.txt")) {
            return new String(file.readAllBytes(), UTF_8)
                    .lines()
                    .map(line -> line.split(" {2}<= {2}"))
                    .toList();
        }
    }

    private static Structure inTransaction(TestDatabase live, String change) {
        SourceFile script = new SourceFile("change.sql", change);
        try (Database database =
                new PostgresDialect().open(live.dataSource(), new Settings("nself.history", Policy.safe()))) {
            database.begin();
            database.run(script, Header.of(script), ScriptListener.NONE);
            Structure structure = database.structure();
            database.rollback();
            return structure;
        }
    }
}
