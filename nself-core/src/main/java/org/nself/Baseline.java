package org.nself;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.nself.migration.Direction;
import org.nself.migration.Migration;
import org.nself.migration.MigrationTool;
import org.nself.migration.Migrations;
import org.nself.migration.Version;
import org.nself.schema.Diagnostic;
import org.nself.spi.Database;
import org.nself.spi.Dialect;
import org.nself.spi.ScriptReading;
import org.nself.spi.ToolHistory;

/**
 * Adopts a database that was there before nself: counts migrations as applied, and runs none. Immutable; does nothing
 * before {@link #execute()}.
 */
public final class Baseline {

    /**
     * Whose history is taken over.
     *
     * @param elsewhere the database that holds it; empty for the one that is adopted
     */
    private record Origin(MigrationTool tool, Optional<DataSource> elsewhere) {}

    private final Options options;
    private final Dialect dialect;
    private final Optional<Version> last;
    private final Optional<Origin> origin;
    private final Optional<String> table;
    private final String source;
    private final boolean dryRun;

    Baseline(Options options, Dialect dialect, Optional<Version> last) {
        this(options, dialect, last, Optional.empty(), Optional.empty(), "default", false);
    }

    private Baseline(
            Options options,
            Dialect dialect,
            Optional<Version> last,
            Optional<Origin> origin,
            Optional<String> table,
            String source,
            boolean dryRun) {
        this.options = options;
        this.dialect = dialect;
        this.last = last;
        this.origin = origin;
        this.table = table;
        this.source = source;
        this.dryRun = dryRun;
    }

    /** Only what this tool says it applied to the database. */
    public Baseline from(MigrationTool tool) {
        return from(new Origin(requireNonNull(tool, "tool"), Optional.empty()));
    }

    /** Only what this tool says it applied, in another database: Hasura's state lies in its metadata database. */
    public Baseline from(MigrationTool tool, DataSource history) {
        return from(new Origin(requireNonNull(tool, "tool"), Optional.of(history)));
    }

    private Baseline from(Origin newOrigin) {
        return new Baseline(options, dialect, last, Optional.of(newOrigin), table, source, dryRun);
    }

    /** Hasura's name of the database; {@code default} by default. */
    public Baseline source(String name) {
        return new Baseline(options, dialect, last, origin, table, requireNonNull(name, "name"), dryRun);
    }

    /**
     * Where Flyway or golang-migrate keeps its history, as {@code namespace.table}; by default the tool's own name, wherever
     * the search path of the connection leads to.
     */
    public Baseline table(String name) {
        return new Baseline(options, dialect, last, origin, Optional.of(name), source, dryRun);
    }

    /** Changes nothing, and reports what would be. */
    public Baseline dryRun() {
        return new Baseline(options, dialect, last, origin, table, source, true);
    }

    /**
     * Counts them as applied, all in one transaction, while no other instance migrates. What another tool applied is read
     * and never written.
     *
     * @throws InvalidMigrationsException when the directory cannot be used as it is
     * @throws MigrationRefusedException when there is no migration of that version, a migration was cut off, or the other
     *     tool's history is not there, is not what it should be, or says that a migration failed
     * @throws EnvironmentException when the connection, a permission or a file is missing
     */
    public Baselined execute() {
        Migrations there = MigrationRunner.read(options.migrations());
        if (last.isPresent() && there.find(last.get()).isEmpty()) {
            throw MigrationRunner.unknown(last.get());
        }
        try (Connected connected = Connected.of(options, dialect)) {
            if (there.all().isEmpty() && origin.isEmpty()) {
                return new FirstMigration(options, dialect).adopt(connected, dryRun);
            }
            Optional<ToolHistory> history = origin.map(from -> history(from, connected));
            List<Migration> chosen = there.all().stream()
                    .filter(migration -> last.isEmpty() || migration.version().compareTo(last.get()) <= 0)
                    .filter(migration -> history.isEmpty() || history.get().holds(migration))
                    .toList();
            return mark(chosen, there, history, connected);
        }
    }

    private ToolHistory history(Origin from, Connected connected) {
        ToolHistory.Place place = new ToolHistory.Place(from.tool(), table, source);
        if (from.elsewhere().isEmpty()) {
            return connected.retried(database -> database.history(place));
        }
        Dialect.Settings settings = new Dialect.Settings(options.historyTable(), options.policy());
        try (Database other = dialect.open(from.elsewhere().get(), settings)) {
            return other.history(place);
        }
    }

    private Baselined mark(
            List<Migration> chosen, Migrations there, Optional<ToolHistory> history, Connected connected) {
        if (dryRun) {
            return connected.retried(database -> mark(chosen, there, history, database));
        }
        Baselined adopted = connected.inTurn(false, database -> mark(chosen, there, history, database));
        new Mirrors(options).tell(connected, there);
        return adopted;
    }

    private Baselined mark(List<Migration> chosen, Migrations there, Optional<ToolHistory> history, Database database) {
        Ledger ledger = new Ledger(there, database.migrations(), dialect);
        ledger.refuseCutOff(Direction.UP);
        ledger.refuseCutOff(Direction.DOWN);
        List<Migration> marked = new ArrayList<>();
        List<Migration> applied = new ArrayList<>();
        chosen.forEach(migration -> (ledger.isApplied(migration.version()) ? applied : marked).add(migration));
        if (!dryRun) {
            marked.forEach(migration -> database.add(migration, reading(migration), Duration.ZERO));
        }
        Set<Version> missing = new TreeSet<>(history.map(ToolHistory::versions).orElse(Set.of()));
        there.all().forEach(migration -> missing.remove(migration.version()));
        return new Baselined(
                marked,
                applied,
                List.copyOf(missing),
                history.map(ToolHistory::passedOver).orElse(List.of()),
                Optional.empty(),
                dryRun);
    }

    /** Another tool ran it, so nothing says that nself could: then its file may be anything. */
    private Optional<ScriptReading> reading(Migration migration) {
        return Optional.of(dialect.read(migration.up()))
                .filter(reading -> reading.diagnostics().stream().noneMatch(Diagnostic::isError));
    }
}
