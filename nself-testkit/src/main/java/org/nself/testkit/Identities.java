package org.nself.testkit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.nself.diff.Intents;
import org.nself.schema.QualifiedName;
import org.nself.schema.Subject;

/** Which object is which, by the numbers that the server gives them and that a new name does not change. */
record Identities(Map<String, Subject> objects) {

    private static final String QUERY = """
            SELECT 'table', c.oid::text, n.nspname, c.relname, ''
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind = 'r' AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'nself')
            UNION ALL
            SELECT 'column', c.oid || '.' || a.attnum, n.nspname, c.relname, a.attname
            FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
            AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'nself')
            UNION ALL
            SELECT 'enum', t.oid::text, n.nspname, t.typname, ''
            FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
            WHERE t.typtype = 'e' AND n.nspname !~ '^pg_'""";

    static Identities of(Statement statement) throws SQLException {
        Map<String, Subject> objects = new HashMap<>();
        try (ResultSet rows = statement.executeQuery(QUERY)) {
            while (rows.next()) {
                QualifiedName name = QualifiedName.of(rows.getString(3), rows.getString(4));
                String kind = rows.getString(1);
                objects.put(
                        kind + rows.getString(2),
                        switch (kind) {
                            case "table" -> new Subject.OfTable(name);
                            case "column" -> new Subject.OfColumn(name, rows.getString(5));
                            default -> new Subject.OfEnum(name);
                        });
            }
        }
        return new Identities(objects);
    }

    /** What is called otherwise now, and what it was called then. */
    Intents since(Identities before) {
        Map<Subject, QualifiedName> renames = new HashMap<>();
        objects.forEach((number, now) -> {
            Subject then = before.objects.get(number);
            if (then != null && !name(then).equals(name(now))) {
                renames.put(now, name(then));
            }
        });
        return new Intents(renames, Map.of(), Map.of());
    }

    /** Of a column, its own name alone. */
    private static QualifiedName name(Subject subject) {
        return switch (subject) {
            case Subject.OfTable table -> table.name();
            case Subject.OfEnum type -> type.name();
            case Subject.OfColumn column -> QualifiedName.of(column.name());
            case Subject.OfNamespace other -> QualifiedName.of(other.label());
            case Subject.OfConstraint other -> QualifiedName.of(other.label());
            case Subject.OfIndex other -> QualifiedName.of(other.label());
            case Subject.OfEnumValue other -> QualifiedName.of(other.label());
            case Subject.OfSequence other -> QualifiedName.of(other.label());
            case Subject.OfDependent other -> QualifiedName.of(other.label());
        };
    }
}
