package org.nself.postgres.backup.program;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nself.postgres.backup.definition.Definition;
import org.nself.postgres.backup.definition.Phase;

/** A file that pg_dump wrote, read with pg_restore, which needs no connection for it. */
public final class Archive implements AutoCloseable {

    private final Client client;
    private final Path file;
    private final Contents contents;
    private final TreeMap<String, Integer> rows;
    private @Nullable Stream stream;

    /**
     * A pg_restore that writes the rows of some tables.
     *
     * @param tables those that are still to come, in order
     */
    private record Stream(Child child, RowsReader reader, Deque<String> tables, Path list) {}

    private Archive(Client client, Path file, Contents contents) {
        this.client = client;
        this.file = file;
        this.contents = contents;
        this.rows = contents.rows();
    }

    /**
     * Says which object each part of an archive belongs to.
     *
     * @param connection in the transaction whose snapshot was written, with an empty search path
     * @return what {@link #open} wants beside the archive
     */
    public static byte[] contents(Client client, Path file, Connection connection) throws IOException, SQLException {
        String list = output(client, List.of("--list", "--verbose", path(file)));
        return Contents.of(connection, Entry.list(list)).written();
    }

    /**
     * Opens what was written.
     *
     * @param contents the file that holds what {@link #contents} returned
     */
    public static Archive open(Client client, Path file, Path contents) throws IOException {
        return new Archive(client, file, Contents.read(contents));
    }

    /** All definitions, in order. */
    public List<Definition> definitions() throws IOException {
        List<Definition> definitions = new ArrayList<>();
        definitions.addAll(section(Phase.BEFORE_ROWS, "pre-data"));
        definitions.addAll(section(Phase.AFTER_ROWS, "post-data"));
        return definitions;
    }

    private List<Definition> section(Phase phase, String section) throws IOException {
        String text = output(client, List.of("--section=" + section, "--verbose", "--file=-", path(file)));
        return new DefinitionText(contents.items()).read(phase, text);
    }

    /** What takes the rows of a table. */
    @FunctionalInterface
    public interface Target {

        /**
         * Takes all of them.
         *
         * @param statement a COPY
         * @param rows to be read to the end
         * @return how many there were
         */
        long take(String statement, InputStream rows) throws SQLException, IOException;
    }

    /**
     * Reads the rows of a table. Quick when tables are asked for in the order of their names: one program goes through all
     * of them.
     */
    public long rows(String table, Target target) throws SQLException, IOException {
        Stream from = at(table);
        from.tables().removeFirst();
        String statement = from.reader().next().orElseGet(() -> {
            from.child().finish(remark -> {});
            throw DefinitionText.unreadable("the rows of " + table + " are not there");
        });
        long count = target.take(statement, from.reader().rows());
        if (from.tables().isEmpty()) {
            finish(from);
        }
        return count;
    }

    private Stream at(String table) throws IOException {
        Stream before = stream;
        if (before != null && table.equals(before.tables().peekFirst())) {
            return before;
        }
        close();
        if (!rows.containsKey(table)) {
            throw new IllegalArgumentException("no rows of " + table + " are in " + file);
        }
        Stream started = start(rows.tailMap(table, true));
        stream = started;
        return started;
    }

    private Stream start(Map<String, Integer> tables) throws IOException {
        Path list = Files.createTempFile("nself", ".list");
        try {
            Files.writeString(list, lines(tables.values()));
            Child child = start(client, List.of("--use-list=" + path(list), "--file=-", path(file)));
            return new Stream(child, new RowsReader(child.output()), new ArrayDeque<>(tables.keySet()), list);
        } catch (IOException failure) {
            Files.deleteIfExists(list);
            throw failure;
        }
    }

    /** pg_restore looks at the number of a line alone. */
    private static String lines(Collection<Integer> entries) {
        return entries.stream().map(entry -> entry + ";\n").collect(Collectors.joining());
    }

    /** The rows are all there only when the program says so. */
    private void finish(Stream ended) throws IOException {
        if (ended.reader().next().isPresent()) {
            throw DefinitionText.unreadable("rows of a table that is not known");
        }
        ended.child().finish(remark -> {});
        close();
    }

    private static String output(Client client, List<String> arguments) throws IOException {
        try (Child child = start(client, arguments)) {
            String text = new String(child.output().readAllBytes(), UTF_8);
            child.finish(remark -> {});
            return text;
        }
    }

    private static Child start(Client client, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(client.restore()));
        command.addAll(arguments);
        return Child.start("pg_restore", command, Map.of());
    }

    private static String path(Path file) {
        return file.toAbsolutePath().toString();
    }

    @Override
    public void close() throws IOException {
        Stream ended = stream;
        stream = null;
        if (ended != null) {
            ended.child().close();
            Files.deleteIfExists(ended.list());
        }
    }
}
