package org.nself;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nself.migration.Version;

/**
 * The backups that are there, the newest first.
 *
 * @param backups whose manifests are as they were written; their other files were not looked at
 * @param unusable what looks like a backup and is none
 */
public record Backups(List<Backup> backups, List<Unusable> unusable) {

    /**
     * A directory that cannot be used as a backup.
     *
     * @param reason why, in a sentence
     */
    public record Unusable(String name, String reason) {

        public Unusable {
            requireNonNull(name, "name");
            requireNonNull(reason, "reason");
        }
    }

    public Backups {
        backups = List.copyOf(backups);
        unusable = List.copyOf(unusable);
    }

    /** A table with a line each; below it, what is unusable. */
    public String text(Instant now) {
        if (backups.isEmpty() && unusable.isEmpty()) {
            return "no backups";
        }
        TextTable table = new TextTable("NAME", "AGE", "SIZE", "HEAD", "VERIFIED", "REASON");
        backups.forEach(backup -> table.add(
                backup.name(),
                Age.text(Duration.between(backup.takenAt(), now)),
                Bytes.text(backup.bytes()),
                backup.head().map(Version::toString).orElse("-"),
                backup.verified().isPresent() ? "yes" : "no",
                backup.reason()));
        StringBuilder text = new StringBuilder(table.toString());
        unusable.forEach(
                one -> text.append("\n").append(one.name()).append(": ").append(one.reason()));
        return text.toString();
    }

    /** The one of a name. */
    public Optional<Backup> find(String name) {
        return backups.stream().filter(backup -> backup.name().equals(name)).findFirst();
    }
}
