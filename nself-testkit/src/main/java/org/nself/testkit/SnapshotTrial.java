package org.nself.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.nself.Confirmation;
import org.nself.Nself;
import org.nself.Status;
import org.nself.Status.State;
import org.nself.migration.Migration;
import org.nself.plan.Plan;
import org.nself.schema.QualifiedName;

/** Runs the newest migrations on a copy of a database that is in use. */
final class SnapshotTrial {

    private static final String RESTORED = "can be restored";
    private static final String UP = "takes the newest migrations";
    private static final String DOWN = "is as it was after their way back";
    private static final String AGAIN = "takes them again";

    static final List<String> STAGES = List.of(RESTORED, UP, DOWN, AGAIN);

    private final MigrationContract contract;
    private final List<Migration> migrations;
    private final DataSource source;
    private final Nself nself;
    private final Outcomes outcomes = new Outcomes();

    private SnapshotTrial(MigrationContract contract, List<Migration> migrations, DataSource source) {
        this.contract = contract;
        this.migrations = migrations;
        this.source = source;
        this.nself = Nself.builder()
                .migrations(contract.migrations())
                .dataSource(source)
                .build();
    }

    /** @param migrations those whose way up is known to run */
    static Outcomes of(MigrationContract contract, List<Migration> migrations) {
        try (TestDatabase database = TestDatabase.create()) {
            SnapshotTrial trial = new SnapshotTrial(contract, migrations, database.dataSource());
            trial.run(contract.snapshot().orElseThrow());
            return trial.outcomes;
        }
    }

    private void run(Path snapshot) {
        if (!outcomes.attempt(RESTORED, "a copy of " + snapshot, () -> restore(snapshot))) {
            return;
        }
        List<Migration> newest = newest();
        Moment before = Moment.of(source);
        if (!outcomes.attempt(
                UP,
                "migrations that run on a copy of " + snapshot,
                () -> nself.up().execute())) {
            return;
        }
        Plan plan = Transition.plan(before, Moment.of(source));
        if (newest.stream().anyMatch(migration -> migration.down().isEmpty())) {
            outcomes.put(DOWN, Optional.empty());
            outcomes.put(AGAIN, Optional.empty());
            return;
        }
        if (!outcomes.attempt(
                DOWN,
                "ways back that run on a copy of " + snapshot,
                () -> nself.down().limit(newest.size()).execute())) {
            return;
        }
        List<String> others = before.otherRows(Moment.of(source), losing(plan, newest));
        if (!others.isEmpty()) {
            outcomes.put(DOWN, Optional.of(MigrationWalk.otherRows("in " + snapshot, others)));
        }
        outcomes.attempt(
                AGAIN,
                "migrations that run again on a copy of " + snapshot,
                () -> nself.up().execute());
    }

    private void restore(Path snapshot) {
        if (!Files.isDirectory(snapshot)) {
            Script.run(snapshot, source);
            return;
        }
        Path directory = snapshot.toAbsolutePath();
        Nself.builder()
                .migrations(contract.migrations())
                .dataSource(source)
                .backups(Optional.ofNullable(directory.getParent()).orElse(directory))
                .confirmation(Confirmation.preapproved("a database of a test"))
                .build()
                .revert()
                .to(directory.getFileName().toString())
                .intoAnother()
                .withoutBackup()
                .execute();
    }

    /** Those that it does not have. When it does not know any, it has all but the newest; when it has all, that is taken back. */
    private List<Migration> newest() {
        List<Status.Entry> pending = pending();
        if (pending.size() == migrations.size() && migrations.size() > 1) {
            nself.baseline(migrations.get(migrations.size() - 2).version().number())
                    .execute();
        } else if (pending.isEmpty() && migrations.getLast().down().isPresent()) {
            nself.down().execute();
        }
        Set<Long> versions = new HashSet<>();
        pending().forEach(entry -> versions.add(entry.version().number()));
        return migrations.stream()
                .filter(migration -> versions.contains(migration.version().number()))
                .toList();
    }

    private List<Status.Entry> pending() {
        return nself.status().migrations().stream()
                .filter(entry -> entry.state() == State.PENDING)
                .toList();
    }

    private static Optional<Set<QualifiedName>> losing(Plan plan, List<Migration> migrations) {
        Set<QualifiedName> all = new HashSet<>();
        for (Migration migration : migrations) {
            Optional<Set<QualifiedName>> some = MigrationWalk.losing(plan, migration);
            if (some.isEmpty()) {
                return Optional.empty();
            }
            all.addAll(some.get());
        }
        return Optional.of(all);
    }
}
