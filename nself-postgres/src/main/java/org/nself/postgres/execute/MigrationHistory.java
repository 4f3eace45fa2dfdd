package org.nself.postgres.execute;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nself.NselfException;
import org.nself.migration.AppliedMigration;
import org.nself.migration.Migration;
import org.nself.migration.Version;
import org.nself.postgres.execute.Session.Taken;
import org.nself.spi.Database.Begun;
import org.nself.spi.ScriptReading;

/** Takes the turn of a migration and writes its row, and tells which of both failed. */
final class MigrationHistory {

    /** What the name of the history of migrations ends with; it begins like that of the history of schemas. */
    private static final String SUFFIX = "_of_migrations";

    private final Connection connection;
    private final Session session;
    private final String turn;
    private @Nullable MigrationTable table;

    /** @param schemas the name of the history of schemas, by which the turn goes too */
    MigrationHistory(Connection connection, Session session, String schemas) {
        this.connection = connection;
        this.session = session;
        this.turn = schemas;
    }

    /** Made when it is first asked for: applying a schema needs none. */
    MigrationTable table() throws SQLException {
        if (table == null) {
            table = new MigrationTable(connection, new HistoryName(connection, name()));
        }
        return table;
    }

    private String name() {
        return turn + SUFFIX;
    }

    /** That it was made may be undone. */
    void rolledBack() {
        table = null;
    }

    Begun begin(Optional<Version> version) throws SQLException {
        if (version.isEmpty()) {
            return new Begun(session.beginScripts(turn, Optional.empty()).isTurn(), Optional.empty());
        }
        Optional<String> question = table().isIn(version.get());
        return begun(session.beginScripts(turn, question), question.isEmpty(), version.get());
    }

    /** Few migrations have a row when their turn comes, so that it is read apart. */
    private Begun begun(Taken taken, boolean isUnknown, Version version) throws SQLException {
        boolean mayHaveRow = taken.isTurn() && (isUnknown || taken.isAnswered());
        return new Begun(taken.isTurn(), mayHaveRow ? find(version) : Optional.empty());
    }

    Optional<AppliedMigration> find(Version version) throws SQLException {
        return table().exists() ? table().find(version) : Optional.empty();
    }

    void prepare() {
        try {
            if (!table().exists()) {
                table().create();
            }
        } catch (SQLException failure) {
            throw Failures.history(name(), "create the history of migrations", failure);
        }
    }

    void add(Migration migration, Optional<ScriptReading> up, Duration duration) {
        prepare();
        try {
            table().add(migration, up, duration);
        } catch (SQLException failure) {
            throw refused(failure);
        }
    }

    /** @param next whose turn is begun by the same message, unless savepoints of the driver's are in the way */
    Begun addAndCommit(Migration migration, Optional<ScriptReading> up, Duration duration, Optional<Version> next) {
        prepare();
        try {
            String row = table().row(migration, up, duration);
            if (next.isPresent() && !session.setsSavepoints()) {
                String question = table().isIn(next.get()).orElseThrow();
                return begun(session.commitAndBeginScripts(row, turn, question), false, next.get());
            }
            session.commitAfter(row);
            return Begun.NOT;
        } catch (SQLException failure) {
            if (!session.isUnfinished()) {
                throw Failures.committing(failure);
            }
            if (next.isEmpty() || !isBehindCommit(failure)) {
                throw refused(failure);
            }
            // The turn was refused, and is asked for again, by itself, where it is blamed if that fails too.
            return Begun.NOT;
        }
    }

    private boolean isBehindCommit(SQLException failure) {
        try {
            return session.isBehindCommit();
        } catch (SQLException lost) {
            failure.addSuppressed(lost);
            throw Failures.committing(failure);
        }
    }

    private NselfException refused(SQLException failure) {
        return Failures.history(name(), "write the history of migrations", failure);
    }
}
