package org.nself;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.nself.migration.Migration;
import org.nself.migration.Migrations;
import org.nself.migration.Version;
import org.nself.schema.Diagnostic;

/**
 * Where migrations are read from. Immutable; every call of a command reads them anew, as UTF-8.
 *
 * <p>A directory has one folder a migration, as the Hasura CLI lays it out: {@code <version>_<name>} with {@code up.sql} and
 * perhaps {@code down.sql}. Beside them lies {@code nself.sum}, which nself writes and which says what there is.
 */
public final class MigrationSource {

    private final String name;
    private final Optional<Path> directory;
    private final Supplier<Migrations> reader;
    private final Supplier<Optional<ChecksumIndex>> index;
    private final Supplier<Optional<Set<Version>>> versions;

    private MigrationSource(
            String name,
            Optional<Path> directory,
            Supplier<Migrations> reader,
            Supplier<Optional<ChecksumIndex>> index,
            Supplier<Optional<Set<Version>>> versions) {
        this.name = name;
        this.directory = directory;
        this.reader = reader;
        this.index = index;
        this.versions = versions;
    }

    /** A directory; a relative path is resolved against the working directory when it is read. One that is not there is empty. */
    public static MigrationSource path(Path directory) {
        requireNonNull(directory, "directory");
        return new MigrationSource(
                directory.toString(),
                Optional.of(directory),
                () -> MigrationDirectory.read(directory, Diagnostic.Severity.INFORMATION),
                () -> ChecksumIndex.read(directory),
                () -> MigrationDirectory.versions(directory));
    }

    /**
     * A folder of resources of the context class loader, else of nself's own; a leading slash is ignored. Its
     * {@code nself.sum} says which migrations it has, so that they are found in a jar and in a native image. Nothing can be
     * written there.
     */
    public static MigrationSource classpath(String folder) {
        requireNonNull(folder, "folder");
        return new MigrationSource(
                MigrationResources.of(folder).toString(),
                Optional.empty(),
                () -> MigrationResources.of(folder).read(),
                () -> MigrationResources.of(folder).index(),
                () -> MigrationResources.of(folder).versions());
    }

    /** {@link #classpath(String)} with the class loader that has the resources. */
    public static MigrationSource classpath(String folder, ClassLoader loader) {
        MigrationResources resources =
                MigrationResources.of(requireNonNull(folder, "folder"), requireNonNull(loader, "loader"));
        return new MigrationSource(
                resources.toString(), Optional.empty(), resources::read, resources::index, resources::versions);
    }

    /** Migrations at hand. */
    public static MigrationSource of(List<Migration> migrations) {
        List<Migration> all = List.copyOf(migrations);
        return new MigrationSource(
                "the given migrations",
                Optional.empty(),
                () -> Migrations.of(all, List.of()),
                Optional::empty,
                Optional::empty);
    }

    /** Where new ones are written; empty when they are not read from files. */
    Optional<Path> directory() {
        return directory;
    }

    /** The same, read now and for the last time, when there is nothing wrong with it. */
    MigrationSource asRead() {
        Migrations once = MigrationRunner.read(this);
        return new MigrationSource(name, directory, () -> once, index, Optional::empty);
    }

    Migrations read() {
        return reader.get();
    }

    /** Which versions there are, without a look at a file; empty when that cannot be told from names. */
    Optional<Set<Version>> versions() {
        return versions.get();
    }

    /** What {@code nself.sum} says; empty when there is none. */
    Optional<ChecksumIndex> index() {
        return index.get();
    }

    /** The name that people and diagnostics call it. */
    @Override
    public String toString() {
        return name;
    }
}
