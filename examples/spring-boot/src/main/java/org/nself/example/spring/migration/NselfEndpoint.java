package org.nself.example.spring.migration;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nself.MigrationReport;
import org.nself.Nself;
import org.nself.Status;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** {@code /actuator/nself}: what the database is in step with, and how this service brought it there. */
@Endpoint(id = "nself")
final class NselfEndpoint {

    private final SchemaMigration migration;
    private final Nself nself;
    private final NselfProperties properties;

    NselfEndpoint(SchemaMigration migration, Nself nself, NselfProperties properties) {
        this.migration = migration;
        this.nself = nself;
        this.properties = properties;
    }

    /** The start is told as it was; the migrations are asked for anew. */
    @ReadOperation
    Answer answer() {
        MigrationReport report = migration.report();
        return new Answer(report.state(), Start.of(report), migrations());
    }

    private List<Migration> migrations() {
        return properties.migrationSource().isEmpty()
                ? List.of()
                : nself.status().migrations().stream().map(Migration::of).toList();
    }

    /**
     * What the endpoint says.
     *
     * @param inStepWith what the database was in step with when the service had started
     * @param migrations with their states; empty when the schema is applied without any
     */
    record Answer(MigrationReport.State inStepWith, Start start, List<Migration> migrations) {}

    /** What the start of the service did. */
    record Start(
            MigrationReport.Outcome outcome,
            List<String> statements,
            List<String> migrations,
            List<String> warnings,
            Duration took) {

        static Start of(MigrationReport report) {
            return new Start(
                    report.outcome(),
                    report.plan().steps().stream()
                            .flatMap(step -> step.up().stream())
                            .toList(),
                    report.migrations().stream()
                            .map(run -> run.migration().toString())
                            .toList(),
                    report.warnings().stream().map(Object::toString).toList(),
                    report.durations().total());
        }
    }

    /** How it is with one migration. */
    record Migration(
            String version,
            String name,
            Status.State state,
            boolean outOfOrder,
            @Nullable Instant appliedAt) {

        static Migration of(Status.Entry entry) {
            return new Migration(
                    entry.version().toString(),
                    entry.name(),
                    entry.state(),
                    entry.outOfOrder(),
                    entry.appliedAt().orElse(null));
        }
    }
}
