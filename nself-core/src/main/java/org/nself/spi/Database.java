package org.nself.spi;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.nself.diff.Change;
import org.nself.diff.Intents;
import org.nself.migration.AppliedMigration;
import org.nself.migration.Direction;
import org.nself.migration.Header;
import org.nself.migration.HistoryHead;
import org.nself.migration.Migration;
import org.nself.migration.Progress;
import org.nself.migration.Version;
import org.nself.plan.Plan;
import org.nself.plan.Step;
import org.nself.schema.Schema;
import org.nself.schema.SourceFile;

/**
 * One connection to one database, used by one thread. Every method may throw {@link org.nself.NselfException}; after
 * that only {@link #rollback()} and {@link #close()} make sense.
 */
public interface Database extends AutoCloseable {

    /** The newest row of the history, by one query outside any transaction; empty when there is no history yet. */
    Optional<HistoryEntry> latest();

    /**
     * Opens a transaction and tries to become the one that migrates. Never waits inside the server.
     *
     * @return whether the transaction is open; when it is not, another instance is migrating
     */
    boolean begin();

    /**
     * As {@link #begin()}, for SQL files: they find the settings of the session that a person would find, with the policy's
     * timeouts. Reads a row of the history once it is this one's turn, as {@link #migration} does.
     *
     * @param version whose row is read
     */
    Begun beginScripts(Optional<Version> version);

    /**
     * Whether a transaction was opened, and what was read in it first.
     *
     * @param isTurn whether the transaction is open; when it is not, another instance is migrating
     * @param row that was asked for; empty when there is none
     */
    record Begun(boolean isTurn, Optional<AppliedMigration> row) {

        /** Another instance is migrating. */
        public static final Begun NOT = new Begun(false, Optional.empty());

        public Begun {
            requireNonNull(row, "row");
        }
    }

    /** Opens a transaction that reads one consistent state and cannot write; takes no lock that anyone waits for. */
    void beginReading();

    /** The newest row of the history whose files had these hashes; empty when they were never applied. */
    Optional<HistoryEntry> find(List<String> hashes);

    /** The files of the newest row of the history; empty when there is none. Within a transaction. */
    List<SourceFile> lastSources();

    /** What the namespaces hold, by a fixed number of queries. Within a transaction. */
    Catalog catalog(Set<String> namespaces);

    /**
     * As {@link #catalog}, without the sizes of the tables and what stands on them. Takes no lock but, for a moment,
     * the weakest one on a table with expressions over its columns. Within a transaction.
     */
    Catalog outline(Set<String> namespaces);

    /** All that the database is made of, by a fixed number of queries. Within a transaction. */
    Structure structure();

    /**
     * Puts a desired schema into the words of the database. The server is asked about texts that differ; what is built
     * for that is gone when the method returns. Within a transaction.
     *
     * @param owned what was declared last, as its author wrote it
     * @param intents what the author of the desired schema says about the way to it
     */
    Alignment align(Schema desired, Schema owned, Intents intents, Catalog catalog);

    /** Why changes cannot be made though each could be on its own: something that is not managed stands in the way. */
    List<Problem> obstacles(List<Change> changes, Catalog catalog);

    /** Asks the data about every hazard that has a preflight query; no query runs longer than the policy says. */
    Plan assess(Plan plan);

    /**
     * Runs the statements of steps in order; those that nobody else can notice may go to the server together, and are as if
     * they had gone one by one. Within a transaction.
     */
    void run(List<Step> steps, StepListener listener);

    /**
     * Runs the statements of one step outside of a transaction, while another connection is the one that migrates. They wait
     * for locks as long as it takes, for nobody waits behind them. What a statement that fails leaves half done is for
     * {@link Dialect#resume} to clear away.
     *
     * @param listener hears each statement before it runs
     * @param progress hears from another thread how far a statement is that takes long
     */
    void runOutside(Step step, Consumer<String> listener, Consumer<String> progress);

    /** Creates the history where there is none and adds a row. Within the same transaction as the steps. */
    HistoryEntry record(
            List<SourceFile> sources, Set<String> namespaces, String fingerprint, int steps, Duration duration);

    /** The migrations that were applied, oldest first; none when there is no history of them yet. Within a transaction or not. */
    List<AppliedMigration> migrations();

    /** What the history of migrations says in short, by one query; empty when there is none. Outside a transaction. */
    Optional<HistoryHead> migrationsHead();

    /** The row of one migration; empty when it was not applied. Within a transaction or not. */
    Optional<AppliedMigration> migration(Version version);

    /** Fails if a commit would, because of what is checked at its end; does not commit. Within a transaction. */
    void checkDeferred();

    /**
     * Runs a SQL file, statement by statement, within the transaction, with the timeouts that its header asks for. Whatever
     * role it takes on, it is given up at its end.
     */
    void run(SourceFile script, Header header, ScriptListener listener);

    /**
     * Creates the history of migrations where there is none. Within a transaction. Before {@link #runOutside}: what another
     * connection creates while a transaction is open, that transaction may not see.
     */
    void prepareMigrations();

    /**
     * Runs one of a migration's files outside of a transaction, while another connection is the one that migrates. The history
     * says before and after every statement how far it came, so that a run which was cut off goes on where it stopped. The
     * row stays behind, with its progress at the end of the file.
     *
     * @param reading of that file
     * @throws org.nself.NselfException also when nobody can tell whether the statement that was cut off took effect
     */
    void runOutside(Migration migration, Direction direction, ScriptReading reading, ScriptListener listener);

    /** Remembers the settings of the session. Outside a transaction. */
    void rememberSession();

    /**
     * Puts the settings of the session back as they are remembered; does nothing when they are not. Within a
     * transaction, what it rolls back comes back.
     */
    void restoreSession();

    /** Who works on the database besides, and how large the tables are that these files name. Outside a transaction. */
    Activity activity(List<SourceFile> scripts);

    /** Lets the transaction stay open however long another connection works for it. */
    void hold();

    /**
     * Creates the history of migrations where there is none, and adds a row or replaces the one of the same version: it was
     * run to its end. Within a transaction.
     *
     * @param up what was made of its way up; empty when somebody else applied it, so that its file may be anything
     */
    void add(Migration migration, Optional<ScriptReading> up, Duration duration);

    /**
     * As {@link #add}, and commits by the same message, and begins the turn of the next migration by it, as {@link
     * #beginScripts} does. {@link #commit()} comes after it none the less, unless that turn is begun; where it can, this
     * leaves it nothing to ask of the server.
     *
     * @param next whose row is read then; empty when no turn is to be begun
     * @return whether it was begun; when it was not, it has to be asked for
     */
    Begun addAndCommit(Migration migration, Optional<ScriptReading> up, Duration duration, Optional<Version> next);

    /**
     * Finds out how far a migration came that was cut off, clears away what its last statement left half done, and writes
     * that into the history. Outside a transaction, while another connection is the one that migrates.
     *
     * @param reading of the file that was cut off
     * @return with no statement begun
     */
    Progress settle(Migration migration, Direction direction, ScriptReading reading);

    /** Says in the history that a migration is applied, which its way back was cut off before. Within a transaction. */
    void finish(Version version);

    /** Says in the history that the file as it is now is what was applied. Within a transaction. */
    void correct(Migration migration, ScriptReading up);

    /** Takes a migration out of the history. Within a transaction. */
    void remove(Version version);

    /**
     * What another tool says it applied. Reads and never writes; outside a transaction, for the session's own search path
     * tells where to look.
     */
    ToolHistory history(ToolHistory.Place place);

    /** Of which tables these files can change rows, as far as the server can tell. Outside a transaction. */
    CopyScope.Rows reach(List<SourceFile> scripts);

    /**
     * Looks whether what the catalog holds is fit for use: constraints, indexes, sequences. Within a transaction.
     *
     * @param namespaces empty for all but the server's own
     */
    List<Examination> examine(Set<String> namespaces);

    /** The first rows that the queries of a file return, a line each. Within a transaction, which they cannot change. */
    List<String> rows(SourceFile queries, int limit);

    /** What plans deleted and kept, by name. Within a transaction or not. */
    List<TrashItem> trash();

    /** Puts an item back into the table that it was taken from, which is there again, and drops the copy. Within a transaction. */
    void restore(TrashItem item);

    /** Drops the copy of an item for good. Within a transaction. */
    void purge(TrashItem item);

    /** What copies this database into files and back. */
    Copier copier();

    /** Makes the transaction's work last and gives up being the one that migrates; does nothing outside a transaction. */
    void commit();

    /** Undoes the transaction's work and gives up being the one that migrates; does nothing outside a transaction. */
    void rollback();

    @Override
    void close();
}
