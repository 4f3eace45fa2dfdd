package org.nself.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.nself.Nself;
import org.nself.plan.Policy;
import org.postgresql.ds.PGSimpleDataSource;
import picocli.CommandLine.Option;

/** The options that every command on a database has. */
final class DatabaseOptions {

    @Option(
            names = "--project",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "The project's directory, with schema.dbml in it. Default: ${DEFAULT-VALUE}")
    @SuppressWarnings("NullAway.Init") // has a default
    private Path project;

    @Option(
            names = "--schema",
            paramLabel = "FILE",
            description = "The schema. Default: schema.dbml in the project's directory")
    private @Nullable Path schema;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = {
                "The database: jdbc:postgresql://host/name or postgres://user:password@host/name.",
                "Default: NSELF_DATABASE_URL, DATABASE_URL, or PGHOST, PGPORT, PGDATABASE, PGUSER, PGPASSWORD"
            })
    private @Nullable String url;

    @Option(names = "--user", paramLabel = "NAME", description = "The user. Default: the URL's, else PGUSER")
    private @Nullable String user;

    @Option(
            names = "--password-env",
            paramLabel = "NAME",
            description = "The environment variable that holds the password. Default: the URL's, else PGPASSWORD")
    private @Nullable String passwordVariable;

    @Option(
            names = "--namespaces",
            paramLabel = "A,B",
            split = ",",
            description = "The PostgreSQL schemas to look at. Default: those that the schema names; for pull, public")
    private List<String> namespaces = List.of();

    @Option(
            names = "--history-table",
            paramLabel = "NAME",
            defaultValue = "nself.history",
            description = "The table that remembers what was applied. Default: ${DEFAULT-VALUE}")
    @SuppressWarnings("NullAway.Init") // has a default
    private String historyTable;

    @Option(
            names = "--lock-timeout",
            paramLabel = "TIME",
            description = "How long an attempt waits for a lock, such as 500ms or 3s. Default: 5s")
    private @Nullable Duration lockTimeout;

    @Option(
            names = "--statement-timeout",
            paramLabel = "TIME",
            description = "How long a statement may run, such as 10min. Default: as long as it takes")
    private @Nullable Duration statementTimeout;

    @Option(
            names = "--wait-timeout",
            paramLabel = "TIME",
            description = "How long it is waited for another instance. Default: 5min")
    private @Nullable Duration waitTimeout;

    Path project() {
        return project;
    }

    Path schema() {
        return schema == null ? project.resolve("schema.dbml").normalize() : schema;
    }

    /** How long anything waits; what is allowed beyond that is for the command to say. */
    Policy policy() {
        Policy policy = Policy.safe();
        policy = lockTimeout == null ? policy : policy.lockTimeout(lockTimeout);
        policy = statementTimeout == null ? policy : policy.statementTimeout(statementTimeout);
        return waitTimeout == null ? policy : policy.waitTimeout(waitTimeout);
    }

    Nself.Builder builder(Map<String, String> environment) {
        return offline().dataSource(dataSource(environment));
    }

    /** With the schema, and without a database. */
    Nself.Builder offline() {
        return bare().schema(schema());
    }

    /** With a database, and with the schema when there is one or one was asked for. */
    Nself.Builder withSchemaIfAny(Map<String, String> environment) {
        boolean isThere = schema != null || Files.exists(schema());
        return (isThere ? offline() : bare()).dataSource(dataSource(environment));
    }

    private Nself.Builder bare() {
        return Nself.builder()
                .policy(policy())
                .historyTable(historyTable)
                .namespaces(namespaces.toArray(String[]::new));
    }

    /** Whether a database is named at all. */
    boolean nameDatabase(Map<String, String> environment) {
        return url != null || DatabaseUrl.isIn(environment);
    }

    DataSource dataSource(Map<String, String> environment) {
        PGSimpleDataSource source =
                DatabaseUrl.find(Optional.ofNullable(url), environment).dataSource();
        source.setApplicationName("nself");
        Optional.ofNullable(user)
                .or(() -> Optional.ofNullable(source.getUser()))
                .or(() -> DatabaseUrl.variable(environment, "PGUSER"))
                .ifPresent(source::setUser);
        Optional.ofNullable(passwordVariable)
                .map(name -> password(name, environment))
                .or(() -> Optional.ofNullable(source.getPassword()))
                .or(() -> DatabaseUrl.variable(environment, "PGPASSWORD"))
                .ifPresent(source::setPassword);
        return source;
    }

    private static String password(String name, Map<String, String> environment) {
        return DatabaseUrl.variable(environment, name)
                .orElseThrow(() -> new DatabaseUrl.Invalid("--password-env names " + name + ", which is not set"));
    }
}
