package org.nself;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.nself.Backup.StoredFile;

/** The files of a backup, and whether they are what was written. */
final class BackupFiles {

    private BackupFiles() {}

    /** Reads all of a directory. */
    static Map<String, StoredFile> of(Path directory) throws IOException {
        Map<String, StoredFile> files = new TreeMap<>();
        for (String path : paths(directory)) {
            Path file = directory.resolve(path);
            files.put(path, new StoredFile(Files.size(file), Checksum.of(file)));
        }
        return files;
    }

    /** @throws BackupException with the first file that is not as it was written */
    static void check(Backup backup) {
        try {
            Set<String> there = paths(backup.directory());
            there.remove(BackupManifest.FILE);
            for (String missing : without(backup.files().keySet(), there)) {
                throw damaged(backup, missing, "is missing");
            }
            for (String extra : without(there, backup.files().keySet())) {
                throw damaged(backup, extra, "does not belong to the backup");
            }
            for (Map.Entry<String, StoredFile> file : backup.files().entrySet()) {
                check(backup, file.getKey(), file.getValue());
            }
        } catch (IOException unreadable) {
            throw BackupDirectory.unreadable(backup.directory(), unreadable);
        }
    }

    private static void check(Backup backup, String path, StoredFile expected) throws IOException {
        Path file = backup.directory().resolve(path);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw damaged(backup, path, "is a link now");
        }
        long bytes = Files.size(file);
        if (bytes != expected.bytes()) {
            throw damaged(backup, path, "has " + bytes + " bytes and had " + expected.bytes());
        }
        if (!Checksum.of(file).equals(expected.sha256())) {
            throw damaged(backup, path, "was changed after it was written");
        }
    }

    private static BackupException damaged(Backup backup, String path, String how) {
        return new BackupException(
                "NS7003",
                backup.directory().resolve(path) + " " + how,
                "do not trust this backup; take another: nself.backups() lists them",
                null);
    }

    private static Set<String> without(Set<String> some, Set<String> others) {
        Set<String> rest = new TreeSet<>(some);
        rest.removeAll(others);
        return rest;
    }

    /** Of everything that is no directory, with slashes on every system. */
    private static Set<String> paths(Path directory) throws IOException {
        Set<String> paths = new TreeSet<>();
        try (Stream<Path> walk = Files.walk(directory)) {
            walk.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .forEach(path ->
                            paths.add(directory.relativize(path).toString().replace('\\', '/')));
        }
        return paths;
    }
}
