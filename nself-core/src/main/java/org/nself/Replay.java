package org.nself;

import java.util.List;
import java.util.Set;
import org.nself.migration.Direction;
import org.nself.migration.Migration;
import org.nself.schema.Schema;
import org.nself.spi.Database;
import org.nself.spi.Dialect;
import org.nself.spi.ScratchDatabase;

/** Runs migrations on a scratch database to see where they lead. */
final class Replay {

    private Replay() {}

    static Expectation of(Options options, Dialect dialect, Expectation.ToReplay expected, Set<String> namespaces) {
        try (ScratchDatabase scratch = options.scratch(dialect)) {
            Options there = options.at(scratch.dataSource());
            return new Expectation.Read(expected.name(), schema(there, dialect, expected.migrations(), namespaces));
        } catch (EnvironmentException | StatementFailedException | MigrationRefusedException impossible) {
            return new Expectation.Unknown(
                    expected.name(),
                    "no snapshot of the schema says so, and replaying them on a scratch database failed: "
                            + impossible.getMessage());
        }
    }

    private static Schema schema(Options there, Dialect dialect, List<Migration> migrations, Set<String> namespaces) {
        new MigrationRunner(there.with(MigrationSource.of(migrations)), dialect)
                .execute(Ledger::pending, Direction.UP, MigrationRunner.Manner.PLAIN);
        try (Database database =
                dialect.open(there.dataSource(), new Dialect.Settings(there.historyTable(), there.policy()))) {
            database.beginReading();
            Schema schema = database.catalog(namespaces).schema();
            database.rollback();
            return schema;
        }
    }
}
