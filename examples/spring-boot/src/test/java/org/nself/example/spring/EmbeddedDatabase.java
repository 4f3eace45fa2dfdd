package org.nself.example.spring;

import org.jspecify.annotations.Nullable;
import org.nself.testkit.PostgresServer;
import org.nself.testkit.TestDatabase;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;

/**
 * Gives a test that imports it a PostgreSQL database of its own, instead of the one that {@code spring.datasource} names.
 * It has no annotation that a scan would find, for other tests bring their database along.
 */
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
        public @Nullable String getUsername() {
            return null;
        }

        @Override
        public @Nullable String getPassword() {
            return null;
        }
    }
}
