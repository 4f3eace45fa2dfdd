package org.nself.postgres.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Finds tables of which policies hide rows from the user: what cannot be seen cannot be copied. */
final class HiddenRows {

    private static final String QUERY = """
            SELECT t FROM pg_catalog.unnest(?::text[]) t
             WHERE pg_catalog.row_security_active(pg_catalog.to_regclass(t)) ORDER BY 1""";

    private HiddenRows() {}

    /** The names of those whose rows are to be copied and may be hidden. */
    static List<String> of(Connection connection, List<CopyTable> tables) throws SQLException {
        Object[] names =
                tables.stream().filter(CopyTable::rows).map(CopyTable::name).toArray();
        List<String> hidden = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
            statement.setArray(1, connection.createArrayOf("text", names));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    hidden.add(row.getString(1));
                }
            }
        }
        return hidden;
    }
}
