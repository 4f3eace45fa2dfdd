package org.nself.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** A database that nobody else uses; {@link #close()} gives it up. */
public final class TestDatabase implements AutoCloseable {

    private final PostgresServer server;
    private final String name;
    private final PGSimpleDataSource source;
    private final boolean atOnce;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Reset reset;

    private TestDatabase(PostgresServer server, Template template, String name, boolean atOnce) {
        this.server = server;
        this.name = name;
        this.source = server.source(name);
        this.atOnce = atOnce;
        this.reset = new Reset(server, template, name);
    }

    static TestDatabase droppedAtOnce(PostgresServer server, Template template, String name) {
        return new TestDatabase(server, template, name, true);
    }

    static TestDatabase droppedLater(PostgresServer server, Template template, String name) {
        return new TestDatabase(server, template, name, false);
    }

    /**
     * An empty one; {@link TestDatabases} has others.
     *
     * @throws IllegalStateException when there is no server, with what to do about it
     */
    public static TestDatabase create() {
        return TestDatabases.empty().create();
    }

    /** Opens a new connection at every call; there is no pool to leave behind. */
    public DataSource dataSource() {
        return source;
    }

    /** The JDBC URL, complete with user and password. */
    public String url() {
        String url = source.getURL();
        String login = Stream.concat(parameter("user", source.getUser()), parameter("password", source.getPassword()))
                .collect(Collectors.joining("&"));
        return url + (url.contains("?") ? "&" : "?") + login;
    }

    /**
     * Brings it back to what it was when it was created: rows, sequences, and schema. Nobody may write at the same time.
     *
     * <p>While the schema is as it was, only the tables that were touched are emptied and filled again, and connections stay
     * open; it needs a superuser. After a change of the schema, with a transaction still open that wrote, or without a
     * superuser, the database is replaced by a new copy of the same name, which ends its connections. Statistics, the order
     * of rows on disk and the settings of open sessions are not reset.
     *
     * @throws IllegalStateException when the server cannot be reached
     */
    public void reset() {
        reset.run();
    }

    /**
     * Gives it up, whoever is still connected to it. One that {@link PostgresServer#newDatabase()} made is dropped before
     * this returns, others a little later. A second call does nothing.
     */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            reset.close();
            if (atOnce) {
                server.drop(name);
            } else {
                server.background().drop(() -> server.drop(name));
            }
        }
    }

    /** Lets it be for a person to look at; {@link #close()} does nothing from now on. */
    void keep() {
        if (closed.compareAndSet(false, true)) {
            reset.close();
            server.keep(name);
        }
    }

    /** The name of the database; never a password. */
    @Override
    public String toString() {
        return name;
    }

    private static Stream<String> parameter(String key, @Nullable String value) {
        return value == null ? Stream.empty() : Stream.of(key + "=" + URLEncoder.encode(value, UTF_8));
    }
}
