package org.nself.migration;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One row of the history of migrations.
 *
 * @param order counts up; the greatest was applied last
 * @param checksum of the statements of the way up as they were when it was applied; empty when somebody else applied it
 * @param digests of these statements, one by one: see {@link FileStatement#digest()}
 * @param progress how far it came; empty when it was run to its end
 */
public record AppliedMigration(
        long order,
        Version version,
        String name,
        String checksum,
        List<String> digests,
        Optional<Progress> progress,
        Instant appliedAt,
        Duration duration) {

    public AppliedMigration {
        requireNonNull(version, "version");
        requireNonNull(name, "name");
        requireNonNull(checksum, "checksum");
        digests = List.copyOf(digests);
        requireNonNull(progress, "progress");
        requireNonNull(appliedAt, "appliedAt");
        requireNonNull(duration, "duration");
    }

    /** Whether it was run to its end. */
    public boolean isComplete() {
        return progress.isEmpty();
    }

    @Override
    public String toString() {
        return version + "_" + name;
    }
}
