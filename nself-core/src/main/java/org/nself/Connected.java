package org.nself;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nself.migration.AppliedMigration;
import org.nself.migration.Migration;
import org.nself.migration.Version;
import org.nself.spi.Database;
import org.nself.spi.Database.Begun;
import org.nself.spi.Dialect;
import org.nself.spi.ScriptReading;

/**
 * One connection for all that a command does; another one after a failure that may pass. Opened when it is first needed.
 */
final class Connected implements AutoCloseable {

    private final Options options;
    private final Dialect dialect;
    private final Turn turn;
    private final EventLog events;
    private @Nullable Database database;
    private boolean waiting;

    /** The turn that the commit of the migration before has begun. */
    private Optional<Begun> ahead = Optional.empty();

    /** Whose commit was sent, and not answered. */
    private Optional<Version> unanswered = Optional.empty();

    Connected(Options options, Dialect dialect, Turn turn, EventLog events) {
        this.options = options;
        this.dialect = dialect;
        this.turn = turn;
        this.events = events;
    }

    static Connected of(Options options, Dialect dialect) {
        return new Connected(
                options, dialect, new Turn(options.policy().waitTimeout()), new EventLog(options.listener()));
    }

    /** Another connection beside this one, which the caller closes. */
    Database another() {
        return dialect.open(options.dataSource(), new Dialect.Settings(options.historyTable(), options.policy()));
    }

    Database database() {
        if (database == null) {
            database = another();
        }
        return database;
    }

    /**
     * Does the work as the one instance that migrates, in one transaction, again and again while that may help.
     *
     * @param changesSession whether the work may change settings of the session, which are put back then
     */
    <T> T inTurn(boolean changesSession, Function<Database, T> work) {
        return inTurn(changesSession, Optional.empty(), (database, none) -> work.apply(database));
    }

    /**
     * The same for work on a migration.
     *
     * @param work gets the row that the history has of it; may commit by {@link #addAndCommit}
     */
    <T> T inTurn(
            boolean changesSession,
            Optional<Version> version,
            BiFunction<Database, Optional<AppliedMigration>, T> work) {
        return retried(database -> {
            if (changesSession) {
                database.rememberSession();
            }
            T result = work.apply(database, begin(version));
            if (ahead.isEmpty()) {
                database.commit();
            }
            turn.restart();
            if (changesSession) {
                database.restoreSession();
            }
            return result;
        });
    }

    /**
     * Writes the row of the migration that the turn is for, commits, and takes the turn of the next one along.
     *
     * @param next which the next turn must be for; empty when something else comes before it
     */
    void addAndCommit(Migration migration, ScriptReading up, Duration duration, Optional<Version> next) {
        unanswered = Optional.of(migration.version());
        Begun begun;
        try {
            begun = database().addAndCommit(migration, Optional.of(up), duration, next);
        } catch (StatementFailedException failure) {
            if (!isLost(failure.details().sqlState())) {
                unanswered = Optional.empty();
            }
            throw failure;
        }
        unanswered = Optional.empty();
        ahead = begun.isTurn() ? Optional.of(begun) : Optional.empty();
    }

    /** Whether nothing was heard of a commit: the connection broke, or the server went down. Else it is known to have failed. */
    private static boolean isLost(String sqlState) {
        return sqlState.startsWith("08") || sqlState.startsWith("57P");
    }

    /** Whether a row that is there is one of these: the connection was lost before the server could say so. */
    boolean mayHaveCommitted(Version version) {
        return unanswered.equals(Optional.of(version));
    }

    /** Does the work as the one instance that migrates, and undoes it. */
    <T> T tried(Function<Database, T> work) {
        return retried(database -> {
            database.rememberSession();
            begin(Optional.empty());
            T result = work.apply(database);
            database.rollback();
            database.restoreSession();
            return result;
        });
    }

    /** Does the work on a connection, again and again while that may help. */
    <T> T retried(Function<Database, T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.apply(database());
            } catch (NselfException failure) {
                close();
                if (attempt > options.policy().retries() || !Migrator.isRetryable(failure)) {
                    throw failure;
                }
                events.tell(new Event.Retrying(attempt, failure));
                turn.pause();
            }
        }
    }

    private Optional<AppliedMigration> begin(Optional<Version> version) {
        Begun begun = ahead.orElseGet(() -> database().beginScripts(version));
        ahead = Optional.empty();
        while (!begun.isTurn()) {
            if (!waiting) {
                waiting = true;
                events.tell(new Event.Waiting());
            }
            if (turn.isOver()) {
                throw new EnvironmentException(
                        "NS5004",
                        "another instance has been migrating for "
                                + options.policy().waitTimeout().toSeconds() + " seconds; nothing was changed",
                        "look in pg_stat_activity for what it waits for, or raise Policy.waitTimeout",
                        null);
            }
            turn.pause();
            begun = database().beginScripts(version);
        }
        return begun.row();
    }

    @Override
    public void close() {
        ahead = Optional.empty();
        if (database != null) {
            Database closing = database;
            database = null;
            closing.close();
        }
    }
}
