package org.nself.postgres.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.nself.Nself;
import org.nself.NselfException;
import org.nself.SchemaSource;
import org.nself.plan.Policy;
import org.nself.plan.Policy.Forms;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.TestServer;
import org.nself.postgres.boot.CutWire.Counting;
import org.nself.postgres.boot.CutWire.Moment;
import org.nself.postgres.cases.CatalogDump;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Every online form in one change of the schema, and an end at a statement that changes something or at a commit, just before
 * the server gets it or just after: the next run finishes, nothing is left behind, and rows stay. Once as a boot does it, and
 * once with the files that are written for it.
 *
 * <p>{@code -Dnself.kills.every=1} tries every one of them; by default some are tried, for each takes a database.
 */
class KilledOnlineTest {

    private static final int EVERY = Integer.getInteger("nself.kills.every", 97);
    private static final Path CASE = Path.of("src", "test", "resources", "online-cases", "every_form");

    private static final Map<Boolean, TestDatabase> PREPARED = new ConcurrentHashMap<>();

    /** What the brief form leads to. */
    private static String expected = "";

    @TempDir
    private Path directory;

    @BeforeAll
    static void brief() throws Exception {
        try (TestDatabase brief = TestServer.current().newDatabase()) {
            for (String schema : List.of("before", "after")) {
                Nself.builder()
                        .schema(SchemaSource.text(text(schema + ".dbml")))
                        .dataSource(brief.dataSource())
                        .policy(Policy.development().forms(Forms.BRIEF))
                        .migrate();
            }
            expected = CatalogDump.of(brief);
        }
    }

    @Test
    void theRunHasManyMomentsToDieIn() throws Exception {
        assertThat(messages(false)).isGreaterThan(100);
    }

    @TestFactory
    Stream<DynamicTest> whereverABootIsCutTheNextOneFinishes() throws Exception {
        return moments(false);
    }

    @TestFactory
    Stream<DynamicTest> whereverTheFilesAreCutTheNextRunFinishes() throws Exception {
        try (TestDatabase database = TestServer.current().newDatabase()) {
            nself(database.url(), "before", true).generate().withoutBackup().execute();
            prepare(database, true);
            nself(database.url(), "after", true).generate().withoutBackup().execute();
        }
        return moments(true);
    }

    private Stream<DynamicTest> moments(boolean files) throws Exception {
        return IntStream.rangeClosed(1, messages(files))
                .filter(at -> at % EVERY == 0)
                .boxed()
                .flatMap(at -> Stream.of(Moment.values())
                        .map(moment -> DynamicTest.dynamicTest(
                                "cut " + moment + " change " + at, () -> cut(at, moment, files))));
    }

    /** How many messages a run takes that nobody disturbs. */
    private int messages(boolean files) throws Exception {
        try (TestDatabase database = TestServer.current().copyOf(prepared(files));
                CutWire wire = new CutWire(port(database.url()), Counting.CHANGES, 0, Moment.BEFORE, () -> {})) {
            nself(through(wire, database), "after", files).migrate();
            requireDone(database);
            return wire.sent();
        }
    }

    private void cut(int at, Moment moment, boolean files) throws Exception {
        try (TestDatabase database = TestServer.current().copyOf(prepared(files));
                CutWire wire = new CutWire(port(database.url()), Counting.CHANGES, at, moment, () -> {})) {
            Nself once = nself(through(wire, database), "after", files);
            Throwable failure = catchThrowable(once::migrate);
            // The answer to the last message may be faster than the cut behind it.
            if (moment == Moment.BEFORE || failure != null) {
                assertThat(failure).isInstanceOf(NselfException.class);
            }
            nself(database.url(), "after", files).migrate();
            requireDone(database);
            assertThat(nself(database.url(), "after", files).plan().toSql()).isEmpty();
        }
    }

    /** The database that each run begins with. */
    private TestDatabase prepared(boolean files) {
        return PREPARED.computeIfAbsent(files, which -> {
            TestDatabase database = TestServer.current().newDatabase();
            prepare(database, which);
            return database;
        });
    }

    @AfterAll
    static void drop() {
        PREPARED.values().forEach(TestDatabase::close);
        PREPARED.clear();
    }

    /** With files, the first of them is what comes before. */
    private void prepare(TestDatabase database, boolean files) {
        if (files) {
            nself(database.url(), "before", true).up().limit(1).execute();
        } else {
            nself(database.url(), "before", false).migrate();
        }
        database.execute(text("rows.sql"));
    }

    private static void requireDone(TestDatabase database) throws Exception {
        assertThat(CatalogDump.of(database)).isEqualTo(expected);
        assertThat(database.query("SELECT indexrelid::regclass FROM pg_index WHERE NOT indisvalid"))
                .isEmpty();
        assertThat(database.query("SELECT conname FROM pg_constraint WHERE NOT convalidated"))
                .isEmpty();
        assertThat(
                        database.query(
                                "SELECT count(*), sum(user_id), sum(number), count(DISTINCT code), count(DISTINCT token) FROM orders"))
                .containsExactly(List.of("1000", "50500", "500500", "1000", "1000"));
        assertThat(database.query("SELECT sum(cents), sum(order_id) FROM payments JOIN refunds USING (id)"))
                .containsExactly(List.of("500500", "500500"));
        assertThat(
                        database.query(
                                "SELECT sum(t.id), sum(ticket_id), pg_sequence_last_value('tickets_id_seq') FROM tickets t JOIN answers ON ticket_id = t.id"))
                .containsExactly(List.of("500500", "500500", "1000"));
        assertThat(database.query("SELECT state, count(*) FROM parcels GROUP BY state ORDER BY state"))
                .containsExactly(List.of("sent", "500"), List.of("packed", "500"));
        assertThat(database.query("SELECT typname FROM pg_type WHERE typname LIKE 'nself%'"))
                .isEmpty();
        assertThat(database.query("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"))
                .isEmpty();
        assertThat(database.query("SELECT proname FROM pg_proc WHERE proname LIKE 'nself%'"))
                .isEmpty();
        assertThat(database.query("SELECT count(DISTINCT email) FROM users")).containsExactly(List.of("100"));
    }

    private Nself nself(String url, String schema, boolean files) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        Nself.Builder builder = Nself.builder()
                .schema(SchemaSource.text(text(schema + ".dbml")))
                .dataSource(source)
                .policy(Policy.safe().forms(Forms.ONLINE).retries(url.contains("sslmode") ? 0 : 10));
        return (files ? builder.migrations(directory) : builder).build();
    }

    private static String text(String file) {
        try {
            return Files.readString(CASE.resolve(file));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
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
}
