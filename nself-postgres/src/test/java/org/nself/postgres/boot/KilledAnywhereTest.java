package org.nself.postgres.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.nself.Nself;
import org.nself.NselfException;
import org.nself.plan.Policy;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.TestServer;
import org.nself.postgres.boot.CutWire.Moment;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Ten migrations, with and without transactions, and an end at every single message that goes to the server: the next run
 * finishes, nothing is done twice, nothing is left out. Each statement that matters writes a line of its own into a table.
 *
 * <p>{@code -Dnself.kills.every=1} tries every message; by default some of them are tried, for each takes a database, and a
 * process takes its time.
 */
class KilledAnywhereTest {

    private static final int CUT_EVERY = Integer.getInteger("nself.kills.every", 7);
    private static final int KILL_EVERY = Integer.getInteger("nself.kills.every", 29);

    @TempDir
    private Path directory;

    private int written;

    @BeforeEach
    void write() throws IOException {
        migration("CREATE TABLE log (line text); CREATE TABLE a (id int, other int);");
        migration("INSERT INTO log VALUES ('two, first'); INSERT INTO log VALUES ('two, second');");
        migration("INSERT INTO log VALUES ('before the index'); CREATE INDEX CONCURRENTLY a_id ON a (id);"
                + " INSERT INTO log VALUES ('behind the index');");
        migration("CREATE TYPE mood AS ENUM ('glad'); INSERT INTO log VALUES ('the type');");
        migration("ALTER TYPE mood ADD VALUE 'sad'; INSERT INTO log VALUES ('the value');");
        migration("DROP INDEX CONCURRENTLY a_id;");
        migration("CREATE UNIQUE INDEX CONCURRENTLY a_other ON public.a (other);");
        migration("-- nself:no-transaction\nSET search_path = public; INSERT INTO log VALUES ('eight, first');"
                + " INSERT INTO log VALUES ('eight, second'); VACUUM log; INSERT INTO log VALUES ('eight, third');");
        migration("CREATE TABLE p (id int) PARTITION BY LIST (id); CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);"
                + " COPY log FROM stdin;\nnine\n\\.\n");
        migration(
                TestServer.currentMajor() < 14
                        ? "ALTER TABLE p DETACH PARTITION p1;"
                        : "ALTER TABLE p DETACH PARTITION p1 CONCURRENTLY;");
    }

    @Test
    void theRunHasManyMomentsToDieIn() throws Exception {
        assertThat(messages()).isGreaterThan(50);
    }

    @TestFactory
    Stream<DynamicTest> whateverMessageTheConnectionsAreCutAtTheNextRunFinishes() throws Exception {
        return moments(CUT_EVERY)
                .flatMap(at -> Stream.of(Moment.values())
                        .map(moment -> DynamicTest.dynamicTest(moment + " message " + at, () -> cut(at, moment))));
    }

    @TestFactory
    Stream<DynamicTest> whateverMessageTheProcessIsKilledAtTheNextRunFinishes() throws Exception {
        return moments(KILL_EVERY)
                .flatMap(at -> Stream.of(Moment.values())
                        .map(moment -> DynamicTest.dynamicTest(
                                "killed " + moment + " message " + at, () -> kill(at, moment))));
    }

    private Stream<Integer> moments(int every) throws Exception {
        return IntStream.rangeClosed(1, messages())
                .filter(at -> at % every == 0)
                .boxed();
    }

    /** How many messages a run takes that nobody disturbs. */
    private int messages() throws Exception {
        try (TestDatabase database = TestServer.current().newDatabase();
                CutWire wire = new CutWire(port(database.url()), 0, Moment.BEFORE, () -> {})) {
            nself(through(wire, database)).migrate();
            requireDone(database);
            return wire.sent();
        }
    }

    private void cut(int at, Moment moment) throws Exception {
        try (TestDatabase database = TestServer.current().newDatabase();
                CutWire wire = new CutWire(port(database.url()), at, moment, () -> {})) {
            Nself once = nself(through(wire, database));
            Throwable failure = catchThrowable(once::migrate);
            // The answer to the last message may be faster than the cut behind it.
            if (moment == Moment.BEFORE || failure != null) {
                assertThat(failure).isInstanceOf(NselfException.class);
            }
            finish(database);
        }
    }

    private void kill(int at, Moment moment) throws Exception {
        CompletableFuture<ChildJvm> child = new CompletableFuture<>();
        try (TestDatabase database = TestServer.current().newDatabase();
                CutWire wire = new CutWire(
                        port(database.url()), at, moment, () -> child.join().killNow())) {
            child.complete(
                    ChildJvm.boot(through(wire, database), directory, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
            assertThat(child.join().exit()).isIn(moment == Moment.BEFORE ? List.of(128 + 9) : List.of(128 + 9, 0));
            finish(database);
        }
    }

    private void finish(TestDatabase database) {
        nself(database.url()).migrate();
        requireDone(database);
        assertThat(nself(database.url()).migrate().migrations()).isEmpty();
    }

    private static void requireDone(TestDatabase database) {
        assertThat(database.query("SELECT line FROM log ORDER BY line"))
                .extracting(List::getFirst)
                .containsExactly(
                        "before the index",
                        "behind the index",
                        "eight, first",
                        "eight, second",
                        "eight, third",
                        "nine",
                        "the type",
                        "the value",
                        "two, first",
                        "two, second");
        assertThat(database.query(
                        "SELECT indexrelid::regclass, indisvalid FROM pg_index WHERE indrelid = 'a'::regclass"))
                .containsExactly(List.of("a_other", "t"));
        assertThat(database.query("SELECT enumlabel FROM pg_enum ORDER BY enumsortorder"))
                .containsExactly(List.of("glad"), List.of("sad"));
        assertThat(database.query("SELECT count(*) FROM pg_inherits WHERE inhparent = 'p'::regclass"))
                .containsExactly(List.of("0"));
        assertThat(database.query("SELECT version, going FROM nself.history_of_migrations ORDER BY 1"))
                .hasSize(10)
                .extracting(List::getLast)
                .containsOnly("null");
    }

    private Nself nself(String url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        return Nself.builder()
                .migrations(directory)
                .dataSource(source)
                .policy(Policy.safe().retries(url.contains("sslmode") ? 0 : 10))
                .build();
    }

    /** The same database, behind the wire; encryption would hide the messages. */
    private static String through(CutWire wire, TestDatabase database) {
        String port = ":" + port(database.url()) + "/";
        String url = database.url().replace(port, ":" + wire.port() + "/");
        return url + (url.contains("?") ? "&" : "?") + "sslmode=disable&gssEncMode=disable";
    }

    private static int port(String url) {
        return URI.create(url.substring("jdbc:".length())).getPort();
    }

    private void migration(String up) throws IOException {
        written++;
        Path folder = Files.createDirectories(directory.resolve(written + "_step"));
        Files.writeString(folder.resolve("up.sql"), up);
    }
}
