package org.nself;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Files that their owner alone can read from the moment they are there, and that are on the disk when a method returns. */
final class PrivateFiles {

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private PrivateFiles() {}

    /** Fails when it is there. */
    static Path createDirectory(Path directory) throws IOException {
        return Files.createDirectory(directory, permissions("rwx------"));
    }

    /** Makes what is missing of the way to a directory. */
    static void createDirectories(Path directory) throws IOException {
        Files.createDirectories(directory, permissions("rwx------"));
    }

    /** Fails when it is there. */
    static void write(Path file, String text) throws IOException {
        write(file, UTF_8.encode(text));
    }

    private static void write(Path file, ByteBuffer bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), permissions("rw-------"))) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** Copies all files of a directory but hidden ones; links are passed over, for they may lead anywhere. */
    static void copy(Path from, Path to) throws IOException {
        createDirectory(to);
        try (Stream<Path> entries = Files.list(from)) {
            for (Path entry : entries.sorted().toList()) {
                Path target = to.resolve(entry.getFileName().toString());
                if (Files.isSymbolicLink(entry)
                        || entry.getFileName().toString().startsWith(".")) {
                    continue;
                }
                if (Files.isDirectory(entry)) {
                    copy(entry, target);
                } else if (Files.isRegularFile(entry)) {
                    write(target, ByteBuffer.wrap(Files.readAllBytes(entry)));
                }
            }
        }
        synchronize(to);
    }

    /** Makes the names in a directory last, where the system has a way to. */
    static void synchronize(Path directory) throws IOException {
        if (POSIX) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /** All that a directory holds, itself last. */
    static void delete(Path directory) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(directory)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }

    private static FileAttribute<?>[] permissions(String text) {
        return POSIX
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text))}
                : new FileAttribute<?>[0];
    }
}
