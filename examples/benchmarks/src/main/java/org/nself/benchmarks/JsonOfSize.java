package org.nself.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.ObjectMapper;

/** JSON that says about tables what DBML says, as long as a given DBML. */
final class JsonOfSize {

    private static final List<String> TYPES =
            List.of("bigint", "bigint", "status", "varchar(255)", "numeric(12,2)", "jsonb", "boolean", "timestamptz");

    private JsonOfSize() {}

    static String ofLength(int length, ObjectMapper mapper) {
        int one = mapper.writeValueAsString(table(1_000)).length();
        List<Map<String, Object>> tables = new ArrayList<>();
        for (int table = 0; table < length / one; table++) {
            tables.add(table(1_000 + table));
        }
        return mapper.writeValueAsString(tables);
    }

    private static Map<String, Object> table(int number) {
        List<Map<String, Object>> columns = new ArrayList<>();
        for (String type : TYPES) {
            columns.add(Map.of(
                    "name",
                    "column_" + columns.size(),
                    "type",
                    type,
                    "notNull",
                    columns.size() % 2 == 0,
                    "note",
                    "what the column is about"));
        }
        List<String> indexed = List.of("column_1", "column_2");
        return Map.of(
                "name",
                "table_" + number,
                "columns",
                columns,
                "indexes",
                List.of(Map.of("name", "ix_" + number, "columns", indexed)),
                "note",
                "Table " + number + " holds rows.\nLine two of the note.");
    }
}
