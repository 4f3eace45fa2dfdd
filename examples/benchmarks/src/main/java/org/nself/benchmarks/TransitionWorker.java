package org.nself.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.nself.Nself;
import org.nself.NselfException;
import org.nself.SchemaSource;
import org.nself.plan.Plan;
import org.nself.plan.Policy;
import org.postgresql.ds.PGSimpleDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Leads one database to another, over and over: for each line of JSON with {@code old_dsn} and {@code new_dsn} it prints
 * {@code @@{"sql": […]}} or {@code @@{"error": …}}. The new database goes through DBML and back, so that DBML is shown to lose
 * nothing.
 */
final class TransitionWorker {

    private static final JsonMapper JSON = new JsonMapper();

    private TransitionWorker() {}

    /** Reads standard input to its end. */
    public static void main(String[] arguments) throws IOException {
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (String line = requests.readLine(); line != null; line = requests.readLine()) {
            answers.println("@@" + JSON.writeValueAsString(answer(JSON.readTree(line))));
        }
    }

    private static Map<String, Object> answer(JsonNode request) {
        try {
            Plan plan = plan(request);
            return Map.of(
                    "sql",
                    plan.steps().stream().flatMap(step -> step.up().stream()).toList());
        } catch (NselfException | SQLException refused) {
            return Map.of("error", String.valueOf(refused.getMessage()));
        }
    }

    private static Plan plan(JsonNode request) throws SQLException {
        DataSource from = dataSource(request.get("old_dsn").asString());
        DataSource to = dataSource(request.get("new_dsn").asString());
        Set<String> namespaces = new TreeSet<>(namespaces(from));
        Set<String> wanted = namespaces(to);
        namespaces.addAll(wanted);
        String dbml = builder(to, wanted).build().pull();
        return builder(from, namespaces)
                .schema(SchemaSource.text(dbml))
                .intents(RenameHints.of(request, from, to))
                .build()
                .plan();
    }

    private static Nself.Builder builder(DataSource database, Set<String> namespaces) {
        return Nself.builder()
                .dataSource(database)
                .namespaces(namespaces.toArray(String[]::new))
                .policy(Policy.development())
                .exclusive();
    }

    private static Set<String> namespaces(DataSource database) throws SQLException {
        Set<String> names = new TreeSet<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT nspname FROM pg_namespace"
                        + " WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'")) {
            while (row.next()) {
                names.add(row.getString(1));
            }
        }
        return names;
    }

    /** Of a URL like {@code postgres://user@host:port/database}. */
    private static DataSource dataSource(String url) {
        URI uri = URI.create(url);
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {uri.getHost()});
        source.setPortNumbers(new int[] {uri.getPort() < 0 ? 5432 : uri.getPort()});
        source.setDatabaseName(uri.getPath().substring(1));
        String[] user = String.valueOf(uri.getUserInfo()).split(":", 2);
        source.setUser(user[0]);
        if (user.length > 1) {
            source.setPassword(user[1]);
        }
        return source;
    }
}
