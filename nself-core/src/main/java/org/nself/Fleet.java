package org.nself;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * Many databases, or namespaces of one, that are to hold the same. A failure of one keeps none of the others from being
 * migrated. Immutable; does nothing before {@link #migrate()}, {@link #up()} or {@link #each}.
 */
public final class Fleet {

    private static final int PARALLELISM = 8;

    private final Map<String, DataSource> targets;
    private final BiConsumer<String, Nself.Builder> settings;
    private final int parallelism;
    private final int failures;

    Fleet(Map<String, DataSource> targets, BiConsumer<String, Nself.Builder> settings) {
        this(new LinkedHashMap<>(targets), requireNonNull(settings, "settings"), PARALLELISM, Integer.MAX_VALUE);
    }

    private Fleet(
            Map<String, DataSource> targets,
            BiConsumer<String, Nself.Builder> settings,
            int parallelism,
            int failures) {
        this.targets = targets;
        this.settings = settings;
        this.parallelism = parallelism;
        this.failures = failures;
    }

    /** No more than this many at once; 8 by default. Each takes one connection, or two outside of a transaction. */
    public Fleet parallelism(int count) {
        return new Fleet(targets, settings, positive(count), failures);
    }

    /** Begins no other target once so many have failed. Those that are being migrated come to their end. */
    public Fleet stopAfterFailures(int count) {
        return new Fleet(targets, settings, parallelism, positive(count));
    }

    private static int positive(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("counts from 1: " + count);
        }
        return count;
    }

    /** {@link Nself#migrate()} for each. */
    public FleetReport migrate() {
        return each(Nself::migrate);
    }

    /** {@link Nself#up()} for each. */
    public FleetReport up() {
        return each(nself -> nself.up().execute());
    }

    /**
     * Does any work for each, such as {@code nself -> nself.down().limit(2).execute()}. The migrations of a directory are read
     * once for all.
     *
     * @return what came of each, in the order of the targets; a failure is not thrown
     * @throws InvalidMigrationsException when the directory cannot be used as it is; then nothing was done
     * @throws EnvironmentException when a file or a library is missing, or the thread was interrupted
     */
    public FleetReport each(Function<Nself, MigrationReport> work) {
        Map<Path, MigrationSource> read = new HashMap<>();
        FleetRun run = new FleetRun(targets.size(), parallelism, failures);
        List<FleetRun.Target> all = new ArrayList<>();
        targets.forEach((name, dataSource) -> all.add(target(name, dataSource, run, read)));
        return run.of(all, work);
    }

    private FleetRun.Target target(String name, DataSource dataSource, FleetRun run, Map<Path, MigrationSource> read) {
        Nself.Builder builder = Nself.builder();
        settings.accept(name, builder);
        builder.dataSource(dataSource);
        Options given = builder.options();
        given.migrationSource().map(source -> once(source, read)).ifPresent(builder::migrations);
        builder.listener(event -> run.tell(given.listener(), new Event.OfTarget(name, event)));
        return new FleetRun.Target(name, builder.build(), given.listener());
    }

    private static MigrationSource once(MigrationSource source, Map<Path, MigrationSource> read) {
        Optional<Path> directory = source.directory();
        return directory.isEmpty() ? source : read.computeIfAbsent(directory.get(), path -> source.asRead());
    }
}
