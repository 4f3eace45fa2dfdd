package org.nself.postgres.execute;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.Duration;
import java.util.OptionalLong;
import org.nself.postgres.script.PlainSql;
import org.nself.postgres.script.Script;
import org.nself.postgres.script.ScriptStatement;
import org.nself.schema.Diagnostic;
import org.nself.spi.ScriptListener;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/**
 * Runs the statements of a script, each by itself, in whatever transaction the connection is in. Neither begins nor ends
 * one, and changes no settings: the session must have {@code standard_conforming_strings = on}, and a
 * {@code client_min_messages} that lets through what the listener should hear. When the thread is interrupted, the
 * statement that runs is cancelled and none is sent after it.
 */
final class ScriptRunner {

    private final Connection connection;
    private final Script script;
    private final ScriptListener listener;
    private final ScriptWatch watch;
    private final Thread thread = Thread.currentThread();

    /**
     * @param watch of the connection, which watches nothing else meanwhile
     * @throws IllegalArgumentException when the script has errors
     */
    ScriptRunner(Connection connection, Script script, ScriptListener listener, ScriptWatch watch) {
        if (script.diagnostics().stream().anyMatch(Diagnostic::isError)) {
            throw new IllegalArgumentException("this script cannot be run: " + script.diagnostics());
        }
        this.connection = connection;
        this.script = script;
        this.listener = listener;
        this.watch = watch;
    }

    /**
     * Runs all statements, in order.
     *
     * @throws org.nself.NselfException when one fails; those behind it were not sent
     */
    void run() {
        script.statements().forEach(this::run);
    }

    /**
     * Runs one statement of the script.
     *
     * @throws org.nself.NselfException when it fails
     */
    void run(ScriptStatement statement) {
        if (isCancelled()) {
            throw ScriptFailures.cancelled(script, statement, inTransaction());
        }
        listener.started(statement.described());
        long start = System.nanoTime();
        OptionalLong rows;
        try (Statement running = connection.createStatement()) {
            rows = watched(statement, running);
        } catch (SQLException failure) {
            throw ScriptFailures.running(script, statement, failure, isCancelled(), inTransaction());
        }
        listener.finished(statement.described(), rows, Duration.ofNanos(System.nanoTime() - start));
    }

    /** Whoever interrupts the thread that made this runner wants the run to end soon. */
    private boolean isCancelled() {
        return thread.isInterrupted();
    }

    private OptionalLong watched(ScriptStatement statement, Statement running) throws SQLException {
        watch.begin(statement, running, listener, this::isCancelled);
        try {
            return statement.rows().isPresent()
                    ? copy(statement, statement.rows().get())
                    : PlainSql.execute(running, statement.text());
        } finally {
            watch.end();
        }
    }

    /** What the server says while rows are copied, the driver hands over at their end. */
    private OptionalLong copy(ScriptStatement statement, ScriptStatement.Rows rows) throws SQLException {
        connection.clearWarnings();
        try {
            CopyManager driver = new CopyManager(connection.unwrap(BaseConnection.class));
            return OptionalLong.of(driver.copyIn(statement.text(), new StringReader(rows.text())));
        } catch (IOException impossible) {
            throw new UncheckedIOException("a text can be read", impossible);
        } finally {
            for (SQLWarning said = connection.getWarnings(); said != null; said = said.getNextWarning()) {
                ScriptWatch.say(statement, said, listener);
            }
        }
    }

    private boolean inTransaction() {
        try {
            return !connection.getAutoCommit();
        } catch (SQLException lost) {
            // Whatever was open is rolled back by the server.
            LostConnection.log(lost);
            return false;
        }
    }
}
