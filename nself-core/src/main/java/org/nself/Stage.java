package org.nself;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nself.migration.Direction;
import org.nself.migration.Header;
import org.nself.migration.Migration;
import org.nself.migration.Version;
import org.nself.schema.SourceFile;
import org.nself.spi.Database;
import org.nself.spi.Dialect;
import org.nself.spi.ScratchDatabase;
import org.nself.spi.ScriptListener;
import org.nself.spi.Structure;

/** A scratch database on which files are run, each over a connection of its own, and which is looked at. */
final class Stage implements AutoCloseable {

    private final Options options;
    private final Dialect dialect;
    private final ScratchDatabase scratch;

    /** Is used again and again: a new connection would have the whole catalog to load. */
    private @Nullable Database looking;

    Stage(Options options, Dialect dialect, ScratchDatabase scratch) {
        this.options = options;
        this.dialect = dialect;
        this.scratch = scratch;
    }

    Database open() {
        return dialect.open(scratch.dataSource(), new Dialect.Settings(options.historyTable(), options.policy()));
    }

    /** Whether a file is run outside of a transaction. */
    boolean isOutside(SourceFile file) {
        return Header.of(file).noTransaction()
                || dialect.read(file).outsideTransaction().isPresent();
    }

    /** Runs a file before any migration, and makes its work last. */
    void run(SourceFile file) {
        run(new Migration(new Version(1), "", file, Optional.empty(), Optional.empty()), Direction.UP);
    }

    /** Runs a file of a migration, and makes its work last; nothing of it is remembered. */
    void run(Migration migration, Direction direction) {
        SourceFile file = migration.file(direction);
        try (Database database = open()) {
            if (isOutside(file)) {
                database.runOutside(migration, direction, dialect.read(file), ScriptListener.NONE);
                database.remove(migration.version());
            } else {
                database.beginScripts(Optional.empty());
                database.run(file, Header.of(file), ScriptListener.NONE);
                database.commit();
            }
        }
    }

    Structure structure() {
        Database database = looking();
        database.beginReading();
        Structure structure = database.structure();
        database.rollback();
        return structure;
    }

    /** For what is rolled back; whatever else is run needs a connection of its own. */
    Database looking() {
        Database database = looking == null ? open() : looking;
        looking = database;
        return database;
    }

    /** Another one that holds the same. */
    Stage copy() {
        stopLooking();
        return new Stage(options, dialect, scratch.copy());
    }

    private void stopLooking() {
        if (looking != null) {
            looking.close();
            looking = null;
        }
    }

    @Override
    public void close() {
        stopLooking();
        scratch.close();
    }
}
