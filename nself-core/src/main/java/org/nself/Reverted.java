package org.nself;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What reverting did.
 *
 * @param backup that the database is at now
 * @param safety the backup of what was there before; empty when none was wanted
 * @param files that were written anew, when that was asked for
 */
public record Reverted(Backup backup, Optional<Backup> safety, List<Path> files, Duration duration) {

    public Reverted {
        requireNonNull(backup, "backup");
        requireNonNull(safety, "safety");
        files = List.copyOf(files);
        requireNonNull(duration, "duration");
    }
}
