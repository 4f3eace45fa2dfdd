package org.nself.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.nself.testkit.PostgresServer;

/** A process that starts a server, asks it for 1, and says how many seconds that took. */
final class StartServer {

    private StartServer() {}

    /** Each turn has a JVM of its own, whose own start does not count. */
    static Contestant contestant(String name, String server) {
        List<String> command = Processes.java(
                StartServer.class,
                List.of("-Dorg.slf4j.simpleLogger.defaultLogLevel=error"),
                List.of(server, PostgresServer.shared().url()));
        return Contestant.measured(name, () -> {
            String answer = Processes.firstLine(command);
            if (answer.isEmpty()) {
                throw new IOException("it did not start");
            }
            return Double.parseDouble(answer);
        });
    }

    public static void main(String[] arguments) throws IOException, SQLException {
        long start = System.nanoTime();
        switch (arguments[0]) {
            case "running" -> ask(DriverManager.getConnection(arguments[1]), start);
            case "nself" ->
                ask(DriverManager.getConnection(PostgresServer.shared().url()), start);
            default -> {
                try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
                    ask(server.getPostgresDatabase().getConnection(), start);
                }
            }
        }
    }

    private static void ask(Connection opened, long start) throws SQLException {
        try (Connection connection = opened;
                Statement statement = connection.createStatement();
                ResultSet one = statement.executeQuery("SELECT 1")) {
            one.next();
            System.out.println((System.nanoTime() - start) / 1e9);
        }
    }
}
