package org.nself;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.nself.diff.Change;
import org.nself.diff.Intents;
import org.nself.diff.SchemaDiff;
import org.nself.migration.AppliedMigration;
import org.nself.migration.Migration;
import org.nself.migration.Migrations;
import org.nself.migration.Version;
import org.nself.schema.Schema;
import org.nself.schema.SourceFile;
import org.nself.spi.Alignment;
import org.nself.spi.Catalog;
import org.nself.spi.Dialect;

/**
 * Gives migrations that were not applied a later version, behind all others: after a merge brought in a branch that others
 * have been applied before. Immutable; does nothing before {@link #execute()}.
 */
public final class Bump {

    private final Options options;
    private final Dialect dialect;
    private final Optional<Version> only;

    Bump(Options options, Dialect dialect, Optional<Version> only) {
        this.options = options;
        this.dialect = dialect;
        this.only = only;
    }

    /**
     * Renames the folders. A generated migration's snapshot becomes the schema as it is now, when that holds the changes of
     * both branches and nothing else; otherwise nothing is touched. When anything is wrong, nothing is changed.
     *
     * @return the migrations under their new versions, in order; none when all stand in their places
     * @throws MigrationRefusedException when one was applied, another depends on it, or the schema was not merged
     * @throws InvalidMigrationsException when the directory cannot be used as it is
     * @throws EnvironmentException when the connection, a permission or a file is missing
     */
    public List<Migration> execute() {
        Migrations there = MigrationRunner.read(options.migrations());
        List<AppliedMigration> history = history();
        Ledger ledger = new Ledger(there, history, dialect);
        List<Migration> moved = only.map(version -> one(version, there, ledger))
                .orElseGet(() ->
                        ledger.pending().stream().filter(ledger::isOutOfOrder).toList());
        List<Migration> others =
                there.all().stream().filter(other -> !moved.contains(other)).toList();
        refuseDependents(there, moved, others);
        List<Version> taken = new ArrayList<>();
        there.all().forEach(migration -> taken.add(migration.version()));
        history.forEach(row -> taken.add(row.version()));
        List<Migration> fresh = new ArrayList<>();
        for (Migration migration : moved) {
            Version version = Version.next(options.clock().instant(), taken);
            taken.add(version);
            fresh.add(renamed(migration, version, snapshot(migration, there.all(), others)));
        }
        if (!moved.isEmpty()) {
            MigrationWriter.replace(options, dialect, there, moved, fresh);
        }
        return fresh;
    }

    private List<AppliedMigration> history() {
        try (Connected connected = Connected.of(options, dialect)) {
            return connected.database().migrations();
        }
    }

    private static List<Migration> one(Version version, Migrations there, Ledger ledger) {
        Migration found = there.find(version).orElseThrow(() -> MigrationRunner.unknown(version));
        if (!ledger.pending().contains(found)) {
            throw new MigrationRefusedException(
                    "NS3113",
                    List.of(version),
                    found + " was applied, so it keeps its version",
                    "only what no database has yet can get another one");
        }
        return List.of(found);
    }

    private static void refuseDependents(Migrations there, List<Migration> moved, List<Migration> others) {
        for (Migration other : others) {
            Optional<Migration> needed =
                    there.dependenciesOf(other).stream().filter(moved::contains).findFirst();
            if (needed.isPresent()) {
                throw new MigrationRefusedException(
                        "NS3114",
                        List.of(other.version()),
                        other + " depends on " + needed.get() + ", which would come after it",
                        "bump " + other + " as well, or change its depends_on");
            }
        }
    }

    private static Migration renamed(Migration migration, Version version, Optional<String> snapshot) {
        String folder = version + "_" + migration.name() + "/";
        return new Migration(
                version,
                migration.name(),
                new SourceFile(folder + MigrationDirectory.UP, migration.up().text()),
                migration.down().map(down -> new SourceFile(folder + MigrationDirectory.DOWN, down.text())),
                snapshot.map(text -> new SourceFile(folder + MigrationDirectory.SNAPSHOT, text)));
    }

    /** What the migration leads to when it comes after all others. */
    private Optional<String> snapshot(Migration migration, List<Migration> all, List<Migration> others) {
        Optional<Migration> newest = Snapshots.newest(others);
        if (Snapshots.newest(List.of(migration)).isEmpty()) {
            return migration.snapshot().map(SourceFile::text);
        }
        Optional<Migration> parent = Snapshots.parent(migration, all);
        if (newest.equals(parent)) {
            return migration.snapshot().map(SourceFile::text);
        }
        DesiredSchema desired = DesiredSchema.of(options.schema());
        Set<Change> own = changes(desired, parent, migration.snapshot().orElseThrow());
        Set<Change> now = changes(desired, newest, desired.files().getFirst());
        if (!own.equals(now)) {
            throw new MigrationRefusedException(
                    "NS3115",
                    List.of(migration.version()),
                    desired.name() + " is not what both branches lead to: behind "
                            + newest.map(Migration::folder).orElse("nothing") + " it differs by " + described(now)
                            + ", while " + migration + " makes " + described(own),
                    "merge the schema first; if it has changes of its own, nself.generate().force() writes the migration"
                            + " anew");
        }
        return Optional.of(Snapshots.text(
                newest.flatMap(Migration::snapshot), Providers.writer().write(desired.schema())));
    }

    private static String described(Set<Change> changes) {
        return changes.isEmpty()
                ? "nothing"
                : String.join(", ", changes.stream().map(Sentences::of).sorted().toList());
    }

    private Set<Change> changes(DesiredSchema desired, Optional<Migration> from, SourceFile to) {
        Schema before = from.flatMap(Migration::snapshot)
                .flatMap(file -> desired.earlier(List.of(file)))
                .orElse(Schema.empty());
        Schema after = desired.files().contains(to)
                ? desired.schema()
                : desired.earlier(List.of(to)).orElseThrow();
        Catalog catalog = GenerationStart.catalogOf(dialect.align(before));
        Alignment alignment = dialect.align(after, before, Intents.NONE, catalog);
        return new HashSet<>(Stream.concat(
                        alignment.renames().stream(),
                        SchemaDiff.between(
                                alignment.actual().schema(), alignment.desired(), alignment.owned(), Intents.NONE)
                                .stream())
                .toList());
    }
}
