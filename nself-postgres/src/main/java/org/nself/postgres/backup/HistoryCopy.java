package org.nself.postgres.backup;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nself.postgres.backup.State.HistoryRows;

/** Copies the rows of nself's own history. */
final class HistoryCopy {

    private static final String COLUMNS = """
            SELECT a.attname::text
              FROM pg_catalog.pg_attribute a
             WHERE a.attrelid = pg_catalog.to_regclass(?) AND a.attnum > 0 AND NOT a.attisdropped
               AND a.attgenerated = ''
             ORDER BY a.attnum""";

    private final Connection connection;
    private final CopiedHistory history;
    private final Sequences sequences;

    HistoryCopy(Connection connection, CopiedHistory history) {
        this.connection = connection;
        this.history = history;
        this.sequences = new Sequences(connection);
    }

    /** Writes a file for each table that is there. */
    List<HistoryRows> write(Path directory) throws SQLException {
        List<HistoryRows> all = new ArrayList<>();
        for (String table : history.tables()) {
            List<String> columns = columns(name(table));
            if (!columns.isEmpty()) {
                String file = "history-" + (all.size() + 1) + ".copy.gz";
                long rows = RowFile.write(connection, name(table), columns, directory.resolve(file), bytes -> {});
                all.add(new HistoryRows(table, columns, file, rows, sequences.ownedBy(name(table))));
            }
        }
        return all;
    }

    /** Makes the history what it was; a table that was not there has no rows then. */
    void restore(List<HistoryRows> copied, Path directory) throws SQLException {
        for (String table : history.tables()) {
            Optional<HistoryRows> rows =
                    copied.stream().filter(each -> each.table().equals(table)).findFirst();
            boolean isThere = !columns(name(table)).isEmpty();
            if (isThere) {
                CopySession.execute(connection, "DELETE FROM " + name(table));
            } else if (rows.isPresent()) {
                history.create(table);
            }
            if (rows.isPresent()) {
                load(rows.get(), directory);
            }
        }
    }

    private void load(HistoryRows rows, Path directory) throws SQLException {
        String name = name(rows.table());
        long loaded =
                RowFile.load(connection, name, rows.columns(), CopyFiles.file(directory, rows.file()), bytes -> {});
        if (loaded != rows.rows()) {
            throw Refusals.rows(name, rows.rows(), loaded);
        }
        sequences.set(rows.sequences());
    }

    private List<String> columns(String table) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
            statement.setString(1, table);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    columns.add(row.getString(1));
                }
            }
        }
        return columns;
    }

    private String name(String table) throws SQLException {
        try (var statement = connection.createStatement()) {
            return statement.enquoteIdentifier(history.namespace(), true) + "."
                    + statement.enquoteIdentifier(table, true);
        }
    }
}
