package org.nself.example.spring;

import java.util.Set;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.sql.init.dependency.DatabaseInitializerDetector;

/**
 * Tells Spring Boot that {@link SchemaMigration} prepares the database, so that everything that uses it, such as JPA or
 * {@code JdbcClient}, is started after it.
 */
class MigrateFirst implements DatabaseInitializerDetector {

    /** For Spring, which finds this class in {@code META-INF/spring.factories}. */
    MigrateFirst() {}

    @Override
    public Set<String> detect(ConfigurableListableBeanFactory beans) {
        return Set.of(beans.getBeanNamesForType(SchemaMigration.class, true, false));
    }
}
