package org.nself.example.spring;

import org.nself.testkit.PostgresServer;
import org.nself.testkit.TestDatabase;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Gives a test a PostgreSQL database of its own, instead of the one that {@code spring.datasource} names. */
@TestConfiguration(proxyBeanMethods = false)
class EmbeddedDatabase {

    /** Spring closes it, and so drops it, after everything that uses it. */
    @Bean
    TestDatabase testDatabase() {
        return PostgresServer.shared().newDatabase();
    }

    @Bean
    JdbcConnectionDetails connectionDetails(TestDatabase database) {
        return new Connection(database);
    }

    /** How Spring Boot connects to a database of the test kit; the URL has the user and the password. */
    record Connection(TestDatabase database) implements JdbcConnectionDetails {

        @Override
        public String getJdbcUrl() {
            return database.url();
        }

        @Override
        public String getUsername() {
            return null;
        }

        @Override
        public String getPassword() {
            return null;
        }
    }
}
