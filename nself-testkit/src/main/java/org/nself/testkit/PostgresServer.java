package org.nself.testkit;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL server for tests, one a JVM. Thread-safe.
 *
 * <p>It is the first of these that is to be had, or the one that {@code -Dnself.test.source} asks for:
 *
 * <ol>
 *   <li>{@code url}: the server that the environment variable {@code NSELF_TEST_URL} names, a JDBC URL with a user who may
 *       create databases. Templates stay on it, so that the next JVM finds them.
 *   <li>{@code embedded}: one from the binaries on the class path, which runs as any user and needs no installation.
 *       {@code -Dnself.test.postgres.binaries} names others: a directory of installed programs, a jar, or a directory of
 *       jars called {@code 17.jar}.
 *   <li>{@code testcontainers}: one in a container, when {@code org.testcontainers:testcontainers-postgresql} is on the
 *       class path and a Docker engine answers.
 * </ol>
 *
 * <p>{@code -Dnself.test.postgres=15} asks for a major version, 13 to 18. An embedded server and its directory go when the
 * JVM ends, also when it is killed.
 */
public final class PostgresServer {

    private static final String PREFIX = "nself_test_";

    private final RunningServer running;
    private final Maintenance maintenance;
    private final Background background;
    private final Tenancy tenancy;
    private final ConcurrentMap<String, Once<Template>> templates = new ConcurrentHashMap<>();
    private final AtomicInteger databases = new AtomicInteger();

    private PostgresServer(RunningServer running) {
        this.running = running;
        this.maintenance = new Maintenance(source(null));
        this.background = new Background();
        this.tenancy = new Tenancy(maintenance, PREFIX, running.endsWithJvm());
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
     * Makes a new, empty database; {@link TestDatabase#close()} drops it and waits until it is gone. {@link
     * TestDatabase#create()} is faster.
     *
     * @throws IllegalStateException when the server cannot be reached or its user may not create databases
     */
    public TestDatabase newDatabase() {
        Template empty = empty();
        return TestDatabase.droppedAtOnce(this, empty, empty.clone(newName()));
    }

    /** The JDBC URL of its maintenance database, complete with user and password. */
    public String url() {
        return running.url();
    }

    /** One that was there before, or programs that are installed, are of the version that they are of. */
    void requireMajor(int wanted) {
        int found = Integer.parseInt(maintenance
                        .texts("SELECT current_setting('server_version_num')")
                        .getFirst())
                / 10_000;
        if (found != wanted) {
            throw new IllegalStateException(
                    "-Dnself.test.postgres=" + wanted + " is asked for, and the server is PostgreSQL "
                            + found
                            + "\nwhat to do: leave it out, or correct NSELF_TEST_URL or -Dnself.test.postgres.binaries");
        }
    }

    static PostgresServer of(RunningServer running) {
        return new PostgresServer(running);
    }

    /** The template of that name, which the maker fills when nobody did before. */
    Template template(String fingerprint, Template.Maker maker) {
        return templates
                .computeIfAbsent(
                        fingerprint,
                        key -> new Once<>(() -> {
                            String name = "nself_template_" + key;
                            new TemplateMaking(this, name).unlessThere(maker);
                            return new Template(this, name);
                        }))
                .get();
    }

    /** The template of all that is empty. */
    Template empty() {
        return templates
                .computeIfAbsent("template0", name -> new Once<>(() -> new Template(this, name)))
                .get();
    }

    Maintenance maintenance() {
        return maintenance;
    }

    Background background() {
        return background;
    }

    /** A name that no other database has, also none of another JVM. */
    String newName() {
        return PREFIX + tenancy.name() + "_" + databases.incrementAndGet();
    }

    /** Ends whatever still runs in the database: a test that failed may have left a connection open. */
    void drop(String database) {
        maintenance.drop(database);
    }

    /** Lets a database be, for a person to look at it, also after this JVM. */
    void keep(String database) {
        maintenance.run("COMMENT ON DATABASE %s IS '" + Tenancy.KEPT + "'", database);
        running.keep();
    }

    PGSimpleDataSource source(@Nullable String database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(running.url());
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
                ServerSources sources = ServerSources.ofEnvironment();
                PostgresServer server = of(sources.first());
                sources.wantedMajor().ifPresent(server::requireMajor);
                return new Attempt(server, null);
            } catch (IllegalStateException failure) {
                return new Attempt(null, failure);
            } catch (IllegalArgumentException malformed) {
                // The driver's message has the URL in it, and that a password.
                return new Attempt(
                        null,
                        new IllegalStateException("NSELF_TEST_URL is no JDBC URL of PostgreSQL"
                                + "\nwhat to do: write it as jdbc:postgresql://localhost:5432/postgres?user=postgres"));
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
