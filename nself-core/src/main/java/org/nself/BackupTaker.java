package org.nself;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.nself.migration.AppliedMigration;
import org.nself.migration.Migration;
import org.nself.migration.Version;
import org.nself.schema.SourceFile;
import org.nself.spi.Copied;
import org.nself.spi.Copier;
import org.nself.spi.CopyEstimate;
import org.nself.spi.CopyScope;
import org.nself.spi.CopyScope.Rows;
import org.nself.spi.Database;
import org.nself.spi.Dialect;
import org.nself.spi.Origin;

/** Writes a backup beside its place, and gives it its name at the end. */
final class BackupTaker {

    /** The database's files within a backup. */
    static final String DATABASE = "database";

    /** All that the database was made of. */
    static final String STRUCTURE = "structure.json";

    static final String SCHEMA = "schema.dbml";
    static final String MODULES = "modules";
    static final String MIGRATIONS = "migrations";

    private final Options options;
    private final Dialect dialect;
    private final EventLog events;
    private final BackupDirectory directory;

    BackupTaker(Options options, Dialect dialect) {
        this.options = options;
        this.dialect = dialect;
        this.events = new EventLog(options.listener());
        this.directory = new BackupDirectory(options.backups());
    }

    Backup take(CopyScope scope, String reason, Optional<String> engine) {
        try (Connected connected = Connected.of(options, dialect)) {
            Database database = connected.database();
            String chosen = engine(database.copier(), scope, engine);
            refuse(database.copier().estimate(chosen, scope), scope);
            Instant start = options.clock().instant();
            Path partial = directory.begin(start);
            try {
                Backup backup = write(database, chosen, scope, reason, start, partial);
                directory.retain(start);
                events.tell(new Event.BackupTaken(backup));
                return backup;
            } catch (IOException failure) {
                abandon(partial, failure);
                throw BackupDirectory.notWritten(options.backups().directory(), failure);
            } catch (RuntimeException failure) {
                abandon(partial, failure);
                throw failure;
            }
        }
    }

    /** Of what migrations can destroy, before they are applied. */
    Backup takeBefore(List<MigrationRun> runs, String reason) {
        CopyScope scope;
        try (Connected connected = Connected.of(options, dialect)) {
            scope = scope(connected.database(), runs);
        }
        return take(scope, reason, options.backups().engine());
    }

    /** What that backup would be. */
    CopyEstimate estimate(Database database, List<MigrationRun> runs) {
        Copier copier = database.copier();
        CopyScope scope = scope(database, runs);
        return copier.estimate(engine(copier, scope, options.backups().engine()), scope);
    }

    /** The definitions of all, and the rows that the migrations can change. */
    private CopyScope scope(Database database, List<MigrationRun> runs) {
        List<SourceFile> files =
                runs.stream().map(run -> run.migration().file(run.direction())).toList();
        return new CopyScope(options.namespaces(), database.reach(files));
    }

    private Backup write(Database database, String engine, CopyScope scope, String reason, Instant start, Path partial)
            throws IOException {
        Origin origin = database.copier().origin();
        Optional<Version> head = head(database.migrations());
        Copied copied = database.copier()
                .copy(
                        engine,
                        scope,
                        PrivateFiles.createDirectory(partial.resolve(DATABASE)),
                        (subject, done, total) -> events.tell(new Event.Copying(subject, done, total)));
        if (!head.equals(head(database.migrations()))) {
            throw new BackupException(
                    "NS7006",
                    "a migration was applied while the backup was taken; nothing of it is left",
                    "take it again",
                    null);
        }
        StructureFile.write(partial.resolve(STRUCTURE), copied.structure());
        writeSources(partial);
        Backup backup = new Backup(
                BackupDirectory.name(partial),
                start,
                Duration.between(start, options.clock().instant()),
                reason,
                origin,
                engine,
                scope,
                copied.rows(),
                copied.uncovered(),
                head,
                BackupFiles.of(partial),
                Optional.empty());
        BackupDirectory.finish(partial, backup);
        return backup;
    }

    /** The schema and the migrations, as far as there are any: the database is what matters. */
    private void writeSources(Path partial) throws IOException {
        List<SourceFile> schema = options.source().map(BackupTaker::files).orElse(List.of());
        for (int i = 0; i < schema.size(); i++) {
            Path file = i == 0
                    ? partial.resolve(SCHEMA)
                    : partial.resolve(MODULES).resolve(schema.get(i).name()).normalize();
            PrivateFiles.createDirectories(file.resolveSibling(""));
            PrivateFiles.write(file, schema.get(i).text());
        }
        if (options.migrationSource().isPresent()) {
            writeMigrations(options.migrations(), partial.resolve(MIGRATIONS));
        }
    }

    private static void writeMigrations(MigrationSource source, Path target) throws IOException {
        if (source.directory().isPresent()) {
            if (Files.isDirectory(source.directory().get())) {
                PrivateFiles.copy(source.directory().get(), target);
            }
            return;
        }
        PrivateFiles.createDirectory(target);
        for (Migration migration : source.read().all()) {
            MigrationWriter.fill(PrivateFiles.createDirectory(target.resolve(migration.folder())), migration);
        }
    }

    /** Of a schema that is not right, the main file alone. */
    private static List<SourceFile> files(SchemaSource source) {
        try {
            return DesiredSchema.of(source).files();
        } catch (InvalidSchemaException wrong) {
            return List.of(source.read());
        } catch (EnvironmentException absent) {
            if (absent.code().equals("NS6001")) {
                return List.of();
            }
            throw absent;
        }
    }

    /** The one that was asked for; else the first that can copy all that is there. */
    private static String engine(Copier copier, CopyScope scope, Optional<String> wanted) {
        List<String> engines = copier.engines();
        if (wanted.isEmpty()) {
            List<String> possible = engines.stream().filter(copier::isAvailable).toList();
            return possible.stream()
                    .filter(name -> copier.estimate(name, scope).uncovered().isEmpty())
                    .findFirst()
                    .orElseGet(() -> possible.getFirst());
        }
        if (!engines.contains(wanted.get())) {
            throw new BackupException(
                    "NS7007",
                    "there is no engine " + wanted.get() + " for backups",
                    "take one of " + String.join(", ", engines),
                    null);
        }
        copier.require(wanted.get());
        return wanted.get();
    }

    private void refuse(CopyEstimate estimate, CopyScope scope) {
        long ceiling = options.backups().ceiling();
        if (estimate.bytes() > ceiling) {
            throw new BackupException(
                    "NS7008",
                    "the tables of the backup take up " + Bytes.text(estimate.bytes()) + ", more than the "
                            + Bytes.text(ceiling) + " that are allowed; nothing was written",
                    scope.rows() instanceof Rows.All
                            ? "raise BackupSettings.ceiling, or take the rows of some tables alone"
                            : "raise BackupSettings.ceiling",
                    null);
        }
    }

    private static Optional<Version> head(List<AppliedMigration> history) {
        return history.stream()
                .filter(AppliedMigration::isComplete)
                .map(AppliedMigration::version)
                .max(Comparator.naturalOrder());
    }

    private static void abandon(Path partial, Exception why) {
        try {
            PrivateFiles.delete(partial);
        } catch (IOException left) {
            why.addSuppressed(left);
        }
    }
}
