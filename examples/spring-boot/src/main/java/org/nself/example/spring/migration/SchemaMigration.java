package org.nself.example.spring.migration;

import java.time.Instant;
import java.util.Optional;
import org.nself.MigrationReport;
import org.nself.Nself;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.health.contributor.Health;

/** Brings the database in step while the service starts; if it cannot, nothing starts. Thread-safe. */
final class SchemaMigration implements InitializingBean {

    private final Nself nself;
    private final NselfProperties properties;
    private final Instant since = Instant.now();
    private volatile Optional<MigrationReport> report = Optional.empty();

    SchemaMigration(Nself nself, NselfProperties properties) {
        this.nself = nself;
        this.properties = properties;
    }

    @Override
    public void afterPropertiesSet() {
        Integer port = properties.probePort();
        report = Optional.of(
                port == null ? nself.migrate() : MigrationProbes.answering(port, this::health, nself::migrate));
    }

    /** What the start of this service found and did. */
    MigrationReport report() {
        return report.orElseThrow(() -> new IllegalStateException("the database is being migrated"));
    }

    /** Up once the database is in step, and out of service before. */
    Health health() {
        return report.map(SchemaMigration::up)
                .orElseGet(() -> Health.outOfService()
                        .withDetail("reason", "the database is being migrated")
                        .withDetail("since", since)
                        .build());
    }

    private static Health up(MigrationReport report) {
        return Health.up()
                .withDetail("outcome", report.outcome())
                .withDetail("schema", report.state().schema())
                .withDetail("appliedAt", report.state().appliedAt())
                .build();
    }
}
