package org.nself;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nself.Verification.Entry;
import org.nself.migration.Direction;
import org.nself.migration.Migration;
import org.nself.migration.Migrations;
import org.nself.plan.Plan;
import org.nself.schema.Diagnostic;
import org.nself.schema.SourceFile;
import org.nself.spi.Database;
import org.nself.spi.Dialect;
import org.nself.spi.Structure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs migrations on a scratch database, one after the other, and tries the way back of each. */
final class Verifier {

    private static final Logger LOG = LoggerFactory.getLogger(Nself.class);

    private final Options options;
    private final Dialect dialect;

    Verifier(Options options, Dialect dialect) {
        this.options = options;
        this.dialect = dialect;
    }

    Verification verify(List<SourceFile> before) {
        Migrations migrations = MigrationRunner.read(options.migrations());
        Optional<DesiredSchema> desired = options.source().map(DesiredSchema::of);
        desired.ifPresent(DesiredSchema::schema);
        refuse(before, migrations);
        try (Stage stage = new Stage(options, dialect, options.scratch(dialect))) {
            before.forEach(file -> stage.run(file));
            List<Entry> entries = new ArrayList<>();
            for (Migration migration : migrations.all()) {
                Optional<NselfException> failure = WayBackTrial.attempt(() -> entries.add(step(stage, migration)));
                if (failure.isPresent()) {
                    return new Verification(entries, failure, Optional.empty());
                }
            }
            return new Verification(
                    entries, Optional.empty(), desired.map(schema -> remaining(stage, migrations, schema)));
        }
    }

    private void refuse(List<SourceFile> before, Migrations migrations) {
        List<Diagnostic> errors = new ArrayList<>();
        before.forEach(file -> errors.addAll(dialect.read(file).diagnostics()));
        for (Migration migration : migrations.all()) {
            errors.addAll(dialect.read(migration.up()).diagnostics());
            migration.down().ifPresent(down -> errors.addAll(dialect.read(down).diagnostics()));
        }
        if (errors.stream().anyMatch(Diagnostic::isError)) {
            throw new InvalidMigrationsException(options.migrations().toString(), errors);
        }
    }

    /** Fails when the way up does. */
    private static Entry step(Stage stage, Migration migration) {
        if (migration.down().isEmpty()) {
            stage.run(migration, Direction.UP);
            return Entry.none(migration);
        }
        Structure before = stage.structure();
        stage.run(migration, Direction.UP);
        Entry entry = new WayBackTrial(stage, migration).tried(before);
        LOG.debug("{}: {}", migration, entry.label());
        return entry;
    }

    private Plan remaining(Stage stage, Migrations migrations, DesiredSchema desired) {
        try (Database database = stage.open()) {
            database.beginReading();
            Comparison comparison = GenerationStart.compare(options, database, migrations.all(), desired);
            Plan plan = dialect.plan(comparison.changes(), comparison.catalog());
            database.rollback();
            return plan;
        }
    }
}
