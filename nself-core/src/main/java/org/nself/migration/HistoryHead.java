package org.nself.migration;

import static java.util.Objects.requireNonNull;

/**
 * The history of migrations in a few words, however long it is.
 *
 * @param newest what was applied last
 * @param versions all versions that are applied, as decimal numbers in order, with commas between: no digest of them, for the
 *     first one that a process makes costs it more than a thousand versions do
 * @param interrupted whether one of them was cut off
 */
public record HistoryHead(AppliedMigration newest, String versions, boolean interrupted) {

    public HistoryHead {
        requireNonNull(newest, "newest");
        requireNonNull(versions, "versions");
    }
}
