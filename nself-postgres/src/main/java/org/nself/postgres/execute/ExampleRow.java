package org.nself.postgres.execute;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A row that a hazard strikes, in one line for a person. */
final class ExampleRow {

    private static final int LONGEST_VALUE = 60;

    /** What PostgreSQL calls a column that is no more than a constant: it says that there is a row, and not which. */
    private static final String NAMELESS = "?column?";

    private ExampleRow() {}

    /** The columns and values of the current row; empty when it has none to show. */
    static Optional<String> of(ResultSet row) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            if (!columns.getColumnLabel(i).equals(NAMELESS)) {
                values.add(columns.getColumnLabel(i) + " = " + shortened(String.valueOf(row.getString(i))));
            }
        }
        return values.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", values));
    }

    private static String shortened(String value) {
        String line = value.replaceAll("\\R", " ");
        return line.codePointCount(0, line.length()) <= LONGEST_VALUE
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_VALUE)) + "…";
    }
}
