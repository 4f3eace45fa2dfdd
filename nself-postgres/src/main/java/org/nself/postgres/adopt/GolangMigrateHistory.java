package org.nself.postgres.adopt;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nself.MigrationRefusedException;
import org.nself.migration.Version;
import org.nself.spi.ToolHistory;

/** One row: the version that was applied last. Hasura's older table has the same columns, and a row for each version. */
final class GolangMigrateHistory {

    static final String TABLE = "schema_migrations";

    private static final String TOOL = "golang-migrate";

    private GolangMigrateHistory() {}

    static ToolHistory read(Connection connection, String name) throws SQLException {
        ToolTable table = ToolTable.require(connection, TOOL, name);
        if (table.name().startsWith("hdb_catalog.")) {
            throw table.stranger(TOOL, "it is Hasura's");
        }
        table.requireColumns(TOOL, Map.of("version", "bigint", "dirty", "boolean"));
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT version, dirty FROM " + table.name() + " LIMIT 2")) {
            if (!row.next()) {
                return new ToolHistory(table.name(), Set.of(), Optional.empty(), List.of());
            }
            long version = row.getLong(1);
            boolean dirty = row.getBoolean(2);
            if (row.next()) {
                throw table.stranger(TOOL, "it has several rows, and golang-migrate keeps one");
            }
            if (dirty) {
                throw dirty(table, version);
            }
            Optional<Version> last = Version.parse(Long.toString(version));
            return new ToolHistory(table.name(), last.map(Set::of).orElse(Set.of()), last, zero(version));
        }
    }

    private static List<String> zero(long version) {
        return version == 0 ? List.of("the version 0, which is none for nself") : List.of();
    }

    private static MigrationRefusedException dirty(ToolTable table, long version) {
        return new MigrationRefusedException(
                "NS3122",
                Version.parse(Long.toString(version)).stream().toList(),
                "golang-migrate did not come to the end of version " + version + ": " + table.name() + " says dirty",
                "look what of it took effect and mend it, then say what holds: migrate force VERSION");
    }
}
