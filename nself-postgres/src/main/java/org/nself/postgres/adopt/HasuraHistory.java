package org.nself.postgres.adopt;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.nself.MigrationRefusedException;
import org.nself.migration.Version;
import org.nself.spi.ToolHistory;

/**
 * The state of the Hasura CLI: a document by database and version since version 3 of its configuration, a table before. The
 * CLI copies the table into the document once; as long as it did not, the table is what holds.
 */
final class HasuraHistory {

    private static final String TOOL = "Hasura";
    private static final String DOCUMENT = "hdb_catalog.hdb_version";
    private static final String TABLE = "hdb_catalog.schema_migrations";

    /** Of the one row: the databases that migrations are known of, and whether the table was copied. */
    private static final String SOURCES = """
            SELECT s.source, coalesce(cli_state -> 'isStateCopyCompleted' = 'true', false)
            FROM hdb_catalog.hdb_version
            LEFT JOIN jsonb_each(CASE jsonb_typeof(cli_state -> 'migrations')
                WHEN 'object' THEN cli_state -> 'migrations' END) AS s(source, versions) ON s.versions <> '{}'""";

    private static final String VERSIONS = """
            SELECT v.version, v.dirty = 'true'
            FROM hdb_catalog.hdb_version, jsonb_each(cli_state -> 'migrations' -> ?) AS v(version, dirty)""";

    private final Connection connection;
    private final String source;

    HasuraHistory(Connection connection, String source) {
        this.connection = connection;
        this.source = source;
    }

    ToolHistory read() throws SQLException {
        Optional<ToolTable> document = ToolTable.find(connection, DOCUMENT)
                .filter(table -> "jsonb".equals(table.columns().get("cli_state")));
        Optional<ToolTable> table = ToolTable.find(connection, TABLE);
        if (document.isEmpty() && table.isEmpty()) {
            throw new MigrationRefusedException(
                    "NS3121",
                    List.of(),
                    "Hasura has no state here: there is neither " + DOCUMENT + " nor " + TABLE,
                    "its state lies in the metadata database (HASURA_GRAPHQL_METADATA_DATABASE_URL):"
                            + " nself.baseline().from(MigrationTool.HASURA, metadataDatabase)");
        }
        return document.isEmpty() ? table(table.orElseThrow()) : document(table);
    }

    private ToolHistory document(Optional<ToolTable> table) throws SQLException {
        Set<String> sources = new TreeSet<>();
        boolean copied = false;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SOURCES)) {
            while (row.next()) {
                Optional.ofNullable(row.getString(1)).ifPresent(sources::add);
                copied = row.getBoolean(2);
            }
        }
        if (sources.contains(source)) {
            try (PreparedStatement statement = connection.prepareStatement(VERSIONS)) {
                statement.setString(1, source);
                return history(DOCUMENT, statement);
            }
        }
        if (table.isPresent() && !copied) {
            return table(table.get());
        }
        if (!sources.isEmpty()) {
            throw new MigrationRefusedException(
                    "NS3124",
                    List.of(),
                    "Hasura knows no migrations of a database " + source + "; it does of " + String.join(", ", sources),
                    "name that one: nself.baseline().from(MigrationTool.HASURA).source(\""
                            + sources.iterator().next() + "\")");
        }
        return new ToolHistory(DOCUMENT, Set.of(), Optional.empty(), List.of());
    }

    private ToolHistory table(ToolTable table) throws SQLException {
        table.requireColumns(TOOL, Map.of("version", "bigint", "dirty", "boolean"));
        try (PreparedStatement statement = connection.prepareStatement("SELECT version, dirty FROM " + table.name())) {
            return history(TABLE, statement);
        }
    }

    private static ToolHistory history(String name, PreparedStatement statement) throws SQLException {
        Set<Version> versions = new TreeSet<>();
        List<String> passedOver = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                String digits = row.getString(1);
                Optional<Version> version = Version.parse(digits);
                if (row.getBoolean(2)) {
                    throw new MigrationRefusedException(
                            "NS3122",
                            version.stream().toList(),
                            "Hasura did not come to the end of version " + digits + ": " + name + " says dirty",
                            "look what of it took effect and mend it, then say what holds: hasura migrate apply --version "
                                    + digits + " --skip-execution");
                }
                version.ifPresentOrElse(
                        versions::add, () -> passedOver.add("the version " + digits + ", which is none for nself"));
            }
        }
        return new ToolHistory(name, versions, Optional.empty(), passedOver);
    }
}
