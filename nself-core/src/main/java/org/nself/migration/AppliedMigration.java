package org.nself.migration;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;

/**
 * One row of the history of migrations.
 *
 * @param order counts up; the greatest was applied last
 * @param checksum of the statements of the way up as they were when it was applied
 * @param complete whether it was run to its end; only one that runs outside of a transaction can be cut off
 */
public record AppliedMigration(
        long order,
        Version version,
        String name,
        String checksum,
        boolean complete,
        Instant appliedAt,
        Duration duration) {

    public AppliedMigration {
        requireNonNull(version, "version");
        requireNonNull(name, "name");
        requireNonNull(checksum, "checksum");
        requireNonNull(appliedAt, "appliedAt");
        requireNonNull(duration, "duration");
    }

    @Override
    public String toString() {
        return version + "_" + name;
    }
}
