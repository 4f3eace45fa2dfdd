package org.nself.postgres.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nself.Event;
import org.nself.Generated;
import org.nself.MigrationReport.Outcome;
import org.nself.Nself;
import org.nself.NselfException;
import org.nself.SchemaSource;
import org.nself.migration.Migration;
import org.nself.plan.Hazard;
import org.nself.plan.Plan;
import org.nself.plan.Policy;
import org.nself.plan.Policy.Forms;
import org.nself.plan.Reversal;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.TestServer;
import org.nself.postgres.cases.CatalogDump;

/** A column whose default is another in each row comes to a table that is in use: batch by batch. */
class FillTest {

    private static final String BEFORE = "Table \"Order s\" {\n id bigint [pk]\n note text\n}";
    private static final String COLUMN = " token uuid [not null, default: `gen_random_uuid()`]\n";
    private static final String AFTER = BEFORE.replace("}", COLUMN + "}");
    private static final int ROWS = 60_000;
    private static final Policy ONLINE = Policy.safe().forms(Forms.ONLINE);

    private final TestDatabase database = TestServer.current().newDatabase();

    @TempDir
    private Path directory;

    FillTest() {
        nself(BEFORE, ONLINE).migrate();
        fill(database);
    }

    private static void fill(TestDatabase filled) {
        filled.execute("INSERT INTO \"Order s\" SELECT n, repeat('x', 100) FROM generate_series(1, " + ROWS + ") n");
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void noStepRewritesTheTable() {
        Plan plan = nself(AFTER, ONLINE).plan();

        assertThat(plan.hazards()).containsExactlyInAnyOrder(Hazard.DATA_LOSS_ON_DOWN, Hazard.NON_TRANSACTIONAL);
        assertThat(plan.refusals(ONLINE)).isEmpty();
        assertThat(plan.steps()).allMatch(step -> step.reversal() == Reversal.EXACT);
        assertThat(nself(AFTER, ONLINE.forms(Forms.BRIEF)).plan().hazards()).contains(Hazard.TABLE_REWRITE);
    }

    @Test
    void everyRowHasAValueOfItsOwnAndTheTableIsTheSameOne() {
        String file = file();

        assertThat(nself(AFTER, ONLINE).migrate().outcome()).isEqualTo(Outcome.APPLIED);

        assertThat(database.query("SELECT count(DISTINCT token) FROM \"Order s\""))
                .containsExactly(List.of(String.valueOf(ROWS)));
        assertThat(file()).isEqualTo(file);
        assertThat(nself(AFTER, ONLINE).plan().toSql()).isEmpty();
        assertThat(CatalogDump.of(database)).isEqualTo(brief(AFTER));
    }

    @Test
    void aColumnThatMayBeNullAndAnEnumAndACommentAreNoObstacle() {
        String after = "Enum state {\n a\n b\n}\n"
                + BEFORE.replace(
                        "}",
                        " s state [default: `(ARRAY['a','b'])[1 + floor(random() * 2)::int]::state`, note: 'why']\n}");

        nself(after, ONLINE).migrate();

        assertThat(database.query("SELECT count(*) FROM \"Order s\" WHERE s IS NULL"))
                .containsExactly(List.of("0"));
        assertThat(CatalogDump.of(database)).isEqualTo(brief(after));
    }

    @Test
    void aNameThatLooksLikeAPartOfTheStatementIsOne() {
        nself(BEFORE.replace("}", " \"{table}$fill$\" uuid [default: `gen_random_uuid()`]\n}"), ONLINE)
                .migrate();

        assertThat(database.query("SELECT count(DISTINCT \"{table}$fill$\") FROM \"Order s\""))
                .containsExactly(List.of(String.valueOf(ROWS)));
    }

    @Test
    void aDefaultThatGivesNullEnds() {
        nself(BEFORE.replace("}", " n integer [default: `nullif(floor(random() * 1)::int, 0)`]\n}"), ONLINE)
                .migrate();

        assertThat(database.query("SELECT count(n) FROM \"Order s\"")).containsExactly(List.of("0"));
    }

    @Test
    void aLongOneSaysHowFarItIs() {
        database.execute(
                "CREATE FUNCTION slow() RETURNS integer VOLATILE LANGUAGE sql AS 'SELECT 1 FROM pg_sleep(CASE WHEN random() < 0.02 THEN 0.002 ELSE 0 END)'");
        List<String> said = new CopyOnWriteArrayList<>();

        Nself.builder()
                .schema(SchemaSource.text(BEFORE.replace("}", " n integer [default: `slow()`]\n}")))
                .dataSource(database.dataSource())
                .policy(ONLINE)
                .listener(event -> {
                    if (event instanceof Event.StepProgress progress) {
                        said.add(progress.message());
                    }
                })
                .migrate();

        assertThat(said).isNotEmpty().allMatch(text -> text.matches("Order s\\.n.*: \\d+ of \\d+ pages, pass 1"));
    }

    @Test
    void writersGoOnMeanwhileAndTheirRowsGetValuesToo() throws Exception {
        try (ExecutorService writer = Executors.newSingleThreadExecutor();
                Connection locking = database.dataSource().getConnection();
                Statement lock = locking.createStatement()) {
            Future<?> boot = writer.submit(() -> nself(AFTER, ONLINE).migrate());
            awaitSomeRows(database, boot);
            locking.setAutoCommit(false);
            lock.execute("UPDATE \"Order s\" SET note = 'held' WHERE id IN (5, " + ROWS + ")");
            database.execute("UPDATE \"Order s\" SET note = 'changed' WHERE id % 1000 = 1");
            database.execute("INSERT INTO \"Order s\" SELECT n, 'new' FROM generate_series(100001, 100100) n");
            locking.commit();
            boot.get();
        }

        assertThat(database.query(
                        "SELECT count(DISTINCT token), count(*) FILTER (WHERE note = 'held') FROM \"Order s\""))
                .containsExactly(List.of(String.valueOf(ROWS + 100), "2"));
    }

    @Test
    void whatIsCutOffGoesOnAndKeepsWhatItHas() throws Exception {
        cutOff(() -> nself(AFTER, ONLINE.retries(0)).migrate());
        assertThat(nself(AFTER, ONLINE).drift().isDrifted()).isFalse();
        String column = database.query(
                        "SELECT quote_ident(attname) FROM pg_attribute WHERE attrelid = '\"Order s\"'::regclass AND attname LIKE 'nself_new_token_%'")
                .getFirst()
                .getFirst();
        String filled = "SELECT id, " + column + " FROM \"Order s\" WHERE " + column + " IS NOT NULL ORDER BY id";
        List<List<String>> before = database.query(filled);
        assertThat(before).isNotEmpty().hasSizeLessThan(ROWS);

        nself(AFTER, ONLINE).migrate();

        assertThat(database.query(filled.replace(column, "token")))
                .containsAll(before)
                .hasSize(ROWS);
        assertThat(CatalogDump.of(database)).isEqualTo(brief(AFTER));
    }

    @Test
    void whatIsCutOffAndNotWantedAnyMoreGoes() throws Exception {
        cutOff(() -> nself(AFTER, ONLINE.retries(0)).migrate());

        nself(BEFORE.replace("note text", "note text [note: 'n']"), ONLINE).migrate();

        assertThat(database.query(
                        "SELECT attname FROM pg_attribute WHERE attname LIKE 'nself_new_token_%' AND NOT attisdropped"))
                .isEmpty();
    }

    @Test
    void filesAreRunAgainWhereTheyWereCutOff() throws Exception {
        try (TestDatabase other = TestServer.current().newDatabase()) {
            versioned(other, BEFORE).generate().withoutBackup().execute();
            versioned(other, BEFORE).migrate();
            fill(other);
            String before = CatalogDump.of(other);
            Generated generated =
                    versioned(other, AFTER).generate().withoutBackup().execute();

            assertThat(generated.migrations())
                    .extracting(Migration::name)
                    .startsWith("add_token_to_order_s", "fill_order_s_token");
            assertThat(generated.migrations().get(1).up().text())
                    .startsWith("-- hasura:no-transaction\n-- nself:repeatable\n\n-- NON_TRANSACTIONAL: ");
            cutOff(other, () -> versioned(other, AFTER).migrate());
            versioned(other, AFTER).migrate();

            assertThat(other.query("SELECT count(DISTINCT token) FROM \"Order s\""))
                    .containsExactly(List.of(String.valueOf(ROWS)));
            assertThat(CatalogDump.of(other)).isEqualTo(brief(AFTER));
            versioned(other, AFTER).down().limit(generated.migrations().size()).execute();
            assertThat(CatalogDump.of(other)).isEqualTo(before);
        }
    }

    /** Ends the connection once some rows have a value and others not. */
    private void cutOff(Runnable run) throws Exception {
        cutOff(database, run);
    }

    private static void cutOff(TestDatabase target, Runnable run) throws Exception {
        try (ExecutorService boot = Executors.newSingleThreadExecutor()) {
            Future<Throwable> failure = boot.submit(() -> catchThrowable(run::run));
            awaitSomeRows(target, failure);
            target.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE '%DO $fill$%'"
                    + " AND pid <> pg_backend_pid() AND datname = current_database()");
            assertThat(failure.get()).isInstanceOf(NselfException.class);
        }
    }

    private static void awaitSomeRows(TestDatabase target, Future<?> run) {
        String columns = "SELECT quote_ident(attname) FROM pg_attribute WHERE attrelid = '\"Order s\"'::regclass"
                + " AND attname ~ 'token' AND NOT attisdropped";
        boolean any = false;
        while (!any && !run.isDone()) {
            List<List<String>> found = target.query(columns);
            any = !found.isEmpty()
                    && !target.query("SELECT 1 FROM \"Order s\" WHERE "
                                    + found.getFirst().getFirst() + " IS NOT NULL LIMIT 1")
                            .isEmpty();
        }
    }

    private static String brief(String dbml) {
        try (TestDatabase scratch = TestServer.current().newDatabase()) {
            Nself.builder()
                    .schema(SchemaSource.text(dbml))
                    .dataSource(scratch.dataSource())
                    .migrate();
            return CatalogDump.of(scratch);
        }
    }

    private String file() {
        return database.query("SELECT pg_relation_filenode('\"Order s\"')")
                .getFirst()
                .getFirst();
    }

    private Nself nself(String dbml, Policy policy) {
        return Nself.builder()
                .schema(SchemaSource.text(dbml))
                .dataSource(database.dataSource())
                .policy(policy)
                .build();
    }

    private Nself versioned(TestDatabase target, String dbml) {
        return Nself.builder()
                .schema(SchemaSource.text(dbml))
                .migrations(directory)
                .dataSource(target.dataSource())
                .policy(ONLINE.retries(0))
                .build();
    }
}
