package org.nself;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.nself.migration.Migration;
import org.nself.migration.Migrations;
import org.nself.migration.Naming;
import org.nself.migration.Version;
import org.nself.plan.Plan;
import org.nself.plan.Policy;
import org.nself.plan.Refusal;
import org.nself.plan.Step;
import org.nself.schema.Schema;
import org.nself.schema.SourceFile;
import org.nself.spi.Database;
import org.nself.spi.Dialect;

/**
 * Writes the migration that leads from the database to the schema. Immutable; does nothing before {@link #execute()}.
 */
public final class Generate {

    private final Options options;
    private final Dialect dialect;
    private final Optional<String> name;
    private final boolean dryRun;

    Generate(Options options, Dialect dialect) {
        this(options, dialect, Optional.empty(), false);
    }

    private Generate(Options options, Dialect dialect, Optional<String> name, boolean dryRun) {
        this.options = options;
        this.dialect = dialect;
        this.name = name;
        this.dryRun = dryRun;
    }

    /** Calls it so, instead of by its changes. */
    public Generate name(String newName) {
        return new Generate(options, dialect, Optional.of(requireNonNull(newName, "newName")), dryRun);
    }

    /** Writes nothing, and reports what would be written. */
    public Generate dryRun() {
        return new Generate(options, dialect, name, true);
    }

    /**
     * Compares, plans, and writes {@code up.sql}, {@code down.sql} and a snapshot of the schema. Changes nothing in the
     * database, and takes no lock that anyone waits for. When anything is wrong, nothing is written.
     *
     * @throws InvalidSchemaException when the schema cannot be used as it is written
     * @throws InvalidMigrationsException when the directory cannot be used as it is
     * @throws MigrationRefusedException when migrations are pending: what they do is not known before they are applied
     * @throws PlanRefusedException when the policy does not let the plan run
     * @throws EnvironmentException when a file, the connection, a permission or a library is missing
     */
    public Generated execute() {
        name.ifPresent(Create::requireName);
        Migrations there = MigrationRunner.read(options.migrations());
        DesiredSchema desired = DesiredSchema.of(options.schema());
        desired.schema();
        Plan plan = plan(there, desired);
        List<Refusal> refusals = plan.refusals(options.policy());
        if (!refusals.isEmpty()) {
            throw new PlanRefusedException(plan, refusals, "allow what you mean to lose, or change " + desired.name());
        }
        List<Migration> migrations = migrations(plan, there, desired);
        if (!dryRun) {
            migrations.forEach(migration -> MigrationWriter.write(options.directory(), migration));
        }
        return new Generated(migrations, plan, !dryRun && !migrations.isEmpty());
    }

    private Plan plan(Migrations there, DesiredSchema desired) {
        try (Database database =
                dialect.open(options.dataSource(), new Dialect.Settings(options.historyTable(), options.policy()))) {
            database.beginReading();
            List<Migration> pending = new Ledger(there, database.migrations(), dialect).pending();
            if (!pending.isEmpty()) {
                throw new MigrationRefusedException(
                        "NS3109",
                        pending.stream().map(Migration::version).toList(),
                        (pending.size() == 1 ? "a migration is" : pending.size() + " migrations are")
                                + " pending, and what comes after is not known before: " + pending.getFirst(),
                        "apply it with nself.up().execute(), or delete it when the new one is to replace it");
            }
            Schema owned = newestSnapshot(there)
                    .map(List::of)
                    .or(() -> Optional.of(database.lastSources()))
                    .flatMap(desired::earlier)
                    .orElse(Schema.empty());
            Set<String> namespaces = new LinkedHashSet<>(new TreeSet<>(desired.namespaces(options.namespaces())));
            owned.tables().forEach(table -> namespaces.add(table.name().namespace()));
            owned.enums().forEach(type -> namespaces.add(type.name().namespace()));
            Comparison comparison = Comparison.of(
                    database,
                    desired,
                    options.exclusive() ? Optional.empty() : Optional.of(owned),
                    desired.intents().and(options.intents()),
                    namespaces);
            Plan plan = database.assess(dialect.plan(comparison.changes(), comparison.catalog()));
            database.rollback();
            return plan;
        }
    }

    private static Optional<SourceFile> newestSnapshot(Migrations there) {
        return there.all().stream()
                .filter(migration -> migration.snapshot().isPresent())
                .max(Comparator.comparing(Migration::version))
                .flatMap(Migration::snapshot);
    }

    /** A new migration begins where something must be committed before it can be used. */
    private List<Migration> migrations(Plan plan, Migrations there, DesiredSchema desired) {
        List<Version> taken =
                new ArrayList<>(there.all().stream().map(Migration::version).toList());
        List<Migration> migrations = new ArrayList<>();
        List<List<Step>> parts = parts(plan.steps());
        for (int i = 0; i < parts.size(); i++) {
            Version version = Version.next(options.clock().instant(), taken);
            taken.add(version);
            Plan part = new Plan(plan.from(), parts.get(i));
            migrations.add(migration(version, part, i == parts.size() - 1, desired.schema()));
        }
        return migrations;
    }

    private static List<List<Step>> parts(List<Step> steps) {
        List<List<Step>> parts = new ArrayList<>();
        boolean begins = true;
        for (Step step : steps) {
            if (begins) {
                parts.add(new ArrayList<>());
            }
            parts.getLast().add(step);
            begins = step.commits();
        }
        return parts;
    }

    private Migration migration(Version version, Plan part, boolean last, Schema schema) {
        String called = name.filter(given -> last)
                .orElseGet(() -> Naming.of(part.steps().stream()
                        .flatMap(step -> step.changes().stream())
                        .toList()));
        String folder = version + "_" + called + "/";
        boolean hasWayBack = part.steps().stream().anyMatch(step -> !step.down().isEmpty());
        return new Migration(
                version,
                called,
                new SourceFile(folder + MigrationDirectory.UP, allowances(part) + part.toSql()),
                hasWayBack
                        ? Optional.of(new SourceFile(folder + MigrationDirectory.DOWN, part.toDownSql()))
                        : Optional.empty(),
                last
                        ? Optional.of(new SourceFile(
                                folder + MigrationDirectory.SNAPSHOT,
                                Providers.writer().write(schema)))
                        : Optional.empty());
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
