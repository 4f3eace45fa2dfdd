package org.nself.postgres.hasura;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import javax.sql.DataSource;
import org.nself.migration.Version;
import org.nself.spi.StateMirror;

/**
 * The document of version 3 of the CLI's configuration, written by one statement that reads it as well: what others write
 * to it meanwhile is not lost.
 */
public final class DocumentState implements StateMirror {

    private static final String THIS_SOURCE = "v.cli_state #> ARRAY['migrations', g.source]";

    private static final String STATE = """
            jsonb_set(
                CASE jsonb_typeof(v.cli_state -> 'migrations') WHEN 'object' THEN v.cli_state
                    ELSE jsonb_set(v.cli_state, '{migrations}', '{}') END,
                ARRAY['migrations', g.source],
                (CASE jsonb_typeof(%1$s) WHEN 'object' THEN %1$s ELSE '{}' END - g.pending) || g.applied)
            """.formatted(THIS_SOURCE);

    private static final String UPDATE = """
            WITH g AS (
                SELECT ?::text AS source, ?::text[] AS pending,
                    coalesce((SELECT jsonb_object_agg(a, false) FROM unnest(?::text[]) AS a), '{}') AS applied)
            UPDATE hdb_catalog.hdb_version AS v SET cli_state = %1$s FROM g
            WHERE v.cli_state IS DISTINCT FROM %1$s""".formatted(STATE);

    private final MetadataDatabase database;
    private final String source;

    /** One database that Hasura knows by this name. */
    public DocumentState(DataSource database, String source) {
        this.database = new MetadataDatabase(database);
        this.source = source;
    }

    @Override
    public void mirror(Set<Version> applied, Set<Version> pending) {
        database.run(connection -> {
            try (PreparedStatement update = connection.prepareStatement(UPDATE)) {
                update.setString(1, source);
                update.setArray(2, connection.createArrayOf("text", digits(pending)));
                update.setArray(3, connection.createArrayOf("text", digits(applied)));
                if (update.executeUpdate() == 0) {
                    requireRow(connection);
                }
            }
        });
    }

    private static void requireRow(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT 1 FROM hdb_catalog.hdb_version")) {
            if (!row.next()) {
                throw MetadataDatabase.noState();
            }
        }
    }

    private static Object[] digits(Set<Version> versions) {
        return versions.stream().map(Version::toString).toArray();
    }

    @Override
    public String toString() {
        return "Hasura's state of " + source;
    }
}
