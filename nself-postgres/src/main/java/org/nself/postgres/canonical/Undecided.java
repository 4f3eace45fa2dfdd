package org.nself.postgres.canonical;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.nself.schema.Column;
import org.nself.schema.Generated;
import org.nself.schema.Table;

/** Finds texts that only the server can compare. */
final class Undecided {

    private Undecided() {}

    /** Whether the server has to be asked before the tables can be compared. */
    static boolean between(Table wanted, Table actual) {
        return wanted.columns().stream().anyMatch(column -> defaults(column, actual.column(column.name())))
                || texts(generated(wanted), generated(actual))
                || texts(Written.checks(wanted), Written.checks(actual))
                || texts(Written.exclusions(wanted), Written.exclusions(actual))
                || texts(Written.indexed(wanted), Written.indexed(actual))
                || texts(Written.predicates(wanted), Written.predicates(actual))
                || texts(Written.orders(wanted).keySet(), Written.orders(actual).keySet());
    }

    private static boolean defaults(Column wanted, Optional<Column> actual) {
        return actual.filter(there -> there.type().equals(wanted.type())
                        && there.defaultValue().isPresent()
                        && wanted.defaultValue().isPresent()
                        && !ColumnAligner.isPlainlySameDefault(wanted, there))
                .isPresent();
    }

    /** Where one side has none there is nothing to compare, and where every text stands on the other side it is done. */
    private static boolean texts(Collection<String> wanted, Collection<String> actual) {
        return !wanted.isEmpty() && !actual.isEmpty() && !actual.containsAll(wanted);
    }

    private static List<String> generated(Table table) {
        return table.columns().stream()
                .flatMap(column -> column.generated().map(Generated::expression).stream())
                .toList();
    }
}
