package org.nself.postgres.type;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What PostgreSQL calls a NOT NULL that nobody named.
 *
 * @see <a href="https://www.postgresql.org/docs/18/ddl-constraints.html#DDL-CONSTRAINTS-NOT-NULL">PostgreSQL: Not-Null
 *     Constraints</a>
 */
public final class NotNullName {

    /** The first version in which it has a name. */
    public static final int FIRST_VERSION = 18;

    private static final int LONGEST = 63;
    private static final String LABEL = "not_null";

    private NotNullName() {}

    /** When it is too long, the longer of the two names is cut, byte by byte, until all fits. */
    public static String of(String table, String column) {
        int room = LONGEST - LABEL.length() - 2;
        int first = table.getBytes(UTF_8).length;
        int second = column.getBytes(UTF_8).length;
        while (first + second > room) {
            if (first > second) {
                first--;
            } else {
                second--;
            }
        }
        return cut(table, first) + "_" + cut(column, second) + "_" + LABEL;
    }

    private static String cut(String name, int room) {
        int end = name.length();
        while (name.substring(0, end).getBytes(UTF_8).length > room) {
            end = name.offsetByCodePoints(end, -1);
        }
        return name.substring(0, end);
    }
}
