package org.nself.postgres.execute;

import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.nself.postgres.script.ScriptStatement;
import org.nself.spi.ScriptListener;
import org.postgresql.core.BaseConnection;
import org.postgresql.util.PSQLWarning;
import org.postgresql.util.ServerErrorMessage;

/**
 * Watches one statement while it runs: passes on what the server says, which the driver keeps with the statement as it
 * arrives, and cancels it when asked to. The driver tells nobody when something arrives, so the watch looks.
 */
final class ScriptWatch implements AutoCloseable {

    private static final long INTERVAL_MILLIS = 50;

    private final ScriptStatement statement;
    private final Statement running;
    private final ScriptListener listener;
    private final Cancellation cancellation;
    private final Thread thread;

    private @Nullable SQLWarning last;
    private @Nullable RuntimeException failure;
    private boolean done;

    /** Whether somebody wants the script to stop. */
    @FunctionalInterface
    interface Cancellation {
        boolean isWanted();
    }

    private ScriptWatch(
            ScriptStatement statement, Statement running, ScriptListener listener, Cancellation cancellation) {
        this.statement = statement;
        this.running = running;
        this.listener = listener;
        this.cancellation = cancellation;
        this.thread = Thread.ofVirtual().name("nself-script-watch").unstarted(this::watch);
    }

    static ScriptWatch start(
            ScriptStatement statement, Statement running, ScriptListener listener, Cancellation cancellation) {
        ScriptWatch watch = new ScriptWatch(statement, running, listener, cancellation);
        watch.thread.start();
        return watch;
    }

    private synchronized void watch() {
        try {
            while (!done) {
                wait(INTERVAL_MILLIS);
                passOn();
                if (!done && (failure != null || cancellation.isWanted())) {
                    running.getConnection().unwrap(BaseConnection.class).cancelQuery();
                }
            }
        } catch (SQLException lost) {
            // The statement itself fails for the same reason, and says so.
            LostConnection.log(lost);
        } catch (InterruptedException unexpected) {
            Thread.currentThread().interrupt();
        }
    }

    /** A listener that fails stops the script; its failure comes out of {@link #close()}. */
    private void passOn() throws SQLException {
        try {
            SQLWarning next = last == null ? running.getWarnings() : last.getNextWarning();
            while (failure == null && next != null) {
                last = next;
                say(statement, next, listener);
                next = next.getNextWarning();
            }
        } catch (RuntimeException thrown) {
            failure = thrown;
        }
    }

    static void say(ScriptStatement statement, SQLWarning said, ScriptListener listener) {
        ServerErrorMessage message = said instanceof PSQLWarning warning ? warning.getServerErrorMessage() : null;
        String severity = message == null ? null : message.getSeverity();
        listener.said(
                statement.described(), severity == null ? "WARNING" : severity, String.valueOf(said.getMessage()));
    }

    /** Passes on the rest, once the statement has ended, however it did. */
    @Override
    public synchronized void close() {
        done = true;
        notifyAll();
        try {
            passOn();
        } catch (SQLException lost) {
            LostConnection.log(lost);
        }
        if (failure != null) {
            throw failure;
        }
    }
}
