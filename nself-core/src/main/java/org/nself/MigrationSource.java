package org.nself;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.nself.migration.Migration;
import org.nself.migration.Migrations;

/**
 * Where migrations are read from. Immutable; every call of a command reads them anew, as UTF-8.
 *
 * <p>A directory has one folder a migration, as the Hasura CLI lays it out: {@code <version>_<name>} with {@code up.sql} and
 * perhaps {@code down.sql}.
 */
public final class MigrationSource {

    private final String name;
    private final Optional<Path> directory;
    private final Supplier<Migrations> reader;

    private MigrationSource(String name, Optional<Path> directory, Supplier<Migrations> reader) {
        this.name = name;
        this.directory = directory;
        this.reader = reader;
    }

    /** A directory; a relative path is resolved against the working directory when it is read. One that is not there is empty. */
    public static MigrationSource path(Path directory) {
        requireNonNull(directory, "directory");
        return new MigrationSource(
                directory.toString(), Optional.of(directory), () -> MigrationDirectory.read(directory));
    }

    /** Migrations at hand. */
    public static MigrationSource of(List<Migration> migrations) {
        List<Migration> all = List.copyOf(migrations);
        return new MigrationSource("the given migrations", Optional.empty(), () -> Migrations.of(all, List.of()));
    }

    /** Where new ones are written; empty when they are not read from files. */
    Optional<Path> directory() {
        return directory;
    }

    Migrations read() {
        return reader.get();
    }

    /** The name that people and diagnostics call it. */
    @Override
    public String toString() {
        return name;
    }
}
