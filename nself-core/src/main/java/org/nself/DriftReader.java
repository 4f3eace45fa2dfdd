package org.nself;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.nself.Drift.Against;
import org.nself.diff.Change;
import org.nself.diff.Intents;
import org.nself.diff.SchemaDiff;
import org.nself.migration.Migration;
import org.nself.migration.Migrations;
import org.nself.plan.Plan;
import org.nself.schema.Diagnostic;
import org.nself.schema.QualifiedName;
import org.nself.schema.Schema;
import org.nself.spi.Catalog;
import org.nself.spi.Database;
import org.nself.spi.Dialect;

/** Holds a database against what is expected of it: one call of the facade. */
final class DriftReader {

    private final Options options;
    private final Dialect dialect;
    private final DriftMemory memory;
    private final Optional<DesiredSchema> desired;

    DriftReader(Options options, Dialect dialect, DriftMemory memory) {
        this.options = options;
        this.dialect = dialect;
        this.memory = memory;
        this.desired = options.source().map(DesiredSchema::of);
    }

    Drift read() {
        desired.ifPresent(DesiredSchema::schema);
        Optional<Migrations> migrations = options.migrationSource().map(MigrationRunner::read);
        try (Database database =
                dialect.open(options.dataSource(), new Dialect.Settings(options.historyTable(), options.policy()))) {
            database.beginReading();
            Drift drift = migrations.map(there -> versioned(database, there)).orElseGet(() -> declarative(database));
            database.rollback();
            return drift;
        }
    }

    private Drift declarative(Database database) {
        boolean isEdited = desired.isPresent()
                && database.latest()
                        .filter(entry -> !desired.get().isAppliedBy(entry))
                        .isPresent();
        List<String> pending = isEdited ? List.of(desired.get().name()) : List.of();
        return compare(database, ExpectedByHistory.declarative(database), pending);
    }

    private Drift versioned(Database database, Migrations there) {
        Ledger ledger = new Ledger(there, database.migrations(), dialect);
        List<String> pending =
                ledger.pending().stream().map(Migration::toString).toList();
        Expectation expected = ExpectedByHistory.versioned(there, ledger);
        return expected instanceof Expectation.ToReplay toReplay
                ? replayed(database, there, toReplay, pending)
                : compare(database, expected, pending);
    }

    private Drift replayed(Database database, Migrations there, Expectation.ToReplay toReplay, List<String> pending) {
        Set<String> namespaces = namespaces(toReplay);
        Optional<Expectation> known = memory.replayed(toReplay, namespaces);
        if (known.isPresent()) {
            return compare(database, known.get(), pending);
        }
        // Whoever builds an index concurrently meanwhile must not wait for what is read here.
        database.rollback();
        Expectation replayed = Replay.of(options, dialect, toReplay, namespaces);
        if (replayed instanceof Expectation.Read) {
            memory.remember(toReplay, namespaces, replayed);
        }
        database.beginReading();
        return isAsBefore(database, there, toReplay)
                ? compare(database, replayed, pending)
                : versioned(database, there);
    }

    /** Another instance may have migrated meanwhile. */
    private boolean isAsBefore(Database database, Migrations there, Expectation before) {
        return ExpectedByHistory.versioned(there, new Ledger(there, database.migrations(), dialect))
                .equals(before);
    }

    /** What stands on tables, and how large they are, matters to the SQL alone, and has to be waited for. */
    private Drift compare(Database database, Expectation expected, List<String> pending) {
        Set<String> namespaces = namespaces(expected);
        Catalog outline = database.outline(namespaces);
        List<String> question = question(expected, outline, pending);
        Optional<Drift> known = memory.answer(question);
        if (known.isPresent()) {
            return known.get();
        }
        Drift drift = compare(database, outline, namespaces, expected, pending);
        if (drift.history().differs() || drift.schema().filter(Against::differs).isPresent()) {
            return compare(database, database.catalog(namespaces), namespaces, expected, pending);
        }
        memory.remember(question, drift);
        return drift;
    }

    /** All that an answer depends on. */
    private List<String> question(Expectation expected, Catalog outline, List<String> pending) {
        List<String> question = new ArrayList<>(List.of(expected.name()));
        switch (expected) {
            case Expectation.Declared declared ->
                question.addAll(declared.schema().hashes());
            case Expectation.Read read -> question.add(read.schema().fingerprint());
            case Expectation.ToReplay ignored -> {}
            case Expectation.Unknown unknown -> question.add(unknown.why());
        }
        question.add("schema");
        desired.ifPresent(schema -> question.addAll(schema.hashes()));
        question.add("pending");
        question.addAll(pending);
        question.add("catalog");
        question.add(outline.schema().fingerprint());
        outline.others().forEach(other -> question.add(other.toString()));
        question.addAll(new TreeSet<>(outline.occupied()));
        return question;
    }

    private Drift compare(
            Database database, Catalog catalog, Set<String> namespaces, Expectation expected, List<String> pending) {
        Against history = switch (expected) {
            case Expectation.Declared declared ->
                against(
                        database,
                        catalog,
                        namespaces,
                        declared.name(),
                        declared.schema(),
                        declared.schema().schema());
            case Expectation.Read read -> against(database, catalog, read);
            case Expectation.ToReplay toReplay -> Against.unknown(toReplay.name(), "it was not replayed");
            case Expectation.Unknown unknown -> Against.unknown(unknown.name(), unknown.why());
        };
        return new Drift(
                history,
                desired.map(schema -> bySchema(database, catalog, namespaces, expected, history, schema)),
                pending);
    }

    /** What is expected twice is compared once. */
    private Against bySchema(
            Database database,
            Catalog catalog,
            Set<String> namespaces,
            Expectation expected,
            Against history,
            DesiredSchema schema) {
        String name = "as " + schema.name() + " says";
        Optional<Schema> declared = switch (expected) {
            case Expectation.Declared known -> Optional.of(known.schema().schema());
            case Expectation.Read known -> Optional.of(known.schema());
            case Expectation.ToReplay ignored -> Optional.empty();
            case Expectation.Unknown ignored -> Optional.empty();
        };
        boolean isSame = expected instanceof Expectation.Declared
                && declared.equals(Optional.of(schema.schema()))
                && history.problems().isEmpty();
        return isSame
                ? history.named(name)
                : against(database, catalog, namespaces, name, schema, declared.orElse(Schema.empty()));
    }

    private Against against(
            Database database,
            Catalog catalog,
            Set<String> namespaces,
            String name,
            DesiredSchema schema,
            Schema declared) {
        Optional<Schema> owned = options.exclusive() ? Optional.empty() : Optional.of(declared);
        try {
            Comparison comparison = Comparison.of(
                    database,
                    schema,
                    owned,
                    schema.intents().and(options.intents()),
                    namespaces,
                    catalog,
                    alignment -> Belongings.of(
                            alignment.owned(),
                            alignment.desired(),
                            alignment.actual().schema()));
            return against(name, comparison.changes(), comparison.catalog(), comparison.desired());
        } catch (InvalidSchemaException inTheWay) {
            return Against.blocked(
                    name,
                    inTheWay.diagnostics().stream()
                            .filter(Diagnostic::isError)
                            .map(problem -> problem.code() + ": " + problem.message())
                            .toList());
        }
    }

    /** Both speak the words of the server already. */
    private Against against(Database database, Catalog catalog, Expectation.Read expected) {
        Schema found = catalog.schema();
        Schema declared = options.exclusive() ? found : Belongings.of(expected.schema(), expected.schema(), found);
        List<Change> changes = SchemaDiff.between(found, expected.schema(), declared, Intents.NONE);
        List<String> problems = database.obstacles(changes, catalog).stream()
                .map(problem -> problem.code() + ": " + problem.message())
                .toList();
        return problems.isEmpty()
                ? against(expected.name(), changes, catalog, expected.schema())
                : Against.blocked(expected.name(), problems);
    }

    private Against against(String name, List<Change> repairs, Catalog catalog, Schema expected) {
        List<Change> reported = repairs.stream()
                .filter(change -> !options.ignored().ignores(change.subject()))
                .toList();
        if (reported.isEmpty()) {
            return Against.same(name);
        }
        List<Change> happened =
                reported.reversed().stream().map(Change::inverse).toList();
        Plan repair = dialect.plan(reported, catalog);
        Plan adoption = dialect.plan(happened, catalog.with(expected, catalog.sizes()));
        DriftExcerpt excerpt = DriftExcerpt.of(reported, options.ignored());
        return new Against(
                name,
                Optional.empty(),
                happened,
                repair,
                adoption,
                List.of(),
                excerpt.expected(expected),
                excerpt.found(catalog.schema(), expected));
    }

    private Set<String> namespaces(Expectation expected) {
        if (!options.namespaces().isEmpty()) {
            return desired.map(schema -> schema.namespaces(options.namespaces()))
                    .orElse(options.namespaces());
        }
        Set<String> namespaces = new TreeSet<>();
        desired.ifPresent(schema -> namespaces.addAll(schema.namespaces(Set.of())));
        if (expected instanceof Expectation.Declared declared) {
            namespaces.addAll(declared.schema().namespaces(Set.of()));
        }
        namespaces.add(QualifiedName.DEFAULT_NAMESPACE);
        return new LinkedHashSet<>(namespaces);
    }
}
