package org.nself;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.nself.diff.Change;
import org.nself.diff.Intents;
import org.nself.diff.SchemaDiff;
import org.nself.migration.AppliedMigration;
import org.nself.migration.Direction;
import org.nself.migration.Migration;
import org.nself.migration.Migrations;
import org.nself.migration.Version;
import org.nself.plan.Plan;
import org.nself.plan.TableSize;
import org.nself.schema.Namespace;
import org.nself.schema.QualifiedName;
import org.nself.schema.Schema;
import org.nself.schema.SourceFile;
import org.nself.spi.Alignment;
import org.nself.spi.Catalog;
import org.nself.spi.Database;
import org.nself.spi.Dialect;
import org.nself.spi.ScratchDatabase;

/**
 * Where a generated migration begins: the state that the directory leads to, and the plan from there.
 *
 * @param kept what is there and stays, in order
 * @param replaced what goes, for it is written anew
 * @param taken versions that are given already, on disk or in the history
 */
record GenerationStart(
        List<Migration> kept, List<Migration> replaced, List<Version> taken, Comparison comparison, Plan plan) {

    /** The database as it is, when all that is there was applied; else the directory replayed on a scratch database. */
    static GenerationStart online(
            Options options, Dialect dialect, Migrations there, DesiredSchema desired, boolean force) {
        try (Database database = open(options, dialect)) {
            database.beginReading();
            List<AppliedMigration> history = database.migrations();
            List<Migration> pending = new Ledger(there, history, dialect).pending();
            List<Migration> replaced = force ? replaceable(options, dialect, pending) : List.of();
            List<Migration> kept = without(there.all(), replaced);
            List<Version> taken = new ArrayList<>();
            there.all().forEach(migration -> taken.add(migration.version()));
            history.forEach(row -> taken.add(row.version()));
            if (pending.size() > replaced.size()) {
                Map<QualifiedName, TableSize> sizes = database.catalog(desired.namespaces(options.namespaces()))
                        .sizes();
                // Whoever builds an index concurrently meanwhile must not wait for what is read here.
                database.rollback();
                Migration first = without(pending, replaced).getFirst();
                return replayed(options, dialect, kept, desired, first, replaced, taken, sizes);
            }
            Comparison comparison = compare(options, database, kept, desired);
            Plan plan = database.assess(dialect.plan(comparison.changes(), comparison.catalog(), options.policy()));
            database.rollback();
            return new GenerationStart(kept, replaced, taken, comparison, plan);
        }
    }

    /** Those that were generated and not edited since. */
    private static List<Migration> replaceable(Options options, Dialect dialect, List<Migration> pending) {
        Optional<ChecksumIndex> index = options.migrations().index();
        return pending.stream()
                .filter(migration -> migration.snapshot().isPresent())
                .filter(migration -> index.filter(known -> !known.isEdited(migration, dialect::read))
                        .isPresent())
                .toList();
    }

    private static List<Migration> without(List<Migration> all, List<Migration> some) {
        return all.stream().filter(migration -> !some.contains(migration)).toList();
    }

    /**
     * Nothing is known of the rows then: what was not applied anywhere has none.
     *
     * @param sizes of the tables that are there in the real database, so that a migration does not take another form because
     *     one before it is pending
     */
    private static GenerationStart replayed(
            Options options,
            Dialect dialect,
            List<Migration> kept,
            DesiredSchema desired,
            Migration pending,
            List<Migration> replaced,
            List<Version> taken,
            Map<QualifiedName, TableSize> sizes) {
        try (ScratchDatabase scratch = options.scratch(dialect)) {
            Options there = options.at(scratch.dataSource());
            new MigrationRunner(there.with(MigrationSource.of(kept)), dialect)
                    .execute(Ledger::pending, Direction.UP, MigrationRunner.Manner.PLAIN);
            try (Database database = open(there, dialect)) {
                database.beginReading();
                Comparison comparison = compare(there, database, kept, desired);
                Map<QualifiedName, TableSize> known =
                        new HashMap<>(comparison.catalog().sizes());
                known.putAll(sizes);
                Catalog catalog = comparison.catalog().with(comparison.catalog().schema(), known);
                Plan plan = dialect.plan(comparison.changes(), catalog, options.policy());
                database.rollback();
                return new GenerationStart(kept, replaced, taken, comparison, plan);
            }
        } catch (EnvironmentException | StatementFailedException impossible) {
            throw new MigrationRefusedException(
                    "NS3109",
                    List.of(pending.version()),
                    "migrations are pending, and what comes after is not known before: " + pending
                            + "\nreplaying all of them on a scratch database failed: " + impossible.getMessage(),
                    "apply them with nself.up().execute()");
        }
    }

    /** A database that all of these were applied to, held against the schema. */
    static Comparison compare(Options options, Database database, List<Migration> kept, DesiredSchema desired) {
        Schema owned = snapshot(kept)
                .map(List::of)
                .or(() -> Optional.of(database.lastSources()))
                .flatMap(desired::earlier)
                .orElse(Schema.empty());
        return Comparison.of(
                database,
                desired,
                options.exclusive() ? Optional.empty() : Optional.of(owned),
                desired.intents().and(options.intents()),
                namespaces(options, desired, owned));
    }

    private static Set<String> namespaces(Options options, DesiredSchema desired, Schema owned) {
        Set<String> namespaces = new LinkedHashSet<>(new TreeSet<>(desired.namespaces(options.namespaces())));
        owned.tables().forEach(table -> namespaces.add(table.name().namespace()));
        owned.enums().forEach(type -> namespaces.add(type.name().namespace()));
        return namespaces;
    }

    private static Optional<SourceFile> snapshot(List<Migration> migrations) {
        return Snapshots.newest(migrations).flatMap(Migration::snapshot);
    }

    /** The newest snapshot, and no database: texts are equal when they are written alike. */
    static GenerationStart offline(Options options, Dialect dialect, Migrations there, DesiredSchema desired) {
        requireSnapshotAtEnd(there);
        Schema earlier = snapshot(there.all())
                .flatMap(file -> desired.earlier(List.of(file)))
                .orElse(Schema.empty());
        Alignment before = dialect.align(earlier);
        Catalog catalog = catalogOf(before);
        Intents intents = desired.intents().and(options.intents());
        Alignment alignment = dialect.align(desired.schema(), earlier, intents, catalog);
        desired.refuse(alignment.problems());
        List<Change> changes = new ArrayList<>(alignment.renames());
        changes.addAll(
                SchemaDiff.between(alignment.actual().schema(), alignment.desired(), alignment.owned(), intents));
        Comparison comparison = new Comparison(
                namespaces(options, desired, earlier),
                catalog,
                alignment.actual(),
                alignment.desired(),
                List.copyOf(changes));
        return new GenerationStart(
                there.all(),
                List.of(),
                there.all().stream().map(Migration::version).toList(),
                comparison,
                dialect.plan(changes, alignment.actual(), options.policy()));
    }

    /** A database that holds what a schema declares. */
    static Catalog catalogOf(Alignment schema) {
        return schema.actual()
                .with(withPublic(schema.desired()), schema.actual().sizes());
    }

    /** Every database has that namespace, whether a schema names it or not. */
    private static Schema withPublic(Schema schema) {
        Namespace always = Namespace.of(QualifiedName.DEFAULT_NAMESPACE);
        boolean named =
                schema.namespaces().stream().anyMatch(there -> there.name().equals(always.name()));
        List<Namespace> namespaces = new ArrayList<>(schema.namespaces());
        if (!named) {
            namespaces.add(always);
        }
        return new Schema(namespaces, schema.enums(), schema.sequences(), schema.tables());
    }

    private static void requireSnapshotAtEnd(Migrations there) {
        Optional<Version> known = Snapshots.newest(there.all()).map(Migration::version);
        Optional<Migration> unknown = there.all().stream()
                .filter(migration -> known.filter(version -> version.compareTo(migration.version()) >= 0)
                        .isEmpty())
                .min(Comparator.comparing(Migration::version));
        if (unknown.isPresent()) {
            throw new MigrationRefusedException(
                    "NS3111",
                    List.of(unknown.get().version()),
                    "without a database, nobody knows what " + unknown.get()
                            + " leads to: it was written by hand, after the" + " last snapshot of the schema",
                    "generate with a database");
        }
        Snapshots.fork(there.all()).ifPresent(fork -> {
            throw new MigrationRefusedException(
                    "NS3112",
                    List.of(),
                    fork.message(),
                    "generate with a database, or " + fork.hint().orElse(""));
        });
    }

    private static Database open(Options options, Dialect dialect) {
        return dialect.open(options.dataSource(), new Dialect.Settings(options.historyTable(), options.policy()));
    }
}
