package org.nself;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nself.migration.Direction;
import org.nself.migration.Header;
import org.nself.migration.Migration;
import org.nself.migration.Migrations;
import org.nself.migration.Version;
import org.nself.schema.Diagnostic;
import org.nself.schema.SourceFile;
import org.nself.spi.Dialect;
import org.nself.spi.ScriptReading;

/**
 * Makes one migration of several that follow each other. Immutable; does nothing before {@link #execute()}.
 *
 * <p>The new one says in its head what it stands for, so a database that applied all of these counts it as applied, and one
 * that applied none runs it. Where only some were applied it is refused, until the others are.
 */
public final class Squash {

    private final Options options;
    private final Dialect dialect;
    private final Version from;
    private final Version to;
    private final String name;

    Squash(Options options, Dialect dialect, Version from, Version to, String name) {
        this.options = options;
        this.dialect = dialect;
        this.from = from;
        this.to = to;
        this.name = name;
    }

    /** Calls it so, instead of {@code squashed}. */
    public Squash name(String newName) {
        return new Squash(options, dialect, from, to, requireNonNull(newName, "newName"));
    }

    /**
     * Puts one folder in the place of the others, with the version of the last one: their ways up one after the other, and
     * their ways back, the last one first, when all have one. Asks the database whether all of them were applied or none.
     * When anything is wrong, nothing is changed.
     *
     * @throws MigrationRefusedException when they cannot be made one
     * @throws InvalidMigrationsException when the directory cannot be used as it is
     * @throws EnvironmentException when the connection, a permission or a file is missing
     */
    public Migration execute() {
        Create.requireName(name);
        Migrations there = MigrationRunner.read(options.migrations());
        List<Migration> parts = parts(there);
        Ledger ledger = ledger(there);
        refuseSomeApplied(parts, ledger);
        parts.forEach(this::refuseWithoutTransaction);
        Migration squashed = squashed(parts);
        refuseErrors(squashed);
        MigrationWriter.replace(options, dialect, there, parts, List.of(squashed));
        if (ledger.isApplied(to)) {
            new MigrationRunner(options, dialect).takeOver();
        }
        return squashed;
    }

    private List<Migration> parts(Migrations there) {
        for (Version end : List.of(from, to)) {
            if (there.find(end).isEmpty()) {
                throw MigrationRunner.unknown(end);
            }
        }
        List<Migration> parts = there.all().stream()
                .filter(migration -> migration.version().compareTo(from) >= 0
                        && migration.version().compareTo(to) <= 0)
                .toList();
        if (parts.size() < 2) {
            throw refused("NS3116", from + " to " + to + " are no two migrations", "name the first and the last one");
        }
        return parts;
    }

    private Ledger ledger(Migrations there) {
        try (Connected connected = Connected.of(options, dialect)) {
            return new Ledger(there, connected.database().migrations(), dialect);
        }
    }

    private static void refuseSomeApplied(List<Migration> parts, Ledger ledger) {
        long applied =
                parts.stream().filter(part -> ledger.isApplied(part.version())).count();
        if (applied > 0 && applied < parts.size()) {
            throw refused(
                    "NS3117",
                    "some of these migrations are applied and some are not",
                    "apply all of them first, or squash those alone that are not applied");
        }
        ledger.refuseModified(parts);
    }

    private void refuseWithoutTransaction(Migration part) {
        for (Direction direction : Direction.values()) {
            if (direction == Direction.UP || part.down().isPresent()) {
                SourceFile file = part.file(direction);
                if (Header.of(file).noTransaction()
                        || dialect.read(file).outsideTransaction().isPresent()) {
                    throw refused(
                            "NS3118",
                            file.name() + " does not run in a transaction, and what is squashed runs in one",
                            "squash what comes before it and what comes after it");
                }
            }
        }
    }

    private Migration squashed(List<Migration> parts) {
        String folder = to + "_" + name + "/";
        boolean allHaveWaysBack = parts.stream().allMatch(part -> part.down().isPresent());
        return new Migration(
                to,
                name,
                new SourceFile(folder + MigrationDirectory.UP, head(parts) + joined(parts, Direction.UP)),
                allHaveWaysBack
                        ? Optional.of(new SourceFile(
                                folder + MigrationDirectory.DOWN,
                                timeouts(parts, Direction.DOWN) + joined(parts.reversed(), Direction.DOWN)))
                        : Optional.empty(),
                snapshot(parts).map(text -> new SourceFile(folder + MigrationDirectory.SNAPSHOT, text)));
    }

    /** What the squashed migration says about itself, and what its parts said. */
    private String head(List<Migration> parts) {
        List<Version> versions = new ArrayList<>();
        for (Migration part : parts) {
            List<Version> before = part.header().squashes();
            versions.addAll(before.isEmpty() ? List.of(part.version()) : before);
        }
        List<String> lines = new ArrayList<>();
        lines.add(
                "-- nself:squashes " + versions.stream().map(Version::toString).collect(Collectors.joining(", ")));
        parts.stream()
                .flatMap(part -> part.header().allowances().stream())
                .map(allowance -> ("-- nself:allow " + allowance.code() + " " + allowance.subject()).stripTrailing())
                .distinct()
                .forEach(lines::add);
        List<String> inside = parts.stream()
                .flatMap(part -> Stream.of(part.folder(), part.version().toString()))
                .toList();
        parts.stream()
                .flatMap(part -> part.header().dependsOn().stream())
                .filter(needed -> !inside.contains(needed))
                .distinct()
                .forEach(needed -> lines.add("-- depends_on: " + needed));
        return String.join("\n", lines) + "\n" + timeouts(parts, Direction.UP);
    }

    /** The longest of each; no limit is the longest. */
    private static String timeouts(List<Migration> parts, Direction direction) {
        List<Header> headers =
                parts.stream().map(part -> Header.of(part.file(direction))).toList();
        String lock = headers.stream()
                .flatMap(header -> header.lockTimeout().stream())
                .max(Comparator.naturalOrder())
                .map(longest -> "-- nself:lock-timeout=" + longest.toMillis() + "ms\n")
                .orElse("");
        String statement = headers.stream()
                .flatMap(header -> header.statementTimeout().stream())
                .max(Comparator.comparingLong(timeout -> timeout.isZero() ? Long.MAX_VALUE : timeout.toMillis()))
                .map(longest -> "-- nself:statement-timeout=" + longest.toMillis() + "ms\n")
                .orElse("");
        return lock + statement;
    }

    private String joined(List<Migration> parts, Direction direction) {
        return parts.stream()
                .map(part -> "\n-- " + part.file(direction).name() + "\n" + ended(part.file(direction)))
                .collect(Collectors.joining());
    }

    /** A last statement without its semicolon would swallow the first one of the next file. */
    private String ended(SourceFile file) {
        String text = file.text().stripTrailing() + "\n";
        SourceFile twice = new SourceFile(file.name(), text + text);
        boolean isEnded = dialect.read(twice).statements().size()
                == 2 * dialect.read(file).statements().size();
        return isEnded ? text : text + ";\n";
    }

    /** The schema that the last one leads to, when its snapshot is there. */
    private static Optional<String> snapshot(List<Migration> parts) {
        return Snapshots.newest(List.of(parts.getLast()))
                .flatMap(Migration::snapshot)
                .map(last -> Snapshots.withParent(last, parts.getFirst()));
    }

    private void refuseErrors(Migration squashed) {
        ScriptReading up = dialect.read(squashed.up());
        List<Diagnostic> found = new ArrayList<>(up.diagnostics());
        squashed.down().ifPresent(down -> found.addAll(dialect.read(down).diagnostics()));
        if (found.stream().anyMatch(Diagnostic::isError)) {
            throw new InvalidMigrationsException("the squashed migration", found);
        }
    }

    private static MigrationRefusedException refused(String code, String message, String hint) {
        return new MigrationRefusedException(code, List.of(), message, hint);
    }
}
