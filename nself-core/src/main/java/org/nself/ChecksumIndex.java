package org.nself;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nself.migration.Direction;
import org.nself.migration.Migration;
import org.nself.migration.Migrations;
import org.nself.schema.Diagnostic;
import org.nself.schema.Place;
import org.nself.schema.SourceFile;
import org.nself.spi.ScriptReading;

/**
 * The file {@code nself.sum} of a directory of migrations: which folders it has, and which statements each held when nself
 * first saw it. It lists what lies in a jar, makes two branches that both add a migration meet in a merge, and tells which
 * files a person has edited. Immutable.
 *
 * @param lines what it says of each folder that it names
 * @param diagnostics why the file cannot be trusted, line by line; empty for a good one
 */
record ChecksumIndex(Map<String, ChecksumLine> lines, List<Diagnostic> diagnostics) {

    static final String NAME = "nself.sum";

    private static final String HEAD =
            "# Written by nself: the statements of each migration. After a merge conflict keep the"
                    + " lines of both sides, in any order.\n";

    ChecksumIndex {
        lines = Map.copyOf(lines);
        diagnostics = List.copyOf(diagnostics);
    }

    /** The index of a directory; empty when it has none. Reads no script. */
    static Optional<ChecksumIndex> read(Path directory) {
        Path file = directory.resolve(NAME);
        try {
            return Optional.of(ChecksumIndexReader.read(Files.readAllBytes(file)));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw MigrationDirectory.unreadable(file, unreadable);
        }
    }

    /**
     * Writes the index of a directory, whole or not at all. Folders that it names already keep their lines, so that edits
     * show; others get one, and the lines of folders that are not there go.
     *
     * @param there all migrations of the directory
     * @param reading what the dialect makes of a file
     */
    static void update(Path directory, List<Migration> there, Function<SourceFile, ScriptReading> reading) {
        ChecksumIndex before = read(directory).orElse(new ChecksumIndex(Map.of(), List.of()));
        MigrationWriter.replace(
                directory.resolve(NAME), before.with(there, reading).toString());
    }

    /**
     * Writes the index of a directory when it does not say what is there. One that cannot be read is written anew.
     *
     * @param accepted those whose lines are to say what their files say now
     * @return whether it was written
     */
    static boolean repair(
            Path directory,
            List<Migration> there,
            List<Migration> accepted,
            Function<SourceFile, ScriptReading> reading) {
        Optional<ChecksumIndex> before = read(directory);
        Map<String, ChecksumLine> kept =
                new HashMap<>(before.filter(index -> index.diagnostics().isEmpty())
                        .map(ChecksumIndex::lines)
                        .orElse(Map.of()));
        accepted.forEach(migration -> kept.remove(folder(migration)));
        String text = new ChecksumIndex(kept, List.of()).with(there, reading).toString();
        boolean same = before.map(ChecksumIndex::toString).filter(text::equals).isPresent()
                && before.orElseThrow().diagnostics().isEmpty();
        if (!same && !(before.isEmpty() && there.isEmpty())) {
            MigrationWriter.replace(directory.resolve(NAME), text);
            return true;
        }
        return false;
    }

    /** One line for each of these migrations and no other; those that it has stay. */
    ChecksumIndex with(List<Migration> there, Function<SourceFile, ScriptReading> reading) {
        Map<String, ChecksumLine> all = new HashMap<>();
        for (Migration migration : there) {
            String folder = folder(migration);
            if (ChecksumLine.isFolder(folder)) {
                all.put(folder, line(folder).orElseGet(() -> written(folder, migration, reading)));
            }
        }
        return new ChecksumIndex(all, List.of());
    }

    private static ChecksumLine written(
            String folder, Migration migration, Function<SourceFile, ScriptReading> reading) {
        return new ChecksumLine(
                0,
                folder,
                reading.apply(migration.up()).digests(),
                migration.down().map(down -> reading.apply(down).digests()).orElse(List.of()));
    }

    /** What {@link Migration#folder()} is without the zeros that the name of a folder may begin with. */
    static String folder(Migration migration) {
        String file = migration.up().name();
        return file.contains("/") ? file.substring(0, file.lastIndexOf('/')) : migration.folder();
    }

    private Optional<ChecksumLine> line(String folder) {
        return Optional.ofNullable(lines.get(folder));
    }

    /**
     * Whether a file of the migration is not what nself wrote there. One that the index does not name counts as edited, for
     * nobody knows.
     */
    boolean isEdited(Migration migration, Function<SourceFile, ScriptReading> reading) {
        String folder = folder(migration);
        ChecksumLine now = written(folder, migration, reading);
        return line(folder)
                .filter(line -> line.up().equals(now.up()) && line.down().equals(now.down()))
                .isEmpty();
    }

    /**
     * The files that are not what the index says, with the statements that differ. Costs a look at every script.
     *
     * @param reading what the dialect makes of a file
     */
    List<Diagnostic> check(Migrations migrations, Function<SourceFile, ScriptReading> reading) {
        List<String> placeholder =
                reading.apply(new SourceFile(NAME, Create.PLACEHOLDER)).digests();
        List<Diagnostic> found = new ArrayList<>();
        for (Migration migration : migrations.all()) {
            line(folder(migration)).ifPresent(line -> {
                compare(line.up(), placeholder, Optional.of(migration.up()), line, Direction.UP, reading)
                        .ifPresent(found::add);
                compare(line.down(), placeholder, migration.down(), line, Direction.DOWN, reading)
                        .ifPresent(found::add);
            });
        }
        return found;
    }

    /** What was made to be filled in is not what anybody meant to keep. */
    private static Optional<Diagnostic> compare(
            List<String> before,
            List<String> placeholder,
            Optional<SourceFile> file,
            ChecksumLine line,
            Direction direction,
            Function<SourceFile, ScriptReading> reading) {
        Optional<ScriptReading> now = file.map(reading);
        List<String> digests = now.map(ScriptReading::digests).orElse(List.of());
        if (before.equals(digests) || before.equals(placeholder)) {
            return Optional.empty();
        }
        String name = line.folder() + "/"
                + switch (direction) {
                    case UP -> MigrationDirectory.UP;
                    case DOWN -> MigrationDirectory.DOWN;
                };
        List<String> differences = StatementDifference.between(
                before, now.map(ScriptReading::statements).orElse(List.of()));
        return Optional.of(information(
                "NS4016",
                new Place(name, 1, 1, 1, 1),
                name + " is not what " + NAME + " says"
                        + (differences.isEmpty()
                                ? ": it had no statement"
                                : ":\n  " + String.join("\n  ", differences)),
                "nothing is to be done when the change was meant"));
    }

    /**
     * What the names of the folders alone tell. Reads no file.
     *
     * @param folders all that are there
     * @param migrations those of them that hold a migration
     * @param unnamed how much it weighs that a migration has no line
     */
    List<Diagnostic> compare(Collection<String> folders, List<Migration> migrations, Diagnostic.Severity unnamed) {
        List<Diagnostic> found = new ArrayList<>(diagnostics);
        inOrder()
                .filter(line -> !folders.contains(line.folder()))
                .forEach(line -> found.add(missing(line, line.folder())));
        migrations.stream()
                .filter(migration -> line(folder(migration)).isEmpty())
                .forEach(migration -> found.add(new Diagnostic(
                        "NS4017",
                        unnamed,
                        new Place(migration.up().name(), 1, 1, 1, 1),
                        "",
                        folder(migration) + " has no line in " + NAME + ", so it would not be found in a jar",
                        Optional.of(
                                "`nself db repair` writes it, and so does the next command that makes a migration"))));
        return found;
    }

    /** @param what the folder, or the file of it, that the line names and that is not there */
    static Diagnostic missing(ChecksumLine line, String what) {
        String text = line.toString();
        return new Diagnostic(
                "NS4015",
                Diagnostic.Severity.ERROR,
                new Place(NAME, line.number(), 1, line.number(), line.folder().length() + 1),
                text,
                NAME + " names " + what + ", which is not there",
                Optional.of("get it back from version control; when it was meant to go, delete this line"));
    }

    private static Diagnostic information(String code, Place place, String message, String hint) {
        return new Diagnostic(code, Diagnostic.Severity.INFORMATION, place, "", message, Optional.of(hint));
    }

    /** What it says of each folder, in the order of their versions. */
    Stream<ChecksumLine> inOrder() {
        return lines.values().stream().sorted(ChecksumLine.ORDER);
    }

    /** The whole file. */
    @Override
    public String toString() {
        return inOrder().map(line -> line + "\n").collect(Collectors.joining("", HEAD, ""));
    }
}
