package org.nself;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.nself.diff.Intents;
import org.nself.plan.Policy;
import org.nself.spi.Dialect;
import org.nself.spi.ScratchDatabase;
import org.nself.spi.StateMirror;

/**
 * What a caller decided, complete.
 *
 * @param source empty when the caller has no schema, only a database
 * @param migrationSource empty when the schema is applied without migrations
 * @param namespaces what to look at; empty for what the schema names
 * @param connections empty when all that is asked for needs no database
 * @param clock gives new migrations their versions
 * @param confirmation says yes or no; empty when nobody can be asked
 * @param listener hears what happens
 * @param elsewhere how to connect to another database of the same server; empty when the dialect can find out
 * @param mirrors what other tools are told
 * @param exclusive whether all that lies in the namespaces may be dropped, whoever made it
 */
record Options(
        Optional<SchemaSource> source,
        Optional<MigrationSource> migrationSource,
        Optional<DataSource> connections,
        Set<String> namespaces,
        Policy policy,
        String historyTable,
        Intents intents,
        boolean exclusive,
        Clock clock,
        Listener listener,
        Optional<Confirmation> confirmation,
        Optional<Function<String, DataSource>> elsewhere,
        List<StateMirror> mirrors) {

    Options {
        mirrors = List.copyOf(mirrors);
    }

    DataSource dataSource() {
        return connections.orElseThrow(Options::noDataSource);
    }

    /** An empty database beside the one that is looked after. */
    ScratchDatabase scratch(Dialect dialect) {
        return dialect.scratch(dataSource(), elsewhere);
    }

    SchemaSource schema() {
        return source.orElseThrow(Options::noSchema);
    }

    MigrationSource migrations() {
        return migrationSource.orElseThrow(
                () -> missing("NS6010", "migrations", "migrations(Path.of(\"hasura/migrations/default\"))"));
    }

    /** Where new migrations are written. */
    Path directory() {
        return migrations()
                .directory()
                .orElseThrow(() -> new EnvironmentException(
                        "NS6011",
                        migrations() + " cannot be written to",
                        "give a directory: Nself.builder().migrations(Path.of(\"hasura/migrations/default\"))",
                        null));
    }

    static EnvironmentException noDataSource() {
        return missing("NS6004", "data source", "dataSource(dataSource)");
    }

    static EnvironmentException noSchema() {
        return missing("NS6003", "schema", "schema(Path.of(\"schema.dbml\"))");
    }

    static EnvironmentException missing(String code, String what, String call) {
        return new EnvironmentException(code, "nself was given no " + what, "call Nself.builder()." + call, null);
    }

    /** The same on another database, where nobody listens. */
    Options at(DataSource other) {
        return new Options(
                source,
                migrationSource,
                Optional.of(other),
                namespaces,
                policy,
                historyTable,
                intents,
                exclusive,
                clock,
                event -> {},
                confirmation,
                elsewhere,
                List.of());
    }

    /** The same with other migrations. */
    Options with(MigrationSource other) {
        return new Options(
                source,
                Optional.of(other),
                connections,
                namespaces,
                policy,
                historyTable,
                intents,
                exclusive,
                clock,
                listener,
                confirmation,
                elsewhere,
                mirrors);
    }
}
