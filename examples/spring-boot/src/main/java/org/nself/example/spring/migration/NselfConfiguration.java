package org.nself.example.spring.migration;

import javax.sql.DataSource;
import org.nself.Nself;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** All that nself adds to the service; nothing of it is there when {@code nself.enabled} is false. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "nself.enabled", matchIfMissing = true)
@EnableConfigurationProperties(NselfProperties.class)
class NselfConfiguration {

    @Bean
    Nself nself(NselfProperties properties, DataSource dataSource) {
        Nself.Builder builder = Nself.builder()
                .schema(properties.schemaSource())
                .dataSource(dataSource)
                .policy(properties.effectivePolicy())
                .historyTable(properties.historyTable())
                .namespaces(properties.namespaces().toArray(String[]::new));
        properties.migrationSource().ifPresent(builder::migrations);
        return builder.build();
    }

    /** Not lazy even where everything else is: a service is not started before its database is in step. */
    @Bean
    @Lazy(false)
    SchemaMigration schemaMigration(Nself nself, NselfProperties properties) {
        return new SchemaMigration(nself, properties);
    }

    @Bean
    HealthIndicator nselfHealthIndicator(SchemaMigration migration) {
        return migration::health;
    }

    @Bean
    NselfEndpoint nselfEndpoint(SchemaMigration migration, Nself nself, NselfProperties properties) {
        return new NselfEndpoint(migration, nself, properties);
    }
}
