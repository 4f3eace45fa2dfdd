package org.nself.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.nself.Nself;
import org.postgresql.ds.PGSimpleDataSource;

/** What a new process does with a database; it says how many seconds that took from the beginning of {@code main}. */
final class BootProcess {

    private BootProcess() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        long start = System.nanoTime();
        String url = arguments[1];
        switch (arguments[0]) {
            case "select" -> select(url);
            case "script" -> script(url, Path.of(arguments[2]));
            case "schema" ->
                Nself.builder()
                        .schema(Path.of(arguments[2]))
                        .dataSource(source(url))
                        .migrate();
            default ->
                Nself.builder()
                        .migrations(Path.of(arguments[2]))
                        .dataSource(source(url))
                        .migrate();
        }
        System.out.println((System.nanoTime() - start) / 1e9);
    }

    private static PGSimpleDataSource source(String url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        return source;
    }

    private static void select(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet one = statement.executeQuery("SELECT 1")) {
            one.next();
        }
    }

    /** One statement a time, in one transaction, as a boot sends them. */
    private static void script(String url, Path file) throws IOException, SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String sql : Files.readString(file).split(";\n")) {
                statement.execute(sql);
            }
            connection.commit();
        }
    }
}
