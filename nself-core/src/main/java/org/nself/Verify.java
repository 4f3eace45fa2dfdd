package org.nself;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.nself.schema.SourceFile;
import org.nself.spi.Dialect;

/** Tries migrations on a scratch database, each way. Immutable; does nothing before {@link #execute()}. */
public final class Verify {

    private final Options options;
    private final Dialect dialect;
    private final List<Path> before;

    Verify(Options options, Dialect dialect, List<Path> before) {
        this.options = options;
        this.dialect = dialect;
        this.before = List.copyOf(before);
    }

    /**
     * Runs a SQL file on the scratch database before the first migration: what the migrations expect and do not make, such
     * as extensions, roles, or functions of another tool. Called again, it adds a file.
     */
    public Verify before(Path file) {
        List<Path> all = new ArrayList<>(before);
        all.add(requireNonNull(file, "file"));
        return new Verify(options, dialect, all);
    }

    /**
     * Makes an empty database on the server of the data source, applies every migration to it in order, takes each one
     * back that has a way back, says what that gave back, and applies it again. When a schema was given, says at the end
     * whether the migrations lead to it. The scratch database is dropped at the end. The database of the data source is
     * not touched, nor is anything else on the server, save what a file itself does beyond its database, with roles, say.
     *
     * @throws InvalidMigrationsException when a file cannot be run: see {@link Nself#validate()}
     * @throws InvalidSchemaException when a schema was given and cannot be used
     * @throws StatementFailedException when the server refuses a statement of a file that is run before the migrations
     * @throws EnvironmentException when the user may not create databases, or a file, the connection or a library is
     *     missing
     */
    public Verification execute() {
        return new Verifier(options, dialect)
                .verify(before.stream().map(Verify::read).toList());
    }

    static SourceFile read(Path file) {
        try {
            return new SourceFile(file.toString(), Files.readString(file));
        } catch (IOException unreadable) {
            throw new EnvironmentException(
                    "NS6014",
                    "cannot read " + file + ": " + unreadable,
                    "check that the file is there and is UTF-8",
                    unreadable);
        }
    }
}
