package org.nself.postgres.execute;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.nself.NselfException;
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
import org.nself.postgres.adopt.ToolHistories;
import org.nself.postgres.backup.PostgresCopier;
import org.nself.postgres.canonical.Aligner;
import org.nself.postgres.introspect.Introspector;
import org.nself.postgres.plan.Planner;
import org.nself.postgres.script.Script;
import org.nself.postgres.structure.StructureReader;
import org.nself.schema.Schema;
import org.nself.schema.SourceFile;
import org.nself.spi.Activity;
import org.nself.spi.Alignment;
import org.nself.spi.Catalog;
import org.nself.spi.Copier;
import org.nself.spi.CopyScope;
import org.nself.spi.Database;
import org.nself.spi.Dialect.Settings;
import org.nself.spi.Examination;
import org.nself.spi.HistoryEntry;
import org.nself.spi.Problem;
import org.nself.spi.ScriptListener;
import org.nself.spi.ScriptReading;
import org.nself.spi.StepListener;
import org.nself.spi.Structure;
import org.nself.spi.ToolHistory;
import org.nself.spi.TrashItem;

/** One connection to PostgreSQL. Each method asks a specialist and turns what the server says into nself's words. */
public final class PostgresDatabase implements Database {

    /** What runs on a connection. */
    @FunctionalInterface
    private interface Work<T> {
        T run() throws SQLException;
    }

    private final DataSource dataSource;
    private final Connection connection;
    private final Settings settings;
    private final boolean autoCommitAtFirst;
    private final Session session;
    private final HistoryTable history;
    private final MigrationHistory migrations;
    private @Nullable ScriptWatch watch;
    private Optional<SessionSettings> remembered = Optional.empty();

    private PostgresDatabase(DataSource dataSource, Connection connection, Settings settings) throws SQLException {
        this.dataSource = dataSource;
        this.connection = connection;
        this.settings = settings;
        this.autoCommitAtFirst = connection.getAutoCommit();
        if (!autoCommitAtFirst) {
            connection.setAutoCommit(true);
        }
        this.session = new Session(connection, settings.policy());
        this.history = new HistoryTable(connection, new HistoryName(connection, settings.historyTable()));
        this.migrations = new MigrationHistory(connection, session, settings.historyTable());
    }

    /**
     * Takes the connection over; it is closed with the database.
     *
     * @param dataSource that the connection came from
     */
    public static PostgresDatabase over(DataSource dataSource, Connection connection, Settings settings) {
        try {
            return new PostgresDatabase(dataSource, connection, settings);
        } catch (SQLException failure) {
            throw Failures.connecting(failure);
        }
    }

    @Override
    public Optional<HistoryEntry> latest() {
        return work(
                "read the history", () -> session.isOpen() && !history.exists() ? Optional.empty() : history.latest());
    }

    @Override
    public boolean begin() {
        return work("begin", () -> session.begin(settings.historyTable()));
    }

    @Override
    public Begun beginScripts(Optional<Version> version) {
        return work("begin", () -> migrations.begin(version));
    }

    @Override
    public void beginReading() {
        work("begin", () -> {
            session.beginReading();
            return true;
        });
    }

    @Override
    public Optional<HistoryEntry> find(List<String> hashes) {
        return work("read the history", () -> history.exists() ? history.find(hashes) : Optional.empty());
    }

    @Override
    public List<SourceFile> lastSources() {
        return work("read the history", () -> history.exists() ? history.lastSources() : List.of());
    }

    @Override
    public Catalog catalog(Set<String> namespaces) {
        return work("read the catalog", () -> session.printed(() -> new Introspector().read(connection, namespaces)));
    }

    @Override
    public Catalog outline(Set<String> namespaces) {
        return work(
                "read the catalog", () -> session.printed(() -> new Introspector().outline(connection, namespaces)));
    }

    @Override
    public Structure structure() {
        return work("read the structure", () -> {
            StructureReader reader = new StructureReader(
                    connection,
                    history.name().namespace(),
                    List.of(history.name().table(), table().name().table()));
            return session.printed(reader::read);
        });
    }

    @Override
    public Alignment align(Schema desired, Schema owned, Intents intents, Catalog catalog) {
        return work("compare with the catalog", () -> Aligner.align(connection, desired, owned, intents, catalog));
    }

    @Override
    public List<Problem> obstacles(List<Change> changes, Catalog catalog) {
        return changes.isEmpty() ? List.of() : Planner.obstacles(changes, catalog);
    }

    @Override
    public Plan assess(Plan plan) {
        return work("ask the data", () -> new Preflight(connection, session, settings.policy()).assess(plan));
    }

    @Override
    public void run(List<Step> steps, StepListener listener) {
        new StepRunner(connection, session).run(steps, listener);
    }

    @Override
    public void runOutside(Step step, Consumer<String> listener, Consumer<String> progress) {
        rememberSession();
        work("set the timeouts", () -> {
            session.readyForSteps();
            return true;
        });
        try {
            new StepRunner(connection, session).runOutside(step, listener, progress);
        } finally {
            giveSettingsBack();
        }
    }

    @Override
    public HistoryEntry record(
            List<SourceFile> sources, Set<String> namespaces, String fingerprint, int steps, Duration duration) {
        try {
            if (!history.exists()) {
                history.create();
            }
            return history.add(sources, namespaces, fingerprint, steps, duration);
        } catch (SQLException failure) {
            throw Failures.history(history.name().toString(), "write the history", failure);
        }
    }

    @Override
    public List<AppliedMigration> migrations() {
        return work(
                "read the history of migrations",
                () -> session.isOpen() && !table().exists() ? List.of() : table().allOrNone());
    }

    @Override
    public Optional<HistoryHead> migrationsHead() {
        return work("read the history", () -> table().head());
    }

    @Override
    public Optional<AppliedMigration> migration(Version version) {
        return work("read the history of migrations", () -> migrations.find(version));
    }

    private MigrationTable table() throws SQLException {
        return migrations.table();
    }

    /** Made when it is first asked for: a boot with nothing to do runs no script. */
    private ScriptWatch watch() {
        if (watch == null) {
            watch = new ScriptWatch();
        }
        return watch;
    }

    @Override
    public void run(SourceFile source, Header header, ScriptListener listener) {
        Script script = Script.read(source);
        boolean changesSession = script.changesSession();
        String role = work("set the timeouts", () -> {
            session.limit(header);
            return changesSession ? session.role() : "";
        });
        new ScriptRunner(connection, script, listener, watch()).run();
        if (changesSession) {
            work("give up the role", () -> {
                session.takeRole(role);
                return true;
            });
        }
    }

    @Override
    public void checkDeferred() {
        work("SET CONSTRAINTS ALL IMMEDIATE", () -> {
            session.execute("SET CONSTRAINTS ALL IMMEDIATE");
            return true;
        });
    }

    @Override
    public void runOutside(Migration migration, Direction direction, ScriptReading reading, ScriptListener listener) {
        SourceFile source = migration.file(direction);
        Script script = Script.read(source);
        if (script.changesSession()) {
            rememberSession();
        }
        work("set the timeouts", () -> {
            session.ready(Header.of(source));
            return true;
        });
        try {
            new OutsideRun(connection, table(), script, listener, watch()).run(migration, direction, reading);
        } catch (SQLException failure) {
            throw Failures.internal("write the history of migrations", failure);
        } finally {
            giveSessionBack();
        }
    }

    /** A connection that is lost needs nothing, and its failure is thrown already. */
    private void giveSessionBack() {
        try {
            session.reset();
            giveSettingsBack();
        } catch (SQLException lost) {
            LostConnection.log(lost);
        }
    }

    private void giveSettingsBack() {
        try {
            if (remembered.isPresent()) {
                remembered.get().restore(connection);
            }
        } catch (SQLException lost) {
            LostConnection.log(lost);
        }
    }

    @Override
    public void rememberSession() {
        remembered = Optional.of(work("read the settings", () -> SessionSettings.of(connection)));
    }

    @Override
    public void restoreSession() {
        if (remembered.isPresent()) {
            work("put the settings back", () -> {
                remembered.get().restore(connection);
                return true;
            });
        }
    }

    @Override
    public Activity activity(List<SourceFile> scripts) {
        return work("look at the activity", () -> ActivityReader.read(connection, scripts));
    }

    @Override
    public void hold() {
        work("hold the transaction", () -> {
            session.hold();
            return true;
        });
    }

    @Override
    public void add(Migration migration, Optional<ScriptReading> up, Duration duration) {
        migrations.add(migration, up, duration);
    }

    @Override
    public Begun addAndCommit(
            Migration migration, Optional<ScriptReading> up, Duration duration, Optional<Version> next) {
        return migrations.addAndCommit(migration, up, duration, next);
    }

    @Override
    public Progress settle(Migration migration, Direction direction, ScriptReading reading) {
        return work(
                "look at what was cut off",
                () -> new OutsideRun(
                                connection,
                                table(),
                                Script.read(migration.file(direction)),
                                ScriptListener.NONE,
                                watch())
                        .settle(migration, direction, reading));
    }

    @Override
    public void finish(Version version) {
        work("write the history of migrations", () -> {
            table().finish(version);
            return true;
        });
    }

    @Override
    public void correct(Migration migration, ScriptReading up) {
        work("write the history of migrations", () -> {
            table().correct(migration, up);
            return true;
        });
    }

    @Override
    public void prepareMigrations() {
        migrations.prepare();
    }

    @Override
    public void remove(Version version) {
        work("write the history of migrations", () -> {
            if (table().exists()) {
                table().remove(version);
            }
            return true;
        });
    }

    @Override
    public ToolHistory history(ToolHistory.Place place) {
        return work("read the history of another tool", () -> ToolHistories.read(connection, place));
    }

    @Override
    public CopyScope.Rows reach(List<SourceFile> scripts) {
        return work("find the tables that files name", () -> Reach.of(connection, scripts));
    }

    @Override
    public List<Examination> examine(Set<String> namespaces) {
        return work("examine the database", () -> new Examiner(connection, namespaces).examine());
    }

    @Override
    public List<String> rows(SourceFile queries, int limit) {
        return work("run " + queries.name(), () -> session.reading(() -> QueriedRows.of(connection, queries, limit)));
    }

    @Override
    public List<TrashItem> trash() {
        return work("read the trash", () -> new Trash(connection).items());
    }

    @Override
    public void restore(TrashItem item) {
        work("restore " + item.what(), () -> {
            new Trash(connection).restore(item);
            return true;
        });
    }

    @Override
    public void purge(TrashItem item) {
        work("purge " + item.what(), () -> {
            new Trash(connection).purge(item);
            return true;
        });
    }

    @Override
    public Copier copier() {
        return work(
                "name the history",
                () -> new PostgresCopier(dataSource, connection, settings, new OwnHistory(history, table())));
    }

    @Override
    public void commit() {
        try {
            if (session.isOpen()) {
                session.commit();
            }
        } catch (SQLException failure) {
            throw Failures.committing(failure);
        }
    }

    @Override
    public void rollback() {
        work("ROLLBACK", () -> {
            if (session.isOpen()) {
                session.rollback();
                migrations.rolledBack();
            }
            return true;
        });
    }

    /** Rolls back what is open and gives the connection back as it came. A connection that is lost needs neither. */
    @Override
    public void close() {
        ScriptWatch ended = watch;
        try (connection;
                ended) {
            if (!connection.isClosed()) {
                if (session.isOpen()) {
                    connection.rollback();
                }
                connection.setAutoCommit(autoCommitAtFirst);
            }
        } catch (SQLException lost) {
            LostConnection.log(lost);
        }
    }

    private <T> T work(String what, Work<T> work) {
        try {
            return work.run();
        } catch (SQLException failure) {
            throw failed(what, failure);
        }
    }

    private static NselfException failed(String what, SQLException failure) {
        return Failures.internal(what, failure);
    }
}
