package org.nself.testkit;

import java.nio.file.Path;
import java.util.Optional;
import org.nself.Nself;
import org.nself.NselfException;
import org.nself.Verification;
import org.nself.Verification.Entry;
import org.nself.Verify;
import org.nself.migration.Migration;
import org.nself.plan.Hazard;
import org.nself.plan.Plan;

/** Tries the migrations of a contract from nothing, each way, on a scratch database. */
final class VerifiedMigrations {

    private VerifiedMigrations() {}

    static String up(String migration) {
        return migration + " up";
    }

    static String down(String migration) {
        return migration + " down";
    }

    static String again(String migration) {
        return migration + " up again";
    }

    static Outcomes of(MigrationContract contract, Verification verification) {
        Outcomes outcomes = new Outcomes();
        verification.migrations().forEach(entry -> put(entry, outcomes));
        verification.failure().ifPresent(failure -> failed(contract, verification, failure, outcomes));
        verification
                .remaining()
                .ifPresent(plan -> outcomes.put(
                        "end", plan.isEmpty() ? Optional.empty() : Optional.of(remaining(contract, plan))));
        return outcomes;
    }

    static Verification verification(MigrationContract contract) {
        try (TestDatabase database = TestDatabase.create()) {
            Nself.Builder builder =
                    Nself.builder().migrations(contract.migrations()).dataSource(database.dataSource());
            contract.schema().ifPresent(builder::schema);
            Verify verify = builder.build().verify();
            for (Path file : contract.before()) {
                verify = verify.before(file);
            }
            return verify.execute();
        }
    }

    /** The first whose way up is not among those that ran. */
    private static void failed(
            MigrationContract contract, Verification verification, NselfException failure, Outcomes outcomes) {
        try (TestDatabase empty = TestDatabase.create()) {
            Nself.builder()
                    .migrations(contract.migrations())
                    .dataSource(empty.dataSource())
                    .build()
                    .status()
                    .migrations()
                    .stream()
                    .skip(verification.migrations().size())
                    .findFirst()
                    .ifPresent(entry ->
                            outcomes.failed(up(entry.version() + "_" + entry.name()), "a way up that runs", failure));
        }
    }

    private static void put(Entry entry, Outcomes outcomes) {
        Migration migration = entry.migration();
        String name = migration.folder();
        outcomes.put(up(name), Optional.empty());
        switch (entry.verdict()) {
            case EXACT, REORDERED -> outcomes.put(down(name), Optional.empty());
            case DIFFERS ->
                outcomes.put(
                        down(name),
                        Optional.of(Facts.expected("all as it was before " + name)
                                .list(
                                        "but was, after its way back",
                                        entry.difference().lines())
                                .likelyMistake(Optional.of("down.sql does not undo all that up.sql does"))));
            case FAILS ->
                outcomes.failed(
                        down(name), "a way back that runs", entry.failure().orElseThrow());
            case NONE -> outcomes.put(down(name), none(migration));
        }
        switch (entry.verdict()) {
            case EXACT, REORDERED, DIFFERS -> again(entry, name, outcomes);
            case FAILS -> {
                // It was not run again, for it was not taken back.
            }
            case NONE -> {
                if (none(migration).isEmpty()) {
                    outcomes.put(again(name), Optional.empty());
                }
            }
        }
    }

    private static void again(Entry entry, String name, Outcomes outcomes) {
        entry.again()
                .ifPresentOrElse(
                        failure -> outcomes.failed(again(name), "a way up that runs again after the way back", failure),
                        () -> outcomes.put(again(name), Optional.empty()));
    }

    private static Optional<Facts> none(Migration migration) {
        return Announcements.of(migration).allows(Hazard.IRREVERSIBLE)
                ? Optional.empty()
                : Optional.of(Facts.expected("a way back of " + migration)
                        .butWas("no down.sql, or one without a statement")
                        .fact(
                                "what to do",
                                "write one, or say -- nself:allow IRREVERSIBLE in the first lines of up.sql"));
    }

    private static Facts remaining(MigrationContract contract, Plan plan) {
        return Facts.expected("a database as "
                        + contract.schema().map(Object::toString).orElse("") + " declares it")
                .fact("but this is still to be done", plan.toSql())
                .fact("what to do", "generate the migration that is missing: nself.generate().execute()");
    }
}
