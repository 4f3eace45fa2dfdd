package org.nself.example.spring.migration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.nself.MigrationSource;
import org.nself.SchemaSource;
import org.nself.plan.Hazard;
import org.nself.plan.Policy;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The settings of nself.
 *
 * @param enabled whether the service migrates its database when it starts
 * @param schema the DBML that the database is kept in step with: a file, or a resource after "classpath:"
 * @param migrations the migrations: a directory, or a folder of resources after "classpath:"; without any, the schema is applied without any
 * @param policy what may run, and what happens when the database is ahead of the service
 * @param allow hazards that run besides those that the policy lets through
 * @param lockTimeout how long one attempt waits for the lock on a table
 * @param statementTimeout how long one statement may run; zero for as long as it takes
 * @param retries how often an attempt that met a lock, a deadlock or a lost connection is made again
 * @param waitTimeout how long to wait for another instance that is migrating
 * @param historyTable the table that remembers what was applied, as namespace.table
 * @param namespaces the PostgreSQL schemas that are looked at; by default those that the DBML names
 * @param probePort the port on which probes are answered while the database is being migrated; none are without it
 */
@Validated
@ConfigurationProperties("nself")
record NselfProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("classpath:schema.dbml") @NotBlank String schema,
        @Nullable String migrations,

        @DefaultValue("safe") Level policy,
        @DefaultValue Set<Hazard> allow,
        @DefaultValue("5s") @DurationMin(millis = 1) Duration lockTimeout,
        @DefaultValue("0s") @DurationMin Duration statementTimeout,
        @DefaultValue("10") @PositiveOrZero int retries,
        @DefaultValue("5m") @DurationMin Duration waitTimeout,
        @DefaultValue("nself.history") @NotBlank String historyTable,
        @DefaultValue List<String> namespaces,
        @Nullable @PositiveOrZero @Max(65535) Integer probePort) {

    private static final String CLASSPATH = "classpath:";

    /** The policies that nself comes with. */
    enum Level {
        /** No data loss, nothing that may fail on data. */
        SAFE,
        /** Everything runs: for a database of your own. */
        DEVELOPMENT,
        /** As safe, and an older copy of the service changes nothing. */
        PRODUCTION
    }

    SchemaSource schemaSource() {
        return schema.startsWith(CLASSPATH)
                ? SchemaSource.classpath(schema.substring(CLASSPATH.length()))
                : SchemaSource.path(Path.of(schema));
    }

    /** Empty when the schema is applied without migrations. */
    Optional<MigrationSource> migrationSource() {
        return Optional.ofNullable(migrations)
                .map(location -> location.startsWith(CLASSPATH)
                        ? MigrationSource.classpath(location.substring(CLASSPATH.length()))
                        : MigrationSource.path(Path.of(location)));
    }

    Policy effectivePolicy() {
        return level().allow(allow.toArray(Hazard[]::new))
                .lockTimeout(lockTimeout)
                .statementTimeout(statementTimeout)
                .retries(retries)
                .waitTimeout(waitTimeout);
    }

    private Policy level() {
        return switch (policy) {
            case SAFE -> Policy.safe();
            case DEVELOPMENT -> Policy.development();
            case PRODUCTION -> Policy.production();
        };
    }
}
