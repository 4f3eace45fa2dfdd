package org.nself;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nself.migration.AppliedMigration;
import org.nself.migration.Direction;
import org.nself.migration.Migration;
import org.nself.migration.Migrations;
import org.nself.migration.Progress;
import org.nself.migration.Version;
import org.nself.schema.SourceFile;
import org.nself.spi.Database;
import org.nself.spi.Dialect;
import org.nself.spi.ScriptReading;

/**
 * Brings the history to where the database is. Runs no statement of a migration; what a statement that was cut off left half
 * done, such as an index that is not valid, is cleared away. Immutable; does nothing before {@link #execute()}.
 */
public final class Repair {

    private final Options options;
    private final Dialect dialect;
    private final List<Version> accepted;

    Repair(Options options, Dialect dialect, List<Version> accepted) {
        this.options = options;
        this.dialect = dialect;
        this.accepted = List.copyOf(accepted);
    }

    /** Takes the file of an applied migration, as it is now, for what was applied. */
    public Repair accept(long version) {
        List<Version> all = new ArrayList<>(accepted);
        all.add(new Version(version));
        return new Repair(options, dialect, all);
    }

    /**
     * Writes the index of the directory, when there is one and it does not say what is there. Then, when there is a database,
     * looks at every migration that was cut off, and at those that are accepted.
     *
     * @return what was done, a sentence each; nothing when all is well
     * @throws MigrationRefusedException when a version that is accepted was not applied or has no file, or when nobody can
     *     tell what a statement did that was cut off
     * @throws InvalidMigrationsException when the directory cannot be used as it is
     * @throws EnvironmentException when the connection, a permission or a file is missing
     */
    public List<String> execute() {
        List<String> done = new ArrayList<>();
        index().ifPresent(done::add);
        if (options.server().connections().isEmpty()) {
            return done;
        }
        Migrations there = MigrationRunner.read(options.migrations());
        try (Connected connected = Connected.of(options, dialect)) {
            for (AppliedMigration row : connected.retried(Database::migrations)) {
                if (row.progress().isPresent()) {
                    Migration migration =
                            there.find(row.version()).orElseThrow(() -> MigrationRunner.unknown(row.version()));
                    done.add(connected.inTurn(false, database -> settled(migration, database, connected)));
                }
            }
            for (Version version : accepted) {
                Migration migration = there.find(version).orElseThrow(() -> MigrationRunner.unknown(version));
                done.add(connected.inTurn(false, database -> accept(migration, database)));
            }
            return done;
        }
    }

    /** Files that were edited are taken as they are when they are accepted; the other lines stay. */
    private Optional<String> index() {
        Optional<Path> directory = options.migrations().directory();
        if (directory.isEmpty()) {
            return Optional.empty();
        }
        List<Migration> there = options.migrations().read().all();
        return ChecksumIndex.repair(
                        directory.get(),
                        there,
                        there.stream()
                                .filter(migration -> accepted.contains(migration.version()))
                                .toList(),
                        dialect::read)
                ? Optional.of(ChecksumIndex.NAME + " was written")
                : Optional.empty();
    }

    private String settled(Migration migration, Database database, Connected connected) {
        Optional<Progress> cutOff = database.migration(migration.version()).flatMap(AppliedMigration::progress);
        if (cutOff.isEmpty()) {
            return migration + " was brought to its end meanwhile";
        }
        Direction direction = cutOff.get().direction();
        SourceFile file = migration.file(direction);
        ScriptReading reading = dialect.read(file);
        Progress progress = cutOff.get();
        database.hold();
        try (Database other = connected.another()) {
            progress = other.settle(migration, direction, reading);
        }
        boolean nothing = progress.done() == 0;
        boolean all = progress.done() == reading.statements().size();
        if (!nothing && !all) {
            return progress.done() + " of " + reading.statements().size() + " statements of " + file.name()
                    + " took effect; " + (direction == Direction.UP ? "nself.up()" : "nself.down()") + " goes on there";
        }
        boolean applied = (direction == Direction.UP) == all;
        if (!applied) {
            database.remove(migration.version());
            return migration + " is not applied";
        }
        if (direction == Direction.UP) {
            database.add(migration, Optional.of(reading), Duration.ZERO);
        } else {
            database.finish(migration.version());
        }
        return migration + " is applied";
    }

    private String accept(Migration migration, Database database) {
        if (database.migration(migration.version()).isEmpty()) {
            throw new MigrationRefusedException(
                    "NS3107",
                    List.of(migration.version()),
                    migration + " is not applied",
                    "nself.status() lists those that are");
        }
        database.correct(migration, dialect.read(migration.up()));
        return migration + " is accepted as it is now";
    }
}
