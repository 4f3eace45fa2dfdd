package org.nself.postgres.style;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.nself.schema.Schema;
import org.nself.schema.Table;
import org.nself.spi.Problem;

/**
 * Finds in a schema what PostgreSQL's manual and community advise against. Only what can be proved from the schema alone is
 * found, and all of it is information: a database holds it as well as anything else.
 */
public final class Style {

    private Style() {}

    /**
     * All that is found, table by table.
     *
     * @param schema with the server's names of types
     */
    public static List<Problem> of(Schema schema) {
        List<Problem> found = new ArrayList<>();
        for (Table table : schema.tables()) {
            found.addAll(TableKeys.check(table));
            found.addAll(ColumnTypes.check(table));
            found.addAll(Defaults.check(table));
            found.addAll(References.check(table));
            found.addAll(CoveredIndexes.check(table));
        }
        return List.copyOf(found);
    }

    /** The codes of all that can be found. */
    public static Set<String> codes() {
        return Arrays.stream(Rule.values()).map(Rule::code).collect(Collectors.toUnmodifiableSet());
    }
}
