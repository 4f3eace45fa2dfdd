package org.nself;

import java.util.List;
import java.util.Optional;
import org.nself.migration.AppliedMigration;
import org.nself.migration.Migration;
import org.nself.migration.Migrations;
import org.nself.migration.Version;
import org.nself.schema.Schema;
import org.nself.schema.SourceFile;
import org.nself.spi.Database;
import org.nself.spi.HistoryEntry;

/** Finds out from the history what a database should be. */
final class ExpectedByHistory {

    private static final String APPLIED = "where the applied migrations lead";

    private final Migrations migrations;
    private final Ledger ledger;
    private final List<Migration> applied;

    private ExpectedByHistory(Migrations migrations, Ledger ledger) {
        this.migrations = migrations;
        this.ledger = ledger;
        this.applied = migrations.all().stream()
                .filter(migration -> ledger.isApplied(migration.version()))
                .toList();
    }

    /** By the schema that was applied last. */
    static Expectation declarative(Database database) {
        Optional<HistoryEntry> latest = database.latest();
        if (latest.isEmpty()) {
            return new Expectation.Unknown("as it was left", "the history says of no schema that it was applied");
        }
        List<SourceFile> files = database.lastSources();
        String name = "as " + files.getFirst().name() + " had it when it was applied last";
        return declared(name, files);
    }

    /** By the migrations that are applied. */
    static Expectation versioned(Migrations migrations, Ledger ledger) {
        return new ExpectedByHistory(migrations, ledger).expectation();
    }

    private Expectation expectation() {
        List<AppliedMigration> rows = ledger.lastFirst();
        if (rows.isEmpty()) {
            return new Expectation.Read("as it was: no migration is applied yet", Schema.empty());
        }
        Optional<AppliedMigration> cutOff =
                rows.stream().filter(row -> !row.isComplete()).findFirst();
        if (cutOff.isPresent()) {
            return new Expectation.Unknown(APPLIED, cutOff.get() + " was cut off; nself.status() says where");
        }
        return snapshot(rows).orElseGet(() -> replay(rows));
    }

    /** The newest snapshot, when nothing was applied that it may not know. */
    private Optional<Expectation> snapshot(List<AppliedMigration> rows) {
        return Snapshots.newest(applied)
                .filter(newest -> isLast(newest, rows))
                .filter(newest -> Snapshots.fork(applied).isEmpty())
                .filter(newest -> !ledger.isModified(newest))
                .flatMap(newest -> newest.snapshot()
                        .map(file -> declared(
                                "where " + newest + " leads, by its " + MigrationDirectory.SNAPSHOT, List.of(file))));
    }

    /** By version, and by the time at which it was applied. */
    private static boolean isLast(Migration migration, List<AppliedMigration> rows) {
        return rows.getFirst().version().equals(migration.version())
                && rows.stream().map(AppliedMigration::version).allMatch(version -> isUpTo(version, migration));
    }

    private static boolean isUpTo(Version version, Migration last) {
        return version.compareTo(last.version()) <= 0;
    }

    private Expectation replay(List<AppliedMigration> rows) {
        for (AppliedMigration row : rows) {
            Optional<Migration> file = migrations.find(row.version());
            if (file.isEmpty()) {
                return new Expectation.Unknown(APPLIED, row + " is applied, and its folder is not there");
            }
            if (ledger.isModified(file.get())) {
                return new Expectation.Unknown(APPLIED, row + "/up.sql is not what was applied");
            }
        }
        return new Expectation.ToReplay(APPLIED, applied);
    }

    private static Expectation declared(String name, List<SourceFile> files) {
        DesiredSchema schema = DesiredSchema.of(SchemaSource.of(files));
        try {
            schema.schema();
            return new Expectation.Declared(name, schema);
        } catch (InvalidSchemaException unreadable) {
            return new Expectation.Unknown(name, String.valueOf(unreadable.getMessage()));
        }
    }
}
