package org.nself.postgres.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.nself.NselfException;
import org.nself.postgres.backup.EmbeddedEngine.Statements;
import org.nself.postgres.backup.definition.Definition;
import org.nself.postgres.backup.definition.DefinitionReader;
import org.nself.postgres.backup.definition.Phase;
import org.nself.postgres.backup.program.Archive;
import org.nself.postgres.backup.program.Client;
import org.nself.postgres.backup.program.Clients;
import org.nself.postgres.backup.program.Dump;
import org.nself.postgres.backup.program.DumpRequest;
import org.nself.postgres.backup.program.DumpRequest.Relation;
import org.nself.postgres.backup.program.ServerAddress;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/** Lets pg_dump write one file, and reads it with pg_restore; the rows go in over the connection that restores. */
final class PgDumpEngine implements Engine {

    static final String NAME = "pg_dump";

    /** What pg_dump wrote; pg_restore can read it without us. */
    private static final String ARCHIVE = "database.dump";

    /** Which object each of its parts belongs to. */
    private static final String CONTENTS = "database.contents";

    /**
     * How schemas and the settings of the database are defined, and what publications publish. A schema is not cleared away
     * before a restore, but brought to what it was, and pg_dump takes {@code public} for what every database begins with. Of
     * publications it says nothing when it is asked for some schemas alone.
     */
    private static final String FRAME = "schemas.json";

    private static final Set<String> FRAME_KINDS =
            Set.of("schema", "setting", "publication relation", "publication namespace");

    private static final int BUFFER = 1 << 16;

    private final DataSource dataSource;
    private final Duration lockTimeout;
    private final Clients clients;

    /**
     * @param dataSource that the connections come from; pg_dump connects to the same database by itself
     * @param lockTimeout how long it waits for a table
     */
    PgDumpEngine(DataSource dataSource, Duration lockTimeout, Clients clients) {
        this.dataSource = dataSource;
        this.lockTimeout = lockTimeout;
        this.clients = clients;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<NselfException> obstacle(Connection connection) throws SQLException {
        try {
            client(connection);
            ServerAddress.of(dataSource, connection);
            return Optional.empty();
        } catch (NselfException obstacle) {
            return Optional.of(obstacle);
        }
    }

    private Client client(Connection connection) throws SQLException {
        return clients.fitting(
                connection.getMetaData().getDatabaseMajorVersion(),
                connection.getMetaData().getDatabaseProductVersion().replaceFirst(" .*", ""));
    }

    @Override
    public List<String> uncovered(Snapshot snapshot) {
        return List.of();
    }

    @Override
    public Map<String, Long> write(Snapshot snapshot, Path directory, Progress progress)
            throws SQLException, IOException {
        Client client = client(snapshot.connection());
        ServerAddress address = ServerAddress.of(dataSource, snapshot.connection());
        Path file = directory.resolve(ARCHIVE);
        CopyFiles.create(file).close();
        Map<String, Long> rows = new TreeMap<>();
        try (Dump dump = Dump.start(client, address, request(snapshot), file)) {
            Consumer<String> heard = heard(snapshot, progress);
            for (CopyTable table : snapshot.tables()) {
                // The connection has nothing else to do meanwhile.
                if (table.rows() && dump.goesOn(heard)) {
                    rows.put(table.name(), snapshot.count(table));
                }
            }
            dump.finish(heard);
        }
        for (CopyTable table : snapshot.tables()) {
            if (table.rows() && !rows.containsKey(table.name())) {
                rows.put(table.name(), snapshot.count(table));
            }
        }
        force(file);
        Json.write(directory.resolve(FRAME), "the definitions of schemas", new Statements(frame(snapshot)));
        try (OutputStream contents = CopyFiles.create(directory.resolve(CONTENTS))) {
            contents.write(Archive.contents(client, file, snapshot.connection()));
        }
        return rows;
    }

    private static List<Definition> frame(Snapshot snapshot) throws SQLException {
        DefinitionReader reader = new DefinitionReader(
                snapshot.connection(), snapshot.namespaces(), snapshot.historyNamespace(), snapshot.historyTables());
        return reader.read().statements().stream().filter(PgDumpEngine::isFrame).toList();
    }

    private static boolean isFrame(Definition definition) {
        return FRAME_KINDS.contains(definition.kind());
    }

    private DumpRequest request(Snapshot snapshot) throws SQLException {
        return new DumpRequest(
                snapshot.export(),
                snapshot.namespaces(),
                HistoryRelations.of(snapshot),
                snapshot.tables().stream()
                        .filter(table -> !table.rows())
                        .map(table -> new Relation(table.namespace(), table.table()))
                        .toList(),
                lockTimeout);
    }

    /** A table is done when the next one begins. */
    private static Consumer<String> heard(Snapshot snapshot, Progress progress) {
        Map<String, CopyTable> tables = new HashMap<>();
        snapshot.tables().forEach(table -> tables.put(table.namespace() + "." + table.table(), table));
        return new Consumer<>() {
            private Optional<CopyTable> before = Optional.empty();

            @Override
            public void accept(String name) {
                before.ifPresent(table -> progress.moved(table.name(), table.bytes()));
                before = Optional.ofNullable(tables.get(name));
            }
        };
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    @Override
    public Contents open(Path directory) throws IOException {
        Archive archive = Archive.open(clients.newest(), directory.resolve(ARCHIVE), directory.resolve(CONTENTS));
        try {
            Map<Phase, List<Definition>> frame =
                    Json.read(directory.resolve(FRAME), Statements.class).statements().stream()
                            .collect(Collectors.groupingBy(Definition::phase));
            List<Definition> definitions = new ArrayList<>(frame.getOrDefault(Phase.BEFORE_ROWS, List.of()));
            archive.definitions().stream()
                    .filter(definition -> !isFrame(definition))
                    .forEach(definitions::add);
            definitions.addAll(frame.getOrDefault(Phase.AFTER_ROWS, List.of()));
            return new Opened(archive, List.copyOf(definitions));
        } catch (IOException | RuntimeException failure) {
            archive.close();
            throw failure;
        }
    }

    private record Opened(Archive archive, List<Definition> definitions) implements Contents {

        @Override
        public long load(Connection connection, String table, Progress progress) throws SQLException, IOException {
            CopyManager driver = new CopyManager(connection.unwrap(BaseConnection.class));
            return archive.rows(
                    table, (statement, rows) -> driver.copyIn(statement, new Counted(rows, table, progress), BUFFER));
        }

        @Override
        public void close() throws IOException {
            archive.close();
        }
    }

    /** Tells how much of a table was read. */
    private static final class Counted extends InputStream {

        private final InputStream rows;
        private final String table;
        private final Progress progress;

        Counted(InputStream rows, String table, Progress progress) {
            this.rows = rows;
            this.table = table;
            this.progress = progress;
        }

        @Override
        public int read() throws IOException {
            int read = rows.read();
            progress.moved(table, read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = rows.read(bytes, offset, length);
            progress.moved(table, Math.max(0, read));
            return read;
        }
    }
}
