package org.nself;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nself.diff.Change;
import org.nself.diff.Following;
import org.nself.migration.Migration;
import org.nself.migration.Migrations;
import org.nself.migration.Version;
import org.nself.plan.Plan;
import org.nself.plan.Policy;
import org.nself.plan.Refusal;
import org.nself.plan.Step;
import org.nself.plan.StepHazard;
import org.nself.plan.Transaction;
import org.nself.schema.Schema;
import org.nself.schema.SourceFile;
import org.nself.spi.CopyScope;
import org.nself.spi.CopyScope.Rows;
import org.nself.spi.Dialect;

/**
 * Writes the migration that leads from where the directory leads to the schema. Immutable; does nothing before
 * {@link #execute()}.
 */
public final class Generate {

    /** What a caller asks for; {@code without} are the precautions that are not taken. */
    private record Choices(
            Optional<String> name, boolean force, boolean offline, boolean dryRun, Set<Precaution> without) {

        static final Choices DEFAULT = new Choices(Optional.empty(), false, false, false, Set.of());

        /** Neither of the precautions is taken where there is no database, or nothing is written. */
        boolean takes(Precaution precaution) {
            return !offline && !dryRun && !without.contains(precaution);
        }

        Choices without(Precaution precaution) {
            Set<Precaution> all = new HashSet<>(without);
            all.add(precaution);
            return new Choices(name, force, offline, dryRun, Set.copyOf(all));
        }
    }

    /** What is done before a migration is written. */
    private enum Precaution {
        REHEARSAL,
        BACKUP
    }

    private final Options options;
    private final Dialect dialect;
    private final Choices choices;

    Generate(Options options, Dialect dialect) {
        this(options, dialect, Choices.DEFAULT);
    }

    private Generate(Options options, Dialect dialect, Choices choices) {
        this.options = options;
        this.dialect = dialect;
        this.choices = choices;
    }

    private Generate with(Choices newChoices) {
        return new Generate(options, dialect, newChoices);
    }

    /** Calls it so, instead of by its changes. */
    public Generate name(String name) {
        requireNonNull(name, "name");
        return with(new Choices(
                Optional.of(name), choices.force(), choices.offline(), choices.dryRun(), choices.without()));
    }

    /**
     * Replaces the migrations that were generated, not edited since, and not applied to this database, by one set that is
     * generated anew: for a schema that was merged. What was applied or edited is never touched.
     */
    public Generate force() {
        return with(new Choices(choices.name(), true, choices.offline(), choices.dryRun(), choices.without()));
    }

    /**
     * Asks no database: begins at the newest snapshot in the directory. Expressions are equal when they are written alike,
     * nothing is known of rows and sizes, and nothing is rehearsed.
     */
    public Generate offline() {
        return with(new Choices(choices.name(), choices.force(), true, choices.dryRun(), choices.without()));
    }

    /** Writes what was not tried on a scratch database before. */
    public Generate withoutRehearsal() {
        return with(choices.without(Precaution.REHEARSAL));
    }

    /** Takes no backup before it is written. */
    public Generate withoutBackup() {
        return with(choices.without(Precaution.BACKUP));
    }

    /** Writes nothing, and reports what would be written; it is not rehearsed. */
    public Generate dryRun() {
        return with(new Choices(choices.name(), choices.force(), choices.offline(), true, choices.without()));
    }

    /**
     * Compares, plans, tries the result on a scratch database, and writes {@code up.sql}, {@code down.sql}, a snapshot of
     * the schema, and a line in {@code nself.sum}. Before, a backup is taken of the definitions, the history and the files.
     * Changes nothing in the database, and takes no lock that anyone waits for. When anything is wrong, nothing
     * is written.
     *
     * <p>The scratch database is made on the same server and dropped at the end. Where it cannot be made, the result says so.
     * While migrations are pending, all are replayed on one.
     *
     * @throws BackupException when the backup cannot be taken
     * @throws InvalidSchemaException when the schema cannot be used as it is written
     * @throws InvalidMigrationsException when the directory cannot be used as it is
     * @throws MigrationRefusedException when it is not known where the directory leads
     * @throws PlanRefusedException when the policy does not let the plan run
     * @throws VerificationFailedException when the migration does not lead to the schema, or not back
     * @throws EnvironmentException when a file, the connection, a permission or a library is missing
     */
    public Generated execute() {
        choices.name().ifPresent(Create::requireName);
        Migrations there = MigrationRunner.read(options.migrations());
        DesiredSchema desired = DesiredSchema.of(options.schema());
        desired.schema();
        GenerationStart start = start(there, desired);
        List<Refusal> refusals = start.plan().refusals(options.policy());
        if (!refusals.isEmpty()) {
            throw new PlanRefusedException(
                    start.plan(), refusals, "allow what you mean to lose, or change " + desired.name());
        }
        List<Migration> fresh = migrations(start, desired);
        Rehearsal rehearsal = rehearsal(start, fresh, desired);
        boolean written =
                !choices.dryRun() && !(fresh.isEmpty() && start.replaced().isEmpty());
        Optional<Backup> backup =
                written && choices.takes(Precaution.BACKUP) ? Optional.of(backup()) : Optional.empty();
        if (written) {
            MigrationWriter.replace(options, dialect, there, start.replaced(), fresh);
        }
        return new Generated(fresh, start.replaced(), start.plan(), rehearsal, backup, written);
    }

    private Backup backup() {
        return new BackupTaker(options, dialect)
                .take(
                        new CopyScope(options.namespaces(), new Rows.None()),
                        "before a migration is written",
                        options.backups().engine());
    }

    private GenerationStart start(Migrations there, DesiredSchema desired) {
        if (!choices.offline()) {
            return GenerationStart.online(options, dialect, there, desired, choices.force());
        }
        if (choices.force()) {
            throw new IllegalArgumentException("force() asks the database what was applied, and offline() asks none");
        }
        return GenerationStart.offline(options, dialect, there, desired);
    }

    private Rehearsal rehearsal(GenerationStart start, List<Migration> fresh, DesiredSchema desired) {
        if (fresh.isEmpty()) {
            return Rehearsal.notDone("there are no changes");
        }
        return choices.takes(Precaution.REHEARSAL)
                ? new Rehearser(options, dialect, desired, start.comparison())
                        .rehearse(start.kept(), fresh, start.plan())
                : Rehearsal.notDone("it was not asked for");
    }

    /** A new migration begins where something must be committed before it can be used. */
    private List<Migration> migrations(GenerationStart start, DesiredSchema desired) {
        List<Version> taken = new ArrayList<>(start.taken());
        List<Migration> migrations = new ArrayList<>();
        Optional<SourceFile> parent = Snapshots.newest(start.kept()).flatMap(Migration::snapshot);
        List<List<Step>> parts = parts(start.plan().steps());
        for (int i = 0; i < parts.size(); i++) {
            Version version = Version.next(options.clock().instant(), taken);
            taken.add(version);
            Plan part = new Plan(start.plan().from(), parts.get(i));
            boolean last = i == parts.size() - 1;
            migrations.add(
                    migration(version, part, last, last ? snapshot(parent, desired.schema()) : Snapshots.part()));
        }
        return migrations;
    }

    private static String snapshot(Optional<SourceFile> parent, Schema schema) {
        return Snapshots.text(parent, Providers.writer().write(schema));
    }

    private static List<List<Step>> parts(List<Step> steps) {
        List<List<Step>> parts = new ArrayList<>();
        boolean begins = true;
        for (Step step : steps) {
            boolean alone = step.back() == Transaction.OUTSIDE;
            if (begins || alone) {
                parts.add(new ArrayList<>());
            }
            parts.getLast().add(step);
            begins = step.commits() || alone;
        }
        return parts;
    }

    private Migration migration(Version version, Plan part, boolean last, String snapshot) {
        String called = choices.name()
                .filter(given -> last)
                .orElseGet(() -> Naming.of(part.steps().stream()
                        .flatMap(step -> step.changes().stream())
                        .toList()));
        String folder = version + "_" + called + "/";
        Plan told = withoutEvidence(part);
        boolean hasWayBack = part.steps().stream().anyMatch(step -> !step.down().isEmpty());
        return new Migration(
                version,
                called,
                new SourceFile(
                        folder + MigrationDirectory.UP,
                        outside(part, Step::transaction) + allowances(part) + told.toSql()),
                hasWayBack
                        ? Optional.of(new SourceFile(
                                folder + MigrationDirectory.DOWN, outside(part, Step::back) + told.toDownSql()))
                        : Optional.empty(),
                Optional.of(new SourceFile(folder + MigrationDirectory.SNAPSHOT, snapshot)));
    }

    /** Hasura reads this in the first line only. */
    private static String outside(Plan part, Function<Step, Transaction> transaction) {
        if (part.steps().stream().map(transaction).noneMatch(Transaction.OUTSIDE::equals)) {
            return "";
        }
        boolean repeatable = part.steps().stream()
                .flatMap(step -> step.changes().stream())
                .anyMatch(change -> change instanceof Change.Fill || change instanceof Following);
        return "-- hasura:no-transaction\n" + (repeatable ? "-- nself:repeatable\n\n" : "\n");
    }

    /** What the rows of this database are safe from may strike those of another, where the file is applied. */
    private static Plan withoutEvidence(Plan plan) {
        return new Plan(
                plan.from(),
                plan.steps().stream()
                        .map(step -> step.withHazards(step.hazards().stream()
                                .map(hazard -> hazard.withEvidence(StepHazard.Evidence.UNKNOWN))
                                .toList()))
                        .toList());
    }

    /** What was allowed here need not be allowed again where the file is applied. */
    private static String allowances(Plan part) {
        String lines = part.refusals(Policy.safe()).stream()
                .map(refusal -> "-- nself:allow " + refusal.hazard().hazard() + " "
                        + refusal.step().subject().label().replaceAll("\\R", " "))
                .distinct()
                .collect(Collectors.joining("\n"));
        return lines.isEmpty() ? "" : lines + "\n\n";
    }
}
