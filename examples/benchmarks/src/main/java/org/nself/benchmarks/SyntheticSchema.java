package org.nself.benchmarks;

import java.util.Random;

/**
 * DBML of any size with all that people write: ten columns a table, two foreign keys, three indexes, a check and notes;
 * an enum for twenty tables, a group for twenty-five. The same number gives the same text.
 */
final class SyntheticSchema {

    private static final String[] KINDS = {
        "order", "user", "invoice", "payment", "product", "shipment", "account", "ledger",
        "ticket", "session", "device", "contract", "policy", "audit", "event", "report"
    };
    private static final int NAMESPACES = 4;
    private static final int TABLES_OF_AN_ENUM = 20;
    private static final int TABLES_OF_A_GROUP = 25;
    private static final int TABLES_OF_A_LONG_REF = 5;

    private final Random random = new Random(1);
    private final int tables;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder refs = new StringBuilder();

    private SyntheticSchema(int tables) {
        this.tables = tables;
    }

    static String ofTables(int tables) {
        SyntheticSchema schema = new SyntheticSchema(tables);
        schema.write();
        return schema.text.append(schema.refs).toString();
    }

    private void write() {
        text.append("""
                Project synthetic {
                  database_type: 'PostgreSQL'
                  Note: '''
                    A schema of %d tables.
                    Not a real system.
                  '''
                }
                """.formatted(tables));
        for (int table = 0; table < tables; table++) {
            if (table % TABLES_OF_AN_ENUM == 0) {
                text.append("""

                        Enum status_%d {
                          draft [note: 'not yet visible']
                          active
                          "on hold"
                          closed [note: 'terminal']
                        }
                        """.formatted(table / TABLES_OF_AN_ENUM));
            }
            table(table);
            if (table % TABLES_OF_A_GROUP == 0) {
                group(table);
            }
        }
    }

    private void table(int table) {
        String first = parent(table);
        String second = parent(table);
        boolean longRef = table % TABLES_OF_A_LONG_REF == 0;
        if (longRef) {
            refs.append("""

                    Ref fk_%d {
                      %s.second_id > %s.id [delete: set null, update: cascade]
                    }
                    """.formatted(table, name(table), second));
        }
        text.append("""

                Table %1$s [headercolor: #%2$06x] {
                  id bigint [pk, increment]
                  first_id bigint [not null, ref: > %3$s.id, note: 'owner of the row']
                  second_id bigint%4$s
                  status status_%5$d [not null, default: 'draft']
                  name varchar(%6$d) [not null, unique, note: 'human readable name']
                  amount numeric(12,2) [default: 0, check: `amount >= 0`]
                  payload jsonb [default: `'{}'::jsonb`]
                  enabled boolean [not null, default: true]
                  created_at timestamptz [not null, default: `now()`, note: 'set by the database']
                  updated_at timestamptz

                  indexes {
                    (first_id, status) [name: 'ix_%7$d_first_status']
                    created_at [name: 'ix_%7$d_created', type: btree]
                    (second_id, `lower(name)`) [unique, name: 'ux_%7$d']
                  }

                  checks {
                    `updated_at >= created_at` [name: 'chk_%7$d']
                  }

                  Note: '''
                    Table %7$d holds rows of kind %8$s.
                    Line two of the note.
                  '''
                }
                """.formatted(
                        name(table),
                        random.nextInt(0x1000000),
                        first,
                        longRef ? "" : " [ref: > " + second + ".id]",
                        table / TABLES_OF_AN_ENUM,
                        50 + random.nextInt(200),
                        table,
                        KINDS[table % KINDS.length]));
    }

    private void group(int first) {
        text.append("\nTableGroup group_%d [color: #3498DB] {\n".formatted(first / TABLES_OF_A_GROUP));
        for (int table = first; table < Math.min(first + TABLES_OF_A_GROUP, tables); table++) {
            text.append("  ").append(name(table)).append('\n');
        }
        text.append("}\n");
    }

    private String parent(int table) {
        return name(table == 0 ? 0 : random.nextInt(table));
    }

    private static String name(int table) {
        int namespace = table % NAMESPACES;
        return (namespace == 0 ? "" : "app" + namespace + ".") + KINDS[table % KINDS.length] + "_" + table;
    }
}
