package org.nself;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.nself.MigrationReport.Durations;
import org.nself.MigrationReport.Outcome;
import org.nself.MigrationReport.State;
import org.nself.MigrationRun.Direction;
import org.nself.migration.AppliedMigration;
import org.nself.migration.Header;
import org.nself.migration.Migration;
import org.nself.migration.Migrations;
import org.nself.migration.Version;
import org.nself.plan.Plan;
import org.nself.schema.Diagnostic;
import org.nself.schema.SourceFile;
import org.nself.spi.Database;
import org.nself.spi.Dialect;
import org.nself.spi.ScriptReading;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs migrations, each with its row of the history in one transaction of its own. */
final class MigrationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(Nself.class);

    private final Options options;
    private final Dialect dialect;
    private final Turn turn;
    private final Migrations migrations;

    /** Whether statements were run outside of a transaction, which nobody may simply run again. */
    private boolean cutOff;

    MigrationRunner(Options options, Dialect dialect) {
        this.options = options;
        this.dialect = dialect;
        this.turn = new Turn(options.policy().waitTimeout());
        this.migrations = read(options.migrations());
    }

    /** The migrations, when there is nothing wrong with their files. */
    static Migrations read(MigrationSource source) {
        Migrations read = source.read();
        if (read.hasErrors()) {
            throw new InvalidMigrationsException(source.toString(), read.diagnostics());
        }
        return read;
    }

    Status status() {
        try (Database database = open()) {
            return ledger(database).status();
        }
    }

    /** What would be run, in order. */
    private List<MigrationRun> planned(Function<Ledger, List<Migration>> choice, Direction direction) {
        try (Database database = open()) {
            List<Migration> chosen = choice.apply(ledger(database));
            return chosen.stream()
                    .map(migration -> new MigrationRun(
                            migration, direction, reading(migration, direction).statements(), Duration.ZERO))
                    .toList();
        }
    }

    /** Runs what was chosen, or says what that would be. */
    MigrationReport execute(Function<Ledger, List<Migration>> choice, Direction direction, boolean dryRun) {
        long start = System.nanoTime();
        List<MigrationRun> runs = dryRun ? planned(choice, direction) : run(choice, direction);
        Outcome outcome = dryRun ? Outcome.PLANNED : runs.isEmpty() ? Outcome.UP_TO_DATE : Outcome.APPLIED;
        Duration total = Duration.ofNanos(System.nanoTime() - start);
        return new MigrationReport(
                outcome,
                state(),
                new Plan("", List.of()),
                Optional.empty(),
                List.of(),
                runs,
                new Durations(total, turn.waited(), Duration.ZERO, total.minus(turn.waited())));
    }

    private State state() {
        try (Database database = open()) {
            return database.migrations().stream()
                    .max(Comparator.comparingLong(AppliedMigration::order))
                    .map(row -> new State(row.order(), row.toString(), row.checksum(), "", row.appliedAt()))
                    .orElse(State.NONE);
        }
    }

    /**
     * Chooses once, checks all that was chosen, and then runs one after the other. Another instance may run some of them
     * meanwhile: those are passed over.
     */
    private List<MigrationRun> run(Function<Ledger, List<Migration>> choice, Direction direction) {
        List<MigrationRun> planned = planned(choice, direction);
        List<MigrationRun> done = new ArrayList<>();
        for (MigrationRun next : planned) {
            boolean ran = retried(() -> switch (direction) {
                case UP -> up(next.migration());
                case DOWN -> down(next.migration());
            });
            if (ran) {
                done.add(next);
            }
        }
        return done;
    }

    /** Changes the history and nothing else. */
    void mark(Version version, boolean applied) {
        Migration migration = migrations
                .find(version)
                .orElseThrow(() -> new MigrationRefusedException(
                        "NS3106",
                        List.of(version),
                        "there is no migration of version " + version + " in " + options.migrations(),
                        "nself.status() lists those that are there"));
        retried(() -> inTurn(database -> {
            if (applied) {
                database.add(migration, reading(migration, Direction.UP).checksum(), true, Duration.ZERO);
            } else {
                database.remove(version);
            }
            return true;
        }));
    }

    private boolean retried(Attempt attempt) {
        for (int number = 1; ; number++) {
            try {
                return attempt.run();
            } catch (NselfException failure) {
                if (cutOff || number > options.policy().retries() || !Migrator.isRetryable(failure)) {
                    throw failure;
                }
                LOG.warn("attempt {} failed and is made again: {}", number, failure.getMessage());
                turn.pause();
            }
        }
    }

    /** An attempt, and whether it did anything. */
    @FunctionalInterface
    private interface Attempt {
        boolean run();
    }

    private boolean up(Migration migration) {
        return inTurn(database -> {
            Ledger now = ledger(database);
            now.refuseInterrupted();
            if (now.isApplied(migration.version())) {
                return false;
            }
            ScriptReading reading = now.reading(migration);
            Header header = migration.header();
            long start = System.nanoTime();
            if (header.noTransaction() || reading.outsideTransaction().isPresent()) {
                outside(database, migration, reading, header);
            } else {
                database.run(migration.up(), header);
            }
            database.add(migration, reading.checksum(), true, Duration.ofNanos(System.nanoTime() - start));
            LOG.info("applied {}", migration);
            return true;
        });
    }

    /** The row that is not complete is committed first, so that a run which is cut off is not taken for none. */
    private void outside(Database database, Migration migration, ScriptReading reading, Header header) {
        database.hold();
        try (Database other = open()) {
            other.add(migration, reading.checksum(), false, Duration.ZERO);
            cutOff = true;
            other.runOutside(migration.up(), header);
            cutOff = false;
        }
    }

    private boolean down(Migration migration) {
        return inTurn(database -> {
            Ledger now = ledger(database);
            if (!now.isApplied(migration.version())) {
                return false;
            }
            SourceFile down = migration.down().orElseThrow();
            Header header = Header.of(down);
            if (header.noTransaction()
                    || dialect.read(down).outsideTransaction().isPresent()) {
                database.hold();
                try (Database other = open()) {
                    cutOff = true;
                    other.runOutside(down, header);
                    cutOff = false;
                }
            } else {
                database.run(down, header);
            }
            database.remove(migration.version());
            LOG.info("took back {}", migration);
            return true;
        });
    }

    private boolean inTurn(Function<Database, Boolean> work) {
        try (Database database = open()) {
            while (!database.begin()) {
                if (turn.isOver()) {
                    throw new EnvironmentException(
                            "NS5004",
                            "another instance has been migrating for "
                                    + options.policy().waitTimeout().toSeconds() + " seconds; nothing was changed",
                            "look in pg_stat_activity for what it waits for, or raise Policy.waitTimeout",
                            null);
                }
                turn.pause();
            }
            boolean did = work.apply(database);
            database.commit();
            return did;
        }
    }

    private ScriptReading reading(Migration migration, Direction direction) {
        SourceFile file = switch (direction) {
            case UP -> migration.up();
            case DOWN -> migration.down().orElseThrow();
        };
        ScriptReading reading = dialect.read(file);
        if (reading.diagnostics().stream().anyMatch(Diagnostic::isError)) {
            throw new InvalidMigrationsException(options.migrations().toString(), reading.diagnostics());
        }
        return reading;
    }

    private Ledger ledger(Database database) {
        return new Ledger(migrations, database.migrations(), dialect);
    }

    private Database open() {
        return dialect.open(options.dataSource(), new Dialect.Settings(options.historyTable(), options.policy()));
    }

    /** The row of a version that was applied. */
    static AppliedMigration row(Ledger ledger, Version version) {
        return ledger.lastFirst().stream()
                .filter(row -> row.version().equals(version))
                .findFirst()
                .orElseThrow(() -> new MigrationRefusedException(
                        "NS3107",
                        List.of(version),
                        "the migration of version " + version + " is not applied",
                        "nself.status() lists those that are"));
    }
}
