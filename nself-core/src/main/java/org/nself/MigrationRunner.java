package org.nself;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nself.MigrationReport.Durations;
import org.nself.MigrationReport.Outcome;
import org.nself.MigrationReport.State;
import org.nself.migration.AppliedMigration;
import org.nself.migration.Direction;
import org.nself.migration.Header;
import org.nself.migration.HistoryHead;
import org.nself.migration.Migration;
import org.nself.migration.Migrations;
import org.nself.migration.Version;
import org.nself.plan.Plan;
import org.nself.schema.Diagnostic;
import org.nself.schema.SourceFile;
import org.nself.spi.CopyEstimate;
import org.nself.spi.Database;
import org.nself.spi.Dialect;
import org.nself.spi.ScriptReading;

/** Runs migrations, each with its row of the history in one transaction of its own. */
final class MigrationRunner {

    private final Options options;
    private final Dialect dialect;
    private final Turn turn;
    private final EventLog events;
    private final Mirrors mirrors;
    private @Nullable Migrations read;

    MigrationRunner(Options options, Dialect dialect) {
        this.options = options;
        this.dialect = dialect;
        this.turn = new Turn(options.policy().waitTimeout());
        this.events = new EventLog(options.listener());
        this.mirrors = new Mirrors(options);
    }

    private Migrations migrations() {
        if (read == null) {
            read = read(options.migrations());
        }
        return read;
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
        try (Connected connected = connected()) {
            return ledger(connected).status();
        }
    }

    /**
     * Runs what was chosen, or says what that would be. Chooses once, checks all that was chosen, and then runs one after the
     * other. Another instance may run some of them meanwhile: those are passed over.
     */
    MigrationReport execute(Function<Ledger, List<Migration>> choice, Direction direction, Manner manner) {
        long start = System.nanoTime();
        migrations();
        try (Connected connected = connected()) {
            return execute(connected, start, ledger(connected), choice, direction, manner);
        }
    }

    /** As {@link #execute}, for all that is pending; when nothing is, no file is read. */
    MigrationReport executeAll(Function<Ledger, List<Migration>> choice) {
        long start = System.nanoTime();
        Optional<String> versions =
                options.mirrors().isEmpty() ? options.migrations().versions() : Optional.empty();
        if (versions.isEmpty() || versions.get().isEmpty()) {
            return execute(choice, Direction.UP, Manner.PLAIN);
        }
        try (Connected connected = connected()) {
            Optional<HistoryHead> head = connected.retried(Database::migrationsHead);
            return head.isPresent()
                            && !head.get().interrupted()
                            && head.get().versions().equals(versions.get())
                    ? upToDate(head.get(), start)
                    : execute(
                            connected,
                            start,
                            head.isPresent() ? ledger(connected) : emptyLedger(),
                            choice,
                            Direction.UP,
                            Manner.PLAIN);
        }
    }

    private static MigrationReport upToDate(HistoryHead head, long start) {
        Duration total = Duration.ofNanos(System.nanoTime() - start);
        return new MigrationReport(
                Outcome.UP_TO_DATE,
                state(head.newest()),
                new Plan("", List.of()),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                new Durations(total, Duration.ZERO, Duration.ZERO, total));
    }

    private MigrationReport execute(
            Connected connected,
            long start,
            Ledger ledger,
            Function<Ledger, List<Migration>> choice,
            Direction direction,
            Manner manner) {
        List<Task> tasks = choice.apply(ledger).stream()
                .map(migration -> task(migration, direction, ledger))
                .toList();
        List<MigrationRun> planned = tasks.stream().map(Task::run).toList();
        Optional<Backup> backup = Optional.empty();
        List<MigrationRun> runs = switch (manner) {
            case DRY -> planned;
            case TRIED -> tried(connected, tasks);
            case CONFIRMED -> {
                boolean wanted = direction == Direction.UP;
                confirm(connected, planned, wanted);
                backup = wanted && !planned.isEmpty()
                        ? Optional.of(new BackupTaker(options, dialect).takeBefore(planned, "before migrate:up"))
                        : Optional.empty();
                yield run(connected, ledger, tasks);
            }
            case CONFIRMED_WITHOUT_BACKUP -> {
                confirm(connected, planned, false);
                yield run(connected, ledger, tasks);
            }
            case PLAIN -> run(connected, ledger, tasks);
        };
        boolean ran = manner != Manner.DRY && manner != Manner.TRIED;
        boolean inspected = ran && manner != Manner.PLAIN && direction == Direction.UP && !tasks.isEmpty();
        State state = ran && !tasks.isEmpty() ? stateAfter(connected, ledger, tasks, runs) : state(ledger.lastFirst());
        Duration total = Duration.ofNanos(System.nanoTime() - start);
        return new MigrationReport(
                outcome(manner, tasks, runs),
                state,
                new Plan("", List.of()),
                Optional.empty(),
                List.of(),
                runs,
                backup,
                inspected ? Optional.of(new Inspector(options, dialect).inspect(List.of())) : Optional.empty(),
                new Durations(total, turn.waited(), Duration.ZERO, total.minus(turn.waited())));
    }

    /** How much of it is meant. */
    enum Manner {
        /** Runs it. */
        PLAIN,
        /** Takes a backup, runs it and inspects the database, when somebody says yes. */
        CONFIRMED,
        /** The same without the backup. */
        CONFIRMED_WITHOUT_BACKUP,
        /** Says what would be run. */
        DRY,
        /** Runs it and rolls it back. */
        TRIED
    }

    private static Outcome outcome(Manner manner, List<Task> tasks, List<MigrationRun> runs) {
        return switch (manner) {
            case DRY -> Outcome.PLANNED;
            case TRIED -> Outcome.TRIED;
            case PLAIN, CONFIRMED, CONFIRMED_WITHOUT_BACKUP -> {
                if (tasks.isEmpty()) {
                    yield Outcome.UP_TO_DATE;
                }
                yield runs.isEmpty() ? Outcome.APPLIED_ELSEWHERE : Outcome.APPLIED;
            }
        };
    }

    /** @param backup whether one will be taken */
    private void confirm(Connected connected, List<MigrationRun> runs, boolean backup) {
        if (runs.isEmpty()) {
            return;
        }
        Confirmation confirmation = options.confirmation()
                .orElseThrow(() -> Options.missing(
                        "NS6016", "confirmation", "confirmation(checks -> …), or Confirmation.preapproved(reason)"));
        List<SourceFile> files =
                runs.stream().map(run -> run.migration().file(run.direction())).toList();
        Optional<CopyEstimate> estimate = backup
                ? Optional.of(connected.retried(database -> new BackupTaker(options, dialect).estimate(database, runs)))
                : Optional.empty();
        Checks checks = new Checks(runs, connected.retried(database -> database.activity(files)), estimate);
        if (!confirmation.isGiven(checks)) {
            throw new MigrationRefusedException(
                    "NS3120",
                    runs.stream().map(run -> run.migration().version()).toList(),
                    "it was not confirmed; nothing was changed",
                    "");
        }
    }

    /** All in one transaction, which is rolled back; what runs outside of one, and all behind it, cannot be tried so. */
    private List<MigrationRun> tried(Connected connected, List<Task> tasks) {
        List<Task> possible = tasks.stream()
                .takeWhile(task -> !task.run().outsideTransaction())
                .toList();
        return connected.tried(database -> {
            List<MigrationRun> runs = new ArrayList<>();
            for (Task task : possible) {
                long start = System.nanoTime();
                SourceFile file = task.migration().file(task.run().direction());
                database.run(file, Header.of(file), events);
                database.checkDeferred();
                if (task.reading().changesSession()) {
                    database.restoreSession();
                }
                runs.add(task.run().took(Duration.ofNanos(System.nanoTime() - start)));
            }
            return runs;
        });
    }

    /** A migration to run, and what was made of its file. */
    private record Task(MigrationRun run, ScriptReading reading) {

        Migration migration() {
            return run.migration();
        }
    }

    private Task task(Migration migration, Direction direction, Ledger ledger) {
        ScriptReading reading = dialect.read(migration.file(direction));
        if (reading.diagnostics().stream().anyMatch(Diagnostic::isError)) {
            throw new InvalidMigrationsException(options.migrations().toString(), reading.diagnostics());
        }
        boolean late = direction == Direction.UP && ledger.isOutOfOrder(migration);
        int statements = reading.statements().size();
        boolean outside = Header.of(migration.file(direction)).noTransaction()
                || reading.outsideTransaction().isPresent();
        return new Task(new MigrationRun(migration, direction, statements, outside, late, Duration.ZERO), reading);
    }

    private static State state(List<AppliedMigration> history) {
        return history.stream()
                .max(Comparator.comparingLong(AppliedMigration::order))
                .map(MigrationRunner::state)
                .orElse(State.NONE);
    }

    /**
     * What was run last is the newest row, but for one that another instance ran behind it, a row that was there before and
     * was taken up again, or one taken back.
     */
    private static State stateAfter(Connected connected, Ledger ledger, List<Task> tasks, List<MigrationRun> runs) {
        long before = state(ledger.lastFirst()).id();
        boolean ranLast = runs.size() == tasks.size();
        Optional<State> last = !ranLast
                ? Optional.empty()
                : connected
                        .retried(database ->
                                database.migration(runs.getLast().migration().version()))
                        .map(MigrationRunner::state)
                        .filter(state -> state.id() > before);
        return last.orElseGet(() -> connected
                .retried(Database::migrationsHead)
                .map(head -> state(head.newest()))
                .orElse(State.NONE));
    }

    private static State state(AppliedMigration row) {
        return new State(row.order(), row.toString(), row.checksum(), "", row.appliedAt());
    }

    private List<MigrationRun> run(Connected connected, Ledger ledger, List<Task> tasks) {
        takeOver(connected, ledger);
        if (tasks.stream().anyMatch(task -> task.run().outsideTransaction())) {
            connected.inTurn(false, database -> {
                database.prepareMigrations();
                return true;
            });
        }
        List<MigrationRun> done = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            Task next = tasks.get(i);
            MigrationRun run = next.run();
            Optional<Version> follower = follower(tasks, i);
            events.tell(new Event.MigrationStarted(run.migration(), run.direction(), i + 1, tasks.size()));
            long start = System.nanoTime();
            Optional<Version> version = Optional.of(run.migration().version());
            boolean ran = connected.inTurn(
                    next.reading().changesSession(), version, (database, row) -> switch (run.direction()) {
                        case UP -> up(next, row, database, connected, follower);
                        case DOWN -> down(next, row, database, connected);
                    });
            if (ran) {
                MigrationRun finished = run.took(Duration.ofNanos(System.nanoTime() - start));
                events.tell(new Event.MigrationFinished(finished));
                done.add(finished);
                mirrors.tell(connected, migrations());
            }
        }
        if (done.isEmpty()) {
            mirrors.tell(connected, migrations());
        }
        return done;
    }

    /** What is run right behind a task, so that its turn is taken along by the commit; empty when something comes between. */
    private Optional<Version> follower(List<Task> tasks, int i) {
        boolean isFollowed = i + 1 < tasks.size()
                && options.mirrors().isEmpty()
                && tasks.subList(i, i + 2).stream()
                        .noneMatch(task -> task.reading().changesSession());
        return isFollowed ? Optional.of(tasks.get(i + 1).migration().version()) : Optional.empty();
    }

    private boolean up(
            Task task,
            Optional<AppliedMigration> row,
            Database database,
            Connected connected,
            Optional<Version> follower) {
        if (row.filter(AppliedMigration::isComplete).isPresent()) {
            return connected.mayHaveCommitted(task.migration().version());
        }
        long start = System.nanoTime();
        run(task, row.isPresent(), database, connected);
        Duration duration = Duration.ofNanos(System.nanoTime() - start);
        connected.addAndCommit(task.migration(), task.reading(), duration, follower);
        return true;
    }

    private boolean down(Task task, Optional<AppliedMigration> row, Database database, Connected connected) {
        if (row.isEmpty()) {
            return false;
        }
        run(task, !row.get().isComplete(), database, connected);
        database.remove(task.migration().version());
        return true;
    }

    /** @param unfinished whether it was begun outside of a transaction, and cut off */
    private void run(Task task, boolean unfinished, Database database, Connected connected) {
        Direction direction = task.run().direction();
        SourceFile file = task.migration().file(direction);
        Header header = Header.of(file);
        if (unfinished || task.run().outsideTransaction()) {
            database.hold();
            try (Database other = connected.another()) {
                other.runOutside(task.migration(), direction, task.reading(), events);
            }
        } else {
            database.run(file, header, events);
        }
    }

    /** Changes the history and nothing else. */
    void mark(Version version, boolean applied) {
        Migration migration = migrations().find(version).orElseThrow(() -> unknown(version));
        try (Connected connected = connected()) {
            connected.inTurn(false, database -> {
                if (applied) {
                    database.add(migration, Optional.of(dialect.read(migration.up())), Duration.ZERO);
                } else {
                    database.remove(version);
                }
                return true;
            });
            mirrors.tell(connected, migrations());
        }
    }

    static MigrationRefusedException unknown(Version version) {
        return new MigrationRefusedException(
                "NS3106",
                List.of(version),
                "there is no migration of version " + version,
                "nself.status() lists those that are there");
    }

    /** Puts squashed migrations in the place of those that they stand for. */
    void takeOver() {
        try (Connected connected = connected()) {
            takeOver(connected, ledger(connected));
        }
    }

    private void takeOver(Connected connected, Ledger ledger) {
        for (Migration squashed : ledger.squashed()) {
            connected.inTurn(false, database -> {
                squashed.header().squashes().forEach(database::remove);
                database.add(squashed, Optional.of(dialect.read(squashed.up())), Duration.ZERO);
                return true;
            });
        }
    }

    /** Of a database that knows no migration. */
    private Ledger emptyLedger() {
        return new Ledger(migrations(), List.of(), dialect);
    }

    private Ledger ledger(Connected connected) {
        return new Ledger(migrations(), connected.retried(Database::migrations), dialect);
    }

    private Connected connected() {
        return new Connected(options, dialect, turn, events);
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
