package org.nself.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Where the database is, as JDBC says it; user and password stand apart, so that no message can show them.
 *
 * @param jdbc without user and password, unless it was given as a JDBC URL that has them
 * @see <a href="https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS">PostgreSQL:
 *     Connection URIs</a>
 */
record DatabaseUrl(String jdbc, Optional<String> user, Optional<String> password) {

    private static final String JDBC = "jdbc:postgresql:";

    /** Parameters that the driver calls by another name than psql and its relatives do. */
    private static final Map<String, String> PARAMETERS = Map.of(
            "application_name", "ApplicationName",
            "channel_binding", "channelBinding",
            "connect_timeout", "connectTimeout");

    /** Why a URL cannot be used; the message never repeats it, for it may hold a password. */
    static final class Invalid extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Invalid(String message) {
            super(message);
        }
    }

    /** The URL that was given, else the first that the environment has. */
    static DatabaseUrl find(Optional<String> given, Map<String, String> environment) {
        return Stream.of(given, variable(environment, "NSELF_DATABASE_URL"), variable(environment, "DATABASE_URL"))
                .flatMap(Optional::stream)
                .findFirst()
                .map(DatabaseUrl::of)
                .orElseGet(() -> ofVariables(environment));
    }

    /** Whether the environment names a database. */
    static boolean isIn(Map<String, String> environment) {
        return Stream.of("NSELF_DATABASE_URL", "DATABASE_URL", "PGHOST", "PGDATABASE")
                .anyMatch(name -> variable(environment, name).isPresent());
    }

    static DatabaseUrl of(String url) {
        if (url.startsWith(JDBC)) {
            return hasLoginBeforeHost(url)
                    ? ofLibpq(url.substring(JDBC.length() + 2))
                    : new DatabaseUrl(url, Optional.empty(), Optional.empty());
        }
        return Stream.of("postgres://", "postgresql://")
                .filter(url::startsWith)
                .findFirst()
                .map(scheme -> ofLibpq(url.substring(scheme.length())))
                .orElseThrow(DatabaseUrl::notUnderstood);
    }

    /** The value of a variable that is set to something. */
    static Optional<String> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    PGSimpleDataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        try {
            source.setUrl(jdbc);
        } catch (IllegalArgumentException repeatsTheUrl) {
            // Not passed on as the cause, for its text may hold a password.
            throw notUnderstood();
        }
        user.ifPresent(source::setUser);
        password.ifPresent(source::setPassword);
        return source;
    }

    /** The driver knows no login there, and would log what follows the colon as a bad port. */
    private static boolean hasLoginBeforeHost(String url) {
        String rest = url.substring(JDBC.length());
        return rest.startsWith("//") && authority(rest.substring(2)).contains("@");
    }

    /** Taken apart by hand: hosts may hold underscores or be several, which {@link java.net.URI} does not read. */
    private static DatabaseUrl ofLibpq(String rest) {
        String authority = authority(rest);
        String[] location = rest.substring(authority.length()).split("\\?", 2);
        int at = authority.lastIndexOf('@');
        String hosts = authority.substring(at + 1);
        String[] login = authority.substring(0, Math.max(at, 0)).split(":", 2);
        return new DatabaseUrl(
                JDBC + "//" + (hosts.isEmpty() ? "localhost" : hosts) + (location[0].isEmpty() ? "/" : location[0])
                        + (location.length > 1 ? "?" + translated(location[1]) : ""),
                Optional.of(decoded(login[0])).filter(name -> !name.isEmpty()),
                login.length > 1 ? Optional.of(decoded(login[1])) : Optional.empty());
    }

    /** Everything before the path and the parameters. */
    private static String authority(String rest) {
        return rest.split("[/?]", 2)[0];
    }

    private static String translated(String parameters) {
        return Arrays.stream(parameters.split("&"))
                .map(parameter -> {
                    String name = parameter.split("=", 2)[0];
                    return PARAMETERS.getOrDefault(name, name) + parameter.substring(name.length());
                })
                .collect(Collectors.joining("&"));
    }

    private static DatabaseUrl ofVariables(Map<String, String> environment) {
        Optional<String> host = variable(environment, "PGHOST");
        Optional<String> database = variable(environment, "PGDATABASE");
        if (host.isEmpty() && database.isEmpty()) {
            throw new Invalid("no database was named: give --url, or set NSELF_DATABASE_URL, DATABASE_URL or PGHOST");
        }
        String user = variable(environment, "PGUSER").orElse(System.getProperty("user.name", "postgres"));
        return new DatabaseUrl(
                JDBC + "//" + host.orElse("localhost") + ":"
                        + variable(environment, "PGPORT").orElse("5432") + "/"
                        + URLEncoder.encode(database.orElse(user), UTF_8).replace("+", "%20"),
                Optional.of(user),
                variable(environment, "PGPASSWORD"));
    }

    /** Percent signs only: a plus is a plus in these URLs. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw notUnderstood();
        }
    }

    private static Invalid notUnderstood() {
        return new Invalid("the URL of the database is not understood; write jdbc:postgresql://host:5432/database or"
                + " postgres://user:password@host:5432/database, with special characters percent-encoded");
    }

    /** Never the password. */
    @Override
    public String toString() {
        return jdbc.replaceAll("password=[^&]*", "password=…");
    }
}
