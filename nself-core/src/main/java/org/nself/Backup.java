package org.nself;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nself.migration.Version;
import org.nself.spi.CopyScope;
import org.nself.spi.Origin;

/**
 * A copy of a database that can be restored, complete on the disk, as its {@code manifest.json} describes it.
 *
 * @param directory where it is; its name is the backup's
 * @param takenAt when it was begun
 * @param duration how long that took
 * @param reason why it was taken, in a few words
 * @param origin the database that it was taken of
 * @param engine that wrote the database's files, and restores them
 * @param scope what of the database it holds
 * @param rows how many it holds of each table
 * @param uncovered what was there and is not in it, a phrase each
 * @param head the newest migration that was applied; empty when none was
 * @param files all of it but the manifest, by their path within the directory
 * @param verified when it was last restored into a scratch database and found equal; empty when it never was
 */
public record Backup(
        Path directory,
        Instant takenAt,
        Duration duration,
        String reason,
        Origin origin,
        String engine,
        CopyScope scope,
        Map<String, Long> rows,
        List<String> uncovered,
        Optional<Version> head,
        Map<String, StoredFile> files,
        Optional<Instant> verified) {

    /**
     * One file of a backup.
     *
     * @param bytes how many it has
     * @param sha256 of its content, as 64 hexadecimal digits
     */
    public record StoredFile(long bytes, String sha256) {

        public StoredFile {
            requireNonNull(sha256, "sha256");
        }
    }

    public Backup {
        requireNonNull(directory, "directory");
        requireNonNull(takenAt, "takenAt");
        requireNonNull(duration, "duration");
        requireNonNull(reason, "reason");
        requireNonNull(origin, "origin");
        requireNonNull(engine, "engine");
        requireNonNull(scope, "scope");
        rows = Collections.unmodifiableMap(new TreeMap<>(rows));
        uncovered = List.copyOf(uncovered);
        requireNonNull(head, "head");
        files = Collections.unmodifiableMap(new TreeMap<>(files));
        requireNonNull(verified, "verified");
    }

    /** What people call it: the moment it was begun, {@code 2025-08-06_14-30-00}. */
    public String name() {
        return directory.getFileName().toString();
    }

    /** How large all of it is. */
    public long bytes() {
        return files.values().stream().mapToLong(StoredFile::bytes).sum();
    }

    Backup verified(Instant when) {
        return new Backup(
                directory,
                takenAt,
                duration,
                reason,
                origin,
                engine,
                scope,
                rows,
                uncovered,
                head,
                files,
                Optional.of(when));
    }

    /** The directory. */
    @Override
    public String toString() {
        return directory.toString();
    }
}
