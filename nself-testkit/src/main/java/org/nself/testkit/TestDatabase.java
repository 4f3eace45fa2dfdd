package org.nself.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** An empty database that nobody else uses; {@link #close()} drops it. */
public final class TestDatabase implements AutoCloseable {

    private final PostgresServer server;
    private final String name;
    private final PGSimpleDataSource source;

    TestDatabase(PostgresServer server, String name, PGSimpleDataSource source) {
        this.server = server;
        this.name = name;
        this.source = source;
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

    /** Drops the database, whoever is still connected to it. A second call does nothing. */
    @Override
    public void close() {
        server.drop(name);
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
