package org.nself;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nself.Status.Entry;
import org.nself.Status.State;
import org.nself.migration.AppliedMigration;
import org.nself.migration.Direction;
import org.nself.migration.Migration;
import org.nself.migration.Migrations;
import org.nself.migration.Progress;
import org.nself.migration.Version;
import org.nself.plan.Policy;
import org.nself.spi.Dialect;
import org.nself.spi.ScriptReading;

/** The migrations on disk held against those in the history. */
final class Ledger {

    private final Migrations migrations;
    private final TreeMap<Version, AppliedMigration> applied = new TreeMap<>();
    private final Map<Version, ScriptReading> readings = new HashMap<>();
    private final Dialect dialect;
    private final List<Migration> squashed = new ArrayList<>();
    private final Map<Version, String> partly = new HashMap<>();

    Ledger(Migrations migrations, List<AppliedMigration> history, Dialect dialect) {
        this.migrations = migrations;
        this.dialect = dialect;
        history.forEach(row -> applied.put(row.version(), row));
        migrations.all().stream()
                .filter(migration -> !migration.header().squashes().isEmpty())
                .forEach(this::takeOver);
    }

    /** A squashed migration counts as applied where all were that it stands for. */
    private void takeOver(Migration squash) {
        List<Version> parts = squash.header().squashes();
        List<AppliedMigration> rows = parts.stream()
                .flatMap(part -> Optional.ofNullable(applied.get(part)).stream())
                .filter(AppliedMigration::isComplete)
                .toList();
        List<Version> there = rows.stream().map(AppliedMigration::version).toList();
        if (there.isEmpty() || there.equals(List.of(squash.version()))) {
            return;
        }
        if (there.size() < parts.size()) {
            partly.put(squash.version(), there.size() + " of " + parts.size());
            return;
        }
        AppliedMigration last = rows.getLast();
        there.forEach(applied::remove);
        applied.put(
                squash.version(),
                new AppliedMigration(
                        last.order(),
                        squash.version(),
                        squash.name(),
                        "",
                        List.of(),
                        Optional.empty(),
                        last.appliedAt(),
                        last.duration()));
        squashed.add(squash);
    }

    /** Those that were applied in parts, which the history does not know as one yet. */
    List<Migration> squashed() {
        return squashed;
    }

    /** A squashed migration can be run where none of its parts was. */
    void refusePartly(Migration migration) {
        String count = partly.get(migration.version());
        if (count != null) {
            throw new MigrationRefusedException(
                    "NS3119",
                    List.of(migration.version()),
                    migration + " stands for several migrations, of which " + count + " are applied here",
                    "apply the others first, from before they were squashed");
        }
    }

    /** What is not what was applied must not be mixed with what is. */
    void refuseModified(List<Migration> some) {
        for (Migration migration : some) {
            AppliedMigration row = applied.get(migration.version());
            if (row != null && isModified(row, migration)) {
                throw new MigrationRefusedException(
                        "NS3104",
                        List.of(row.version()),
                        migration + "/up.sql is not what was applied"
                                + listed(StatementDifference.between(
                                        row.digests(), reading(migration).statements())),
                        "get the file back from version control, or accept it: nself.repair().accept(" + row.version()
                                + "L)");
            }
        }
    }

    Status status() {
        Map<Version, Entry> entries = new TreeMap<>();
        applied.values().forEach(row -> entries.put(row.version(), entry(row)));
        migrations.all().stream()
                .filter(migration -> !applied.containsKey(migration.version()))
                .forEach(migration -> entries.put(
                        migration.version(),
                        new Entry(
                                migration.version(),
                                migration.name(),
                                State.PENDING,
                                isOutOfOrder(migration),
                                Optional.empty(),
                                List.of())));
        return new Status(List.copyOf(entries.values()));
    }

    private Entry entry(AppliedMigration row) {
        Optional<Migration> file = migrations.find(row.version());
        return new Entry(
                row.version(),
                file.map(Migration::name).orElse(row.name()),
                state(row, file),
                false,
                Optional.of(row.appliedAt()),
                details(row, file));
    }

    private List<String> details(AppliedMigration row, Optional<Migration> file) {
        return switch (state(row, file)) {
            case INTERRUPTED -> List.of(cutOff(row, row.progress().orElseThrow()));
            case MODIFIED ->
                StatementDifference.between(
                        row.digests(), reading(file.orElseThrow()).statements());
            case APPLIED, PENDING, MISSING -> List.of();
        };
    }

    private static String cutOff(AppliedMigration row, Progress progress) {
        String file = row
                + switch (progress.direction()) {
                    case UP -> "/up.sql";
                    case DOWN -> "/down.sql";
                };
        int next = progress.done() + 1;
        return progress.begun()
                ? "cut off in statement " + next + " of " + file
                : "cut off before statement " + next + " of " + file;
    }

    private State state(AppliedMigration row, Optional<Migration> file) {
        if (!row.isComplete()) {
            return State.INTERRUPTED;
        }
        if (file.isEmpty()) {
            return State.MISSING;
        }
        return isModified(row, file.get()) ? State.MODIFIED : State.APPLIED;
    }

    /** Whether it was applied with other statements than it has now. */
    boolean isModified(Migration file) {
        AppliedMigration row = applied.get(file.version());
        return row != null && isModified(row, file);
    }

    /** One that was marked as applied has no checksum. */
    private boolean isModified(AppliedMigration row, Migration file) {
        return !row.checksum().isEmpty() && !reading(file).checksum().equals(row.checksum());
    }

    /** What the dialect makes of the way up. */
    ScriptReading reading(Migration migration) {
        return readings.computeIfAbsent(migration.version(), version -> dialect.read(migration.up()));
    }

    boolean isOutOfOrder(Migration migration) {
        return !applied.isEmpty() && applied.lastKey().compareTo(migration.version()) > 0;
    }

    boolean isApplied(Version version) {
        AppliedMigration row = applied.get(version);
        return row != null && row.isComplete();
    }

    /** Those that were not applied to their end, in the order of their versions. */
    List<Migration> pending() {
        return migrations.all().stream()
                .filter(migration -> !isApplied(migration.version()))
                .toList();
    }

    /** Those that were applied, the last one first. */
    List<AppliedMigration> lastFirst() {
        List<AppliedMigration> rows = new ArrayList<>(applied.values());
        rows.sort(Comparator.comparingLong(AppliedMigration::order).reversed());
        return rows;
    }

    /** One that was cut off on the other way has to be brought to one end before anything else is run. */
    void refuseCutOff(Direction other) {
        applied.values().stream()
                .filter(row -> row.progress()
                        .filter(progress -> progress.direction() == other)
                        .isPresent())
                .findFirst()
                .ifPresent(row -> {
                    throw new MigrationRefusedException(
                            "NS5007",
                            List.of(row.version()),
                            row + " runs outside of a transaction: "
                                    + cutOff(row, row.progress().orElseThrow()),
                            switch (other) {
                                case UP -> "nself.up().only(" + row.version() + "L).execute() goes on there";
                                case DOWN -> "nself.down().execute() goes on there";
                            });
                });
    }

    /** Those that come before one that was applied, when the policy does not want them. */
    void refuseLate(List<Migration> chosen, Policy policy) {
        List<Version> late = chosen.stream()
                .filter(this::isOutOfOrder)
                .map(Migration::version)
                .toList();
        switch (policy.outOfOrder()) {
            case APPLY -> {}
            case REFUSE -> {
                if (!late.isEmpty()) {
                    throw new MigrationRefusedException(
                            "NS3110",
                            late,
                            "the migration of version " + late.getFirst() + " comes before one that was applied",
                            "give it a later version: nself.bump()");
                }
            }
        }
    }

    /** What a migration needs and what is not applied, though it will not be applied before it either. */
    void refuseMissingDependencies(Migration migration, List<Migration> before) {
        refusePartly(migration);
        List<Migration> missing = migrations.dependenciesOf(migration).stream()
                .filter(needed -> !isApplied(needed.version()) && !before.contains(needed))
                .toList();
        if (!missing.isEmpty()) {
            throw new MigrationRefusedException(
                    "NS3101",
                    missing.stream().map(Migration::version).toList(),
                    migration + " depends on " + missing.getFirst() + ", which is not applied",
                    "apply that one first");
        }
    }

    /** The way back of what was applied, when it is there and can be trusted. */
    Migration resolve(AppliedMigration row) {
        Migration file = migrations
                .find(row.version())
                .orElseThrow(() -> new MigrationRefusedException(
                        "NS3102",
                        List.of(row.version()),
                        row + " was applied, and its folder is not there",
                        "get the folder back from version control"));
        if (file.down().filter(down -> !dialect.read(down).saysNothing()).isEmpty()) {
            throw new MigrationRefusedException(
                    "NS3103",
                    List.of(row.version()),
                    file + " has no down.sql, or an empty one",
                    "write what undoes it into " + file + "/down.sql");
        }
        if (isModified(row, file)) {
            throw new MigrationRefusedException(
                    "NS3104",
                    List.of(row.version()),
                    file + "/up.sql is not what was applied, so its down.sql may not undo it"
                            + listed(StatementDifference.between(
                                    row.digests(), reading(file).statements())),
                    "get the file back from version control");
        }
        return file;
    }

    /** Others that were applied and say that they need one that goes. */
    void refuseDependents(List<Migration> going) {
        for (Migration other : migrations.all()) {
            if (isApplied(other.version()) && !going.contains(other)) {
                migrations.dependenciesOf(other).stream()
                        .filter(going::contains)
                        .findFirst()
                        .ifPresent(needed -> {
                            throw new MigrationRefusedException(
                                    "NS3105",
                                    List.of(other.version()),
                                    other + " is applied and depends on " + needed,
                                    "take that one back first");
                        });
            }
        }
    }

    private static String listed(List<String> lines) {
        return lines.isEmpty() ? "" : ":\n  " + String.join("\n  ", lines);
    }
}
