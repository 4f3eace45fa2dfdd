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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.nself.migration.Migration;
import org.nself.migration.Migrations;
import org.nself.spi.Dialect;

/** Writes folders of migrations: all of a folder, or nothing. */
final class MigrationWriter {

    private MigrationWriter() {}

    /** Puts some folders in the place of others, and then their lines into the index. */
    static void replace(
            Options options, Dialect dialect, Migrations there, List<Migration> old, List<Migration> fresh) {
        Path directory = options.directory();
        replace(directory, old, fresh);
        List<Migration> all = new ArrayList<>(there.all());
        all.removeAll(old);
        all.addAll(fresh);
        ChecksumIndex.update(directory, all, dialect::read);
    }

    /**
     * All or nothing: the new ones are complete and on the disk before an old one is moved away, and the old ones are
     * deleted when the new ones are in their places.
     */
    static void replace(Path directory, List<Migration> old, List<Migration> fresh) {
        Map<Path, Path> moved = new LinkedHashMap<>();
        try {
            Files.createDirectories(directory);
            Path hidden = Files.createTempDirectory(directory, ".nself-");
            moved.put(hidden, hidden);
            for (Migration migration : fresh) {
                fill(Files.createDirectory(hidden.resolve("new-" + migration.folder())), migration);
            }
            for (Migration migration : old) {
                String folder = ChecksumIndex.folder(migration);
                move(directory.resolve(folder), hidden.resolve("old-" + folder), moved);
            }
            for (Migration migration : fresh) {
                move(hidden.resolve("new-" + migration.folder()), directory.resolve(migration.folder()), moved);
            }
            delete(hidden);
        } catch (IOException failure) {
            undo(moved);
            throw new EnvironmentException(
                    "NS6009",
                    "cannot write into " + directory + ": " + failure + "; nothing was written",
                    "check that the directory can be written and the disk has room",
                    failure);
        }
    }

    private static void move(Path from, Path to, Map<Path, Path> moved) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        moved.put(from, to);
    }

    /** The first entry is the hidden directory, where the new ones end that were moved back. */
    private static void undo(Map<Path, Path> moved) {
        List<Map.Entry<Path, Path>> moves = List.copyOf(moved.entrySet()).reversed();
        for (Map.Entry<Path, Path> move : moves) {
            try {
                if (move.getKey().equals(move.getValue())) {
                    delete(move.getKey());
                } else {
                    Files.move(move.getValue(), move.getKey(), StandardCopyOption.ATOMIC_MOVE);
                }
            } catch (IOException left) {
                throw new EnvironmentException(
                        "NS6009",
                        "cannot move " + move.getValue() + " back to " + move.getKey() + ": " + left,
                        "move it by hand",
                        left);
            }
        }
    }

    static void fill(Path folder, Migration migration) throws IOException {
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
    static void readableByOthers(Path directory) throws IOException {
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
