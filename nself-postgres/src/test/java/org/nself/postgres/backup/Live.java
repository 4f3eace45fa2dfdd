package org.nself.postgres.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.nself.plan.Policy;
import org.nself.postgres.PostgresDialect;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.TestServer;
import org.nself.postgres.cases.PgDump;
import org.nself.schema.SourceFile;
import org.nself.spi.Copied;
import org.nself.spi.CopyListener;
import org.nself.spi.CopyScope;
import org.nself.spi.Database;
import org.nself.spi.Dialect.Settings;

/** A database that is copied, spoilt and restored, and what it holds as told by others. */
final class Live implements AutoCloseable {

    private static final Settings SETTINGS =
            new Settings("nself.history", Policy.safe().lockTimeout(java.time.Duration.ofSeconds(1)));

    private final TestDatabase database;
    private final String engine;
    private final List<Path> directories = new ArrayList<>();

    private Live(TestDatabase database, String engine) {
        this.database = database;
        this.engine = engine;
    }

    static Live empty() {
        return new Live(TestServer.current().newDatabase(), System.getProperty("nself.test.engine", "embedded"));
    }

    static Live rich() {
        Live live = empty();
        live.database.execute(text("rich.sql"));
        return live;
    }

    static String text(String name) {
        try (InputStream file = Live.class.getResourceAsStream("/backup/" + name)) {
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException failure) {
            throw new IllegalStateException(name, failure);
        }
    }

    TestDatabase database() {
        return database;
    }

    void execute(String sql) {
        database.execute(sql);
    }

    Database open() {
        return open(database.dataSource());
    }

    static Database open(DataSource source) {
        return new PostgresDialect().open(source, SETTINGS);
    }

    Path directory() {
        try {
            Path directory = Files.createTempDirectory("nself-copy");
            directories.add(directory);
            return directory;
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    Copied copy(Path directory) {
        return copy(directory, CopyScope.everything());
    }

    Copied copy(Path directory, CopyScope scope) {
        try (Database open = open()) {
            return open.copier().copy(engine, scope, directory, CopyListener.NONE);
        }
    }

    static CopyScope rowsOf(String... tables) {
        return new CopyScope(Set.of(), new CopyScope.Rows.Of(Set.of(tables)));
    }

    void restore(Copied copied, Path directory) {
        try (Database open = open()) {
            assertThat(open.begin()).isTrue();
            open.copier().restore(copied, directory, CopyListener.NONE);
            open.commit();
        }
    }

    /** Rows and checksum of every table, values of every sequence, and the definitions that the server's own tool sees. */
    Map<String, String> contents() {
        Map<String, String> contents = rows();
        PgDump.of(database).ifPresent(text -> contents.put("pg_dump", text));
        return contents;
    }

    Map<String, String> rows() {
        Map<String, String> contents = new TreeMap<>();
        for (List<String> table : database.query("SELECT oid::regclass::text, relkind FROM pg_class WHERE relkind IN"
                + " ('r', 'm', 'S') AND relnamespace NOT IN ('pg_catalog'::regnamespace,"
                + " 'information_schema'::regnamespace)")) {
            String query = table.get(1).equals("S")
                    ? "SELECT last_value, is_called FROM " + table.get(0)
                    : "SELECT count(*), md5(string_agg(t::text, '|' ORDER BY t::text)) FROM ONLY " + table.get(0)
                            + " t";
            if (!table.get(0).startsWith("pg_toast")) {
                contents.put(table.get(0), database.query(query).toString());
            }
        }
        contents.put(
                "large objects",
                database.query("SELECT oid, md5(lo_get(oid)) FROM pg_largeobject_metadata ORDER BY oid")
                        .toString());
        return contents;
    }

    /** Some rows of nself's own. */
    void remember(String text) {
        try (Database open = open()) {
            open.begin();
            open.record(List.of(new SourceFile("a.dbml", text)), Set.of("public"), "f", 1, java.time.Duration.ZERO);
            open.prepareMigrations();
            open.commit();
        }
    }

    @Override
    public void close() {
        database.close();
        directories.forEach(Live::delete);
    }

    private static void delete(Path directory) {
        try (var files = Files.walk(directory)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
