package org.nself.benchmarks;

/** Ten changes of what {@link Schemas} makes. */
final class Edits {

    private Edits() {}

    static String ten(String dbml) {
        String changed = dbml;
        changed = table(changed, 10, "price numeric(10,2)", "price numeric(12,2)");
        changed = table(changed, 20, "  name varchar(255)", "  added int\n  name varchar(255)");
        changed = table(changed, 30, "  tags \"text[]\"\n", "");
        changed = table(changed, 40, "email text [unique]", "email text [unique, not null]");
        changed = table(changed, 50, "default: 'draft'", "default: 'published'");
        changed = table(changed, 60, "`price >= 0`", "`price >= 1`");
        changed = table(changed, 70, "    `lower(email)`\n", "");
        changed = table(changed, 80, "note: 'shown in lists'", "note: 'shown everywhere'");
        changed = table(changed, 90, "email text [unique]", "email text");
        return changed + "\nTable added {\n  id bigint [pk]\n}\n";
    }

    private static String table(String dbml, int number, String old, String replacement) {
        int start = dbml.indexOf("Table table_" + number + " {");
        int place = dbml.indexOf(old, start);
        if (start < 0 || place < 0) {
            throw new IllegalArgumentException("no " + old + " in table " + number);
        }
        return dbml.substring(0, place) + replacement + dbml.substring(place + old.length());
    }
}
