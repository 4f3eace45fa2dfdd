package org.nself;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * A backup that is what it was when it was written.
 *
 * @param backup as its manifest says now
 * @param restored whether it was restored into a scratch database too, and found equal
 */
public record BackupVerification(Backup backup, boolean restored, Duration duration) {

    public BackupVerification {
        requireNonNull(backup, "backup");
        requireNonNull(duration, "duration");
    }
}
