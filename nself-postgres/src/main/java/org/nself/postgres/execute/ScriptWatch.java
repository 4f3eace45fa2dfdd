package org.nself.postgres.execute;

import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.nself.postgres.script.ScriptStatement;
import org.nself.spi.ScriptListener;
import org.postgresql.core.BaseConnection;
import org.postgresql.util.PSQLWarning;
import org.postgresql.util.ServerErrorMessage;

/**
 * Watches the statements of scripts while they run, one after the other: passes on what the server says, which the driver
 * keeps with the statement as it arrives, and cancels it when asked to. The driver tells nobody when something arrives, so
 * the watch looks. Its thread begins with the first statement and stays until the end, for most statements are over before it
 * would have looked at them.
 */
final class ScriptWatch implements AutoCloseable {

    private static final long INTERVAL_MILLIS = 50;

    private @Nullable Watched watched;
    private @Nullable Thread thread;
    private boolean closed;

    /** A statement that runs. */
    private static final class Watched {

        private final ScriptStatement statement;
        private final Statement running;
        private final ScriptListener listener;
        private final BooleanSupplier cancellation;
        private @Nullable SQLWarning last;
        private @Nullable RuntimeException failure;

        Watched(ScriptStatement statement, Statement running, ScriptListener listener, BooleanSupplier cancellation) {
            this.statement = statement;
            this.running = running;
            this.listener = listener;
            this.cancellation = cancellation;
        }

        void look() {
            try {
                passOn();
                if (failure != null || cancellation.getAsBoolean()) {
                    running.getConnection().unwrap(BaseConnection.class).cancelQuery();
                }
            } catch (SQLException lost) {
                // The statement itself fails for the same reason, and says so.
                LostConnection.log(lost);
            }
        }

        /** A listener that fails stops the script; its failure comes out of {@link #end()}. */
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

        void end() {
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

    /**
     * Watches a statement that is about to run, until {@link #end()}.
     *
     * @param cancellation whether somebody wants the script to stop
     */
    synchronized void begin(
            ScriptStatement statement, Statement running, ScriptListener listener, BooleanSupplier cancellation) {
        watched = new Watched(statement, running, listener, cancellation);
        if (thread == null) {
            thread = Thread.ofVirtual().name("nself-script-watch").start(this::watch);
        }
    }

    /** Passes on the rest, once the statement has ended, however it did. */
    synchronized void end() {
        if (watched != null) {
            Watched ended = watched;
            watched = null;
            ended.end();
        }
    }

    private synchronized void watch() {
        try {
            while (!closed) {
                wait(INTERVAL_MILLIS);
                if (watched != null) {
                    watched.look();
                }
            }
        } catch (InterruptedException unexpected) {
            Thread.currentThread().interrupt();
        }
    }

    static void say(ScriptStatement statement, SQLWarning said, ScriptListener listener) {
        ServerErrorMessage message = said instanceof PSQLWarning warning ? warning.getServerErrorMessage() : null;
        String severity = message == null ? null : message.getSeverity();
        listener.said(
                statement.described(), severity == null ? "WARNING" : severity, String.valueOf(said.getMessage()));
    }

    /** Watches no more. */
    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
