package org.nself.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.nself.SchemaSource;
import org.nself.schema.SourceFile;

/** Reads and writes DBML files. */
final class DbmlFiles {

    /** A file cannot be read or written; the message says which and why. */
    static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unusable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private DbmlFiles() {}

    static SourceFile read(Path file) {
        return new SourceFile(file.toString(), text(file));
    }

    /** A file with all that it includes, once it is sure that the file can be read. */
    static SchemaSource source(Path file) {
        read(file);
        return SchemaSource.path(file);
    }

    /** Refuses where there is a file already. */
    static void requireNone(Path file) {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw exists(file, new FileAlreadyExistsException(file.toString()));
        }
    }

    /** Makes a file, as a whole or not at all; one that is there already stays as it is. */
    static void create(Path file, String text) {
        try {
            Path written = file.resolveSibling(".nself-" + UUID.randomUUID() + ".dbml");
            try {
                Files.writeString(written, text, UTF_8, StandardOpenOption.CREATE_NEW);
                Files.move(written, file);
            } finally {
                Files.deleteIfExists(written);
            }
        } catch (FileAlreadyExistsException exists) {
            throw exists(file, exists);
        } catch (NoSuchFileException missing) {
            throw new Unusable("cannot write " + file + ": there is no such directory", missing);
        } catch (IOException failure) {
            throw unwritable(file, failure);
        }
    }

    /** Replaces a file as a whole, or makes it. */
    static void write(Path file, String text) {
        if (Files.exists(file)) {
            replace(file, text);
        } else {
            create(file, text);
        }
    }

    /** Replaces a file as a whole, or leaves it as it is; a link stays a link. */
    static void replace(Path file, String text) {
        try {
            Path target = file.toRealPath();
            Path written = Files.createTempFile(target.toAbsolutePath().getParent(), ".nself", ".dbml");
            try {
                Files.writeString(written, text, UTF_8);
                if (Files.getFileStore(target).supportsFileAttributeView("posix")) {
                    Files.setPosixFilePermissions(
                            written, Files.getPosixFilePermissions(target, LinkOption.NOFOLLOW_LINKS));
                }
                move(written, target);
            } finally {
                Files.deleteIfExists(written);
            }
        } catch (IOException failure) {
            throw unwritable(file, failure);
        }
    }

    private static Unusable exists(Path file, IOException cause) {
        return new Unusable("there is a file " + file + " already; replace it with --force", cause);
    }

    private static Unusable unwritable(Path file, IOException cause) {
        return new Unusable("cannot write " + file + ": " + cause.getMessage(), cause);
    }

    private static void move(Path written, Path target) throws IOException {
        try {
            Files.move(written, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException unsupported) {
            Files.move(written, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static String text(Path file) {
        try {
            return UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
        } catch (NoSuchFileException missing) {
            throw new Unusable("there is no file " + file, missing);
        } catch (CharacterCodingException malformed) {
            throw new Unusable(file + " is not UTF-8; save it in that encoding", malformed);
        } catch (IOException failure) {
            throw new Unusable("cannot read " + file + ": " + failure.getMessage(), failure);
        }
    }
}
