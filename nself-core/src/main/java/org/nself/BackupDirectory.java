package org.nself;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nself.Backups.Unusable;
import org.nself.spi.CopyScope.Rows;

/** Where backups lie, each in a directory of its own that gets its name when it is complete. */
final class BackupDirectory {

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd_HH-mm-ss").withZone(ZoneOffset.UTC);

    /** What a name of ours begins with. */
    private static final String NAMED = "\\d{4}-\\d{2}-\\d{2}_\\d{2}-\\d{2}-\\d{2}(-\\d+)?";

    private static final String PARTIAL = ".partial";

    /** Nobody works on a backup that was not touched for so long. */
    private static final Duration ABANDONED = Duration.ofDays(1);

    private final BackupSettings settings;

    BackupDirectory(BackupSettings settings) {
        this.settings = settings;
    }

    Backups list() {
        List<Backup> backups = new ArrayList<>();
        List<Unusable> unusable = new ArrayList<>();
        for (Path entry : entries()) {
            String name = entry.getFileName().toString();
            if (!name.matches(NAMED) || !Files.isDirectory(entry)) {
                continue;
            }
            try {
                backups.add(read(entry));
            } catch (BackupException broken) {
                unusable.add(new Unusable(name, Objects.toString(broken.getMessage())));
            }
        }
        backups.sort(Comparator.comparing(Backup::takenAt)
                .thenComparing(Backup::name)
                .reversed());
        return new Backups(backups, unusable);
    }

    Backup find(String name) {
        Path directory = settings.directory().resolve(name);
        if (!name.matches(NAMED) || !Files.isDirectory(directory)) {
            throw new BackupException(
                    "NS7002",
                    "there is no backup " + name + " in " + settings.directory(),
                    "nself.backups() lists those that are there",
                    null);
        }
        return read(directory);
    }

    private static Backup read(Path directory) {
        Path manifest = directory.resolve(BackupManifest.FILE);
        try {
            if (Files.isSymbolicLink(directory) || !Files.isRegularFile(manifest, LinkOption.NOFOLLOW_LINKS)) {
                throw new BackupException(
                        "NS7004",
                        directory + " is no backup: it has no " + BackupManifest.FILE,
                        "it was not written to its end, or by another tool; delete it",
                        null);
            }
            return BackupManifest.read(directory, Files.readString(manifest));
        } catch (MalformedInputException changed) {
            throw BackupManifest.changed(directory, changed);
        } catch (IOException unreadable) {
            throw unreadable(manifest, unreadable);
        }
    }

    /** A directory for what is being written; nobody takes it for a backup. */
    Path begin(Instant now) {
        try {
            if (!Files.isDirectory(settings.directory())) {
                PrivateFiles.createDirectories(settings.directory());
                // What is in a database is nobody's business in a repository.
                PrivateFiles.write(settings.directory().resolve(".gitignore"), "*\n");
            }
            deleteAbandoned(now);
            for (int number = 1; ; number++) {
                Optional<Path> reserved = reserve(NAME.format(now) + (number == 1 ? "" : "-" + number));
                if (reserved.isPresent()) {
                    return reserved.get();
                }
            }
        } catch (IOException failure) {
            throw notWritten(settings.directory(), failure);
        }
    }

    /** Empty when the name is given away already. */
    private Optional<Path> reserve(String name) throws IOException {
        try {
            Path partial = PrivateFiles.createDirectory(settings.directory().resolve("." + name + PARTIAL));
            // Who began in the same second and is done has the name.
            if (!Files.exists(settings.directory().resolve(name))) {
                return Optional.of(partial);
            }
            Files.delete(partial);
            return Optional.empty();
        } catch (FileAlreadyExistsException taken) {
            return Optional.empty();
        }
    }

    /** Where the backup will be that is written here. */
    static Path name(Path partial) {
        String name = partial.getFileName().toString();
        return partial.resolveSibling(name.substring(1, name.length() - PARTIAL.length()));
    }

    /** Gives a backup its name, when all of it is on the disk. */
    static void finish(Path partial, Backup backup) throws IOException {
        PrivateFiles.write(partial.resolve(BackupManifest.FILE), BackupManifest.text(backup));
        PrivateFiles.synchronize(partial);
        Files.move(partial, backup.directory(), StandardCopyOption.ATOMIC_MOVE);
        PrivateFiles.synchronize(partial.resolveSibling("").toAbsolutePath());
    }

    /** Says in a manifest that the backup was tried. */
    static Backup verified(Backup backup, Instant now) {
        Backup verified = backup.verified(now);
        MigrationWriter.replace(backup.directory().resolve(BackupManifest.FILE), BackupManifest.text(verified));
        return verified;
    }

    /**
     * Deletes what is too old and too many; never the newest, nor one that is kept for its number or its age. Those without
     * rows do not count among those with rows.
     */
    void retain(Instant now) {
        Map<Boolean, List<Backup>> byKind = list().backups().stream()
                .collect(Collectors.partitioningBy(backup -> backup.scope().rows() instanceof Rows.None));
        byKind.values()
                .forEach(backups -> backups.stream()
                        .skip(settings.keep())
                        .filter(backup -> backup.takenAt().isBefore(now.minus(settings.keepFor())))
                        .forEach(BackupDirectory::delete));
    }

    /** Takes its name away first, so that a half of it is no backup. */
    private static void delete(Backup backup) {
        try {
            Path doomed = backup.directory().resolveSibling("." + backup.name() + PARTIAL);
            Files.move(backup.directory(), doomed, StandardCopyOption.ATOMIC_MOVE);
            PrivateFiles.delete(doomed);
        } catch (IOException left) {
            throw new BackupException(
                    "NS7001", "cannot delete " + backup + ", which is not kept any more: " + left, "delete it", left);
        }
    }

    private void deleteAbandoned(Instant now) throws IOException {
        for (Path entry : entries()) {
            String name = entry.getFileName().toString();
            if (name.startsWith(".")
                    && name.endsWith(PARTIAL)
                    && lastTouched(entry).isBefore(now.minus(ABANDONED))) {
                PrivateFiles.delete(entry);
            }
        }
    }

    /** Whoever renames or deletes it while it is looked at works on it now. */
    private static Instant lastTouched(Path directory) throws IOException {
        Instant last = Instant.MIN;
        try (Stream<Path> walk = Files.walk(directory)) {
            for (Path path : walk.toList()) {
                Instant touched = Files.getLastModifiedTime(path).toInstant();
                last = touched.isAfter(last) ? touched : last;
            }
            return last;
        } catch (NoSuchFileException | UncheckedIOException moved) {
            return Instant.MAX;
        }
    }

    private List<Path> entries() {
        if (!Files.isDirectory(settings.directory())) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(settings.directory())) {
            return entries.sorted().toList();
        } catch (IOException unreadable) {
            throw unreadable(settings.directory(), unreadable);
        }
    }

    static BackupException unreadable(Path path, IOException cause) {
        return new BackupException(
                "NS7005", "cannot read " + path + ": " + cause, "check that it is there and can be read", cause);
    }

    static BackupException notWritten(Path path, IOException cause) {
        return new BackupException(
                "NS7001",
                "cannot write a backup into " + path + ": " + cause + "; nothing of it is left",
                "check that the directory can be written and the disk has room",
                cause);
    }
}
