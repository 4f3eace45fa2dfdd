package org.nself.postgres.structure;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nself.spi.Structure;
import org.nself.spi.Structure.Item;

/**
 * Asks the server for the definition of everything, one query a kind of object. The queries lie beside this class as files;
 * each begins with the same prelude, which says what counts. The caller has emptied the {@code search_path}, so that the
 * server prints every name in full.
 */
public final class StructureReader {

    /** A query answers with kind, identity and definition. */
    private static final List<String> QUERIES = List.of(
            "namespaces",
            "extensions",
            "types",
            "relations",
            "columns",
            "orders",
            "constraints",
            "indexes",
            "sequences",
            "functions",
            "operators",
            "operator-classes",
            "casts",
            "triggers",
            "event-triggers",
            "rules",
            "policies",
            "publications",
            "statistics",
            "collations",
            "text-search",
            "foreign",
            "languages",
            "defaults");

    /** What stands before a line that only a server of this version or a later one understands. */
    private static final Pattern SINCE = Pattern.compile("/\\*(\\d+)\\*/");

    private final Connection connection;
    private final String namespace;
    private final List<String> tables;

    /**
     * Takes the tables that do not count.
     *
     * @param namespace where nself's history is
     * @param tables what its tables are called
     */
    public StructureReader(Connection connection, String namespace, List<String> tables) {
        this.connection = connection;
        this.namespace = namespace;
        this.tables = tables;
    }

    /**
     * Reads everything.
     *
     * @throws SQLException when the catalog cannot be read
     */
    public Structure read() throws SQLException {
        int version = connection.getMetaData().getDatabaseMajorVersion();
        String prelude = text("prelude");
        List<Item> items = new ArrayList<>();
        for (String query : QUERIES) {
            run(prelude + forVersion(text(query), version), items);
        }
        return new Structure(items);
    }

    private void run(String query, List<Item> items) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, namespace);
            statement.setArray(2, connection.createArrayOf("text", tables.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    items.add(new Item(
                            row.getString(1), row.getString(2), Objects.requireNonNullElse(row.getString(3), "")));
                }
            }
        }
    }

    private static String forVersion(String query, int version) {
        return query.lines()
                .filter(line -> {
                    Matcher since = SINCE.matcher(line);
                    return !since.lookingAt() || version >= Integer.parseInt(since.group(1));
                })
                .collect(Collectors.joining("\n"));
    }

    private static String text(String query) {
        try (@Nullable InputStream stream = StructureReader.class.getResourceAsStream(query + ".sql")) {
            if (stream == null) {
                throw new IllegalStateException("the query " + query + " is missing from the jar");
            }
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
