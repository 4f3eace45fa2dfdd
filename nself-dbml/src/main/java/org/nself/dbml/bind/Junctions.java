package org.nself.dbml.bind;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.nself.schema.Column;
import org.nself.schema.DataType;
import org.nself.schema.ForeignKey;
import org.nself.schema.PrimaryKey;
import org.nself.schema.QualifiedName;
import org.nself.schema.Table;

/** Makes the table between two that a many-to-many relation asks for: {@code <left>_<right>}, one key over all columns. */
final class Junctions {

    /** A column that refers to a number does not number its own rows. */
    private static final Map<String, String> NUMBERED =
            Map.of("serial", "integer", "bigserial", "bigint", "smallserial", "smallint");

    private Junctions() {}

    static Table between(
            Table left,
            List<String> leftColumns,
            Table right,
            List<String> rightColumns,
            Predicate<QualifiedName> taken) {
        QualifiedName name =
                left.name().sibling(left.name().name() + "_" + right.name().name());
        for (int number = 1; taken.test(name); number++) {
            name = left.name().sibling(left.name().name() + "_" + right.name().name() + "_" + number);
        }
        List<Column> columns = new ArrayList<>();
        Set<String> names = new HashSet<>();
        List<String> own = columns(left, leftColumns, columns, names);
        List<String> other = columns(right, rightColumns, columns, names);
        List<String> all = columns.stream().map(Column::name).toList();
        return Table.of(name, columns)
                .withConstraints(List.of(
                        PrimaryKey.of(all.toArray(String[]::new)),
                        ForeignKey.of(own, left.name(), leftColumns),
                        ForeignKey.of(other, right.name(), rightColumns)));
    }

    private static List<String> columns(Table table, List<String> referred, List<Column> columns, Set<String> names) {
        List<String> own = new ArrayList<>();
        for (String column : referred) {
            String wanted = table.name().name() + "_" + column;
            String name = wanted;
            for (int number = 1; !names.add(name); number++) {
                name = wanted + "_" + number;
            }
            own.add(name);
            DataType type = table.column(column).orElseThrow().type();
            columns.add(Column.of(name, plain(type)).withNullable(false));
        }
        return own;
    }

    private static DataType plain(DataType type) {
        String number = NUMBERED.get(type.name().toLowerCase(Locale.ROOT));
        return number == null ? type : DataType.of(number);
    }
}
