package org.nself;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.nself.migration.Migration;

/** Writes folders of migrations: all of a folder, or nothing. */
final class MigrationWriter {

    private MigrationWriter() {}

    /** The folder is made beside its place, and moved there when it is complete and on the disk. */
    static Path write(Path directory, Migration migration) {
        replace(directory, List.of(), List.of(migration));
        return directory.resolve(migration.folder());
    }

    /**
     * Puts some folders in the place of others. The new ones are complete and on the disk before an old one is moved away,
     * and the old ones are deleted when the new ones are in their places.
     */
    static void replace(Path directory, List<Migration> old, List<Migration> fresh) {
        List<Path> hidden = new ArrayList<>();
        try {
            Files.createDirectories(directory);
            List<Path> made = new ArrayList<>();
            for (Migration migration : fresh) {
                Path folder = Files.createTempDirectory(directory, ".nself-new-");
                hidden.add(folder);
                made.add(folder);
                fill(folder, migration);
            }
            for (Migration migration : old) {
                Path away = Files.createTempDirectory(directory, ".nself-old-");
                hidden.add(away);
                Files.move(
                        directory.resolve(migration.folder()),
                        away.resolve(migration.folder()),
                        StandardCopyOption.ATOMIC_MOVE);
            }
            for (int i = 0; i < fresh.size(); i++) {
                Path target = directory.resolve(fresh.get(i).folder());
                Files.move(made.get(i), target, StandardCopyOption.ATOMIC_MOVE);
                hidden.remove(made.get(i));
            }
            hidden.forEach(MigrationWriter::delete);
        } catch (IOException failure) {
            hidden.stream()
                    .filter(folder -> folder.getFileName().toString().startsWith(".nself-new-"))
                    .forEach(MigrationWriter::delete);
            throw new EnvironmentException(
                    "NS6009",
                    "cannot write into " + directory + ": " + failure,
                    "check that the directory can be written and the disk has room; a folder that was to be replaced may lie"
                            + " there as .nself-old-…",
                    failure);
        }
    }

    private static void fill(Path folder, Migration migration) throws IOException {
        Map<String, String> files = new TreeMap<>();
        files.put(MigrationDirectory.UP, migration.up().text());
        migration.down().ifPresent(down -> files.put(MigrationDirectory.DOWN, down.text()));
        migration.snapshot().ifPresent(snapshot -> files.put(MigrationDirectory.SNAPSHOT, snapshot.text()));
        for (Map.Entry<String, String> file : files.entrySet()) {
            write(folder.resolve(file.getKey()), file.getValue());
        }
        readableByOthers(folder);
    }

    /** The file is made beside its place, and takes the place of the one before when it is on the disk. */
    static void replace(Path file, String text) {
        Path made = file.resolveSibling(".nself-" + UUID.randomUUID());
        try {
            write(made, text);
            Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new EnvironmentException(
                    "NS6009",
                    "cannot write " + file + ": " + failure + "; it is as it was before",
                    "check that the directory can be written and the disk has room, then `nself db repair` writes it",
                    failure);
        } finally {
            deleteIfThere(made);
        }
    }

    private static void write(Path file, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** A temporary directory is its owner's alone; a folder in version control is not. */
    private static void readableByOthers(Path directory) throws IOException {
        if (Files.getFileStore(directory).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(
                    directory, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static void deleteIfThere(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException left) {
            throw notDeleted(file, left);
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException left) {
            throw notDeleted(directory, left);
        }
    }

    private static EnvironmentException notDeleted(Path path, IOException cause) {
        return new EnvironmentException("NS6009", "cannot clean up " + path + ": " + cause, "delete it by hand", cause);
    }
}
