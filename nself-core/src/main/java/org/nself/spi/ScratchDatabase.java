package org.nself.spi;

import javax.sql.DataSource;

/**
 * An empty database on the server of another, for what is only tried. Nothing of it outlives {@link #close()}; what a
 * process that was killed left behind is dropped by a later one.
 */
public interface ScratchDatabase extends AutoCloseable {

    /** Connections to it. */
    DataSource dataSource();

    /**
     * Another one that holds the same. Ends every connection to this one first.
     *
     * @throws org.nself.NselfException when the server refuses
     */
    ScratchDatabase copy();

    /** Drops it, whoever is still connected. Never fails: what could not be dropped is dropped by a later process. */
    @Override
    void close();
}
