package org.nself;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nself.migration.Migrations;
import org.nself.schema.Diagnostic;

/** Reads the folders of a directory, and holds them against its index when it has one. */
final class MigrationDirectory {

    static final String UP = "up.sql";
    static final String DOWN = "down.sql";
    static final String SNAPSHOT = "snapshot.dbml";

    private final Path directory;
    private final FolderReader reader;
    private final Set<String> folders = new HashSet<>();

    /** The files of the folder that is being read. */
    private Set<String> present = Set.of();

    private MigrationDirectory(Path directory) {
        this.directory = directory;
        this.reader = new FolderReader(this::file);
    }

    /** @param unnamed how much it weighs that the index does not name a migration */
    static Migrations read(Path directory, Diagnostic.Severity unnamed) {
        MigrationDirectory read = new MigrationDirectory(directory);
        try {
            read.entries().forEach(read::entry);
        } catch (IOException unreadable) {
            throw unreadable(directory, unreadable);
        }
        List<Diagnostic> diagnostics = new ArrayList<>(read.reader.diagnostics());
        ChecksumIndex.read(directory)
                .map(index -> index.compare(read.folders, read.reader.migrations(), unnamed))
                .ifPresent(diagnostics::addAll);
        return Migrations.of(read.reader.migrations(), diagnostics);
    }

    /** What the names of the folders alone tell: see {@link FolderReader#versions}. Looks into none. */
    static Optional<String> versions(Path directory) {
        List<String> folders = new ArrayList<>();
        for (String name : names(directory)) {
            if (name.endsWith(".sql")) {
                return Optional.empty();
            }
            if (!name.startsWith(".") && !name.equals(ChecksumIndex.NAME)) {
                folders.add(name);
            }
        }
        return FolderReader.versions(folders);
    }

    /** All names in a directory, in no order; none when it is not there. */
    private static List<String> names(Path directory) {
        // A process that does nothing else would spend a third of nself's time on a stream of paths.
        String[] listed = directory.getFileSystem().equals(FileSystems.getDefault())
                ? directory.toFile().list()
                : null;
        if (listed != null) {
            return List.of(listed);
        }
        if (!Files.exists(directory)) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            entries.forEach(entry -> names.add(entry.getFileName().toString()));
        } catch (IOException | DirectoryIteratorException unreadable) {
            throw unreadable(directory, unreadable);
        }
        return names;
    }

    private List<Path> entries() throws IOException {
        if (!Files.exists(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(entry -> !entry.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    private void entry(Path entry) {
        String name = entry.getFileName().toString();
        if (!Files.isDirectory(entry)) {
            if (name.endsWith(".sql")) {
                reader.warning(
                        "NS4005",
                        name,
                        name + " lies beside the folders and is not run",
                        "put it into a folder of its own: <version>_<name>/up.sql");
            }
            return;
        }
        folders.add(name);
        if (leadsOut(entry)) {
            reader.error(
                    "NS4006", name, name + " is a link that leads out of the directory", "put the folder itself here");
        } else {
            Set<String> files = files(entry);
            present = files;
            if (reader.folder(name)) {
                others(name, files);
            }
        }
    }

    private static Set<String> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException unreadable) {
            throw unreadable(folder, unreadable);
        }
    }

    private boolean leadsOut(Path folder) {
        try {
            return Files.isSymbolicLink(folder) && !folder.toRealPath().startsWith(directory.toRealPath());
        } catch (IOException unreadable) {
            throw unreadable(folder, unreadable);
        }
    }

    /** Hasura takes {@code x.up.sql} for a second {@code up.sql}, and then runs nothing at all. */
    private void others(String folder, Set<String> files) {
        files.stream()
                .filter(file -> file.endsWith("." + UP) || file.endsWith("." + DOWN))
                .forEach(file -> reader.error(
                        "NS4011",
                        folder + "/" + file,
                        "Hasura takes " + file + " for a second " + (file.endsWith(UP) ? UP : DOWN) + " of " + folder
                                + ", and then runs no migration at all",
                        "give it another ending, such as .txt"));
    }

    private Optional<byte[]> file(String folder, String name) {
        if (!present.contains(name)) {
            return Optional.empty();
        }
        Path file = directory.resolve(folder).resolve(name);
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw unreadable(file, unreadable);
        }
    }

    static EnvironmentException unreadable(Path path, Exception cause) {
        return new EnvironmentException(
                "NS6008", "cannot read " + path + ": " + cause, "check that the directory can be read", cause);
    }
}
