package org.nself.testkit;

import java.util.OptionalInt;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * A PostgreSQL in a container of Testcontainers, for those who have it on the class path. Nobody else may load this class.
 * The container goes when the JVM ends, also when it is killed.
 */
record ContainerServer(PostgreSQLContainer container) implements RunningServer {

    private static final int DEFAULT_MAJOR = 17;

    /**
     * Starts the image {@code postgres} of that major version.
     *
     * @throws IllegalStateException when no Docker engine answers or the container does not start
     */
    static ContainerServer start(OptionalInt major) {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw new IllegalStateException("no Docker engine answers");
        }
        PostgreSQLContainer container = new PostgreSQLContainer("postgres:" + major.orElse(DEFAULT_MAJOR))
                .withDatabaseName("postgres")
                .withUsername("postgres")
                .withPassword("postgres")
                .withCommand(
                        "postgres",
                        "-c",
                        "fsync=off",
                        "-c",
                        "synchronous_commit=off",
                        "-c",
                        "full_page_writes=off",
                        "-c",
                        "autovacuum=off",
                        "-c",
                        "max_connections=200",
                        "-c",
                        "max_locks_per_transaction=256");
        container.start();
        Runtime.getRuntime().addShutdownHook(new Thread(container::stop));
        return new ContainerServer(container);
    }

    @Override
    public String url() {
        return "jdbc:postgresql://" + container.getHost() + ":"
                + container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT) + "/postgres?user="
                + container.getUsername() + "&password=" + container.getPassword();
    }

    @Override
    public boolean endsWithJvm() {
        return true;
    }

    /** A container ends with the JVM whatever anybody wishes. */
    @Override
    public void keep() {}
}
