package org.nself.postgres.backup.program;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.nself.BackupException;

/** Finds PostgreSQL's own programs, where they usually are or where somebody says they are. */
public final class Clients {

    /** The system property that names a directory; no other is looked at then. */
    public static final String PROPERTY = "nself.postgres.bin";

    /** The environment variable that does the same. */
    public static final String VARIABLE = "NSELF_POSTGRES_BIN";

    /** Where packages put them: a directory, and what stands between it and a version's programs. */
    private static final List<List<String>> USUAL = List.of(
            List.of("/usr/lib/postgresql", "*", "bin"),
            List.of("/usr", "pgsql-*", "bin"),
            List.of("/opt/homebrew/opt", "{postgresql*,libpq}", "bin"),
            List.of("/usr/local/opt", "{postgresql*,libpq}", "bin"),
            List.of("/Applications/Postgres.app/Contents/Versions", "*", "bin"),
            List.of("C:/Program Files/PostgreSQL", "*", "bin"));

    private final List<Path> directories;
    private final boolean named;

    private Clients(List<Path> directories, boolean named) {
        this.directories = directories;
        this.named = named;
    }

    /** Those of this machine. */
    public static Clients installed() {
        return of(System.getProperties(), System.getenv());
    }

    /** Those in these directories. */
    public static Clients in(List<Path> directories) {
        return new Clients(List.copyOf(directories), true);
    }

    static Clients of(Properties properties, Map<String, String> environment) {
        String directory = properties.getProperty(PROPERTY, environment.getOrDefault(VARIABLE, ""));
        if (!directory.isBlank()) {
            return in(split(directory));
        }
        Set<Path> directories = new LinkedHashSet<>(split(environment.getOrDefault("PATH", "")));
        USUAL.forEach(place -> directories.addAll(matching(place)));
        return new Clients(List.copyOf(directories), false);
    }

    /**
     * The newest one that can dump a server.
     *
     * @throws BackupException when there is none; it says what was found
     */
    public Client fitting(int serverMajor, String serverVersion) {
        List<Client> found = found();
        return found.stream()
                .filter(client -> client.version().major() >= serverMajor)
                .max(NEWEST)
                .orElseThrow(() -> found.isEmpty() ? missing() : tooOld(found, serverVersion));
    }

    /**
     * The newest one.
     *
     * @throws BackupException when there is none
     */
    public Client newest() {
        return found().stream().max(NEWEST).orElseThrow(this::missing);
    }

    private static final Comparator<Client> NEWEST = Comparator.comparing(Client::version);

    /** In the order of places: among equals the first one is taken, which is the one that people would run. */
    private List<Client> found() {
        List<Client> found = new ArrayList<>();
        try {
            for (Path directory : directories) {
                Client.in(directory).ifPresent(found::add);
            }
        } catch (InterruptedException interrupted) {
            throw Child.interrupted(interrupted);
        }
        return found;
    }

    private BackupException missing() {
        return new BackupException(
                "NS7040",
                "pg_dump and pg_restore were not found "
                        + (named ? "in " + listed() : "on the PATH, nor where they usually are"),
                HINT,
                null);
    }

    private BackupException tooOld(List<Client> found, String serverVersion) {
        String clients = found.stream().map(Client::toString).collect(Collectors.joining(", "));
        return new BackupException(
                "NS7041",
                clients + (found.size() == 1 ? " is" : " are") + " older than the server, " + serverVersion,
                HINT,
                null);
    }

    private static final String HINT =
            "install PostgreSQL's client programs, at least as new as the server, and name their"
                    + " directory with -D" + PROPERTY + "=… or " + VARIABLE
                    + " when they are not found; or let the embedded engine copy, which needs none";

    private String listed() {
        return directories.stream().map(Path::toString).collect(Collectors.joining(", "));
    }

    private static List<Path> split(String path) {
        List<Path> directories = new ArrayList<>();
        for (String directory : path.split(File.pathSeparator, -1)) {
            // An empty one would be the directory that the process happens to be in.
            if (!directory.isBlank()) {
                path(directory).ifPresent(directories::add);
            }
        }
        return directories;
    }

    private static List<Path> matching(List<String> place) {
        Optional<Path> parent = path(place.get(0)).filter(Files::isDirectory);
        List<Path> directories = new ArrayList<>();
        if (parent.isPresent()) {
            try (DirectoryStream<Path> versions = Files.newDirectoryStream(parent.get(), place.get(1))) {
                versions.forEach(version -> directories.add(version.resolve(place.get(2))));
            } catch (IOException unreadable) {
                return List.of();
            }
        }
        directories.sort(Comparator.naturalOrder());
        return directories;
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }
}
