package org.nself.postgres.canonical;

import java.util.List;
import java.util.Optional;
import org.nself.schema.Check;
import org.nself.schema.Column;
import org.nself.schema.Index;
import org.nself.schema.Table;

/** Finds texts that only the server can compare. */
final class Undecided {

    private Undecided() {}

    /** Whether the server has to be asked before the tables can be compared. */
    static boolean between(Table wanted, Table actual) {
        return wanted.columns().stream().anyMatch(column -> defaults(column, actual.column(column.name())))
                || texts(checks(wanted), checks(actual))
                || texts(indexed(wanted), indexed(actual));
    }

    private static boolean defaults(Column wanted, Optional<Column> actual) {
        return actual.filter(there -> there.type().equals(wanted.type())
                        && there.defaultValue().isPresent()
                        && wanted.defaultValue().isPresent()
                        && !TableAligner.isPlainlySameDefault(wanted, there))
                .isPresent();
    }

    /** Where one side has none there is nothing to compare, and where every text stands on the other side it is done. */
    private static boolean texts(List<String> wanted, List<String> actual) {
        return !wanted.isEmpty() && !actual.isEmpty() && !actual.containsAll(wanted);
    }

    private static List<String> checks(Table table) {
        return table.checks().stream().map(Check::expression).toList();
    }

    private static List<String> indexed(Table table) {
        return table.indexes().stream()
                .flatMap(index -> index.parts().stream())
                .map(Index.Part::value)
                .filter(Index.Value.Expression.class::isInstance)
                .map(value -> ((Index.Value.Expression) value).sql())
                .toList();
    }
}
