package org.nself.dbml.bind;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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

    /** The number that the last table of a name got, to go on from there. */
    private final Map<QualifiedName, Integer> numbers = new HashMap<>();

    private final Map<QualifiedName, Map<String, DataType>> types = new HashMap<>();

    Table between(
            Table left,
            List<String> leftColumns,
            Table right,
            List<String> rightColumns,
            Predicate<QualifiedName> taken) {
        QualifiedName name = free(left.name(), right.name(), taken);
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

    private QualifiedName free(QualifiedName left, QualifiedName right, Predicate<QualifiedName> taken) {
        QualifiedName wanted = left.sibling(left.name() + "_" + right.name());
        QualifiedName name = wanted;
        int number = numbers.getOrDefault(wanted, 0);
        while (taken.test(name)) {
            number++;
            name = wanted.sibling(wanted.name() + "_" + number);
        }
        numbers.put(wanted, number);
        return name;
    }

    private List<String> columns(Table table, List<String> referred, List<Column> columns, Set<String> names) {
        List<String> own = new ArrayList<>();
        for (String column : referred) {
            String wanted = table.name().name() + "_" + column;
            String name = wanted;
            for (int number = 1; !names.add(name); number++) {
                name = wanted + "_" + number;
            }
            own.add(name);
            columns.add(Column.of(name, plain(type(table, column))).withNullable(false));
        }
        return own;
    }

    private DataType type(Table table, String column) {
        Map<String, DataType> known = types.computeIfAbsent(
                table.name(),
                name -> table.columns().stream()
                        .collect(Collectors.toMap(Column::name, Column::type, (one, other) -> one)));
        return Objects.requireNonNull(known.get(column), column);
    }

    private static DataType plain(DataType type) {
        String number = NUMBERED.get(type.name().toLowerCase(Locale.ROOT));
        return number == null ? type : DataType.of(number);
    }
}
