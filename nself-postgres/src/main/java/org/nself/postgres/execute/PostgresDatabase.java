package org.nself.postgres.execute;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.nself.NselfException;
import org.nself.diff.Change;
import org.nself.diff.Intents;
import org.nself.migration.AppliedMigration;
import org.nself.migration.Header;
import org.nself.migration.Migration;
import org.nself.migration.Version;
import org.nself.plan.Plan;
import org.nself.plan.Step;
import org.nself.postgres.canonical.Aligner;
import org.nself.postgres.introspect.Introspector;
import org.nself.postgres.plan.Planner;
import org.nself.postgres.script.Script;
import org.nself.schema.Schema;
import org.nself.schema.SourceFile;
import org.nself.spi.Alignment;
import org.nself.spi.Catalog;
import org.nself.spi.Database;
import org.nself.spi.Dialect.Settings;
import org.nself.spi.HistoryEntry;
import org.nself.spi.Problem;

/** One connection to PostgreSQL. Each method asks a specialist and turns what the server says into nself's words. */
public final class PostgresDatabase implements Database {

    /** What runs on a connection. */
    @FunctionalInterface
    private interface Work<T> {
        T run() throws SQLException;
    }

    /** What the name of the history of migrations ends with; it begins like that of the history of schemas. */
    private static final String MIGRATIONS = "_of_migrations";

    private final Connection connection;
    private final Settings settings;
    private final boolean autoCommitAtFirst;
    private final Session session;
    private final HistoryTable history;
    private final MigrationTable migrations;

    private PostgresDatabase(Connection connection, Settings settings) throws SQLException {
        this.connection = connection;
        this.settings = settings;
        this.autoCommitAtFirst = connection.getAutoCommit();
        if (!autoCommitAtFirst) {
            connection.setAutoCommit(true);
        }
        this.session = new Session(connection, settings.policy());
        this.history = new HistoryTable(connection, new HistoryName(connection, settings.historyTable()));
        this.migrations =
                new MigrationTable(connection, new HistoryName(connection, settings.historyTable() + MIGRATIONS));
    }

    /** Takes the connection over; it is closed with the database. */
    public static PostgresDatabase over(Connection connection, Settings settings) {
        try {
            return new PostgresDatabase(connection, settings);
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
        return work("read the catalog", () -> {
            session.printFullNames();
            Catalog catalog = new Introspector().read(connection, namespaces);
            session.readAuthorsNames();
            return catalog;
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
    public void run(Step step, Consumer<String> listener) {
        for (String statement : step.up()) {
            listener.accept(statement);
            try {
                session.execute(statement);
            } catch (SQLException failure) {
                throw Failures.running(statement, step.subject(), failure);
            }
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
        return work("read the history of migrations", () -> migrations.exists() ? migrations.all() : List.of());
    }

    @Override
    public void run(SourceFile source, Header header) {
        Script script = Script.read(source);
        work("set the timeouts", () -> {
            session.ready(header, "LOCAL ");
            return true;
        });
        new ScriptRunner(connection, script, new ScriptLog()).run();
    }

    @Override
    public void runOutside(SourceFile source, Header header) {
        Script script = Script.read(source);
        work("set the timeouts", () -> {
            session.ready(header, "");
            return true;
        });
        try {
            new ScriptRunner(connection, script, new ScriptLog()).run();
        } finally {
            work("reset the timeouts", () -> {
                session.reset();
                return true;
            });
        }
    }

    @Override
    public void hold() {
        work("hold the transaction", () -> {
            session.hold();
            return true;
        });
    }

    @Override
    public void add(Migration migration, String checksum, boolean complete, Duration duration) {
        try {
            if (!migrations.exists()) {
                migrations.create();
            }
            migrations.add(migration, checksum, complete, duration);
        } catch (SQLException failure) {
            throw Failures.history(migrations.name().toString(), "write the history of migrations", failure);
        }
    }

    @Override
    public void remove(Version version) {
        work("write the history of migrations", () -> {
            if (migrations.exists()) {
                migrations.remove(version);
            }
            return true;
        });
    }

    @Override
    public void commit() {
        work("COMMIT", () -> {
            session.commit();
            return true;
        });
    }

    @Override
    public void rollback() {
        work("ROLLBACK", () -> {
            if (session.isOpen()) {
                session.rollback();
            }
            return true;
        });
    }

    /** Rolls back what is open and gives the connection back as it came. A connection that is lost needs neither. */
    @Override
    public void close() {
        try (connection) {
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
