package org.nself.testkit;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL server for tests. Thread-safe.
 *
 * <p>It is the server that the environment variable {@code NSELF_TEST_URL} names, a JDBC URL with a user who may create
 * databases; without it an embedded one, which runs as any user, needs no installation, and ends with the JVM.
 */
public final class PostgresServer {

    private final String url;

    private PostgresServer(String url) {
        this.url = url;
    }

    /**
     * The server of this JVM, started by the first call.
     *
     * @throws IllegalStateException when there is none to be had, with what to do about it; later calls fail alike
     */
    public static PostgresServer shared() {
        return Shared.ATTEMPT.server();
    }

    /**
     * Makes a new, empty database; {@link TestDatabase#close()} drops it.
     *
     * @throws IllegalStateException when the server cannot be reached or its user may not create databases
     */
    public TestDatabase newDatabase() {
        String name = "nself_test_" + UUID.randomUUID().toString().replace("-", "");
        run("CREATE DATABASE %s TEMPLATE template0", name);
        return new TestDatabase(this, name, source(name));
    }

    /** The server that the environment names, else the one that the starter starts. */
    static PostgresServer of(@Nullable String testUrl, Supplier<String> starter) {
        return new PostgresServer(testUrl == null || testUrl.isBlank() ? starter.get() : testUrl);
    }

    /** Ends whatever still runs in the database: a test that failed may have left a connection open. */
    void drop(String database) {
        run("DROP DATABASE IF EXISTS %s WITH (FORCE)", database);
    }

    private void run(String statement, String database) {
        PGSimpleDataSource server = source(null);
        try (Connection connection = server.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute(statement.formatted(sql.enquoteIdentifier(database, true)));
        } catch (SQLException failure) {
            throw new IllegalStateException(
                    "the test server at " + server.getServerNames()[0] + ":" + server.getPortNumbers()[0] + " says: "
                            + failure.getMessage()
                            + "\nwhat to do: check NSELF_TEST_URL, a JDBC URL with a user who may create databases;"
                            + " without it an embedded server is started",
                    failure);
        }
    }

    private PGSimpleDataSource source(@Nullable String database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        if (database != null) {
            source.setDatabaseName(database);
        }
        return source;
    }

    /** Made when it is first touched, by whichever thread comes first. */
    private static final class Shared {

        static final Attempt ATTEMPT = Attempt.make();
    }

    /** A start that worked or did not; a second one would fail alike and only cost time. */
    private record Attempt(
            @Nullable PostgresServer started, @Nullable IllegalStateException failure) {

        static Attempt make() {
            try {
                return new Attempt(of(System.getenv("NSELF_TEST_URL"), EmbeddedServer::start), null);
            } catch (IllegalStateException failure) {
                return new Attempt(null, failure);
            }
        }

        PostgresServer server() {
            if (failure != null) {
                throw new IllegalStateException(failure.getMessage(), failure);
            }
            return requireNonNull(started);
        }
    }
}
