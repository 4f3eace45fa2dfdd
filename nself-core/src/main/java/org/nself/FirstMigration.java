package org.nself;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.nself.migration.Migration;
import org.nself.migration.Migrations;
import org.nself.migration.Version;
import org.nself.plan.Plan;
import org.nself.schema.SourceFile;
import org.nself.spi.Dialect;

/** Makes the first migration of a database that holds something already. */
final class FirstMigration {

    private static final String NAME = "baseline";

    private final Options options;
    private final Dialect dialect;

    FirstMigration(Options options, Dialect dialect) {
        this.options = options;
        this.dialect = dialect;
    }

    /** Writes it and counts it as applied: both or neither, as long as the commit at the end does not fail. */
    Baselined adopt(Connected connected, boolean dryRun) {
        Optional<Migration> made = migration();
        if (!dryRun && made.isPresent()) {
            Migration migration = made.get();
            options.directory();
            connected.inTurn(false, database -> {
                database.add(migration, Optional.of(dialect.read(migration.up())), Duration.ZERO);
                Migrations there = MigrationRunner.read(options.migrations());
                if (there.find(migration.version()).isEmpty()) {
                    MigrationWriter.replace(options, dialect, there, List.of(), List.of(migration));
                }
                return true;
            });
            new Mirrors(options).tell(connected, MigrationRunner.read(options.migrations()));
        }
        return new Baselined(made.stream().toList(), List.of(), List.of(), List.of(), made, dryRun);
    }

    /** Empty when there is nothing in the database. It has no way back: nobody takes back what was there before. */
    private Optional<Migration> migration() {
        String schema = Puller.pull(options, dialect);
        Plan plan = Creation.of(DesiredSchema.of(SchemaSource.text(schema)), dialect);
        if (plan.isEmpty()) {
            return Optional.empty();
        }
        Version version = Version.next(options.clock().instant(), List.of());
        String folder = version + "_" + NAME + "/";
        return Optional.of(new Migration(
                version,
                NAME,
                new SourceFile(folder + MigrationDirectory.UP, plan.toSql()),
                Optional.empty(),
                Optional.of(new SourceFile(
                        folder + MigrationDirectory.SNAPSHOT, Snapshots.text(Optional.empty(), schema)))));
    }
}
