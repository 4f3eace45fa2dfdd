package org.nself.migration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.nself.schema.Diagnostic;
import org.nself.schema.Place;
import org.nself.schema.SourceFile;

/**
 * All migrations of a project, in the order of their versions.
 *
 * @param diagnostics what is wrong with them, errors and warnings, folder by folder
 */
public record Migrations(List<Migration> all, List<Diagnostic> diagnostics) {

    public Migrations {
        all = List.copyOf(all);
        diagnostics = List.copyOf(diagnostics);
    }

    /**
     * Orders migrations and looks at them together.
     *
     * @param found what was wrong with their files
     */
    public static Migrations of(List<Migration> migrations, List<Diagnostic> found) {
        List<Migration> ordered = migrations.stream()
                .sorted(Comparator.comparing(Migration::version).thenComparing(Migration::folder))
                .toList();
        List<Diagnostic> all = new ArrayList<>(found);
        all.addAll(twice(ordered));
        mixed(ordered).ifPresent(all::add);
        for (Migration migration : ordered) {
            all.addAll(migration.header().diagnostics());
            all.addAll(dependencies(migration, ordered));
        }
        return new Migrations(ordered, all);
    }

    public Optional<Migration> find(Version version) {
        return all.stream()
                .filter(migration -> migration.version().equals(version))
                .findFirst();
    }

    /** The migrations that this one says it needs, as far as they are there. */
    public List<Migration> dependenciesOf(Migration migration) {
        return migration.header().dependsOn().stream()
                .flatMap(name -> named(name, all).stream())
                .toList();
    }

    private static List<Diagnostic> twice(List<Migration> ordered) {
        Map<Version, List<Migration>> byVersion = new TreeMap<>();
        ordered.forEach(migration -> byVersion
                .computeIfAbsent(migration.version(), version -> new ArrayList<>())
                .add(migration));
        return byVersion.values().stream()
                .filter(same -> same.size() > 1)
                .map(same -> error(
                        "NS4001",
                        same.getLast().up(),
                        "the version " + same.getFirst().version() + " is given twice: "
                                + String.join(
                                        " and ",
                                        same.stream().map(Migration::folder).toList()),
                        "give the one that no database has yet a later version; nself and Hasura run neither as long as"
                                + " there are two"))
                .toList();
    }

    /** A number of 13 digits counts milliseconds and is less than any of 14, which are a date. */
    private static Optional<Diagnostic> mixed(List<Migration> ordered) {
        Optional<Migration> milliseconds = withDigits(13, ordered);
        return withDigits(14, ordered)
                .filter(date -> milliseconds.isPresent())
                .map(date -> new Diagnostic(
                        "NS4002",
                        Diagnostic.Severity.WARNING,
                        beginning(date.up()),
                        "",
                        "versions of 13 digits (" + milliseconds.orElseThrow() + ") and of 14 (" + date
                                + ") are mixed: on a new database all of the former run first, whenever they were made",
                        Optional.of("let one tool make all versions; rename those that no database has yet")));
    }

    private static Optional<Migration> withDigits(int count, List<Migration> ordered) {
        return ordered.stream()
                .filter(migration -> migration.version().toString().length() == count)
                .findFirst();
    }

    private static List<Diagnostic> dependencies(Migration migration, List<Migration> ordered) {
        return migration.header().dependsOn().stream()
                .flatMap(name -> dependency(migration, name, ordered).stream())
                .toList();
    }

    private static Optional<Diagnostic> dependency(Migration migration, String name, List<Migration> ordered) {
        Optional<Migration> needed = named(name, ordered);
        if (needed.isEmpty()) {
            return Optional.of(error(
                    "NS4003",
                    migration.up(),
                    migration + " depends on " + name + ", which is not there",
                    "write the version or the whole name of a folder beside it"));
        }
        return needed.filter(found -> found.version().compareTo(migration.version()) >= 0)
                .map(found -> error(
                        "NS4004",
                        migration.up(),
                        migration + " depends on " + found + ", which comes after it",
                        "give this one a later version"));
    }

    private static Optional<Migration> named(String name, List<Migration> ordered) {
        Optional<Version> version = Version.parse(name);
        return ordered.stream()
                .filter(migration ->
                        migration.folder().equals(name) || version.equals(Optional.of(migration.version())))
                .findFirst();
    }

    /** Whether anything keeps the migrations from being run. */
    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(Diagnostic::isError);
    }

    /** The errors alone. */
    public Stream<Diagnostic> errors() {
        return diagnostics.stream().filter(Diagnostic::isError);
    }

    private static Diagnostic error(String code, SourceFile file, String message, String hint) {
        return new Diagnostic(code, Diagnostic.Severity.ERROR, beginning(file), "", message, Optional.of(hint));
    }

    private static Place beginning(SourceFile file) {
        return new Place(file.name(), 1, 1, 1, 1);
    }
}
