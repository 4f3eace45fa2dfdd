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
 */
record Options(
        Optional<SchemaSource> source,
        Optional<MigrationSource> migrationSource,
        Server server,
        Managed managed,
        Policy policy,
        BackupSettings backups,
        Surroundings surroundings) {

    /**
     * Where the database is.
     *
     * @param connections empty when all that is asked for needs no database
     * @param elsewhere how to connect to another database of the same server; empty when the dialect can find out
     * @param scratchAllowed whether databases may be made beside the one that is looked after
     */
    record Server(
            Optional<DataSource> connections,
            Optional<Function<String, DataSource>> elsewhere,
            boolean scratchAllowed) {}

    /**
     * What of the database is looked after.
     *
     * @param namespaces what to look at; empty for what the schema names
     * @param exclusive whether all that lies in the namespaces may be dropped, whoever made it
     * @param ignored what a drift report leaves out
     */
    record Managed(
            Set<String> namespaces, String historyTable, Intents intents, boolean exclusive, IgnoreRules ignored) {}

    /**
     * Who is told, and who is asked.
     *
     * @param clock gives new migrations their versions
     * @param listener hears what happens
     * @param confirmation says yes or no; empty when nobody can be asked
     * @param mirrors what other tools are told
     */
    record Surroundings(
            Clock clock, Listener listener, Optional<Confirmation> confirmation, List<StateMirror> mirrors) {

        Surroundings {
            mirrors = List.copyOf(mirrors);
        }
    }

    Set<String> namespaces() {
        return managed.namespaces();
    }

    String historyTable() {
        return managed.historyTable();
    }

    Intents intents() {
        return managed.intents();
    }

    boolean exclusive() {
        return managed.exclusive();
    }

    IgnoreRules ignored() {
        return managed.ignored();
    }

    boolean scratchAllowed() {
        return server.scratchAllowed();
    }

    Clock clock() {
        return surroundings.clock();
    }

    Listener listener() {
        return surroundings.listener();
    }

    Optional<Confirmation> confirmation() {
        return surroundings.confirmation();
    }

    List<StateMirror> mirrors() {
        return surroundings.mirrors();
    }

    DataSource dataSource() {
        return server.connections().orElseThrow(Options::noDataSource);
    }

    /** An empty database beside the one that is looked after. */
    ScratchDatabase scratch(Dialect dialect) {
        if (!scratchAllowed()) {
            throw new EnvironmentException(
                    "NS6017",
                    "no scratch database may be made: Nself.builder().withoutScratch()",
                    "leave that call out, for a server where databases may come and go",
                    null);
        }
        return dialect.scratch(dataSource(), server.elsewhere());
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
        Server elsewhere = new Server(Optional.of(other), server.elsewhere(), server.scratchAllowed());
        Surroundings quiet = new Surroundings(clock(), event -> {}, confirmation(), List.of());
        return new Options(source, migrationSource, elsewhere, managed, policy, backups, quiet);
    }

    /** The same with other migrations. */
    Options with(MigrationSource other) {
        return new Options(source, Optional.of(other), server, managed, policy, backups, surroundings);
    }

    /** The same with another listener. */
    Options heardBy(Listener other) {
        return with(new Surroundings(clock(), other, confirmation(), mirrors()));
    }

    /** The same, where somebody else says yes or no. */
    Options confirmedBy(Confirmation other) {
        return with(new Surroundings(clock(), listener(), Optional.of(other), mirrors()));
    }

    private Options with(Surroundings others) {
        return new Options(source, migrationSource, server, managed, policy, backups, others);
    }
}
