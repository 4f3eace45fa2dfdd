package org.nself.postgres.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.nself.postgres.backup.State.SequenceValue;
import org.nself.postgres.backup.definition.Definition;
import org.nself.postgres.backup.definition.Phase;
import org.nself.spi.Copied;
import org.nself.spi.CopyListener;
import org.nself.spi.Structure;
import org.nself.spi.Structure.Item;
import org.nself.spi.StructureDifference;

/** Brings back what a copy holds, in the transaction that is open. */
final class Restoring {

    private final Connection connection;
    private final CopiedHistory history;
    private final Copied copied;
    private final Path directory;
    private final ScopedStructure structures;

    Restoring(Connection connection, CopiedHistory history, Copied copied, Path directory) throws SQLException {
        this.connection = connection;
        this.history = history;
        this.copied = copied;
        this.directory = directory;
        this.structures =
                new ScopedStructure(connection, history, copied.scope().namespaces());
    }

    void run(Engine engine, CopyListener listener) throws SQLException, IOException {
        State state = Json.read(directory.resolve(State.FILE), State.class);
        try (Engine.Contents contents = engine.open(directory)) {
            Structure before = structures.everything();
            Preconditions preconditions = new Preconditions(connection);
            preconditions.checkEncoding(state);
            preconditions.checkLocks(before, copied.structure());
            Set<String> withRows = copied.rows().keySet();
            Clearing clearing = new Clearing(connection, structures, copied.structure(), withRows);
            clearing.check(before);
            Parts there = new Parts(clearing.clear(before));
            define(contents.definitions(), Phase.BEFORE_ROWS, there);
            load(contents, new Progress(listener, bytes()));
            if (state.largeObjects() >= 0) {
                new LargeObjects(connection).restore(directory.resolve(LargeObjects.FILE), state.largeObjects());
            }
            setSequences(state.sequences(), clearing.kept());
            define(contents.definitions(), Phase.AFTER_ROWS, there);
            refresh(contents.definitions());
            new HistoryCopy(connection, history).restore(state.history(), directory);
            verify();
            listener.copied("restored", bytes(), bytes());
        }
    }

    /** What is there stays as it is. */
    private void define(List<Definition> definitions, Phase phase, Parts there) {
        for (Definition each : definitions) {
            if (each.phase() == phase
                    && there.find(each.kind(), each.identity()).isEmpty()) {
                run(each.kind() + " " + each.identity(), each.sql());
            }
        }
    }

    private void run(String what, String sql) {
        try {
            CopySession.execute(connection, sql);
        } catch (SQLException failure) {
            throw Refusals.running(what, sql, failure);
        }
    }

    private void load(Engine.Contents contents, Progress progress) throws SQLException, IOException {
        for (Map.Entry<String, Long> table : copied.rows().entrySet()) {
            long loaded = contents.load(connection, table.getKey(), progress);
            if (loaded != table.getValue()) {
                throw Refusals.rows(table.getKey(), table.getValue(), loaded);
            }
        }
    }

    /** A sequence that numbers the rows which stayed goes on where it is. */
    private void setSequences(List<SequenceValue> values, Set<String> kept) throws SQLException {
        Sequences sequences = new Sequences(connection);
        Set<String> leave = sequences.usedBy(kept);
        sequences.set(values.stream()
                .filter(value -> !leave.contains(value.sequence()))
                .toList());
    }

    /** In the order of their definitions: one may be made of another. */
    private void refresh(List<Definition> definitions) throws SQLException {
        Set<String> empty = emptyViews();
        Parts parts = new Parts(copied.structure());
        definitions.stream()
                .filter(each -> each.kind().equals("materialized view"))
                .map(Definition::identity)
                .distinct()
                .filter(empty::contains)
                .filter(view -> parts.find("materialized view", view)
                        .filter(item -> item.definition().lines().noneMatch("WITH NO DATA"::equals))
                        .isPresent())
                .forEach(view -> run("materialized view " + view, "REFRESH MATERIALIZED VIEW " + view));
    }

    private Set<String> emptyViews() throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT oid::regclass::text FROM pg_catalog.pg_class"
                        + " WHERE relkind = 'm' AND NOT relispopulated")) {
            while (row.next()) {
                names.add(row.getString(1));
            }
        }
        return Set.copyOf(names);
    }

    private void verify() throws SQLException {
        StructureDifference difference = difference();
        List<Item> namespaces = difference.changed().stream()
                .map(StructureDifference.Changed::before)
                .filter(item -> item.kind().equals("schema"))
                .toList();
        for (Item namespace : namespaces) {
            new Namespaces(connection).align(namespace);
        }
        StructureDifference rest = namespaces.isEmpty() ? difference : difference();
        if (!rest.isEmpty()) {
            throw Refusals.different(rest.lines());
        }
    }

    /** An extension that was added stays, and so does the schema that it is in. */
    private StructureDifference difference() throws SQLException {
        Structure now = structures.within(structures.everything());
        StructureDifference difference = copied.structure().difference(now);
        boolean hasExtensions =
                difference.added().stream().anyMatch(item -> item.kind().equals("extension"));
        List<Item> added = difference.added().stream()
                .filter(item -> !item.kind().equals("extension")
                        && !(hasExtensions && item.kind().equals("schema")))
                .toList();
        return new StructureDifference(difference.missing(), added, difference.changed());
    }

    /** Of all files, compressed: what is read of them is told as progress. */
    private long bytes() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
