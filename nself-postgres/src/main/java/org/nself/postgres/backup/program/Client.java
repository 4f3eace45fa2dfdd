package org.nself.postgres.backup.program;

import static java.util.Objects.requireNonNull;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * pg_dump and pg_restore of one installation.
 *
 * @param directory where both are
 */
public record Client(Path directory, ProgramVersion version) {

    private static final String SUFFIX = File.separatorChar == '\\' ? ".exe" : "";

    public Client {
        requireNonNull(directory, "directory");
        requireNonNull(version, "version");
    }

    /** Asks the programs in a directory; empty when one of them is not there or does not answer. */
    static Optional<Client> in(Path directory) throws InterruptedException {
        if (!Files.isExecutable(program(directory, "pg_dump"))
                || !Files.isExecutable(program(directory, "pg_restore"))) {
            return Optional.empty();
        }
        try {
            String said = Child.answer(List.of(program(directory, "pg_dump").toString(), "--version"));
            return ProgramVersion.said(said).map(version -> new Client(directory, version));
        } catch (IOException silent) {
            return Optional.empty();
        }
    }

    String dump() {
        return program(directory, "pg_dump").toString();
    }

    String restore() {
        return program(directory, "pg_restore").toString();
    }

    private static Path program(Path directory, String name) {
        return directory.resolve(name + SUFFIX);
    }

    @Override
    public String toString() {
        return "pg_dump " + version + " in " + directory;
    }
}
