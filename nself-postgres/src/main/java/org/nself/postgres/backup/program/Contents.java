package org.nself.postgres.backup.program;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which object each entry of an archive belongs to, in the words of {@link org.nself.spi.Structure}. The archive itself has
 * numbers and names that cannot be told apart, so this is asked of the server when the archive is written, and kept
 * beside it.
 */
record Contents(Map<Integer, Contents.Item> items) {

    /**
     * An object.
     *
     * @param rows whether the entry is the rows of a table
     */
    record Item(boolean rows, String kind, String identity) {}

    private static final String SEPARATOR = "\t";

    Contents {
        items = new TreeMap<>(items);
    }

    /** Asks the server, in the snapshot of the archive. */
    static Contents of(Connection connection, List<Entry> entries) throws SQLException {
        Map<Integer, Entry> byNumber = new HashMap<>();
        entries.forEach(entry -> byNumber.put(entry.number(), entry));
        Map<List<Long>, Item> objects = objects(connection, entries);
        Map<Integer, Item> items = new TreeMap<>();
        for (Entry entry : entries) {
            owner(entry, byNumber)
                    .map(owner -> objects.get(List.of(catalog(owner), owner.object())))
                    .ifPresent(item -> items.put(entry.number(), new Item(entry.rows(), item.kind(), item.identity())));
        }
        return new Contents(items);
    }

    /** A comment belongs to what it is about, as rights do. */
    private static Optional<Entry> owner(Entry entry, Map<Integer, Entry> byNumber) {
        @Nullable Entry owner = entry;
        for (int steps = 0; owner != null && owner.object() == 0 && steps < byNumber.size(); steps++) {
            owner = owner.needs().isEmpty() ? null : byNumber.get(owner.needs().getFirst());
        }
        return Optional.ofNullable(owner).filter(found -> found.object() != 0);
    }

    /** What is only about a relation has its number, and no catalog. */
    private static long catalog(Entry entry) {
        return entry.catalog() == 0 ? 1259 : entry.catalog();
    }

    private static Map<List<Long>, Item> objects(Connection connection, List<Entry> entries) throws SQLException {
        List<Entry> asked =
                entries.stream().filter(entry -> entry.object() != 0).toList();
        Map<List<Long>, Item> objects = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(text("objects.sql"))) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "bigint", asked.stream().map(Contents::catalog).toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "bigint", asked.stream().map(Entry::object).toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    objects.put(
                            List.of(row.getLong(1), row.getLong(2)),
                            new Item(false, row.getString(3), row.getString(4)));
                }
            }
        }
        return objects;
    }

    /** The entries that are the rows of a table, by the table's name. */
    TreeMap<String, Integer> rows() {
        TreeMap<String, Integer> rows = new TreeMap<>();
        items.forEach((number, item) -> {
            if (item.rows()) {
                rows.put(item.identity(), number);
            }
        });
        return rows;
    }

    static Contents read(Path file) throws IOException {
        Map<Integer, Item> items = new TreeMap<>();
        for (String line : Files.readString(file).split("\n", -1)) {
            String[] parts = line.split(SEPARATOR, -1);
            if (parts.length == 4) {
                items.put(
                        Integer.valueOf(parts[0]),
                        new Item(parts[1].equals("rows"), parts[2], parts[3].translateEscapes()));
            } else if (!line.isEmpty()) {
                throw new IOException("this is no line of " + file.getFileName() + ": " + line);
            }
        }
        return new Contents(items);
    }

    /** A line an entry: its number, what it is, and of which object. */
    byte[] written() {
        return items.entrySet().stream()
                .map(entry -> String.join(
                        SEPARATOR,
                        entry.getKey().toString(),
                        entry.getValue().rows() ? "rows" : "definition",
                        entry.getValue().kind(),
                        escaped(entry.getValue().identity())))
                .collect(Collectors.joining("\n", "", "\n"))
                .getBytes(UTF_8);
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    private static String text(String query) {
        try (@Nullable InputStream stream = Contents.class.getResourceAsStream(query)) {
            if (stream == null) {
                throw new IllegalStateException("the query " + query + " is missing from the jar");
            }
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
