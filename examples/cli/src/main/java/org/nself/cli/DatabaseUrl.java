package org.nself.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the database is, as JDBC says it; user and password stand apart, so that no message can show them.
 *
 * @param jdbc without user and password, unless it was given as a JDBC URL that has them
 */
record DatabaseUrl(String jdbc, Optional<String> user, Optional<String> password) {

    /** Why a URL cannot be used; the message never repeats it, for it may hold a password. */
    static final class Invalid extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Invalid(String message) {
            super(message);
        }
    }

    /** The URL that was given, else the first that the environment has. */
    static DatabaseUrl find(Optional<String> given, Map<String, String> environment) {
        return Stream.of(
                        given,
                        Optional.ofNullable(environment.get("NSELF_DATABASE_URL")),
                        Optional.ofNullable(environment.get("DATABASE_URL")))
                .flatMap(Optional::stream)
                .findFirst()
                .map(DatabaseUrl::of)
                .orElseGet(() -> ofVariables(environment));
    }

    static DatabaseUrl of(String url) {
        if (url.startsWith("jdbc:postgresql:")) {
            return new DatabaseUrl(url, Optional.empty(), Optional.empty());
        }
        if (!url.startsWith("postgres://") && !url.startsWith("postgresql://")) {
            throw new Invalid("the URL of the database begins with jdbc:postgresql:// or postgres://");
        }
        try {
            URI uri = new URI(url);
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            String[] login = uri.getRawUserInfo() == null
                    ? new String[0]
                    : uri.getRawUserInfo().split(":", 2);
            String host = uri.getHost() == null ? "localhost" : uri.getHost();
            String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            return new DatabaseUrl(
                    "jdbc:postgresql://" + host + port + (uri.getRawPath().isEmpty() ? "/" : uri.getRawPath()) + query,
                    login.length > 0 ? Optional.of(decoded(login[0])) : Optional.empty(),
                    login.length > 1 ? Optional.of(decoded(login[1])) : Optional.empty());
        } catch (URISyntaxException invalid) {
            throw new Invalid("the URL of the database cannot be read: " + invalid.getReason() + " at character "
                    + (invalid.getIndex() + 1));
        }
    }

    private static DatabaseUrl ofVariables(Map<String, String> environment) {
        if (!environment.containsKey("PGHOST") && !environment.containsKey("PGDATABASE")) {
            throw new Invalid("no database was named: give --url, or set NSELF_DATABASE_URL, DATABASE_URL or PGHOST");
        }
        String user = environment.getOrDefault("PGUSER", System.getProperty("user.name", "postgres"));
        return new DatabaseUrl(
                "jdbc:postgresql://" + environment.getOrDefault("PGHOST", "localhost") + ":"
                        + environment.getOrDefault("PGPORT", "5432") + "/"
                        + environment.getOrDefault("PGDATABASE", user),
                Optional.of(user),
                Optional.ofNullable(environment.get("PGPASSWORD")));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
    }

    /** Never the password. */
    @Override
    public String toString() {
        return jdbc.replaceAll("password=[^&]*", "password=…");
    }
}
