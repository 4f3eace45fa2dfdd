package org.nself;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.nself.MigrationReport.Durations;
import org.nself.MigrationReport.Found;
import org.nself.MigrationReport.Outcome;
import org.nself.MigrationReport.State;
import org.nself.diff.Intents;
import org.nself.plan.Plan;
import org.nself.plan.Policy.OlderSchema;
import org.nself.plan.Refusal;
import org.nself.plan.Step;
import org.nself.plan.Transaction;
import org.nself.schema.Namespace;
import org.nself.schema.Schema;
import org.nself.spi.Database;
import org.nself.spi.Dialect;
import org.nself.spi.HistoryEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leads one schema through reading, comparing, planning, running and proving: one call of the facade. */
final class Migrator {

    private static final Logger LOG = LoggerFactory.getLogger(Nself.class);

    private final Options options;
    private final Dialect dialect;
    private final long start = System.nanoTime();
    private final DesiredSchema desired;
    private final Turn turn;
    /** What had to be committed before the rest could be planned on top of it. */
    private final List<Step> committed = new ArrayList<>();

    private final EventLog events;
    private boolean waiting;
    private boolean outsideIsNext;
    private long planningNanos;
    private long applyingNanos;

    private final Optional<ReviewedPlan> reviewed;

    Migrator(Options options, Dialect dialect) {
        this(options, dialect, Optional.empty());
    }

    /** @param reviewed the only plan to begin with */
    Migrator(Options options, Dialect dialect, Optional<ReviewedPlan> reviewed) {
        this.options = options;
        this.reviewed = reviewed;
        this.dialect = dialect;
        this.desired = DesiredSchema.of(options.schema());
        this.turn = new Turn(options.policy().waitTimeout());
        this.events = new EventLog(options.listener());
    }

    MigrationReport migrate() {
        for (int attempt = 1; ; attempt++) {
            try (Database database = open()) {
                MigrationReport report = attempt(database);
                log(report);
                return report;
            } catch (NselfException failure) {
                if (attempt > options.policy().retries() || !isRetryable(failure)) {
                    throw failure;
                }
                events.tell(new Event.Retrying(attempt, failure));
                turn.pause();
            }
        }
    }

    Plan plan() {
        try (Database database = open()) {
            database.beginReading();
            Comparison comparison = compare(database);
            Plan plan = plan(database, comparison);
            database.rollback();
            return plan;
        }
    }

    private Plan plan(Database database, Comparison comparison) {
        return database.assess(dialect.resume(comparison.changes(), comparison.catalog(), options.policy()));
    }

    private Database open() {
        return dialect.open(options.dataSource(), new Dialect.Settings(options.historyTable(), options.policy()));
    }

    private MigrationReport attempt(Database database) {
        Optional<HistoryEntry> latest = database.latest();
        if (isCurrent(latest)) {
            return nothingToDo(Outcome.UP_TO_DATE, latest.orElseThrow());
        }
        desired.schema();
        while (true) {
            while (!database.begin()) {
                latest = database.latest();
                if (isCurrent(latest)) {
                    return nothingToDo(Outcome.APPLIED_ELSEWHERE, latest.orElseThrow());
                }
                waitForTurn();
            }
            if (outsideIsNext) {
                outside(database);
            } else {
                Optional<MigrationReport> report = inTurn(database);
                if (report.isPresent()) {
                    return report.get();
                }
            }
        }
    }

    /**
     * Runs the next step on another connection, while this one holds the turn and nothing else: the step may have to wait for
     * every transaction that looked at a table, and would wait for one that planned on this connection for ever. Plans again
     * first, for another instance may have had the turn in between.
     */
    private void outside(Database holder) {
        outsideIsNext = false;
        holder.hold();
        try (Database database = open()) {
            long begin = System.nanoTime();
            database.beginReading();
            Plan plan = plan(database, compare(database));
            database.rollback();
            requireReviewed(plan);
            refuse(plan, Optional.empty());
            planningNanos += System.nanoTime() - begin;
            Optional<Step> next = plan.steps().stream().findFirst().filter(Migrator::isOutside);
            if (next.isPresent()) {
                refuseEndless(next.get());
                events.tell(new Event.StepStarted(next.get(), 1, plan.steps().size()));
                database.runOutside(
                        next.get(),
                        statement -> LOG.debug("{}", statement),
                        message -> events.tell(new Event.StepProgress(next.get(), message)));
                committed.add(next.get());
                applyingNanos += System.nanoTime() - begin;
            }
        }
        holder.rollback();
        turn.restart();
    }

    /** Only the beginning can be what was reviewed: what is planned after a commit is the rest of it. */
    private void requireReviewed(Plan plan) {
        if (committed.isEmpty()) {
            reviewed.ifPresent(known -> known.require(plan, desired.name()));
        }
    }

    /** What was committed and is planned all the same does not lead anywhere; a retry or two may be meant to. */
    private void refuseEndless(Step step) {
        long before =
                committed.stream().filter(done -> done.up().equals(step.up())).count();
        if (before > options.policy().retries()) {
            throw new VerificationFailedException(desired.name(), step.changes());
        }
    }

    private static boolean isOutside(Step step) {
        return step.transaction() == Transaction.OUTSIDE;
    }

    /** Empty when a part had to be committed first, so that the rest can be planned on top of it. */
    private Optional<MigrationReport> inTurn(Database database) {
        long begin = System.nanoTime();
        Optional<HistoryEntry> latest = database.latest();
        if (isCurrent(latest)) {
            database.rollback();
            return Optional.of(nothingToDo(Outcome.APPLIED_ELSEWHERE, latest.orElseThrow()));
        }
        Optional<HistoryEntry> earlier = database.find(desired.hashes());
        if (earlier.isPresent() && options.policy().olderSchema() == OlderSchema.LEAVE) {
            database.rollback();
            return Optional.of(nothingToDo(Outcome.AHEAD, latest.orElseThrow()));
        }
        Comparison before = compare(database);
        Plan plan = plan(database, before);
        requireReviewed(plan);
        refuse(plan, earlier);
        planningNanos += System.nanoTime() - begin;
        if (plan.steps().stream().findFirst().filter(Migrator::isOutside).isPresent()) {
            outsideIsNext = true;
            database.rollback();
            return Optional.empty();
        }
        return run(database, latest.isEmpty(), before, plan);
    }

    private Optional<MigrationReport> run(Database database, boolean firstBoot, Comparison before, Plan plan) {
        long begin = System.nanoTime();
        List<Step> steps = untilCommit(plan.steps());
        steps.stream().filter(Step::commits).forEach(this::refuseEndless);
        if (!steps.isEmpty()) {
            LOG.info("bringing the database in step with {}: {} steps", desired.name(), steps.size());
        }
        database.run(steps, new StepEvents(events, steps.size()));
        boolean last = steps.size() == plan.steps().size() && steps.stream().noneMatch(Step::commits);
        if (!last) {
            // What is proven at the end is proven without the lock of a step that was to be brief.
            database.commit();
            committed.addAll(steps);
            applyingNanos += System.nanoTime() - begin;
            return Optional.empty();
        }
        Comparison after = compare(database);
        if (!after.changes().isEmpty()) {
            throw new VerificationFailedException(desired.name(), after.changes());
        }
        List<Step> all = Stream.concat(committed.stream(), steps.stream()).toList();
        HistoryEntry entry = database.record(
                desired.files(),
                after.namespaces(),
                after.desired().fingerprint(),
                all.size(),
                Duration.ofNanos(System.nanoTime() - start));
        database.commit();
        applyingNanos += System.nanoTime() - begin;
        Found found = new Found(
                before.catalog().schema().tables().size(),
                before.catalog().schema().enums().size(),
                firstBoot ? after.leftAlone() : List.of());
        return Optional.of(report(Outcome.APPLIED, entry, new Plan(plan.from(), all), Optional.of(found)));
    }

    private Comparison compare(Database database) {
        Set<String> namespaces = new LinkedHashSet<>(new TreeSet<>(desired.namespaces(options.namespaces())));
        Intents intents = desired.intents().and(options.intents());
        if (options.exclusive()) {
            return Comparison.of(database, desired, Optional.empty(), intents, namespaces);
        }
        Schema owned = desired.earlier(database.lastSources()).orElseGet(() -> {
            LOG.warn("the schema that the history remembers cannot be read any more; what it declared is not dropped");
            return Schema.empty();
        });
        if (options.namespaces().isEmpty()) {
            Stream.of(
                            owned.tables().stream().map(table -> table.name().namespace()),
                            owned.sequences().stream()
                                    .map(sequence -> sequence.name().namespace()),
                            owned.enums().stream().map(type -> type.name().namespace()),
                            owned.namespaces().stream().map(Namespace::name))
                    .flatMap(names -> names)
                    .forEach(namespaces::add);
        }
        return Comparison.of(database, desired, Optional.of(owned), intents, namespaces);
    }

    private void refuse(Plan plan, Optional<HistoryEntry> earlier) {
        List<Refusal> refusals = plan.refusals(options.policy());
        if (!refusals.isEmpty()) {
            String older = earlier.map(entry -> "this schema was applied at " + entry.appliedAt()
                            + " and replaced since; if an older copy of the service is starting, Policy.production()"
                            + " leaves the database as it is")
                    .orElse("allow what you mean to lose, or change " + desired.name()
                            + " so that it keeps what the database has");
            throw new PlanRefusedException(plan, refusals, older);
        }
    }

    private boolean isCurrent(Optional<HistoryEntry> latest) {
        if (latest.isEmpty()) {
            return false;
        }
        HistoryEntry entry = latest.get();
        boolean sameScope =
                options.namespaces().isEmpty() || options.namespaces().equals(Set.copyOf(entry.namespaces()));
        return sameScope && desired.isAppliedBy(entry);
    }

    private void waitForTurn() {
        if (!waiting) {
            waiting = true;
            events.tell(new Event.Waiting());
        }
        if (turn.isOver()) {
            throw new EnvironmentException(
                    "NS5004",
                    "another instance has been migrating this database for longer than "
                            + options.policy().waitTimeout().toSeconds() + " s; nothing was changed by this one",
                    "look at pg_stat_activity for what it waits for, or raise Policy.waitTimeout",
                    null);
        }
        turn.pause();
    }

    private MigrationReport nothingToDo(Outcome outcome, HistoryEntry entry) {
        return report(outcome, entry, new Plan(entry.fingerprint(), List.of()), Optional.empty());
    }

    private MigrationReport report(Outcome outcome, HistoryEntry entry, Plan plan, Optional<Found> found) {
        return new MigrationReport(
                outcome,
                new State(
                        entry.id(),
                        entry.sources().getFirst(),
                        entry.hashes().getFirst(),
                        entry.fingerprint(),
                        entry.appliedAt()),
                plan,
                found,
                outcome == Outcome.APPLIED ? desired.warnings() : List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                new Durations(
                        Duration.ofNanos(System.nanoTime() - start),
                        turn.waited(),
                        Duration.ofNanos(planningNanos),
                        Duration.ofNanos(applyingNanos)));
    }

    private static void log(MigrationReport report) {
        report.warnings().forEach(warning -> LOG.warn("{}", warning));
        if (report.outcome() == Outcome.AHEAD) {
            LOG.warn("{}", report);
        } else {
            LOG.info("{}", report);
        }
    }

    /** The steps up to the first that must be committed before the rest, else all. */
    private static List<Step> untilCommit(List<Step> steps) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).commits()) {
                return steps.subList(0, i + 1);
            }
        }
        return steps;
    }

    static boolean isRetryable(NselfException failure) {
        return switch (failure) {
            case StatementFailedException statement -> statement.details().retryable();
            case EnvironmentException environment -> environment.retryable();
            case InvalidSchemaException ignored -> false;
            case InvalidMigrationsException ignored -> false;
            case MigrationRefusedException ignored -> false;
            case PlanRefusedException ignored -> false;
            case VerificationFailedException ignored -> false;
            case BackupException ignored -> false;
        };
    }
}
