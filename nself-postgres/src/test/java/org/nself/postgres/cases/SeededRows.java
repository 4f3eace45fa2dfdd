package org.nself.postgres.cases;

import java.util.List;
import java.util.stream.Collectors;
import org.nself.schema.Column;
import org.nself.schema.EnumType;
import org.nself.schema.QualifiedName;
import org.nself.schema.Schema;
import org.nself.schema.Table;

/** Three rows a table, numbered, so that what refers to a table finds its rows. */
final class SeededRows {

    static final int COUNT = 3;

    private SeededRows() {}

    static String of(Schema schema) {
        return schema.tables().stream()
                .map(table -> rows(table, schema.enums()))
                .collect(Collectors.joining("\n", "SET session_replication_role = replica;\n", ""));
    }

    static String deletion(Schema schema) {
        return schema.tables().stream()
                .map(table -> "DELETE FROM " + quoted(table.name()) + ";")
                .collect(Collectors.joining("\n", "SET session_replication_role = replica;\n", ""));
    }

    private static String rows(Table table, List<EnumType> enums) {
        List<Column> columns = table.columns().stream()
                .filter(column -> column.generated().isEmpty())
                .toList();
        StringBuilder sql = new StringBuilder("INSERT INTO " + quoted(table.name()) + " ("
                + columns.stream().map(RandomTables::quoted).collect(Collectors.joining(", "))
                + ") OVERRIDING SYSTEM VALUE VALUES ");
        for (int row = 1; row <= COUNT; row++) {
            int number = row;
            sql.append(row == 1 ? "(" : ", (")
                    .append(columns.stream()
                            .map(column -> "'" + value(column, enums, number).replace("'", "''") + "'")
                            .collect(Collectors.joining(", ")))
                    .append(")");
        }
        return sql.append(";").toString();
    }

    private static String value(Column column, List<EnumType> enums, int number) {
        return column.type()
                .userDefined()
                .flatMap(name ->
                        enums.stream().filter(type -> type.name().equals(name)).findFirst())
                .map(type -> type.values().get((number - 1) % type.values().size()))
                .orElseGet(() -> Values.of(column.type(), number));
    }

    static String quoted(QualifiedName name) {
        return "\"" + name.namespace() + "\".\"" + name.name() + "\"";
    }
}
