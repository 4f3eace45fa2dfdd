package org.nself.postgres.execute;

import java.sql.SQLException;
import java.util.List;
import org.nself.postgres.backup.CopiedHistory;

/** The tables of nself's history, for whoever copies their rows. */
record OwnHistory(HistoryTable schemas, MigrationTable migrations) implements CopiedHistory {

    @Override
    public String namespace() {
        return schemas.name().namespace();
    }

    @Override
    public List<String> tables() {
        return List.of(schemas.name().table(), migrations.name().table());
    }

    @Override
    public void create(String table) throws SQLException {
        if (table.equals(schemas.name().table())) {
            schemas.create();
        } else {
            migrations.create();
        }
    }
}
