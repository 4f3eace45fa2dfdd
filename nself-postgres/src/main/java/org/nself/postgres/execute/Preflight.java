package org.nself.postgres.execute;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.nself.plan.Plan;
import org.nself.plan.Policy;
import org.nself.plan.Step;
import org.nself.plan.StepHazard;
import org.nself.plan.StepHazard.Evidence;

/** Asks the data, before anything is changed, whether a hazard would come true. Never asks longer than the policy says. */
final class Preflight {

    private final Connection connection;
    private final Session session;
    private final Policy policy;

    Preflight(Connection connection, Session session, Policy policy) {
        this.connection = connection;
        this.session = session;
        this.policy = policy;
    }

    Plan assess(Plan plan) throws SQLException {
        boolean nothingToAsk = plan.steps().stream()
                .flatMap(step -> step.hazards().stream())
                .allMatch(hazard -> hazard.preflight().isEmpty());
        if (nothingToAsk) {
            return plan;
        }
        session.limitStatements(policy.probeTimeout());
        List<Step> steps = new ArrayList<>();
        for (Step step : plan.steps()) {
            List<StepHazard> hazards = new ArrayList<>();
            for (StepHazard hazard : step.hazards()) {
                hazards.add(
                        hazard.preflight().isPresent()
                                ? asked(hazard, hazard.preflight().get())
                                : hazard);
            }
            steps.add(step.withHazards(hazards));
        }
        session.limitStatements(policy.statementTimeout());
        return new Plan(plan.from(), steps);
    }

    /**
     * A query that fails tells nothing, save one: a value that cannot be converted is the very row that was looked for.
     * Either way the transaction goes on from the savepoint. Rows are fetched one by one: the first tells all, and the time for
     * the others may run out.
     */
    private StepHazard asked(StepHazard hazard, String query) throws SQLException {
        Savepoint before = connection.setSavepoint();
        List<String> examples = new ArrayList<>();
        boolean any = false;
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.setFetchSize(1);
            try (ResultSet row = statement.executeQuery(query)) {
                while (row.next()) {
                    any = true;
                    ExampleRow.of(row).ifPresent(examples::add);
                }
            }
            connection.releaseSavepoint(before);
            return any ? found(hazard, examples) : hazard.withEvidence(Evidence.ABSENT);
        } catch (SQLException failure) {
            connection.rollback(before);
            if (isDataException(failure)) {
                examples.add(Failures.firstLine(failure));
            }
            return any || isDataException(failure) ? found(hazard, examples) : hazard.withEvidence(Evidence.UNKNOWN);
        }
    }

    private StepHazard found(StepHazard hazard, List<String> examples) {
        return hazard.withExamples(examples.subList(0, Math.min(examples.size(), policy.examples())));
    }

    /** Class 22 of the error codes: the value is wrong, not the query. */
    private static boolean isDataException(SQLException failure) {
        return Failures.state(failure).startsWith("22");
    }
}
