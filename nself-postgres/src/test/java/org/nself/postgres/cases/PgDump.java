package org.nself.postgres.cases;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.TestServer;

/**
 * What PostgreSQL's own tool says a database holds: a second judge beside {@link CatalogDump}, where a client is installed
 * that is not older than the server.
 */
public final class PgDump {

    private static final Optional<Integer> CLIENT = clientVersion();

    private PgDump() {}

    /** The lines in alphabetical order, for a column that comes back stands last. */
    public static Optional<String> of(TestDatabase database) {
        return of(database, TestServer.currentMajor());
    }

    /** Of a database on a server of another version. */
    public static Optional<String> of(TestDatabase database, int major) {
        return CLIENT.filter(client -> client >= major).map(client -> lines(database));
    }

    /** The major version of the client that is installed. */
    public static Optional<Integer> client() {
        return CLIENT;
    }

    private static String lines(TestDatabase database) {
        String url = database.url().substring("jdbc:".length());
        return run(List.of("pg_dump", "--schema-only", "--exclude-schema=nself", "--dbname=" + url))
                .lines()
                // Newer clients write a key of chance there.
                .filter(line -> !line.startsWith("--") && !line.startsWith("\\") && !line.isBlank())
                .map(line -> line.endsWith(",") ? line.substring(0, line.length() - 1) : line)
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    private static Optional<Integer> clientVersion() {
        try {
            Matcher version = Pattern.compile("PostgreSQL\\) (\\d+)").matcher(run(List.of("pg_dump", "--version")));
            return version.find() ? Optional.of(Integer.valueOf(version.group(1))) : Optional.empty();
        } catch (UncheckedIOException notInstalled) {
            return Optional.empty();
        }
    }

    private static String run(List<String> command) {
        try {
            Process process = new ProcessBuilder(new ArrayList<>(command))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            int code = process.waitFor();
            if (code != 0) {
                throw new IllegalStateException(command.getFirst() + " ended with " + code);
            }
            return output;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
