package org.nself.spi;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/**
 * One row of the history: a schema that was applied.
 *
 * @param id counts up; the greatest is the state of the database
 * @param sources names of the files that the schema was read from, the main one first
 * @param hashes their SHA-256, in the same order
 * @param namespaces what was managed, sorted
 * @param fingerprint of the schema that the database held afterwards
 * @param steps how many steps it took
 */
public record HistoryEntry(
        long id,
        List<String> sources,
        List<String> hashes,
        List<String> namespaces,
        String fingerprint,
        int steps,
        Instant appliedAt) {

    public HistoryEntry {
        sources = List.copyOf(sources);
        hashes = List.copyOf(hashes);
        namespaces = List.copyOf(namespaces);
        requireNonNull(fingerprint, "fingerprint");
        requireNonNull(appliedAt, "appliedAt");
        if (sources.size() != hashes.size()) {
            throw new IllegalArgumentException("every source has a hash: " + sources + " and " + hashes);
        }
    }
}
