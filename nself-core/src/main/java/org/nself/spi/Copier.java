package org.nself.spi;

import java.nio.file.Path;
import java.util.List;

/** Copies a database into files, and files into a database. Belongs to one {@link Database} and ends with it. */
public interface Copier {

    /** Which database this is. Within a transaction or not. */
    Origin origin();

    /** The names of the engines, the preferred one first. */
    List<String> engines();

    /**
     * Whether an engine can copy this database here; a program may be missing, say.
     *
     * @param engine one of {@link #engines()}
     */
    boolean isAvailable(String engine);

    /**
     * Does nothing when an engine can copy this database here.
     *
     * @param engine one of {@link #engines()}
     * @throws org.nself.NselfException which says why it cannot
     */
    void require(String engine);

    /** What a copy would be. Outside a transaction; takes no lock that anyone waits for. */
    CopyEstimate estimate(String engine, CopyScope scope);

    /**
     * Copies what there is at one moment. Outside a transaction: it reads in one of its own, in which no table can be
     * changed otherwise than by its rows; nobody who reads or writes rows waits for it.
     *
     * @param directory is there and empty; every file is written through to the disk, readable by its owner alone
     * @throws org.nself.NselfException when something cannot be copied; what was written is of no use then
     */
    Copied copy(String engine, CopyScope scope, Path directory, CopyListener listener);

    /**
     * Makes the scope of a copy hold again what it held: what was not there goes, whoever made it. Tables whose rows are
     * not in the copy keep their rows; they must be defined as they were. nself's history is as it was too. Within a
     * transaction that {@link Database#begin()} opened; whatever fails, its rollback leaves the database as it was.
     *
     * @param copied what {@link #copy} returned
     * @param directory the files that it wrote, in which nothing was changed
     * @throws org.nself.NselfException also when what was made does not equal what was copied
     */
    void restore(Copied copied, Path directory, CopyListener listener);
}
