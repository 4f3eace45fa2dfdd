package org.nself.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
            throw new Unusable("cannot write " + file + ": " + failure.getMessage(), failure);
        }
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
