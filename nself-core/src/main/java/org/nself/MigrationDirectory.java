package org.nself;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.nself.migration.Migration;
import org.nself.migration.Migrations;
import org.nself.migration.Version;
import org.nself.schema.Diagnostic;
import org.nself.schema.Place;
import org.nself.schema.SourceFile;

/** Reads the folders of a directory, and says of each that is none of a migration why. */
final class MigrationDirectory {

    static final String UP = "up.sql";
    static final String DOWN = "down.sql";
    static final String SNAPSHOT = "snapshot.dbml";

    private static final Pattern FOLDER = Pattern.compile("([0-9]+)_(.*)", Pattern.DOTALL);

    /** What Hasura makes of the folders that it replaced by one. */
    private static final Pattern SQUASHED = Pattern.compile("squashed_[0-9]+_to_[0-9]+");

    private final Path directory;
    private final List<Migration> migrations = new ArrayList<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    private MigrationDirectory(Path directory) {
        this.directory = directory;
    }

    static Migrations read(Path directory) {
        MigrationDirectory reader = new MigrationDirectory(directory);
        try {
            reader.folders().forEach(reader::folder);
        } catch (IOException unreadable) {
            throw unreadable(directory, unreadable);
        }
        return Migrations.of(reader.migrations, reader.diagnostics);
    }

    private List<Path> folders() throws IOException {
        if (!Files.exists(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(entry -> !entry.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    private void folder(Path folder) {
        String name = folder.getFileName().toString();
        Matcher parts = FOLDER.matcher(name);
        if (!Files.isDirectory(folder)) {
            if (name.endsWith(".sql")) {
                warning(
                        "NS4005",
                        name,
                        name + " lies beside the folders and is not run",
                        "put it into a folder of its own: <version>_<name>/up.sql");
            }
            return;
        }
        if (leadsOut(folder)) {
            error("NS4006", name, name + " is a link that leads out of the directory", "put the folder itself here");
        } else if (!parts.matches()) {
            if (!SQUASHED.matcher(name).matches()) {
                warning(
                        "NS4007",
                        name,
                        name + " is no name of a migration, so it is not run",
                        "call it <version>_<name>, as in 20250806143000_add_posts_table");
            }
        } else {
            Optional<Version> version = Version.parse(parts.group(1));
            if (version.isEmpty()) {
                error(
                        "NS4008",
                        name,
                        parts.group(1) + " is no version: it is 0, or greater than " + Long.MAX_VALUE,
                        "use the time, as in 20250806143000");
            } else {
                migration(folder, version.get(), parts.group(2));
            }
        }
    }

    private boolean leadsOut(Path folder) {
        try {
            return !folder.toRealPath().startsWith(directory.toRealPath());
        } catch (IOException unreadable) {
            throw unreadable(folder, unreadable);
        }
    }

    private void migration(Path folder, Version version, String name) {
        Optional<SourceFile> up = file(folder, UP);
        Optional<SourceFile> down = file(folder, DOWN);
        others(folder);
        if (up.isEmpty()) {
            error(
                    "NS4009",
                    folder.getFileName() + "/" + UP,
                    folder.getFileName() + " has no " + UP + ", or an empty one",
                    "write the change there; SELECT 1; stands for none");
            return;
        }
        up.filter(MigrationDirectory::saysNothing)
                .ifPresent(file -> warning(
                        "NS4010",
                        file.name(),
                        file.name() + " has comments alone, which Hasura refuses to run",
                        "write SELECT 1; below them"));
        migrations.add(new Migration(version, name, up.get(), down, file(folder, SNAPSHOT)));
    }

    /** Hasura takes {@code x.up.sql} for a second {@code up.sql}, and then runs nothing at all. */
    private void others(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith("." + UP) || file.endsWith("." + DOWN))
                    .sorted()
                    .forEach(file -> error(
                            "NS4011",
                            folder.getFileName() + "/" + file,
                            "Hasura takes " + file + " for a second " + (file.endsWith(UP) ? UP : DOWN) + " of "
                                    + folder.getFileName() + ", and then runs no migration at all",
                            "give it another ending, such as .txt"));
        } catch (IOException unreadable) {
            throw unreadable(folder, unreadable);
        }
    }

    private Optional<SourceFile> file(Path folder, String name) {
        Path file = folder.resolve(name);
        String called = folder.getFileName() + "/" + name;
        try {
            if (!Files.exists(file) || Files.size(file) == 0) {
                return Optional.empty();
            }
            String text = UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            return Optional.of(new SourceFile(called, text.startsWith("\uFEFF") ? text.substring(1) : text));
        } catch (CharacterCodingException malformed) {
            error("NS4012", called, called + " is not UTF-8", "save the file in the encoding UTF-8");
            return Optional.empty();
        } catch (IOException unreadable) {
            throw unreadable(file, unreadable);
        }
    }

    /** Whether there are comments and nothing else; a rough look, for it only warns. */
    private static boolean saysNothing(SourceFile file) {
        return file.text()
                .lines()
                .allMatch(line -> line.isBlank() || line.strip().startsWith("--"));
    }

    private void error(String code, String file, String message, String hint) {
        add(code, Diagnostic.Severity.ERROR, file, message, hint);
    }

    private void warning(String code, String file, String message, String hint) {
        add(code, Diagnostic.Severity.WARNING, file, message, hint);
    }

    private void add(String code, Diagnostic.Severity severity, String file, String message, String hint) {
        diagnostics.add(new Diagnostic(code, severity, new Place(file, 1, 1, 1, 1), "", message, Optional.of(hint)));
    }

    private static EnvironmentException unreadable(Path path, IOException cause) {
        return new EnvironmentException(
                "NS6008", "cannot read " + path + ": " + cause, "check that the directory can be read", cause);
    }
}
