package org.nself.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.nself.diff.Change;
import org.nself.diff.Intents;
import org.nself.migration.Header;
import org.nself.plan.Plan;
import org.nself.plan.Policy;
import org.nself.postgres.canonical.Advice;
import org.nself.postgres.canonical.Aligner;
import org.nself.postgres.execute.Failures;
import org.nself.postgres.execute.PostgresDatabase;
import org.nself.postgres.plan.Planner;
import org.nself.postgres.scratch.PostgresScratch;
import org.nself.postgres.script.Script;
import org.nself.postgres.script.ScriptStatement;
import org.nself.schema.Diagnostic;
import org.nself.schema.Place;
import org.nself.schema.Schema;
import org.nself.schema.SourceFile;
import org.nself.spi.Alignment;
import org.nself.spi.Catalog;
import org.nself.spi.Database;
import org.nself.spi.Dialect;
import org.nself.spi.Problem;
import org.nself.spi.ScratchDatabase;
import org.nself.spi.ScriptReading;

/** PostgreSQL 13 to 18. Found by {@link java.util.ServiceLoader}; applications need not name it. */
public final class PostgresDialect implements Dialect {

    /** For {@link java.util.ServiceLoader}. */
    public PostgresDialect() {}

    @Override
    public Database open(DataSource dataSource, Settings settings) {
        Connection connection;
        try {
            connection = dataSource.getConnection();
        } catch (SQLException refused) {
            throw Failures.connecting(refused);
        }
        return PostgresDatabase.over(dataSource, connection, settings);
    }

    @Override
    public Alignment align(Schema desired) {
        return Aligner.align(desired);
    }

    @Override
    public Alignment align(Schema desired, Schema owned, Intents intents, Catalog catalog) {
        return Aligner.align(desired, owned, intents, catalog);
    }

    @Override
    public List<Problem> check(Schema schema) {
        return Advice.of(schema);
    }

    @Override
    public Set<String> remarks() {
        return Advice.remarks();
    }

    @Override
    public ScratchDatabase scratch(DataSource dataSource, Optional<Function<String, DataSource>> elsewhere) {
        return PostgresScratch.beside(dataSource, elsewhere);
    }

    @Override
    public ScriptReading read(SourceFile source) {
        Script script = Script.read(source);
        Optional<String> outside = script.statements().stream()
                .flatMap(statement -> statement.outsideTransaction().stream())
                .findFirst();
        List<Diagnostic> diagnostics = new ArrayList<>(script.diagnostics());
        if (script.ownTransaction() && outside.or(() -> noTransaction(source)).isPresent()) {
            diagnostics.add(contradiction(script));
        }
        return new ScriptReading(
                script.statements().stream().map(ScriptStatement::described).toList(),
                script.checksum(),
                outside,
                script.changesSession(),
                diagnostics);
    }

    private static Optional<String> noTransaction(SourceFile source) {
        return Header.of(source).noTransaction() ? Optional.of("the directive") : Optional.empty();
    }

    private static Diagnostic contradiction(Script script) {
        Place place = script.statements().getFirst().place();
        return new Diagnostic(
                "NS4109",
                Diagnostic.Severity.ERROR,
                place,
                script.lineOf(place.line()),
                "BEGIN and COMMIT stand around what runs outside of a transaction",
                Optional.of("leave out BEGIN and COMMIT, or put this statement into a migration of its own"));
    }

    @Override
    public Plan plan(List<Change> changes, Catalog catalog, Policy policy) {
        return changes.isEmpty() ? nothing(catalog) : Planner.plan(changes, catalog, policy);
    }

    @Override
    public Plan resume(List<Change> changes, Catalog catalog, Policy policy) {
        return changes.isEmpty() && !Planner.leftAnything(catalog)
                ? nothing(catalog)
                : Planner.resume(changes, catalog, policy);
    }

    private static Plan nothing(Catalog catalog) {
        return new Plan(catalog.schema().fingerprint(), List.of());
    }
}
