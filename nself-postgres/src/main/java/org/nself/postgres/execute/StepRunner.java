package org.nself.postgres.execute;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.nself.diff.Change;
import org.nself.plan.Step;
import org.nself.plan.Transaction;
import org.nself.spi.StepListener;

/**
 * Runs the steps of a plan. What touches nothing that anyone uses goes to the server many statements at a time, so that a
 * new schema does not cost a round trip for each of its hundreds of statements.
 */
final class StepRunner {

    /** Statements in one message; more gain nothing, and a failure costs running them again one by one. */
    private static final int TOGETHER = 200;

    private static final String BEFORE = "SAVEPOINT nself_together";
    private static final String AFTER = "RELEASE SAVEPOINT nself_together";
    private static final String BACK = "ROLLBACK TO SAVEPOINT nself_together; RELEASE SAVEPOINT nself_together";

    /** A statement of a step. */
    private record Part(Step step, String statement) {}

    private final Connection connection;
    private final Session session;

    StepRunner(Connection connection, Session session) {
        this.connection = connection;
        this.session = session;
    }

    /** Runs them in order, within a transaction. */
    void run(List<Step> steps, StepListener listener) {
        List<Part> waiting = new ArrayList<>();
        for (Step step : steps) {
            boolean alone = !isUnnoticed(step);
            if (alone || waiting.size() + step.up().size() > TOGETHER) {
                send(waiting, listener);
            }
            listener.started(step);
            step.up().forEach(statement -> waiting.add(new Part(step, statement)));
            if (alone) {
                each(waiting, listener);
            }
        }
        send(waiting, listener);
    }

    /** Whether it waits for nobody and keeps nobody waiting. */
    private static boolean isUnnoticed(Step step) {
        return step.locks().isEmpty() && step.transaction() == Transaction.SHARED;
    }

    /** Only a statement that runs by itself can be blamed, so that all run again that way when one fails. */
    private void send(List<Part> parts, StepListener listener) {
        if (parts.size() < 2) {
            each(parts, listener);
            return;
        }
        StringBuilder all = new StringBuilder(BEFORE);
        for (Part part : parts) {
            listener.sending(part.statement());
            all.append(";\n").append(part.statement());
        }
        try {
            session.execute(all.append(";\n").append(AFTER).toString());
            parts.clear();
        } catch (SQLException failure) {
            if (!takeBack(failure)) {
                // Which of them it was is not known, so that no table is blamed.
                String what = parts.getFirst().statement() + ";\n-- and " + (parts.size() - 1) + " more";
                throw Failures.internal(what, failure);
            }
            each(parts, listener);
        }
    }

    /** Whether the statements may be sent again: someone who cancelled them would have to do so twice. */
    private boolean takeBack(SQLException failure) {
        if (Failures.state(failure).equals(Failures.CANCELED)) {
            return false;
        }
        try {
            session.execute(BACK);
            return true;
        } catch (SQLException lost) {
            failure.addSuppressed(lost);
            return false;
        }
    }

    private void each(List<Part> parts, StepListener listener) {
        for (Part part : parts) {
            listener.sending(part.statement());
            try {
                session.execute(part.statement());
            } catch (SQLException failure) {
                throw Failures.running(part.statement(), part.step().subject(), failure);
            }
        }
        parts.clear();
    }

    /** Runs one outside of a transaction; what it leaves half done is cleared away where that can be done at once. */
    void runOutside(Step step, Consumer<String> listener, Consumer<String> progress) {
        try {
            for (String statement : step.up()) {
                listener.accept(statement);
                if (step.changes().getFirst() instanceof Change.Fill) {
                    LongStatement.run(connection, session, statement, progress);
                } else {
                    session.execute(statement);
                }
            }
        } catch (SQLException failure) {
            clear(step, failure);
            throw Failures.runningOutside(String.join("; ", step.up()), step.subject(), failure);
        }
    }

    /** An index that could not be built is there all the same, and takes time from every writer; one of that name was there. */
    private void clear(Step step, SQLException failure) {
        boolean builds = step.changes().getFirst() instanceof Change.CreateIndex;
        if (!builds || Failures.state(failure).equals(Failures.THERE_ALREADY)) {
            return;
        }
        try {
            for (String statement : step.down()) {
                session.execute(statement);
            }
        } catch (SQLException left) {
            // The next plan clears it away; what went wrong first is what matters.
            failure.addSuppressed(left);
        }
    }
}
