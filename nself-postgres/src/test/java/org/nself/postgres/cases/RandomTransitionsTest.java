package org.nself.postgres.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.nself.Nself;
import org.nself.NselfException;
import org.nself.SchemaSource;
import org.nself.dbml.DbmlWriter;
import org.nself.diff.Intents;
import org.nself.plan.Hazard;
import org.nself.plan.Plan;
import org.nself.plan.Policy;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.TestServer;
import org.nself.schema.Schema;
import org.nself.schema.Table;

/**
 * Random schemas with rows, changed at random: the way up ends where a database made from scratch begins, a second plan is
 * empty, the rows of tables that stay are there, the way down ends where the way up began, and up goes once more.
 * {@code -Dnself.transitions=2000} says how many, {@code -Dnself.transitions.seed=…} with which of them to begin.
 */
class RandomTransitionsTest {

    private static final int COUNT = Integer.getInteger("nself.transitions", 30);
    private static final long FIRST = Long.getLong("nself.transitions.seed", 20_261_124L);
    private static final int MOST_EDITS = 5;

    /** Whatever would fail on the rows that are there must be known before it runs; everything else may run. */
    private static final Policy POLICY = Policy.safe()
            .allow(EnumSet.complementOf(EnumSet.of(Hazard.MAY_FAIL_ON_DATA)).toArray(Hazard[]::new));

    /** A schema and what is done to it. */
    private record Transition(Schema before, List<RandomEdit> edits) {

        static Transition of(long seed) {
            Randomness random = new Randomness(seed);
            Schema schema = new RandomTables(random).schema();
            List<RandomEdit> edits = new ArrayList<>();
            for (int i = 1 + random.below(MOST_EDITS); i > 0; i--) {
                edits.add(new RandomEdit(random.seed()));
            }
            return new Transition(schema, edits);
        }

        Edited after() {
            Edited after = Edited.of(before);
            for (RandomEdit edit : edits) {
                after = edit.apply(after);
            }
            return after;
        }

        /** The same with an edit or a table less. */
        List<Transition> smaller() {
            List<Transition> smaller = new ArrayList<>();
            for (RandomEdit edit : edits) {
                List<RandomEdit> rest = new ArrayList<>(edits);
                rest.remove(edit);
                smaller.add(new Transition(before, rest));
            }
            for (Table table : before.tables()) {
                smaller.add(new Transition(Tables.without(before, table), edits));
            }
            return smaller;
        }

        String described() {
            return "before:\n" + new DbmlWriter().write(before) + "\nafter:\n"
                    + new DbmlWriter().write(after().schema()) + "\n" + after().intents();
        }
    }

    @Test
    void whateverIsChangedGoesUpAndDownExactlyAndKeepsTheRows() {
        Map<String, Integer> refused = new TreeMap<>();
        for (long seed = FIRST; seed < FIRST + COUNT; seed++) {
            Transition transition = Transition.of(seed);
            try {
                check(transition).ifPresent(code -> refused.merge(code, 1, Integer::sum));
            } catch (AssertionError | RuntimeException failure) {
                Transition smallest = smallest(transition);
                fail("seed " + seed + ", made smaller:\n" + smallest.described() + "\n"
                        + failure(smallest).orElse(failure));
            }
        }
        System.out.println(COUNT + " random transitions from seed " + FIRST + ", refused: " + refused);
        assertThat(refused.values().stream().mapToInt(Integer::intValue).sum())
                .as("refused, of " + COUNT + ": " + refused)
                .isLessThan(Math.max(COUNT / 5, 2));
    }

    private static Transition smallest(Transition failing) {
        for (Transition smaller : failing.smaller()) {
            if (failure(smaller).isPresent()) {
                return smallest(smaller);
            }
        }
        return failing;
    }

    private static Optional<Throwable> failure(Transition transition) {
        try {
            check(transition);
            return Optional.empty();
        } catch (AssertionError | RuntimeException failure) {
            return Optional.of(failure);
        }
    }

    /** The code with which the change was refused, which must leave everything as it was. */
    private static Optional<String> check(Transition transition) {
        Edited edited = transition.after();
        Schema after = edited.schema();
        TestServer server = TestServer.current();
        try (TestDatabase database = server.newDatabase();
                TestDatabase scratch = server.newDatabase()) {
            nself(database, transition.before(), Intents.NONE).migrate();
            database.execute(SeededRows.of(transition.before()));
            String start = CatalogDump.of(database);
            Plan plan;
            try {
                plan = nself(database, after, edited.intents()).plan();
                nself(database, after, edited.intents()).migrate();
            } catch (NselfException refusal) {
                assertThat(refusal.hint()).as(refusal.toString()).isNotEmpty();
                assertThat(refusal.code()).as(refusal.toString()).isNotEqualTo("NS5001");
                assertThat(CatalogDump.of(database)).as("after a refusal").isEqualTo(start);
                return Optional.of(refusal.code());
            }
            nself(scratch, after, Intents.NONE).migrate();
            String end = CatalogDump.of(scratch);
            assertThat(CatalogDump.of(database))
                    .as("the way up\n" + plan.toSql())
                    .isEqualTo(end);
            assertThat(nself(database, after, edited.intents()).plan().toSql())
                    .as("a second plan")
                    .isEmpty();
            edited.surviving(transition.before())
                    .values()
                    .forEach(table -> assertThat(database.query("SELECT count(*) FROM " + SeededRows.quoted(table)))
                            .as("rows of " + table + "\n" + plan.toSql())
                            .isEqualTo(List.of(List.of(String.valueOf(SeededRows.COUNT)))));
            if (plan.steps().stream().noneMatch(step -> step.down().isEmpty())) {
                if (edited.loses(transition.before())) {
                    // What went comes back empty: rows have nothing to refer to then, or one default where each must
                    // differ.
                    database.execute(SeededRows.deletion(after));
                }
                database.execute(plan.toDownSql());
                assertThat(CatalogDump.of(database))
                        .as("the way down\n" + plan.toDownSql())
                        .isEqualTo(start);
                plan.steps().forEach(step -> step.up().forEach(database::execute));
                assertThat(CatalogDump.of(database)).as("up again").isEqualTo(end);
            }
            return Optional.empty();
        }
    }

    private static Nself nself(TestDatabase database, Schema schema, Intents intents) {
        return Nself.builder()
                .schema(SchemaSource.text(new DbmlWriter().write(schema)))
                .dataSource(database.dataSource())
                .intents(intents)
                .policy(POLICY)
                .build();
    }
}
