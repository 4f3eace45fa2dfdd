package org.nself.postgres.type;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What PostgreSQL calls what it makes for a column, when nobody says a name: {@code table_column_label}. */
public final class GivenName {

    private static final int LONGEST = 63;

    private GivenName() {}

    /** The longer of the two names is cut, byte by byte at the ends of characters, until all fits. */
    public static String of(String table, String column, String label) {
        int left = LONGEST - "__".length() - label.length();
        int tableBytes = bytes(table);
        int columnBytes = bytes(column);
        while (tableBytes + columnBytes > left) {
            if (tableBytes > columnBytes) {
                tableBytes--;
            } else {
                columnBytes--;
            }
        }
        return cut(table, tableBytes) + "_" + cut(column, columnBytes) + "_" + label;
    }

    private static String cut(String name, int bytes) {
        String cut = name;
        while (bytes(cut) > bytes) {
            cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
        }
        return cut;
    }

    private static int bytes(String text) {
        return text.getBytes(UTF_8).length;
    }
}
