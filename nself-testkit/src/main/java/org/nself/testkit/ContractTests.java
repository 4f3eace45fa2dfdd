package org.nself.testkit;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.nself.Nself;
import org.nself.Validation;
import org.nself.Verification;
import org.nself.migration.Migration;
import org.nself.schema.Diagnostic;
import org.opentest4j.AssertionFailedError;

/** Lays the tests of a contract out: one run each of a few decides them, when the first of them is asked for. */
final class ContractTests {

    private static final Set<String> DEPENDENCIES = Set.of("NS4003", "NS4004");

    private final MigrationContract contract;
    private final Supplier<Outcomes> verified;
    private final Supplier<Outcomes> walked;
    private final Supplier<Outcomes> onSnapshot;

    ContractTests(MigrationContract contract) {
        this.contract = contract;
        Supplier<Verification> verification = new Once<>(() -> VerifiedMigrations.verification(contract));
        Supplier<List<Migration>> migrations = () -> verification.get().migrations().stream()
                .map(Verification.Entry::migration)
                .toList();
        this.verified = new Once<>(() -> VerifiedMigrations.of(contract, verification.get()));
        this.walked = new Once<>(() -> MigrationWalk.of(contract, migrations.get()));
        this.onSnapshot = new Once<>(() -> SnapshotTrial.of(contract, migrations.get()));
    }

    Stream<DynamicNode> all() {
        Validation validation =
                Nself.builder().migrations(contract.migrations()).build().validate();
        List<DynamicNode> nodes = new ArrayList<>();
        nodes.add(dynamicTest("the files can be run", () -> validate(validation)));
        nodes.add(dynamicTest("what a migration depends on comes before it", () -> validateDependencies(validation)));
        if (!validation.hasErrors() && validation.migrations() > 0) {
            List<String> names = names();
            requireRowsOf(names);
            names.forEach(name -> nodes.add(dynamicContainer(name, migration(name))));
            contract.schema()
                    .ifPresent(
                            schema -> nodes.add(required("the end is what " + schema + " declares", verified, "end")));
            contract.snapshot()
                    .ifPresent(snapshot -> nodes.add(dynamicContainer(
                            "a copy of " + snapshot,
                            SnapshotTrial.STAGES.stream().map(stage -> required(stage, onSnapshot, stage)))));
        }
        return nodes.stream();
    }

    private Stream<DynamicNode> migration(String name) {
        List<DynamicNode> nodes = new ArrayList<>(List.of(
                required("runs up", verified, VerifiedMigrations.up(name)),
                required("its way back undoes exactly that", verified, VerifiedMigrations.down(name)),
                required("runs up again", verified, VerifiedMigrations.again(name)),
                required("announces its hazards", walked, MigrationWalk.hazards(name))));
        if (!contract.rows().isEmpty()) {
            nodes.add(required("gives the rows back that were there before it", walked, MigrationWalk.before(name)));
            nodes.add(required("keeps the rows that came after it", walked, MigrationWalk.after(name)));
        }
        return nodes.stream();
    }

    /** Rows of a migration that is not there would never come, and all tests with rows would hold. */
    private void requireRowsOf(List<String> names) {
        for (SeededRows rows : contract.rows()) {
            if (rows.after().isPresent()
                    && names.stream()
                            .noneMatch(name -> name.startsWith(rows.after().getAsLong() + "_"))) {
                throw new IllegalArgumentException("rows(" + rows.after().getAsLong()
                        + ", …): there is no migration of that version in " + contract.migrations()
                        + "\nwhat to do: name one of " + names);
            }
        }
    }

    private static DynamicNode required(String display, Supplier<Outcomes> outcomes, String test) {
        return dynamicTest(display, () -> outcomes.get().require(test));
    }

    /** Of an empty database, the status is what there is on disk. */
    private List<String> names() {
        try (TestDatabase empty = TestDatabase.create()) {
            return Nself.builder()
                    .migrations(contract.migrations())
                    .dataSource(empty.dataSource())
                    .build()
                    .status()
                    .migrations()
                    .stream()
                    .map(entry -> entry.version() + "_" + entry.name())
                    .toList();
        }
    }

    private void validate(Validation validation) {
        if (validation.migrations() == 0 && !validation.hasErrors()) {
            throw new AssertionFailedError(Facts.expected("migrations in " + contract.migrations())
                    .butWas("none")
                    .fact("what to do", "name the directory that has a folder for each, with an up.sql")
                    .toString());
        }
        fail("files that can be run", errors(validation, false));
    }

    private static void validateDependencies(Validation validation) {
        fail("what a migration depends on, before it", errors(validation, true));
    }

    private static void fail(String expected, List<String> errors) {
        if (!errors.isEmpty()) {
            throw new AssertionFailedError(
                    Facts.expected(expected).butWas(errors, "").toString());
        }
    }

    private static List<String> errors(Validation validation, boolean ofDependencies) {
        return validation.diagnostics().stream()
                .filter(Diagnostic::isError)
                .filter(found -> DEPENDENCIES.contains(found.code()) == ofDependencies)
                .map(Diagnostic::toString)
                .toList();
    }
}
