package org.nself.postgres.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nself.NselfException;
import org.nself.postgres.backup.definition.Definition;
import org.nself.postgres.backup.definition.DefinitionReader;
import org.nself.postgres.backup.definition.Definitions;

/**
 * Needs nothing but the connection. {@code definitions.json} holds the statements, {@code definitions.sql} the same for
 * people, {@code rows.json} says which rows are in which file of {@code rows}.
 */
final class EmbeddedEngine implements Engine {

    static final String NAME = "embedded";

    private static final String DEFINITIONS = "definitions.json";
    private static final String READABLE = "definitions.sql";
    private static final String INDEX = "rows.json";
    private static final String ROWS = "rows";

    /**
     * The rows of one table.
     *
     * @param file within the directory of the copy
     * @param bytes of the rows as text, before they were compressed
     */
    record TableRows(String table, List<String> columns, String file, long rows, long bytes) {}

    /** All statements; {@code definitions.json}. */
    record Statements(List<Definition> statements) {}

    /** All tables whose rows are there; {@code rows.json}. */
    record Index(List<TableRows> tables) {}

    /** What was read for {@link #uncovered} is what is written: it is of one moment. */
    private Optional<Definitions> read = Optional.empty();

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<NselfException> obstacle(Connection connection) {
        return Optional.empty();
    }

    @Override
    public List<String> uncovered(Snapshot snapshot) throws SQLException {
        Definitions definitions = new DefinitionReader(
                        snapshot.connection(),
                        Set.copyOf(snapshot.namespaces()),
                        snapshot.historyNamespace(),
                        snapshot.historyTables())
                .read();
        read = Optional.of(definitions);
        return definitions.uncovered();
    }

    @Override
    public Map<String, Long> write(Snapshot snapshot, Path directory, Progress progress)
            throws SQLException, IOException {
        if (read.isEmpty()) {
            uncovered(snapshot);
        }
        List<Definition> statements = read.orElseThrow().statements();
        Json.write(directory.resolve(DEFINITIONS), "the definitions", new Statements(statements));
        writeReadable(statements, directory.resolve(READABLE));
        CopyFiles.createDirectory(directory.resolve(ROWS));
        List<TableRows> index = new ArrayList<>();
        for (CopyTable table : snapshot.tables()) {
            if (table.rows()) {
                String file = String.format(Locale.ROOT, "%s/%04d.copy.gz", ROWS, index.size() + 1);
                index.add(write(snapshot.connection(), table, file, directory, progress));
            }
        }
        CopyFiles.force(directory.resolve(ROWS));
        Json.write(directory.resolve(INDEX), "the list of rows", new Index(index));
        Map<String, Long> rows = new LinkedHashMap<>();
        index.forEach(each -> rows.put(each.table(), each.rows()));
        return rows;
    }

    /** Rows as text and a table on disk are of different sizes: what goes beyond is not told, what lacks is told at the end. */
    private static TableRows write(
            Connection connection, CopyTable table, String file, Path directory, Progress progress) {
        long[] written = {0};
        long rows = RowFile.write(connection, table.name(), table.columns(), directory.resolve(file), bytes -> {
            long before = Math.min(written[0], table.bytes());
            written[0] += bytes;
            progress.moved(table.name(), Math.min(written[0], table.bytes()) - before);
        });
        progress.moved(table.name(), table.bytes() - Math.min(written[0], table.bytes()));
        return new TableRows(table.name(), table.columns(), file, rows, written[0]);
    }

    private static void writeReadable(List<Definition> statements, Path file) {
        try (OutputStream out = CopyFiles.create(file)) {
            StringBuilder text = new StringBuilder();
            for (Definition each : statements) {
                text.append("-- ")
                        .append((each.kind() + " " + each.identity()).replaceAll("\\R", " "))
                        .append('\n')
                        .append(each.sql())
                        .append(each.sql().stripTrailing().endsWith(";") ? "\n\n" : ";\n\n");
            }
            out.write(text.toString().getBytes(UTF_8));
        } catch (IOException failure) {
            throw Refusals.writing("the definitions", file, failure);
        }
    }

    @Override
    public Contents open(Path directory) {
        Statements statements = Json.read(directory.resolve(DEFINITIONS), Statements.class);
        Map<String, TableRows> tables = new LinkedHashMap<>();
        Json.read(directory.resolve(INDEX), Index.class).tables().forEach(each -> tables.put(each.table(), each));
        return new EmbeddedContents(directory, statements.statements(), tables);
    }

    /** The files, read as they are needed. */
    private record EmbeddedContents(Path directory, List<Definition> definitions, Map<String, TableRows> tables)
            implements Contents {

        @Override
        public long load(Connection connection, String table, Progress progress) {
            TableRows rows = tables.get(table);
            if (rows == null) {
                throw Refusals.unreadable(
                        directory.resolve(INDEX), new IOException("it does not name the table " + table));
            }
            return RowFile.load(
                    connection,
                    table,
                    rows.columns(),
                    CopyFiles.file(directory, rows.file()),
                    bytes -> progress.moved(table, bytes));
        }

        @Override
        public void close() {
            // Nothing stays open.
        }
    }
}
