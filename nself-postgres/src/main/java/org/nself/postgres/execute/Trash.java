package org.nself.postgres.execute;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nself.EnvironmentException;
import org.nself.postgres.render.Kept;
import org.nself.postgres.render.Kept.KeptColumn;
import org.nself.postgres.render.KeptComment;
import org.nself.postgres.render.Rendering;
import org.nself.schema.QualifiedName;
import org.nself.spi.TrashItem;

/** Copies of what plans deleted, in a namespace of their own. */
final class Trash {

    private static final String COPIES = """
            SELECT c.relname, obj_description(c.oid, 'pg_class'), pg_total_relation_size(c.oid),
                   format('SELECT %I FROM %s LIMIT 1', ?::text, c.oid::regclass)
              FROM pg_catalog.pg_class c
              JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
             WHERE n.nspname = ? AND c.relkind = 'r' AND obj_description(c.oid, 'pg_class') IS NOT NULL
             ORDER BY c.relname""";

    private static final String COLUMNS = """
            SELECT a.attname, format_type(a.atttypid, a.atttypmod),
                   pg_get_serial_sequence(a.attrelid::regclass::text, a.attname) IS NOT NULL
              FROM pg_catalog.pg_attribute a
              JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
              JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
             WHERE n.nspname = ? AND c.relname = ? AND a.attnum > 0 AND NOT a.attisdropped""";

    private final Connection connection;

    Trash(Connection connection) {
        this.connection = connection;
    }

    /** A copy, with the query that asks when it was made. */
    private record Copy(Kept kept, long bytes, String time) {}

    List<TrashItem> items() throws SQLException {
        List<TrashItem> items = new ArrayList<>();
        for (Copy copy : copies()) {
            Kept kept = copy.kept();
            items.add(new TrashItem(
                    kept.name(),
                    kept.table(),
                    kept.columns().stream().map(KeptColumn::name).toList(),
                    kept.key().isEmpty(),
                    time(copy.time()),
                    copy.bytes()));
        }
        return items;
    }

    private List<Copy> copies() throws SQLException {
        List<Copy> copies = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(COPIES)) {
            statement.setString(1, Kept.KEPT_AT);
            statement.setString(2, Kept.NAMESPACE);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    long bytes = row.getLong(3);
                    String time = row.getString(4);
                    KeptComment.parse(row.getString(1), row.getString(2))
                            .ifPresent(kept -> copies.add(new Copy(kept, bytes, time)));
                }
            }
        }
        return copies;
    }

    private Optional<Instant> time(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next()
                    ? Optional.of(row.getObject(1, OffsetDateTime.class).toInstant())
                    : Optional.empty();
        }
    }

    void restore(TrashItem item) throws SQLException {
        Map<String, KeptColumn> there = columns(item.table());
        Kept kept = copies().stream()
                .map(Copy::kept)
                .filter(copy -> copy.name().equals(item.name()))
                .findFirst()
                .orElseThrow(() -> new SQLException("the copy is gone", "42P01"));
        List<String> missing = kept.columns().stream()
                .map(KeptColumn::name)
                .filter(column -> !there.containsKey(column))
                .toList();
        if (!missing.isEmpty()) {
            throw new EnvironmentException(
                    "NS6021",
                    (there.isEmpty()
                                    ? "table " + item.table() + " is not there"
                                    : item.table() + " has no column " + String.join(", ", missing))
                            + "; nothing was restored",
                    "make it again first, with the names that it had; the copy is " + Kept.NAMESPACE + "."
                            + item.name(),
                    null);
        }
        Kept typed = new Kept(kept.name(), kept.table(), typed(kept.key(), there), typed(kept.columns(), there));
        for (String statement : Rendering.giveBack(typed)) {
            execute(statement);
        }
    }

    private static List<KeptColumn> typed(List<KeptColumn> columns, Map<String, KeptColumn> there) {
        return columns.stream()
                .map(column -> there.getOrDefault(column.name(), column))
                .toList();
    }

    private Map<String, KeptColumn> columns(QualifiedName table) throws SQLException {
        Map<String, KeptColumn> columns = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
            statement.setString(1, table.namespace());
            statement.setString(2, table.name());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    columns.put(
                            row.getString(1),
                            new KeptColumn(row.getString(1), Optional.of(row.getString(2)), row.getBoolean(3)));
                }
            }
        }
        return columns;
    }

    void purge(TrashItem item) throws SQLException {
        execute(Rendering.purge(item.name()));
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }
}
