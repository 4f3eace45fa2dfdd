package org.nself.postgres.adopt;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.nself.MigrationRefusedException;
import org.nself.migration.Version;
import org.nself.spi.ToolHistory;

/**
 * Reads Flyway's rows in the order in which they were written, for a later one may take an earlier one back.
 *
 * @see <a href="https://documentation.red-gate.com/fd/flyway-schema-history-table-273973417.html">Flyway: schema history
 *     table</a>
 */
final class FlywayHistory {

    static final String TABLE = "flyway_schema_history";

    private static final String TOOL = "Flyway";

    private final Set<Version> versions = new TreeSet<>();
    private final List<String> passedOver = new ArrayList<>();
    private final ToolTable table;
    private Optional<Version> upTo = Optional.empty();

    private FlywayHistory(ToolTable table) {
        this.table = table;
    }

    static ToolHistory read(Connection connection, String name) throws SQLException {
        FlywayHistory history = new FlywayHistory(ToolTable.require(connection, TOOL, name));
        history.table.requireColumns(
                TOOL,
                Map.of(
                        "installed_rank", "integer",
                        "version", "character varying",
                        "description", "character varying",
                        "type", "character varying",
                        "success", "boolean"));
        String query =
                "SELECT version, type, description, success FROM " + history.table.name() + " ORDER BY installed_rank";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                history.row(row.getString(1), row.getString(2), row.getString(3), row.getBoolean(4));
            }
        }
        return new ToolHistory(history.table.name(), history.versions, history.upTo, history.passedOver);
    }

    private void row(@Nullable String version, String type, String description, boolean success) {
        if (!success) {
            throw failed(version, description);
        }
        if (version == null) {
            // The row that says that Flyway made the namespace is no migration.
            if (!type.equals("SCHEMA")) {
                passedOver.add("the repeatable migration \"" + description + "\"");
            }
            return;
        }
        Optional<Version> number = Version.parse(version);
        if (number.isEmpty()) {
            passedOver.add("the version " + version + " \"" + description + "\", which is no whole number");
        } else if (type.equals("BASELINE") || type.equals("SQL_BASELINE")) {
            upTo = upTo.filter(last -> last.compareTo(number.get()) > 0).or(() -> number);
        } else if (type.startsWith("UNDO_") || type.equals("DELETE")) {
            versions.remove(number.get());
        } else {
            versions.add(number.get());
        }
    }

    private MigrationRefusedException failed(@Nullable String version, String description) {
        String what = (version == null ? "" : version + " ") + "\"" + description + "\"";
        return new MigrationRefusedException(
                "NS3122",
                Optional.ofNullable(version).flatMap(Version::parse).stream().toList(),
                "Flyway's migration " + what + " failed: " + table.name() + " says so",
                "undo what of it took effect, then let Flyway forget it: flyway repair");
    }
}
