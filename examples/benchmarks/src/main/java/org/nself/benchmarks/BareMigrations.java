package org.nself.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * The floor below which nobody applies migrations: one connection, files read as they are and cut where a line ends with a
 * semicolon, and for each file a transaction with a row of a history. Checks nothing, locks nothing.
 */
final class BareMigrations {

    private BareMigrations() {}

    /** Applies all, to a database without any. */
    static void apply(DataSource dataSource, Path directory) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                PreparedStatement row =
                        connection.prepareStatement("INSERT INTO bare_history (version, name) VALUES (?, ?)")) {
            statement.execute("CREATE TABLE bare_history (version text PRIMARY KEY, name text NOT NULL,"
                    + " applied_at timestamptz NOT NULL DEFAULT now())");
            connection.setAutoCommit(false);
            for (Path file : files(directory)) {
                for (String part : Files.readString(file).split(";\n")) {
                    statement.execute(part);
                }
                String[] name = file.getFileName().toString().split("__");
                row.setString(1, name[0]);
                row.setString(2, name[1]);
                row.executeUpdate();
                connection.commit();
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** All that a boot with nothing to do has to ask: what was applied. Looks at no file. */
    static void boot(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT version, name FROM bare_history ORDER BY version")) {
            while (row.next()) {
                row.getString(1);
                row.getString(2);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }
}
