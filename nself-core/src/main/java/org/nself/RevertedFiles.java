package org.nself;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Puts the schema and the migrations of a backup in the place of those that are there. */
final class RevertedFiles {

    private final Options options;

    RevertedFiles(Options options) {
        this.options = options;
    }

    /** Says what was written. */
    List<Path> write(Backup backup) {
        List<Path> written = new ArrayList<>();
        Path schema = backup.directory().resolve(BackupTaker.SCHEMA);
        try {
            Optional<Path> file = options.source().flatMap(SchemaSource::file);
            if (file.isPresent() && Files.exists(schema)) {
                MigrationWriter.replace(file.get(), Files.readString(schema));
                written.add(file.get());
                writeModules(backup, file.get(), written);
            }
            Path migrations = backup.directory().resolve(BackupTaker.MIGRATIONS);
            Optional<Path> directory = options.migrationSource().flatMap(MigrationSource::directory);
            if (directory.isPresent() && Files.isDirectory(migrations)) {
                replace(directory.get(), migrations);
                written.add(directory.get());
            }
            return written;
        } catch (IOException failure) {
            throw new BackupException(
                    "NS7012",
                    "the database is reverted, but not the files: " + failure,
                    "copy them from " + backup.directory(),
                    failure);
        }
    }

    private static void writeModules(Backup backup, Path schema, List<Path> written) throws IOException {
        Path modules = backup.directory().resolve(BackupTaker.MODULES);
        if (!Files.isDirectory(modules)) {
            return;
        }
        try (Stream<Path> walk = Files.walk(modules)) {
            for (Path module : walk.filter(Files::isRegularFile).sorted().toList()) {
                Path target = schema.resolveSibling(modules.relativize(module).toString());
                Files.createDirectories(target.toAbsolutePath().getParent());
                MigrationWriter.replace(target, Files.readString(module));
                written.add(target);
            }
        }
    }

    /** The new ones are complete beside the old ones before those are moved away. */
    private static void replace(Path directory, Path from) throws IOException {
        Path place = directory.toAbsolutePath();
        Path fresh = place.resolveSibling(".nself-" + UUID.randomUUID());
        Path old = place.resolveSibling(".nself-" + UUID.randomUUID());
        Files.createDirectories(place.getParent());
        PrivateFiles.copy(from, fresh);
        MigrationWriter.readableByOthers(fresh);
        if (Files.exists(place)) {
            Files.move(place, old, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
        if (Files.exists(old)) {
            PrivateFiles.delete(old);
        }
    }
}
