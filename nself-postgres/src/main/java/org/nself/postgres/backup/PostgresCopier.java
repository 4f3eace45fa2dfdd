package org.nself.postgres.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.nself.NselfException;
import org.nself.postgres.backup.program.Clients;
import org.nself.spi.Copied;
import org.nself.spi.Copier;
import org.nself.spi.CopyEstimate;
import org.nself.spi.CopyListener;
import org.nself.spi.CopyScope;
import org.nself.spi.Dialect.Settings;
import org.nself.spi.Origin;
import org.nself.spi.Structure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Copies over one connection. What all engines have in common is here, each engine does the rest. */
public final class PostgresCopier implements Copier {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresCopier.class);

    private static final String ORIGIN = """
            SELECT (SELECT system_identifier FROM pg_catalog.pg_control_system()), pg_catalog.current_database(),
                   pg_catalog.current_setting('server_version'), pg_catalog.current_setting('server_encoding')""";

    private final DataSource dataSource;
    private final Connection connection;
    private final Settings settings;
    private final CopiedHistory history;

    /**
     * Works on a connection that stays another's to close.
     *
     * @param dataSource that the connection came from: programs connect by themselves
     */
    public PostgresCopier(DataSource dataSource, Connection connection, Settings settings, CopiedHistory history) {
        this.dataSource = dataSource;
        this.connection = connection;
        this.settings = settings;
        this.history = history;
    }

    /** New ones for each call: an engine may remember what it read. */
    private List<Engine> all() {
        return List.of(
                new EmbeddedEngine(),
                new PgDumpEngine(dataSource, settings.policy().lockTimeout(), Clients.installed()));
    }

    private Engine engine(String name) {
        return all().stream()
                .filter(engine -> engine.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusals.unknownEngine(name, names()));
    }

    private List<String> names() {
        return all().stream().map(Engine::name).toList();
    }

    @Override
    public Origin origin() {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(ORIGIN)) {
            row.next();
            return new Origin(row.getString(1), row.getString(2), row.getString(3), row.getString(4));
        } catch (SQLException failure) {
            throw Refusals.reading("which database this is", failure);
        }
    }

    @Override
    public List<String> engines() {
        return names();
    }

    @Override
    public boolean isAvailable(String engine) {
        return obstacle(engine).isEmpty();
    }

    @Override
    public void require(String engine) {
        Optional<NselfException> obstacle = obstacle(engine);
        if (obstacle.isPresent()) {
            throw obstacle.get();
        }
    }

    private Optional<NselfException> obstacle(String engine) {
        try {
            return engine(engine).obstacle(connection);
        } catch (SQLException failure) {
            throw Refusals.reading("what the engine " + engine + " needs", failure);
        }
    }

    @Override
    public CopyEstimate estimate(String engine, CopyScope scope) {
        try {
            return estimate(engine(engine), scope);
        } catch (SQLException failure) {
            throw Refusals.reading("the catalog", failure);
        } finally {
            end();
        }
    }

    private CopyEstimate estimate(Engine engine, CopyScope scope) throws SQLException {
        try {
            CopySession.beginReading(connection, settings.policy());
            TableReader.Found found = new TableReader(connection, history).read(scope);
            Snapshot snapshot = new Snapshot(connection, scope, history.namespace(), history.tables(), found.tables());
            long tables = found.tables().stream().filter(CopyTable::rows).count();
            List<String> uncovered = uncovered(engine, snapshot);
            HiddenRows.of(connection, found.tables())
                    .forEach(table -> uncovered.add("rows of " + table + " that policies hide from the user"));
            return new CopyEstimate((int) tables, found.bytes(), uncovered);
        } catch (SQLException failure) {
            throw new Snapshots(connection, settings.policy(), history).refusal("the catalog", failure);
        }
    }

    private static List<String> uncovered(Engine engine, Snapshot snapshot) throws SQLException {
        List<String> uncovered = new ArrayList<>(engine.uncovered(snapshot));
        uncovered.addAll(new LargeObjects(snapshot.connection()).uncovered(snapshot.scope()));
        return uncovered;
    }

    @Override
    public Copied copy(String engine, CopyScope scope, Path directory, CopyListener listener) {
        try {
            return copy(
                    engine(engine),
                    new Snapshots(connection, settings.policy(), history).open(scope),
                    directory,
                    listener);
        } catch (SQLException failure) {
            throw Refusals.reading("the database", failure);
        } catch (IOException failure) {
            throw Refusals.writing("the copy", directory, failure);
        } finally {
            end();
        }
    }

    private Copied copy(Engine engine, Snapshot snapshot, Path directory, CopyListener listener)
            throws SQLException, IOException {
        List<String> uncovered = uncovered(engine, snapshot);
        if (!uncovered.isEmpty()) {
            throw Refusals.uncovered(engine.name(), uncovered);
        }
        List<String> hidden = HiddenRows.of(connection, snapshot.tables());
        if (!hidden.isEmpty()) {
            throw Refusals.hidden(hidden);
        }
        ScopedStructure structures = new ScopedStructure(connection, history, snapshot.namespaces());
        Structure structure = structures.within(structures.everything());
        long bytes = snapshot.tables().stream()
                .filter(CopyTable::rows)
                .mapToLong(CopyTable::bytes)
                .sum();
        Progress progress = new Progress(listener, bytes);
        Map<String, Long> rows = engine.write(snapshot, directory, progress);
        Json.write(directory.resolve(State.FILE), "the values of sequences", state(snapshot, directory));
        CopyFiles.force(directory);
        progress.finished("copied");
        return new Copied(engine.name(), snapshot.scope(), structure, rows, uncovered);
    }

    private State state(Snapshot snapshot, Path directory) throws SQLException {
        long objects = LargeObjects.isIn(snapshot.scope())
                ? new LargeObjects(connection).write(directory.resolve(LargeObjects.FILE))
                : -1;
        return new State(
                origin().encoding(),
                new Sequences(connection).read(snapshot),
                new HistoryCopy(connection, history).write(directory),
                objects);
    }

    @Override
    public void restore(Copied copied, Path directory, CopyListener listener) {
        try {
            if (connection.getAutoCommit()) {
                throw Refusals.noTransaction();
            }
            Map<String, String> before = CopySession.enter(connection);
            new Restoring(connection, history, copied, directory).run(engine(copied.engine()), listener);
            CopySession.set(connection, before);
        } catch (SQLException failure) {
            throw Refusals.running("the copy", directory.toString(), failure);
        } catch (IOException failure) {
            throw Refusals.unreadable(directory, failure);
        }
    }

    /** A connection that is lost has no transaction, and its failure is thrown already. */
    private void end() {
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException lost) {
            LOG.debug("the connection was lost before its transaction was ended", lost);
        }
    }
}
