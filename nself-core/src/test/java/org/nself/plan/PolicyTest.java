package org.nself.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.nself.diff.Change;
import org.nself.plan.StepHazard.Evidence;
import org.nself.schema.Column;
import org.nself.schema.DataType;
import org.nself.schema.QualifiedName;

class PolicyTest {

    private static final QualifiedName USERS = QualifiedName.of("users");
    private static final Change DROP = new Change.DropColumn(USERS, Column.of("nickname", DataType.of("text")));

    @Test
    void safeRefusesToDeleteData() {
        assertThat(plan(StepHazard.of(Hazard.DATA_LOSS, "drops it"), 10).refusals(Policy.safe()))
                .hasSize(1);
    }

    @Test
    void whatIsAllowedRuns() {
        Plan plan = plan(StepHazard.of(Hazard.DATA_LOSS, "drops it"), 10);

        assertThat(plan.refusals(Policy.safe().allow(Hazard.DATA_LOSS))).isEmpty();
        assertThat(plan.refusals(Policy.development())).isEmpty();
        assertThat(plan.refusals(Policy.safe().allow(Hazard.TABLE_REWRITE))).hasSize(1);
    }

    @Test
    void aHazardThatTheDataRulesOutIsNone() {
        StepHazard hazard = StepHazard.of(Hazard.MAY_FAIL_ON_DATA, "fails on null", "SELECT 1");

        assertThat(plan(hazard, 10).refusals(Policy.safe())).hasSize(1);
        assertThat(plan(hazard.withEvidence(Evidence.PRESENT), 10).refusals(Policy.safe()))
                .hasSize(1);
        assertThat(plan(hazard.withEvidence(Evidence.ABSENT), 10).refusals(Policy.safe()))
                .isEmpty();
    }

    @Test
    void aRewriteIsRefusedOnALargeTableOnly() {
        StepHazard rewrite = StepHazard.of(Hazard.TABLE_REWRITE, "rewrites it");
        long large = Policy.safe().largeTable();

        assertThat(plan(rewrite, large - 1).refusals(Policy.safe())).isEmpty();
        assertThat(plan(rewrite, large).refusals(Policy.safe())).hasSize(1);
        assertThat(plan(rewrite, 10).refusals(Policy.safe().largeTable(10))).hasSize(1);
    }

    @Test
    void aRefusalSaysWhatIsAtStakeTheLockAndWhatAllowsIt() {
        StepHazard hazard = StepHazard.of(Hazard.DATA_LOSS, "drops column users.nickname with all its values");

        assertThat(plan(hazard, 8_192).refusals(Policy.safe()).getFirst()).hasToString("""
                DATA_LOSS users.nickname: drops column users.nickname with all its values
                      at stake: about 120 rows
                      lock: ACCESS EXCLUSIVE on users
                      allow it: .policy(Policy.safe().allow(Hazard.DATA_LOSS))""");
    }

    @Test
    void aSizeIsSaidAsFarAsItIsKnown() {
        assertThat(TableSize.of(1, 8_192)).hasToString("about 1 row");
        assertThat(new TableSize(OptionalLong.empty(), 8_192)).hasToString("an unknown number of rows in 8 kB");
        assertThat(new TableSize(OptionalLong.empty(), 0)).hasToString("no rows");
    }

    @Test
    void aScriptHasOneStatementAParagraphAndHazardsAboveThem() {
        Plan plan = plan(StepHazard.of(Hazard.DATA_LOSS, "drops column users.nick\nname"), 8_192);

        assertThat(plan.toSql()).isEqualTo("""
                -- DATA_LOSS: drops column users.nick name
                ALTER TABLE users DROP COLUMN nickname;
                """);
        assertThat(plan.toDownSql()).isEqualTo("""
                -- STRUCTURE: not what the way up lost (drops column users.nick name)
                ALTER TABLE users ADD COLUMN nickname text;

                COMMENT ON COLUMN users.nickname IS 'n';
                """);
    }

    @Test
    void aWayBackIsExactUnlessSomethingIsLost() {
        StepHazard loss = StepHazard.of(Hazard.DATA_LOSS, "drops column users.nickname with all its values");

        assertThat(reversal(plan(loss, 8_192))).isEqualTo(Reversal.STRUCTURE);
        assertThat(reversal(plan(loss.withEvidence(StepHazard.Evidence.ABSENT), 8_192)))
                .isEqualTo(Reversal.EXACT);
        assertThat(reversal(plan(StepHazard.of(Hazard.FULL_SCAN, "reads"), 8_192)))
                .isEqualTo(Reversal.EXACT);
    }

    private static Reversal reversal(Plan plan) {
        return plan.steps().getFirst().reversal();
    }

    @Test
    void waitsAreBoundedByConstruction() {
        assertThatThrownBy(() -> Policy.safe().lockTimeout(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("lockTimeout must be positive: PT0S");
        assertThatThrownBy(() -> Policy.safe().retries(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Plan plan(StepHazard hazard, long bytes) {
        return new Plan(
                "start",
                List.of(new Step(
                        List.of(DROP),
                        List.of("ALTER TABLE users DROP COLUMN nickname"),
                        List.of(
                                "ALTER TABLE users ADD COLUMN nickname text",
                                "COMMENT ON COLUMN users.nickname IS 'n'"),
                        List.of(hazard),
                        List.of(new TableLock(USERS, TableLock.Mode.ACCESS_EXCLUSIVE)),
                        Optional.of(TableSize.of(120, bytes)),
                        Transaction.SHARED,
                        Transaction.SHARED)));
    }
}
