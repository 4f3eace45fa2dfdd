package org.nself.postgres.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.nself.Event;
import org.nself.MigrationReport;
import org.nself.MigrationReport.Outcome;
import org.nself.Nself;
import org.nself.SchemaSource;
import org.nself.StatementFailedException;
import org.nself.plan.Hazard;
import org.nself.plan.Plan;
import org.nself.plan.Policy;
import org.nself.plan.Policy.Forms;
import org.nself.plan.Step;
import org.nself.plan.Transaction;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.TestServer;

/** A schema is applied to tables that others use meanwhile. */
class OnlineBootTest {

    private static final String BEFORE = """
            Table users {
              id bigint [pk]
            }

            Table orders {
              id bigint [pk]
              user_id bigint
              number bigint
            }
            """;
    private static final String INDEX = BEFORE.replace("number bigint", "number bigint\n  indexes { number }");
    private static final String UNIQUE = BEFORE.replace("number bigint", "number bigint [unique]");
    private static final String REQUIRED = BEFORE.replace("number bigint", "number bigint [not null]");
    private static final String REFERENCE = BEFORE.replace("user_id bigint", "user_id bigint [ref: > users.id]");
    private static final int INSTANCES = 10;

    private final TestDatabase database = TestServer.current().newDatabase();

    @BeforeEach
    void fill() {
        nself(BEFORE, Policy.safe()).migrate();
        database.execute("INSERT INTO users SELECT generate_series(1, 10)");
        database.execute("INSERT INTO orders SELECT i, 1 + i % 10, i FROM generate_series(1, 2000) i");
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void aSmallTableTakesTheBriefFormAndALargeOneTheOther() {
        assertThat(transactions(nself(INDEX, Policy.safe()).plan())).containsExactly(Transaction.SHARED);
        assertThat(transactions(nself(INDEX, Policy.safe().largeTable(8192)).plan()))
                .containsExactly(Transaction.OUTSIDE, Transaction.SHARED);
        assertThat(transactions(nself(INDEX, Policy.safe().forms(Forms.ONLINE)).plan()))
                .containsExactly(Transaction.OUTSIDE, Transaction.SHARED);
        assertThat(transactions(nself(INDEX, Policy.safe().largeTable(8192).forms(Forms.BRIEF))
                        .plan()))
                .containsExactly(Transaction.SHARED);
    }

    @Test
    void noStepOfAnOnlinePlanReadsATableUnderALock() {
        String all = REFERENCE.replace("number bigint", "number bigint [not null, unique]\n  indexes { user_id }");

        Plan plan = nself(all, online()).plan();

        assertThat(plan.hazards())
                .contains(Hazard.MAY_FAIL_ON_DATA, Hazard.LOCKS_OTHER_TABLE, Hazard.NON_TRANSACTIONAL)
                .doesNotContain(Hazard.FULL_SCAN, Hazard.INDEX_BUILD, Hazard.TABLE_REWRITE);
    }

    @RepeatedTest(5)
    void tenCopiesBuildOneIndex() throws Exception {
        AtomicInteger built = new AtomicInteger();
        try (ExecutorService instances = Executors.newFixedThreadPool(INSTANCES)) {
            CyclicBarrier together = new CyclicBarrier(INSTANCES);
            Callable<MigrationReport> boot = () -> {
                together.await();
                return Nself.builder()
                        .schema(SchemaSource.text(INDEX))
                        .dataSource(database.dataSource())
                        .policy(online())
                        .listener(event -> {
                            if (event instanceof Event.StepStarted step
                                    && step.step().up().getFirst().startsWith("CREATE INDEX")) {
                                built.incrementAndGet();
                            }
                        })
                        .migrate();
            };
            List<MigrationReport> reports = new ArrayList<>();
            for (Future<MigrationReport> report : instances.invokeAll(Collections.nCopies(INSTANCES, boot))) {
                reports.add(report.get());
            }

            assertThat(reports)
                    .extracting(MigrationReport::state)
                    .containsOnly(reports.getFirst().state());
        }
        assertThat(built).hasValue(1);
        requireNothingLeft();
        assertThat(database.query("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"))
                .containsExactly(List.of("0"));
    }

    @Test
    void anIndexWaitsForAnOldTransactionWhichGoesOn() throws Exception {
        try (Connection old = database.dataSource().getConnection();
                ExecutorService service = Executors.newSingleThreadExecutor()) {
            old.setAutoCommit(false);
            try (Statement statement = old.createStatement()) {
                statement.execute("UPDATE orders SET number = number WHERE id = 1");
                Future<MigrationReport> boot =
                        service.submit(() -> nself(INDEX, online().retries(0)).migrate());
                while (database.query("SELECT 1 FROM pg_stat_progress_create_index WHERE phase LIKE 'waiting%'")
                        .isEmpty()) {
                    Thread.onSpinWait();
                }
                statement.execute("UPDATE orders SET number = number WHERE id = 2");
                old.commit();
                assertThat(boot.get().outcome()).isEqualTo(Outcome.APPLIED);
            }
        }
        requireNothingLeft();
    }

    @Test
    void whatCannotBeUniqueLeavesNoIndexBehind() {
        database.execute("UPDATE orders SET number = 7 WHERE id < 3");

        assertThatThrownBy(() ->
                        nself(UNIQUE, online().allow(Hazard.MAY_FAIL_ON_DATA)).migrate())
                .isInstanceOf(StatementFailedException.class)
                .hasMessageContaining("what was committed before it stays");

        requireNothingLeft();
    }

    @Test
    void aPreflightRefusesBeforeTheFirstOfSeveralSteps() {
        database.execute("UPDATE orders SET number = NULL WHERE id < 3");

        assertThatThrownBy(() -> nself(REQUIRED, online()).migrate()).hasMessageContaining("MAY_FAIL_ON_DATA");

        requireNothingLeft();
    }

    @Test
    void whatWasLeftBehindIsClearedAwayWhenNobodyWantsItAnyMore() {
        List<String> begun = Stream.of(INDEX, UNIQUE, REQUIRED, REFERENCE)
                .flatMap(wanted -> nself(wanted, online()).plan().steps().getFirst().up().stream())
                .toList();
        begun.forEach(database::execute);
        assertThat(left()).hasSize(4);

        MigrationReport report = nself(BEFORE + "\nTable other {\n  id bigint [pk]\n}\n", online())
                .migrate();

        assertThat(report.outcome()).isEqualTo(Outcome.APPLIED);
        requireNothingLeft();
    }

    @Test
    void anIndexThatIsNotValidIsBuiltAgain() {
        List<String> first = nself(INDEX, online()).plan().steps().getFirst().up();
        first.forEach(database::execute);
        database.execute("UPDATE pg_index SET indisvalid = false WHERE indexrelid::regclass::text LIKE 'nself\\_new%'");

        nself(INDEX, online()).migrate();

        requireNothingLeft();
        assertThat(database.query("SELECT indisvalid FROM pg_index WHERE indexrelid = 'idx_orders_number'::regclass"))
                .containsExactly(List.of("t"));
    }

    @Test
    void whatSomebodyElseCallsAlikeIsLeftAlone() {
        database.execute("ALTER TABLE orders ADD CONSTRAINT nself_new_mine_0badf00d CHECK (id > 0) NOT VALID");
        database.execute("CREATE INDEX nself_old_mine ON orders (id)");

        nself(INDEX, online()).migrate();

        assertThat(left()).hasSize(2);
    }

    private void requireNothingLeft() {
        assertThat(left()).isEmpty();
        assertThat(database.query("SELECT indexrelid::regclass FROM pg_index WHERE NOT indisvalid"))
                .isEmpty();
        assertThat(database.query("SELECT count(*) FROM orders")).containsExactly(List.of("2000"));
    }

    private List<List<String>> left() {
        return database.query("SELECT conname FROM pg_constraint WHERE conname LIKE 'nself\\_%'"
                + " UNION SELECT relname FROM pg_class WHERE relkind = 'i' AND relname LIKE 'nself\\_%'");
    }

    private static List<Transaction> transactions(Plan plan) {
        return plan.steps().stream().map(Step::transaction).toList();
    }

    private static Policy online() {
        return Policy.safe().forms(Forms.ONLINE);
    }

    private Nself nself(String dbml, Policy policy) {
        return Nself.builder()
                .schema(SchemaSource.text(dbml))
                .dataSource(database.dataSource())
                .policy(policy)
                .build();
    }
}
