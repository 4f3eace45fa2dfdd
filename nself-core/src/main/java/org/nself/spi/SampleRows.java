package org.nself.spi;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.nself.schema.QualifiedName;

/**
 * Rows that a schema file gives as an example of one table.
 *
 * @param columns those that the rows have values for, in the order of the values
 */
public record SampleRows(QualifiedName table, List<String> columns, List<List<Value>> rows) {

    /** What stands in a row. */
    public sealed interface Value {

        /** A value as text, which the type of the column reads. */
        record Text(String text) implements Value {
            public Text {
                requireNonNull(text, "text");
            }
        }

        /** None. */
        record Null() implements Value {}

        /** Nothing was said, so it is what the column has by itself. */
        record Unspoken() implements Value {}

        /** An expression in the dialect's own SQL. */
        record Expression(String sql) implements Value {
            public Expression {
                requireNonNull(sql, "sql");
            }
        }
    }

    public SampleRows {
        requireNonNull(table, "table");
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<Value> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException("a row has a value for each column: " + columns + " and " + row);
            }
        }
    }
}
