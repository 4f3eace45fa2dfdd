package org.nself.postgres.backup.program;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.nself.BackupException;
import org.nself.NselfException;

/**
 * Where a database is and who connects to it, as a program wants to hear it: in its environment, which no other user of the
 * machine can read. Nothing here shows the password.
 *
 * @see <a href="https://www.postgresql.org/docs/current/libpq-envars.html">PostgreSQL: environment variables</a>
 */
public final class ServerAddress {

    /** What leads a program elsewhere when it is set for other reasons. A password is the user's own means to pass one. */
    static final Set<String> VARIABLES = Set.of(
            "PGHOST",
            "PGHOSTADDR",
            "PGPORT",
            "PGDATABASE",
            "PGUSER",
            "PGSERVICE",
            "PGOPTIONS",
            "PGAPPNAME",
            "PGSSLMODE",
            "PGREQUIRESSL",
            "PGCLIENTENCODING",
            "PGTARGETSESSIONATTRS",
            "PGDATESTYLE",
            "PGTZ");

    /** Parameters of the driver's URLs that the programs know by a variable, with the same values. */
    private static final Map<String, String> SAME = Map.of(
            "sslmode", "PGSSLMODE",
            "sslrootcert", "PGSSLROOTCERT",
            "sslcert", "PGSSLCERT",
            "kerberosServerName", "PGKRBSRVNAME",
            "channelBinding", "PGCHANNELBINDING",
            "options", "PGOPTIONS");

    /** The first of several hosts, a port, a database, parameters; only the first is always there. */
    private static final Pattern URL = Pattern.compile(
            "jdbc:postgresql:(?://(?<host>\\[[^]]*]|[^:/?,]*)(?::(?<port>\\d+))?[^/?]*/?)?(?<database>[^?]*)(?:\\?(?<query>.*))?");

    private final Map<String, String> environment;

    private ServerAddress(Map<String, String> environment) {
        this.environment = Collections.unmodifiableMap(new TreeMap<>(environment));
    }

    /**
     * Of the database that a connection is to.
     *
     * @param dataSource that the connection came from
     */
    public static ServerAddress of(DataSource dataSource, Connection connection) throws SQLException {
        Matcher url = URL.matcher(connection.getMetaData().getURL());
        if (!url.matches()) {
            throw unknown();
        }
        Map<String, String> parameters = parameters(url.group("query"));
        Map<String, String> environment = new TreeMap<>();
        environment.put("PGHOST", or(url.group("host"), "localhost").replaceAll("[\\[\\]]", ""));
        environment.put("PGPORT", or(url.group("port"), "5432"));
        environment.put("PGDATABASE", connection.getCatalog());
        environment.put("PGUSER", connection.getMetaData().getUserName());
        environment.put("PGAPPNAME", "nself backup");
        SAME.forEach((parameter, variable) -> {
            String value = parameters.getOrDefault(parameter, "");
            if (!value.isEmpty()) {
                environment.put(variable, value);
            }
        });
        password(parameters, dataSource).ifPresent(password -> environment.put("PGPASSWORD", password));
        return new ServerAddress(environment);
    }

    private static String or(@Nullable String value, String otherwise) {
        return value == null || value.isEmpty() ? otherwise : value;
    }

    private static Map<String, String> parameters(@Nullable String query) {
        Map<String, String> parameters = new TreeMap<>();
        for (String parameter : query == null ? new String[0] : query.split("&", -1)) {
            int equal = parameter.indexOf('=');
            if (equal > 0) {
                parameters.put(parameter.substring(0, equal), URLDecoder.decode(parameter.substring(equal + 1), UTF_8));
            }
        }
        return parameters;
    }

    /** Without one it is left to the user's password file, or to a PGPASSWORD that is there already. */
    private static Optional<String> password(Map<String, String> parameters, DataSource dataSource) {
        return Optional.ofNullable(parameters.get("password"))
                .or(() -> told(dataSource))
                .filter(password -> !password.isEmpty());
    }

    /** The driver's own data sources and the common pools have it where every one of them has it, and not in the URL. */
    private static Optional<String> told(DataSource dataSource) {
        try {
            return dataSource.getClass().getMethod("getPassword").invoke(dataSource) instanceof String password
                    ? Optional.of(password)
                    : Optional.empty();
        } catch (ReflectiveOperationException | RuntimeException keepsItToItself) {
            return Optional.empty();
        }
    }

    private static NselfException unknown() {
        // The URL itself may hold a password.
        return new BackupException(
                "NS7044",
                "it is not known where the database is, as pg_dump needs to: the URL of the connection is not one of"
                        + " the driver's",
                "let the embedded engine copy, which needs no program",
                null);
    }

    Map<String, String> environment() {
        return environment;
    }

    @Override
    public String toString() {
        return environment.get("PGUSER") + "@" + environment.get("PGHOST") + ":" + environment.get("PGPORT") + "/"
                + environment.get("PGDATABASE");
    }
}
