package org.nself.example.spring.migration;

import java.util.Set;
import org.springframework.boot.sql.init.dependency.AbstractBeansOfTypeDatabaseInitializerDetector;

/**
 * Tells Spring Boot that {@link SchemaMigration} prepares the database, so that everything that uses it is started after
 * it: JPA, {@code JdbcClient}, {@code JdbcTemplate}, jOOQ, {@code data.sql}, and every bean that is annotated with
 * {@code @DependsOnDatabaseInitialization}.
 */
final class MigrateFirst extends AbstractBeansOfTypeDatabaseInitializerDetector {

    @Override
    protected Set<Class<?>> getDatabaseInitializerBeanTypes() {
        return Set.of(SchemaMigration.class);
    }
}
