package org.nself;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.nself.migration.Migration;

/** Writes the folder of a migration: all of it, or nothing. */
final class MigrationWriter {

    private MigrationWriter() {}

    /** The folder is made beside its place, and moved there when it is complete and on the disk. */
    static Path write(Path directory, Migration migration) {
        Path target = directory.resolve(migration.folder());
        Map<String, String> files = new TreeMap<>();
        files.put(MigrationDirectory.UP, migration.up().text());
        migration.down().ifPresent(down -> files.put(MigrationDirectory.DOWN, down.text()));
        migration.snapshot().ifPresent(snapshot -> files.put(MigrationDirectory.SNAPSHOT, snapshot.text()));
        Optional<Path> unfinished = Optional.empty();
        try {
            Files.createDirectories(directory);
            Path made = Files.createTempDirectory(directory, ".nself-");
            unfinished = Optional.of(made);
            for (Map.Entry<String, String> file : files.entrySet()) {
                write(made.resolve(file.getKey()), file.getValue());
            }
            readableByOthers(made);
            Files.move(made, target, StandardCopyOption.ATOMIC_MOVE);
            return target;
        } catch (IOException failure) {
            unfinished.ifPresent(MigrationWriter::delete);
            throw new EnvironmentException(
                    "NS6009",
                    "cannot write " + target + ": " + failure + "; nothing was written",
                    "check that the directory can be written and the disk has room",
                    failure);
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

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException left) {
            throw new EnvironmentException(
                    "NS6009", "cannot clean up " + directory + ": " + left, "delete that directory by hand", left);
        }
    }
}
