package org.nself.postgres.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes files and directories that only their owner can read, from the first moment on, and that a loss of power leaves whole. */
final class CopyFiles {

    private static final boolean HAS_RIGHTS =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private static final Pattern NAME = Pattern.compile("([a-z]+/)?[a-z0-9-]+(\\.[a-z]+)*");

    private CopyFiles() {}

    /** Makes a file that is not there yet. What was written is on the disk once it is closed; a full disk is told then too. */
    static OutputStream create(Path file) throws IOException {
        FileChannel channel = FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), rights("rw-------"));
        return new FilterOutputStream(Channels.newOutputStream(channel)) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
            }

            @Override
            public void close() throws IOException {
                try (channel) {
                    if (channel.isOpen()) {
                        channel.force(true);
                    }
                }
            }
        };
    }

    /** Makes a directory that is not there yet. */
    static void createDirectory(Path directory) throws IOException {
        Files.createDirectory(directory, rights("rwx------"));
    }

    /** A file of a copy, by a name that comes out of a file: it may not lead elsewhere. */
    static Path file(Path directory, String name) {
        Path file = directory.resolve(name).normalize();
        if (!file.startsWith(directory.normalize()) || !NAME.matcher(name).matches()) {
            throw Refusals.unreadable(directory, new IOException("the name of a file leads elsewhere: " + name));
        }
        return file;
    }

    /** Writes through to the disk which files a directory has, where the system can. */
    static void force(Path directory) throws IOException {
        if (HAS_RIGHTS) {
            try (FileChannel channel = FileChannel.open(directory, EnumSet.of(StandardOpenOption.READ))) {
                channel.force(true);
            }
        }
    }

    private static FileAttribute<?>[] rights(String rights) {
        return HAS_RIGHTS
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }
}
