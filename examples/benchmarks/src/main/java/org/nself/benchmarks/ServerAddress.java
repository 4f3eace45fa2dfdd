package org.nself.benchmarks;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nself.testkit.TestDatabase;

/** Where a test database is, for programs that speak no JDBC. User and password are encoded as in a URL. */
record ServerAddress(String host, String port, String database, String user, String password) {

    private static final Pattern SERVER =
            Pattern.compile("jdbc:postgresql://(?<host>[^:/]+)(?::(?<port>\\d+))?/(?<database>[^?]+).*");
    private static final Pattern USER = Pattern.compile("[?&]user=([^&]+)");
    private static final Pattern PASSWORD = Pattern.compile("[?&]password=([^&]+)");

    static ServerAddress of(TestDatabase database) {
        String url = database.url();
        Matcher server = SERVER.matcher(url);
        if (!server.matches()) {
            throw new IllegalStateException("no host in the URL of " + database);
        }
        String port = server.group("port");
        return new ServerAddress(
                server.group("host"),
                port == null ? "5432" : port,
                server.group("database"),
                first(USER, url, "postgres"),
                first(PASSWORD, url, ""));
    }

    private static String first(Pattern pattern, String url, String otherwise) {
        Matcher matcher = pattern.matcher(url);
        return matcher.find() ? matcher.group(1) : otherwise;
    }

    /** As libpq takes it, and JDBC with {@code jdbc:} before it. */
    String url() {
        return "postgresql://%s:%s/%s?user=%s&password=%s".formatted(host, port, database, user, password);
    }

    /** The variables by which the tools of PostgreSQL find the server. */
    Map<String, String> environment() {
        return Map.of("PGHOST", host, "PGPORT", port, "PGUSER", user, "PGPASSWORD", password);
    }
}
