package org.nself.postgres.adopt;

import java.sql.Connection;
import java.sql.SQLException;
import org.nself.spi.ToolHistory;

/** Reads what other tools remember; changes nothing of theirs. */
public final class ToolHistories {

    private ToolHistories() {}

    /**
     * What the tool says it applied.
     *
     * @throws org.nself.MigrationRefusedException when it is not there, or cannot be trusted
     */
    public static ToolHistory read(Connection connection, ToolHistory.Place place) throws SQLException {
        return switch (place.tool()) {
            case HASURA -> new HasuraHistory(connection, place.source()).read();
            case FLYWAY -> FlywayHistory.read(connection, place.table().orElse(FlywayHistory.TABLE));
            case GOLANG_MIGRATE ->
                GolangMigrateHistory.read(connection, place.table().orElse(GolangMigrateHistory.TABLE));
        };
    }
}
