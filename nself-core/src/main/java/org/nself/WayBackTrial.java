package org.nself;

import java.util.Optional;
import org.nself.Verification.Entry;
import org.nself.migration.Direction;
import org.nself.migration.Header;
import org.nself.migration.Migration;
import org.nself.schema.SourceFile;
import org.nself.spi.Database;
import org.nself.spi.ScriptListener;
import org.nself.spi.Structure;
import org.nself.spi.StructureDifference;

/**
 * Tries the way back of a migration whose way up was just run, and leaves the stage as it was: in a transaction that is
 * rolled back, or on a copy when a file runs outside of one.
 */
final class WayBackTrial {

    private final Stage stage;
    private final Migration migration;
    private final SourceFile down;

    WayBackTrial(Stage stage, Migration migration) {
        this.stage = stage;
        this.migration = migration;
        this.down = migration.down().orElseThrow();
    }

    /** @param before what was there before the way up */
    Entry tried(Structure before) {
        return stage.isOutside(down) || stage.isOutside(migration.up()) ? onCopy(before) : inTransaction(before);
    }

    private Entry inTransaction(Structure before) {
        Database database = stage.looking();
        database.beginScripts(Optional.empty());
        try {
            Optional<NselfException> failure = attempt(() -> run(database, down));
            if (failure.isPresent()) {
                return Entry.fails(migration, failure.get());
            }
            StructureDifference difference = before.difference(database.structure());
            if (attempt(() -> run(database, migration.up())).isEmpty()) {
                return Entry.of(migration, difference, Optional.empty());
            }
        } finally {
            database.rollback();
        }
        // What a transaction did may keep its own later statements from running, and not those of the next.
        return onCopy(before);
    }

    private static void run(Database database, SourceFile file) {
        database.run(file, Header.of(file), ScriptListener.NONE);
        database.checkDeferred();
    }

    private Entry onCopy(Structure before) {
        try (Stage copy = stage.copy()) {
            Optional<NselfException> failure = attempt(() -> copy.run(migration, Direction.DOWN));
            if (failure.isPresent()) {
                return Entry.fails(migration, failure.get());
            }
            StructureDifference difference = before.difference(copy.structure());
            return Entry.of(migration, difference, attempt(() -> copy.run(migration, Direction.UP)));
        }
    }

    /** Why it failed; what says nothing about the file, such as a lost connection, is thrown. */
    static Optional<NselfException> attempt(Runnable work) {
        try {
            work.run();
            return Optional.empty();
        } catch (NselfException failure) {
            if (Migrator.isRetryable(failure)) {
                throw failure;
            }
            return Optional.of(failure);
        }
    }
}
