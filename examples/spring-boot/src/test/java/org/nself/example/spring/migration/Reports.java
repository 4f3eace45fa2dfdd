package org.nself.example.spring.migration;

import org.nself.MigrationReport;
import org.springframework.context.ApplicationContext;

/** What a service that started reports. */
public final class Reports {

    private Reports() {}

    public static MigrationReport of(ApplicationContext service) {
        return service.getBean(SchemaMigration.class).report();
    }
}
