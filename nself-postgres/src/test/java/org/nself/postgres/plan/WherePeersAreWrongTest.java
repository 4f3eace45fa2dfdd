package org.nself.postgres.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nself.plan.Hazard.DATA_LOSS_ON_DOWN;
import static org.nself.plan.Hazard.FULL_SCAN;
import static org.nself.plan.Hazard.INDEX_BUILD;
import static org.nself.plan.Hazard.LOCKS_OTHER_TABLE;
import static org.nself.plan.Hazard.MAY_FAIL_ON_DOWN;
import static org.nself.plan.Hazard.TABLE_REWRITE;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nself.Nself;
import org.nself.SchemaSource;
import org.nself.plan.Hazard;
import org.nself.plan.Plan;
import org.nself.plan.Policy;
import org.nself.plan.Reversal;
import org.nself.plan.Step;
import org.nself.plan.TableLock;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.TestServer;

/**
 * What other tools say wrongly of a change, or nothing about: what the server does is in the table of knowledge, which
 * {@link KnowledgeTest} measures, and what nself's plan says is the same.
 */
class WherePeersAreWrongTest {

    private static final List<Integer> MAJORS = TestServer.MAJORS;

    @Test
    void aVolatileDefaultAndAnIdentityRewriteTheTableAndNowDoesNot() {
        for (int major : MAJORS) {
            assertThat(Knowledge.of(Kind.ADD_VOLATILE_COLUMN, major).rewrites()).containsExactly("own");
            assertThat(Knowledge.of(Kind.ADD_IDENTITY_COLUMN, major).rewrites()).containsExactly("own");
            assertThat(Knowledge.of(Kind.ADD_COLUMN, major).rewrites()).isEmpty();
        }
        String before = "Table t {\n id integer [pk]\n}";
        assertThat(plan(before, "Table t {\n id integer [pk]\n a uuid [default: `gen_random_uuid()`]\n}")
                        .hazards())
                .contains(TABLE_REWRITE);
        assertThat(plan(before, "Table t {\n id integer [pk]\n a integer [increment]\n}")
                        .hazards())
                .contains(TABLE_REWRITE);
        assertThat(plan(before, "Table t {\n id integer [pk]\n a timestamptz [default: `now()`]\n}")
                        .hazards())
                .doesNotContain(TABLE_REWRITE);
    }

    @Test
    void theTimeoutForLocksIsItsOwnAndNotTheOneForStatements() {
        Policy policy = Policy.safe().statementTimeout(Duration.ofMinutes(20));
        assertThat(policy.lockTimeout()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aCheckOnANewColumnReadsEveryRow() {
        for (int major : MAJORS) {
            assertThat(effect("add column with a check", major).scans()).containsExactly("own");
        }
        assertThat(plan(
                                "Table t {\n id integer [pk]\n}",
                                "Table t {\n id integer [pk]\n a integer [default: 1, check: `a > 0`]\n}")
                        .hazards())
                .contains(FULL_SCAN);
    }

    @Test
    void aCheckIsReadAgainWhenItsColumnGetsATypeThatWritesNothing() {
        for (int major : MAJORS) {
            assertThat(Knowledge.of(Kind.CHANGE_TYPE_UNDER_A_CHECK, major).scans())
                    .containsExactly("own");
        }
        assertThat(plan(
                                "Table t {\n id integer [pk]\n a varchar(10) [check: `a <> 'z'`]\n}",
                                "Table t {\n id integer [pk]\n a varchar(20) [check: `a <> 'z'`]\n}")
                        .hazards())
                .contains(FULL_SCAN)
                .doesNotContain(TABLE_REWRITE);
    }

    @Test
    void anIndexOverAnExpressionOrOfSomeRowsIsBuiltAnewByATypeThatWritesNothing() {
        for (int major : MAJORS) {
            assertThat(Knowledge.of(Kind.CHANGE_TYPE_UNDER_AN_EXPRESSION, major).builds())
                    .containsExactly("own");
            assertThat(Knowledge.of(Kind.CHANGE_TYPE_UNDER_A_PREDICATE, major).builds())
                    .containsExactly("own");
        }
        String indexes = " indexes {\n  `lower(a)`\n  id [name: 'some'] //@ where: a > 'a'\n }\n}";
        Plan plan = plan(
                "Table t {\n id integer [pk]\n a varchar(10)\n" + indexes,
                "Table t {\n id integer [pk]\n a varchar(20)\n" + indexes);
        assertThat(reasons(plan, INDEX_BUILD)).hasSize(2);
        assertThat(plan.hazards()).doesNotContain(TABLE_REWRITE);
    }

    @Test
    void toDropAForeignKeyOrItsTableLocksTheTableItRefersToInFull() {
        for (int major : MAJORS) {
            assertThat(Knowledge.of(Kind.DROP_FOREIGN_KEY, major).locks())
                    .containsEntry("referenced", "ACCESS EXCLUSIVE");
            assertThat(Knowledge.of(Kind.DROP_TABLE_WITH_A_FOREIGN_KEY, major).locks())
                    .containsEntry("referenced", "ACCESS EXCLUSIVE");
        }
        String parent = "Table p {\n id integer [pk]\n}\n";
        String with = parent + "Table t {\n id integer [pk]\n p_id integer [ref: > p.id]\n}";
        for (String after : List.of(parent + "Table t {\n id integer [pk]\n p_id integer\n}", parent)) {
            Plan plan = plan(with, after);
            assertThat(plan.hazards()).contains(LOCKS_OTHER_TABLE);
            assertThat(locks(plan)).contains("ACCESS EXCLUSIVE on p");
        }
    }

    @Test
    void toReindexKeepsWritersOutOfTheTableAndAllOutOfTheIndex() {
        for (int major : MAJORS) {
            assertThat(effect("reindex", major).locks())
                    .isEqualTo(Map.of("own", "SHARE", "own_n_idx", "ACCESS EXCLUSIVE"));
        }
    }

    @Test
    void notNullIsSetWithoutALockThatGrowsWhileItIsHeld() {
        for (int major : MAJORS) {
            assertThat(Knowledge.of(Kind.VALIDATE_CHECK, major).locks()).containsEntry("own", "SHARE UPDATE EXCLUSIVE");
            assertThat(Knowledge.of(Kind.SET_NOT_NULL, major).locks()).containsEntry("own", "ACCESS EXCLUSIVE");
        }
        Plan plan = plan(
                "Table t {\n id integer [pk]\n a integer\n}", "Table t {\n id integer [pk]\n a integer [not null]\n}");
        assertThat(locks(plan)).containsExactly("ACCESS EXCLUSIVE on t");
    }

    @Test
    void setNotNullReadsEveryRowAlsoWhereANotNullIsThereThatIsNotValidated() {
        List<Example> on18 = Knowledge.examples().stream()
                .filter(example -> example.kind().equals("set not null")
                        && example.before().contains("NOT NULL n NOT VALID"))
                .toList();
        assertThat(on18)
                .singleElement()
                .satisfies(example -> assertThat(example.effect().scans()).containsExactly("own"));
        assertThat(plan(
                                "Table t {\n id integer [pk]\n a integer\n}",
                                "Table t {\n id integer [pk]\n a integer [not null]\n}")
                        .hazards())
                .contains(FULL_SCAN);
    }

    @Test
    void aComputedColumnIsNotDroppedInSilenceWithItsSource() {
        for (int major : List.of(13, 14)) {
            assertThat(effect("drop the source of a computed column", major).lost())
                    .isEqualTo("values and declarations");
        }
        assertThat(Knowledge.examples())
                .filteredOn(example ->
                        example.kind().equals("drop the source of a computed column") && example.holdsFor(15))
                .extracting(Example::fails)
                .containsExactly("2BP01");
        Plan plan = plan(
                "Table t {\n id integer [pk]\n a integer\n b integer //@ generated: a * 2\n}",
                "Table t {\n id integer [pk]\n}");
        assertThat(plan.toSql().indexOf("DROP COLUMN b"))
                .isBetween(0, plan.toSql().indexOf("DROP COLUMN a"));
    }

    @Test
    void aNewPartitionLocksTheParentInFull() {
        for (int major : MAJORS) {
            assertThat(effect("create partition", major).locks()).containsEntry("parent", "ACCESS EXCLUSIVE");
        }
    }

    @Test
    void aWayBackThatLosesValuesOrMayFailSaysSo() {
        String before = "Table t {\n id integer [pk]\n a integer [not null]\n}";
        Plan added = plan(before, "Table t {\n id integer [pk]\n a integer [not null]\n b text\n}");
        assertThat(added.hazards()).containsExactly(DATA_LOSS_ON_DOWN);
        assertThat(added.toDownSql()).contains("-- DATA_LOSS_ON_DOWN: the way back drops column t.b");
        assertThat(added.toSql()).doesNotContain("--");
        assertThat(plan(before, "Table t {\n id integer [pk]\n a integer\n}").hazards())
                .contains(MAY_FAIL_ON_DOWN);
        Plan dropped = plan(before, "Table t {\n id integer [pk]\n}");
        assertThat(dropped.steps()).extracting(Step::reversal).containsExactly(Reversal.STRUCTURE);
    }

    @Test
    void everyStepSaysWhatItLocks() {
        Plan plan = plan(
                "Table t {\n id integer [pk]\n a integer\n}",
                "Table t {\n id integer [pk]\n a bigint\n b text\n indexes {\n  b\n }\n}");
        assertThat(plan.steps()).allSatisfy(step -> assertThat(step.locks()).isNotEmpty());
        assertThat(locks(plan)).contains("ACCESS EXCLUSIVE on t", "SHARE on t");
    }

    private static Effect effect(String kind, int major) {
        return Knowledge.examples().stream()
                .filter(example -> example.kind().equals(kind) && example.holdsFor(major) && example.succeeds())
                .findFirst()
                .orElseThrow()
                .effect();
    }

    private static List<String> reasons(Plan plan, Hazard hazard) {
        return plan.steps().stream()
                .flatMap(step -> step.hazards().stream())
                .filter(one -> one.hazard() == hazard)
                .map(one -> one.reason())
                .toList();
    }

    private static List<String> locks(Plan plan) {
        return plan.steps().stream()
                .flatMap(step -> step.locks().stream())
                .map(TableLock::toString)
                .distinct()
                .toList();
    }

    private static Plan plan(String before, String after) {
        try (TestDatabase database = TestServer.current().newDatabase()) {
            nself(database, before).migrate();
            return nself(database, after).plan();
        }
    }

    private static Nself nself(TestDatabase database, String dbml) {
        return Nself.builder()
                .schema(SchemaSource.text(dbml))
                .dataSource(database.dataSource())
                .policy(Policy.development())
                .build();
    }
}
