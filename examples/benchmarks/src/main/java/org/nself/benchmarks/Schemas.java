package org.nself.benchmarks;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Schemas of any size, each table like those that people write. */
final class Schemas {

    private Schemas() {}

    static String ofTables(int count) {
        return "Enum status {\n  draft\n  published\n}\n\n"
                + IntStream.range(0, count).mapToObj(Schemas::table).collect(Collectors.joining("\n"));
    }

    private static String table(int number) {
        String parent = number == 0 ? "" : "  parent_id bigint [ref: > table_" + (number - 1) + ".id]\n";
        return """
                // What table %1$d is about.
                Table table_%1$d {
                  id bigint [pk, increment]
                %2$s  name varchar(255) [not null, note: 'shown in lists']
                  email text [unique]
                  status status [not null, default: 'draft']
                  price numeric(10,2) [default: 0, check: `price >= 0`]
                  tags "text[]"
                  created_at timestamptz [not null, default: `now()`]

                  indexes {
                    name
                    (status, created_at) [name: 'table_%1$d_by_status']
                    `lower(email)`
                  }

                  Note: 'Table %1$d of many'
                }
                """.formatted(number, parent);
    }
}
