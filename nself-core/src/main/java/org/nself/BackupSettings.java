package org.nself;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where backups are and how many of them stay.
 *
 * @param directory has a directory for each; is made when the first is taken
 * @param ceiling how many bytes the tables of a backup may take up on the server's disk; a larger one is refused
 * @param keep so many of the newest stay
 * @param keepFor younger ones stay, however many there are
 * @param engine the name of the engine to use; empty for the first that can
 */
public record BackupSettings(Path directory, long ceiling, int keep, Duration keepFor, Optional<String> engine) {

    public BackupSettings {
        requireNonNull(directory, "directory");
        requireNonNull(keepFor, "keepFor");
        requireNonNull(engine, "engine");
        if (keep < 1) {
            throw new IllegalArgumentException("at least one backup is kept: " + keep);
        }
    }

    /** Up to 10 GiB of tables each; the newest ten stay, and those of the last seven days. */
    public static BackupSettings in(Path directory) {
        return new BackupSettings(directory, 10L << 30, 10, Duration.ofDays(7), Optional.empty());
    }

    /** Refuses a backup of tables that take up more than so many bytes on the server's disk. */
    public BackupSettings ceiling(long bytes) {
        return new BackupSettings(directory, bytes, keep, keepFor, engine);
    }

    /** Keeps so many of the newest at least. */
    public BackupSettings keep(int count) {
        return new BackupSettings(directory, ceiling, count, keepFor, engine);
    }

    /** Keeps those that are younger. */
    public BackupSettings keepFor(Duration age) {
        return new BackupSettings(directory, ceiling, keep, age, engine);
    }

    /** Uses this engine, {@code embedded} or {@code pg_dump}, and no other. */
    public BackupSettings engine(String name) {
        return new BackupSettings(directory, ceiling, keep, keepFor, Optional.of(name));
    }
}
