package org.nself.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A database of its own for one test. */
public final class TestDatabase implements AutoCloseable {

    private final TestServer server;
    private final String name;

    TestDatabase(TestServer server, String name) {
        this.server = server;
        this.name = name;
    }

    public String name() {
        return name;
    }

    public String url() {
        return "jdbc:postgresql://localhost:" + server.port() + "/" + name + "?user=postgres";
    }

    public DataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url());
        return source;
    }

    public void execute(String sql) {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    /** Rows of texts; NULL is the text "null". */
    public List<List<String>> query(String sql) {
        return query(List.of(sql));
    }

    /** The rows of several queries, one after the other, over one connection: a new one has the whole catalog to load. */
    public List<List<String>> query(List<String> queries) {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            List<List<String>> all = new ArrayList<>();
            for (String sql : queries) {
                try (ResultSet rows = statement.executeQuery(sql)) {
                    while (rows.next()) {
                        List<String> row = new ArrayList<>();
                        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                            row.add(String.valueOf(rows.getString(i)));
                        }
                        all.add(row);
                    }
                }
            }
            return all;
        } catch (SQLException failure) {
            throw new IllegalStateException(String.join(";\n", queries), failure);
        }
    }

    @Override
    public void close() {
        server.drop(name);
    }
}
