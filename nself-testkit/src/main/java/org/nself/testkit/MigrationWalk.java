package org.nself.testkit;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import javax.sql.DataSource;
import org.nself.Nself;
import org.nself.migration.Migration;
import org.nself.plan.Plan;
import org.nself.schema.QualifiedName;

/**
 * Goes through the migrations of a contract with rows, up and, when rows are there at the end, down again; holds what each does
 * to the tables against what it says.
 */
final class MigrationWalk {

    private final MigrationContract contract;
    private final List<Migration> migrations;
    private final DataSource source;
    private final Nself nself;
    private final Outcomes outcomes = new Outcomes();

    private MigrationWalk(MigrationContract contract, List<Migration> migrations, DataSource source) {
        this.contract = contract;
        this.migrations = migrations;
        this.source = source;
        this.nself = Nself.builder()
                .migrations(contract.migrations())
                .dataSource(source)
                .build();
    }

    static String hazards(String migration) {
        return "the hazards of " + migration;
    }

    static String before(String migration) {
        return migration + " with rows";
    }

    static String after(String migration) {
        return migration + " with rows of the end";
    }

    /** @param migrations those whose way up is known to run */
    static Outcomes of(MigrationContract contract, List<Migration> migrations) {
        try (TestDatabase database = TestDatabase.create()) {
            MigrationWalk walk = new MigrationWalk(contract, migrations, database.dataSource());
            walk.run();
            return walk.outcomes;
        }
    }

    private void run() {
        for (Path file : contract.before()) {
            Script.run(file, source);
        }
        for (Migration migration : migrations) {
            if (!up(migration)) {
                return;
            }
            seed(OptionalLong.of(migration.version().number()));
        }
        if (!contract.rows().isEmpty()) {
            seed(OptionalLong.empty());
            back();
        }
    }

    private void seed(OptionalLong after) {
        contract.rows().stream()
                .filter(rows -> rows.after().equals(after))
                .forEach(rows -> rows.code().accept(source));
    }

    /** Up, back and up again. Whether it is applied then. */
    private boolean up(Migration migration) {
        String test = before(migration.folder());
        long version = migration.version().number();
        Moment before = Moment.of(source);
        if (!outcomes.attempt(
                test,
                "a way up that runs with rows",
                () -> nself.up().only(version).execute())) {
            return false;
        }
        Plan plan = Transition.plan(before, Moment.of(source));
        List<String> missing = Announcements.of(migration).missing(plan);
        outcomes.put(hazards(migration.folder()), missing.isEmpty() ? Optional.empty() : Optional.of(unsaid(missing)));
        if (migration.down().isEmpty() || contract.rows().isEmpty()) {
            return true;
        }
        if (!outcomes.attempt(
                test, "a way back that runs with rows", () -> nself.down().execute())) {
            return true;
        }
        List<String> others = before.otherRows(Moment.of(source), losing(plan, migration));
        boolean applied = outcomes.attempt(
                test,
                "a way up that runs again with rows",
                () -> nself.up().only(version).execute());
        if (applied && !others.isEmpty()) {
            outcomes.put(test, Optional.of(otherRows("before " + migration, others)));
        }
        return applied;
    }

    /** From the end: each is taken back and applied again, as long as there is a way back. */
    private void back() {
        for (Migration migration : migrations.reversed()) {
            String test = after(migration.folder());
            if (migration.down().isEmpty()) {
                outcomes.put(test, Optional.empty());
                return;
            }
            Moment applied = Moment.of(source);
            if (!outcomes.attempt(
                    test, "a way back that runs with rows", () -> nself.down().execute())) {
                return;
            }
            Plan plan = Transition.plan(applied, Moment.of(source));
            if (!outcomes.attempt(
                    test,
                    "a way up that runs again with rows",
                    () -> nself.up().only(migration.version().number()).execute())) {
                return;
            }
            List<String> others = applied.otherRows(Moment.of(source), losing(plan, migration));
            if (!others.isEmpty()) {
                outcomes.put(test, Optional.of(otherRows("with " + migration, others)));
            }
            nself.down().execute();
        }
    }

    static Optional<Set<QualifiedName>> losing(Plan plan, Migration migration) {
        Optional<Set<QualifiedName>> said = Announcements.of(migration).losing();
        return Transition.losing(plan)
                .flatMap(structural -> said.map(spoken -> {
                    Set<QualifiedName> all = new HashSet<>(structural);
                    all.addAll(spoken);
                    return all;
                }));
    }

    private static Facts unsaid(List<String> missing) {
        return Facts.expected("every hazard announced in up.sql")
                .list("but nothing is said of", missing)
                .fact("what to do", "write these lines above the statements, or -- nself:allow … in the first lines");
    }

    static Facts otherRows(String when, List<String> others) {
        return Facts.expected("the rows as they were " + when)
                .butWas(others, "")
                .fact(
                        "what to do",
                        "give them back in down.sql, or say -- nself:allow DATA_LOSS and the table in the first lines of"
                                + " up.sql");
    }
}
