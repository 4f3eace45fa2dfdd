package org.nself.postgres.hasura;

import java.sql.PreparedStatement;
import java.util.Set;
import javax.sql.DataSource;
import org.nself.migration.Version;
import org.nself.spi.StateMirror;

/** The table that the CLI had before version 3 of its configuration. */
public final class TableState implements StateMirror {

    private static final String WRITE = """
            WITH gone AS (DELETE FROM hdb_catalog.schema_migrations WHERE version = ANY (?))
            INSERT INTO hdb_catalog.schema_migrations AS s (version, dirty) SELECT unnest(?), false
            ON CONFLICT (version) DO UPDATE SET dirty = false WHERE s.dirty""";

    private final MetadataDatabase database;

    /** The database that holds the table. */
    public TableState(DataSource database) {
        this.database = new MetadataDatabase(database);
    }

    @Override
    public void mirror(Set<Version> applied, Set<Version> pending) {
        database.run(connection -> {
            try (PreparedStatement write = connection.prepareStatement(WRITE)) {
                write.setArray(1, connection.createArrayOf("bigint", numbers(pending)));
                write.setArray(2, connection.createArrayOf("bigint", numbers(applied)));
                write.executeUpdate();
            }
        });
    }

    private static Object[] numbers(Set<Version> versions) {
        return versions.stream().map(Version::number).toArray();
    }

    @Override
    public String toString() {
        return "Hasura's table of migrations";
    }
}
