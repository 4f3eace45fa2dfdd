package org.nself;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.nself.migration.HistoryHead;
import org.nself.migration.Migration;
import org.nself.migration.Migrations;
import org.nself.schema.Diagnostic;

/**
 * Where migrations are read from. Immutable; every call of a command reads them anew, as UTF-8.
 *
 * <p>A directory has one folder a migration, as the Hasura CLI lays it out: {@code <version>_<name>} with {@code up.sql} and
 * perhaps {@code down.sql}. Beside them lies {@code nself.sum}, which nself writes and which says what there is.
 */
public final class MigrationSource {

    private final Kind kind;

    private MigrationSource(Kind kind) {
        this.kind = kind;
    }

    /** Where they are. */
    private sealed interface Kind {

        Migrations read();

        default Optional<Path> directory() {
            return Optional.empty();
        }

        default Optional<ChecksumIndex> index() {
            return Optional.empty();
        }

        default Optional<String> versions() {
            return Optional.empty();
        }
    }

    private record OfDirectory(Path path) implements Kind {

        @Override
        public Migrations read() {
            return MigrationDirectory.read(path, Diagnostic.Severity.INFORMATION);
        }

        @Override
        public Optional<Path> directory() {
            return Optional.of(path);
        }

        @Override
        public Optional<ChecksumIndex> index() {
            return ChecksumIndex.read(path);
        }

        @Override
        public Optional<String> versions() {
            return MigrationDirectory.versions(path);
        }

        @Override
        public String toString() {
            return path.toString();
        }
    }

    /** @param loader empty for the context class loader of whoever calls, and then nself's own */
    private record OfResources(String folder, Optional<ClassLoader> loader) implements Kind {

        private MigrationResources resources() {
            return loader.isPresent() ? MigrationResources.of(folder, loader.get()) : MigrationResources.of(folder);
        }

        @Override
        public Migrations read() {
            return resources().read();
        }

        @Override
        public Optional<ChecksumIndex> index() {
            return resources().index();
        }

        @Override
        public Optional<String> versions() {
            return resources().versions();
        }

        @Override
        public String toString() {
            return resources().toString();
        }
    }

    private record Given(List<Migration> all) implements Kind {

        @Override
        public Migrations read() {
            return Migrations.of(all, List.of());
        }

        @Override
        public String toString() {
            return "the given migrations";
        }
    }

    /** What was read before, of the place that it came from. */
    private record Once(Migrations read, Kind from) implements Kind {

        @Override
        public Optional<Path> directory() {
            return from.directory();
        }

        @Override
        public Optional<ChecksumIndex> index() {
            return from.index();
        }

        @Override
        public String toString() {
            return from.toString();
        }
    }

    /** A directory; a relative path is resolved against the working directory when it is read. One that is not there is empty. */
    public static MigrationSource path(Path directory) {
        return new MigrationSource(new OfDirectory(requireNonNull(directory, "directory")));
    }

    /**
     * A folder of resources of the context class loader, else of nself's own; a leading slash is ignored. Its
     * {@code nself.sum} says which migrations it has, so that they are found in a jar and in a native image. Nothing can be
     * written there.
     */
    public static MigrationSource classpath(String folder) {
        return new MigrationSource(new OfResources(requireNonNull(folder, "folder"), Optional.empty()));
    }

    /** {@link #classpath(String)} with the class loader that has the resources. */
    public static MigrationSource classpath(String folder, ClassLoader loader) {
        return new MigrationSource(
                new OfResources(requireNonNull(folder, "folder"), Optional.of(requireNonNull(loader, "loader"))));
    }

    /** Migrations at hand. */
    public static MigrationSource of(List<Migration> migrations) {
        return new MigrationSource(new Given(List.copyOf(migrations)));
    }

    /** Where new ones are written; empty when they are not read from files. */
    Optional<Path> directory() {
        return kind.directory();
    }

    /** The same, read now and for the last time, when there is nothing wrong with it. */
    MigrationSource asRead() {
        return new MigrationSource(new Once(MigrationRunner.read(this), kind));
    }

    Migrations read() {
        return kind.read();
    }

    /**
     * Which versions there are, as {@link HistoryHead#versions} says it, without a look at a file; empty when that cannot be
     * told from names.
     */
    Optional<String> versions() {
        return kind.versions();
    }

    /** What {@code nself.sum} says; empty when there is none. */
    Optional<ChecksumIndex> index() {
        return kind.index();
    }

    /** The name that people and diagnostics call it. */
    @Override
    public String toString() {
        return kind.toString();
    }
}
