package org.nself.postgres.execute;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.nself.postgres.script.Script;
import org.nself.postgres.script.ScriptStatement;
import org.nself.schema.SourceFile;

/** What the queries of a file return. */
final class QueriedRows {

    private QueriedRows() {}

    /** In a transaction that cannot write. */
    static List<String> of(Connection connection, SourceFile queries, int limit) throws SQLException {
        List<String> found = new ArrayList<>();
        for (ScriptStatement query : Script.read(queries).statements()) {
            try (Statement statement = connection.createStatement()) {
                statement.setEscapeProcessing(false);
                statement.setMaxRows(limit);
                if (statement.execute(query.described().text())) {
                    add(statement.getResultSet(), found, limit);
                }
            }
        }
        return found;
    }

    private static void add(ResultSet rows, List<String> found, int limit) throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        while (rows.next() && found.size() < limit) {
            List<String> cells = new ArrayList<>();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                cells.add(columns.getColumnLabel(i) + " = " + rows.getString(i));
            }
            found.add(String.join(", ", cells));
        }
    }
}
