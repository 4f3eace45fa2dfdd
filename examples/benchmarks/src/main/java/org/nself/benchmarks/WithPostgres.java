package org.nself.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nself.testkit.PostgresServer;
import org.nself.testkit.TestDatabase;

/**
 * Runs a command while the test server runs, and ends as it ends. {@code PGHOST}, {@code PGPORT}, {@code PGUSER} and
 * {@code PGPASSWORD} say where the server is.
 */
final class WithPostgres {

    private static final Pattern SERVER = Pattern.compile("jdbc:postgresql://(?<host>[^:/]+)(?::(?<port>\\d+))?/.*");
    private static final Pattern USER = Pattern.compile("[?&]user=([^&]+)");
    private static final Pattern PASSWORD = Pattern.compile("[?&]password=([^&]+)");

    private WithPostgres() {}

    /** Takes the command. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int exit;
        try (TestDatabase database = PostgresServer.shared().newDatabase()) {
            String url = database.url();
            Matcher server = SERVER.matcher(url);
            if (!server.matches()) {
                throw new IllegalStateException("no host in " + url);
            }
            ProcessBuilder command = new ProcessBuilder(List.of(arguments)).inheritIO();
            command.environment().put("PGHOST", server.group("host"));
            command.environment().put("PGPORT", server.group("port") == null ? "5432" : server.group("port"));
            command.environment().put("PGUSER", first(USER, url, "postgres"));
            command.environment().put("PGPASSWORD", first(PASSWORD, url, ""));
            exit = command.start().waitFor();
        }
        System.exit(exit);
    }

    private static String first(Pattern pattern, String url, String otherwise) {
        Matcher matcher = pattern.matcher(url);
        return matcher.find() ? matcher.group(1) : otherwise;
    }
}
