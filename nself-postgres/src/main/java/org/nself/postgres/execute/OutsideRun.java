package org.nself.postgres.execute;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.nself.MigrationRefusedException;
import org.nself.migration.AppliedMigration;
import org.nself.migration.Direction;
import org.nself.migration.Header;
import org.nself.migration.Migration;
import org.nself.migration.Progress;
import org.nself.migration.Version;
import org.nself.postgres.script.Script;
import org.nself.postgres.script.ScriptStatement;
import org.nself.postgres.script.Trace;
import org.nself.spi.ScriptListener;
import org.nself.spi.ScriptReading;

/**
 * Runs a script outside of a transaction and writes into the history how far it came, so that after a run which was cut off
 * at any moment another one goes on, does nothing twice and leaves nothing out. A statement that may run in a transaction
 * does, together with its row; before any other the row says that it was begun, and what the statement leaves behind tells
 * later whether it took effect.
 */
final class OutsideRun {

    private final Connection connection;
    private final MigrationTable table;
    private final Script script;
    private final Header header;
    private final ScriptRunner runner;
    private final Probe probe;

    /** @param watch of the connection */
    OutsideRun(Connection connection, MigrationTable table, Script script, ScriptListener listener, ScriptWatch watch) {
        this.connection = connection;
        this.table = table;
        this.script = script;
        this.header = Header.of(script.source());
        this.runner = new ScriptRunner(connection, script, listener, watch);
        this.probe = new Probe(connection);
    }

    /** @param reading of the file that is run */
    void run(Migration migration, Direction direction, ScriptReading reading) throws SQLException {
        List<ScriptStatement> statements = script.statements();
        Progress progress = settle(migration, direction, reading);
        settings(statements.subList(0, Math.min(progress.done(), statements.size())));
        while (progress.done() < statements.size()) {
            progress = step(migration.version(), statements.get(progress.done()), progress);
        }
    }

    /** Finds out whether the statement took effect that was cut off, if one was. */
    Progress settle(Migration migration, Direction direction, ScriptReading reading) throws SQLException {
        Progress progress = progress(migration, direction, reading);
        if (!progress.begun()) {
            return progress;
        }
        ScriptStatement cutOff = script.statements().get(progress.done());
        Progress settled = tookEffect(migration, cutOff) ? progress.further() : progress.back();
        table.progress(migration.version(), settled);
        return settled;
    }

    private Progress progress(Migration migration, Direction direction, ScriptReading reading) throws SQLException {
        if (!table.exists()) {
            table.create();
        }
        Optional<Progress> before = table.settled(migration.version()).flatMap(AppliedMigration::progress);
        if (before.isPresent()) {
            refuseAnother(migration, direction, before.get(), reading);
            return before.get();
        }
        Progress beginning = Progress.atBeginning(direction, reading.checksum());
        switch (direction) {
            case UP -> table.begin(migration, reading);
            case DOWN -> table.progress(migration.version(), beginning);
        }
        return beginning;
    }

    private void refuseAnother(Migration migration, Direction direction, Progress before, ScriptReading reading) {
        if (before.direction() != direction || !before.checksum().equals(reading.checksum())) {
            throw new MigrationRefusedException(
                    "NS5008",
                    List.of(migration.version()),
                    migration.file(direction).name() + " is not the file that was cut off",
                    "get that file back from version control, let it run to its end, and put later changes into a migration"
                            + " of their own");
        }
    }

    /** A session that begins anew has none of the settings that the statements before rely on. */
    private void settings(List<ScriptStatement> done) {
        done.stream()
                .filter(statement -> statement.trace() instanceof Trace.SetsSession)
                .forEach(runner::run);
    }

    private boolean tookEffect(Migration migration, ScriptStatement statement) throws SQLException {
        if (header.repeatable() && statement.trace() instanceof Trace.Unknown) {
            return false;
        }
        return switch (statement.trace()) {
            case Trace.Transactional ignored -> false;
            case Trace.SetsSession ignored -> false;
            case Trace.Repeatable ignored -> false;
            case Trace.CreatesIndex created -> probe.isCreated(created);
            case Trace.DropsIndex dropped -> probe.isDropped(dropped);
            case Trace.Detaches detached -> probe.isDetached(detached);
            case Trace.Unknown ignored ->
                throw new MigrationRefusedException(
                        "NS5009",
                        List.of(migration.version()),
                        "the run was cut off while " + statement.place()
                                + " ran, and nobody but you can tell whether it" + " took effect:\n  "
                                + statement.described().beginning(),
                        "look, bring the database to one side or the other, and then call nself.markApplied("
                                + migration.version() + "L).execute() or nself.markPending(" + migration.version()
                                + "L).execute()");
        };
    }

    private Progress step(Version version, ScriptStatement statement, Progress progress) throws SQLException {
        if (isTransactional(statement.trace())) {
            inTransaction(version, statement, progress.further());
        } else {
            table.progress(version, progress.beginning());
            patiently(statement);
            table.progress(version, progress.further());
        }
        return progress.further();
    }

    /**
     * An index that is built or dropped concurrently waits for transactions that are older, and nobody waits behind it: it waits
     * as long as it takes, unless the file says how long.
     */
    private void patiently(ScriptStatement statement) throws SQLException {
        boolean patient =
                statement.trace() instanceof Trace.CreatesIndex || statement.trace() instanceof Trace.DropsIndex;
        if (!patient
                || script.source().text().contains("lock_timeout")
                || header.lockTimeout().isPresent()) {
            runner.run(statement);
            return;
        }
        String before = lockTimeout("0");
        runner.run(statement);
        lockTimeout(before);
    }

    /** Returns what it was. A session whose statement failed is given back with the settings that it had. */
    private String lockTimeout(String value) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT current_setting('lock_timeout'), set_config('lock_timeout', ?, false)")) {
            statement.setString(1, value);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private static boolean isTransactional(Trace trace) {
        return trace instanceof Trace.Transactional;
    }

    private void inTransaction(Version version, ScriptStatement statement, Progress after) throws SQLException {
        connection.setAutoCommit(false);
        try {
            runner.run(statement);
            table.progress(version, after);
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException | RuntimeException failure) {
            undo(failure);
            throw failure;
        }
    }

    private void undo(Exception failure) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException lost) {
            // The server undoes it by itself; what went wrong first is what matters.
            failure.addSuppressed(lost);
        }
    }
}
