package org.nself.postgres.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nself.NselfException;
import org.nself.postgres.backup.definition.Definition;

/**
 * One way to put definitions and rows into files and to get them out again. All that is the same whichever way is taken is
 * not here: the snapshot and its locks, the structure, the rows of nself's history, the values of sequences, large objects,
 * what is cleared away before a restore, in which order things come back, and the proof that they did.
 */
interface Engine {

    /** As {@link org.nself.spi.Copied#engine()} has it. */
    String name();

    /** Why it cannot copy this database here. Within a transaction or not; changes nothing. */
    Optional<NselfException> obstacle(Connection connection) throws SQLException;

    /** What there is in the scope of a snapshot and cannot be copied, a phrase each. Nothing is written where there is any. */
    List<String> uncovered(Snapshot snapshot) throws SQLException;

    /**
     * Writes all definitions in the scope, and the rows of {@link Snapshot#tables()} that are to be copied; nothing of
     * {@link Snapshot#historyTables()}, no value of a sequence and no large object. Every file is made by {@link CopyFiles}, or has its rights and is written through
     * to the disk likewise.
     *
     * @param directory is there; files of others are or will be in it: {@code state.json}, {@code history-N.copy.gz} and
     *     {@code large-objects.gz}
     * @return how many rows of each table were written, by its name; {@link Snapshot#count} tells who cannot tell himself
     */
    Map<String, Long> write(Snapshot snapshot, Path directory, Progress progress) throws SQLException, IOException;

    /** Reads what {@link #write} wrote, before anything is changed. Needs no connection. */
    Contents open(Path directory) throws IOException;

    /** What is in the files of a copy. */
    interface Contents extends AutoCloseable {

        /**
         * In the order in which they can be run, those before the rows first. One is run by itself, and not when an object of
         * its kind and identity is still there, as an extension or a table that keeps its rows is. A statement says all names
         * in full; the search path is empty, bodies of functions are not checked, and nobody's rows are hidden.
         */
        List<Definition> definitions();

        /**
         * Puts the rows of a table in, through the connection whose transaction restores. The table is there and empty; what
         * comes after the rows is not there yet.
         *
         * @param table one of those of which {@link #write} told the rows
         * @return how many there were
         */
        long load(Connection connection, String table, Progress progress) throws SQLException, IOException;

        @Override
        void close() throws IOException;
    }
}
