package org.nself.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The directory of a user that outlives a JVM: unpacked binaries, initialised data directories, and the directories of
 * the servers that run. It is {@code -Dnself.test.cache}, else {@code .cache/nself} in the user's home, else a directory
 * for temporary files.
 */
record TestCache(Path directory) {

    static final String PROPERTY = "nself.test.cache";

    /** Makes what a directory of the cache holds. */
    @FunctionalInterface
    interface Maker {
        void make(Path directory) throws IOException;
    }

    static TestCache ofUser() {
        String given = System.getProperty(PROPERTY);
        return given == null
                ? usable(Path.of(System.getProperty("user.home", ""), ".cache", "nself"))
                        .or(() -> usable(Path.of(
                                System.getProperty("java.io.tmpdir"), "nself-" + System.getProperty("user.name"))))
                        .map(TestCache::new)
                        .orElseThrow(() -> new IllegalStateException("no directory can be written to: name one with -D"
                                + PROPERTY + "=…, for the binaries and data of PostgreSQL"))
                : new TestCache(Path.of(given).toAbsolutePath());
    }

    /** Where each running server has a directory of its own. */
    Path servers() {
        return directory.resolve("servers");
    }

    /**
     * The directory of that name, made when it is not there yet. Whoever comes first wins, also among processes; nobody
     * sees a half-made one.
     */
    Path once(String name, Maker maker) throws IOException {
        Path wanted = directory.resolve(name);
        if (Files.isDirectory(wanted)) {
            return wanted;
        }
        Path unfinished =
                directory.resolve("unfinished-" + UUID.randomUUID().toString().substring(0, 8));
        Files.createDirectories(unfinished);
        try {
            maker.make(unfinished);
            Files.move(unfinished, wanted, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException impossible) {
            throw impossible;
        } catch (FileSystemException failure) {
            if (!Files.isDirectory(wanted)) {
                throw failure;
            }
        } finally {
            delete(unfinished);
        }
        return wanted;
    }

    /** Copies a whole tree; its directories are the user's alone, as PostgreSQL wants its own to be. */
    static void copy(Path from, Path to) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(from)) {
            all = walk.toList();
        }
        try {
            all.stream().filter(Files::isDirectory).forEach(directory -> {
                try {
                    Path copy = Files.createDirectories(to.resolve(from.relativize(directory)));
                    ownerOnly(copy);
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            });
            all.parallelStream().filter(Files::isRegularFile).forEach(file -> {
                try {
                    Files.copy(file, to.resolve(from.relativize(file)));
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            });
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    /** Deletes a whole tree, however much of it is still there. */
    static void delete(Path tree) {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> walk = Files.walk(tree)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException alsoDeletedByAnother) {
            // Whatever is left is found again by the next server that starts.
        }
    }

    private static void ownerOnly(Path directory) throws IOException {
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(
                    directory, java.nio.file.attribute.PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static Optional<Path> usable(Path directory) {
        try {
            Files.createDirectories(directory);
            return Files.isWritable(directory) ? Optional.of(directory.toAbsolutePath()) : Optional.empty();
        } catch (IOException unusable) {
            return Optional.empty();
        }
    }
}
