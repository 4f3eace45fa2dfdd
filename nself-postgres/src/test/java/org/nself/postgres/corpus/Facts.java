package org.nself.postgres.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.type.PostgresTypes;
import org.nself.postgres.type.Resolution;
import org.nself.schema.Column;
import org.nself.schema.DataType;
import org.nself.schema.DefaultValue;
import org.nself.schema.ForeignKey;
import org.nself.schema.Index;
import org.nself.schema.Schema;
import org.nself.schema.Table;

/**
 * A schema as a set of plain sentences, once from what a file says and once from the server's catalog. The catalog is
 * asked by queries of their own, which share nothing with the introspector that is under test.
 */
final class Facts {

    private static final String OWN = " n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast', 'nself') ";

    private static final List<String> QUERIES = List.of(
            "SELECT 'table ' || n.nspname || '.' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                    + " WHERE c.relkind = 'r' AND" + OWN,
            "SELECT 'column ' || n.nspname || '.' || c.relname || '.' || a.attname || ' ' ||"
                    + " replace(format_type(a.atttypid, a.atttypmod), '\"', '') ||"
                    + " CASE WHEN a.attnotnull THEN ' not null' ELSE '' END ||"
                    + " CASE WHEN d.oid IS NOT NULL OR a.attidentity <> '' THEN ' filled' ELSE '' END"
                    + " FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace"
                    + " LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum"
                    + " WHERE c.relkind = 'r' AND a.attnum > 0 AND" + OWN,
            "SELECT 'key ' || n.nspname || '.' || c.relname || CASE WHEN i.indisprimary THEN ' primary ' ELSE ' unique ' END ||"
                    + " (SELECT string_agg(a.attname, ',' ORDER BY a.attname) FROM pg_attribute a"
                    + "  WHERE a.attrelid = c.oid AND a.attnum = ANY (i.indkey))"
                    + " FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace"
                    + " WHERE i.indisunique AND i.indexprs IS NULL AND" + OWN,
            "SELECT 'index ' || n.nspname || '.' || c.relname || ' ' || m.amname || ' ' || i.indnatts || ' ' ||"
                    + " COALESCE((SELECT string_agg(a.attname, ',' ORDER BY a.attname) FROM pg_attribute a"
                    + "  WHERE a.attrelid = c.oid AND a.attnum = ANY (i.indkey)), '')"
                    + " FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace"
                    + " JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_am m ON m.oid = x.relam"
                    + " WHERE NOT i.indisunique AND" + OWN,
            "SELECT 'foreign key ' || n.nspname || '.' || c.relname || ' ' ||"
                    + " (SELECT string_agg(a.attname || '>' || b.attname, ',' ORDER BY a.attname)"
                    + "  FROM unnest(k.conkey, k.confkey) u (x, y) JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.x"
                    + "  JOIN pg_attribute b ON b.attrelid = k.confrelid AND b.attnum = u.y)"
                    + " || ' ' || tn.nspname || '.' || t.relname || ' ' || k.confdeltype::text || k.confupdtype::text"
                    + " FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace"
                    + " JOIN pg_class t ON t.oid = k.confrelid JOIN pg_namespace tn ON tn.oid = t.relnamespace"
                    + " WHERE k.contype = 'f' AND" + OWN,
            "SELECT 'checks ' || n.nspname || '.' || c.relname || ' ' || count(*) FROM pg_constraint k"
                    + " JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace"
                    + " WHERE k.contype = 'c' AND" + OWN + "GROUP BY n.nspname, c.relname",
            "SELECT 'enum ' || n.nspname || '.' || t.typname || ' ' || string_agg(e.enumlabel, ',' ORDER BY e.enumsortorder)"
                    + " FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid JOIN pg_namespace n ON n.oid = t.typnamespace"
                    + " GROUP BY n.nspname, t.typname",
            "SELECT 'comment ' || n.nspname || '.' || c.relname || COALESCE('.' || a.attname, '') || ' ' || d.description"
                    + " FROM pg_description d JOIN pg_class c ON c.oid = d.objoid AND d.classoid = 'pg_class'::regclass"
                    + " JOIN pg_namespace n ON n.oid = c.relnamespace"
                    + " LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.objsubid AND d.objsubid > 0"
                    + " WHERE c.relkind = 'r' AND" + OWN);

    private Facts() {}

    private static final String DEFAULTS =
            "SELECT 'default ' || n.nspname || '.' || c.relname || '.' || a.attname || ' ',"
                    + " pg_get_expr(d.adbin, d.adrelid) FROM pg_attrdef d JOIN pg_class c ON c.oid = d.adrelid"
                    + " JOIN pg_namespace n ON n.oid = c.relnamespace"
                    + " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.adnum WHERE" + OWN;

    /** A literal with whatever the server puts around it: parentheses, quotes, a cast. */
    private static final Pattern LITERAL =
            Pattern.compile("\\(?'?(?<value>-?[^'()]*(?:''[^'()]*)*)'?\\)?(::[a-z \"_.A-Z]+(\\[])?)?");

    static Set<String> of(TestDatabase database) {
        Set<String> facts = QUERIES.stream()
                .flatMap(query -> database.query(query).stream())
                .map(List::getFirst)
                .collect(Collectors.toCollection(TreeSet::new));
        database.query(DEFAULTS)
                .forEach(row -> literal(row.get(1)).ifPresent(value -> facts.add(row.getFirst() + value)));
        return facts;
    }

    /** The value of a default that is a literal and no call; of others it is enough that they are there. */
    private static Optional<String> literal(String expression) {
        Matcher literal = LITERAL.matcher(expression.strip());
        return literal.matches() && !literal.group("value").matches("(?i)current_.*|local.*|.*::.*")
                ? Optional.of(literal.group("value").replace("''", "'"))
                : Optional.empty();
    }

    private static Optional<String> literal(Column column) {
        boolean truth = column.type().name().toLowerCase(Locale.ROOT).startsWith("bool");
        return column.defaultValue().flatMap(value -> switch (value) {
            case DefaultValue.Text text -> literal("'" + text.value().replace("'", "''") + "'");
            case DefaultValue.Numeric number ->
                Optional.of(truth ? String.valueOf(number.digits().equals("1")) : number.digits());
            case DefaultValue.Truth own -> Optional.of(String.valueOf(own.value()));
            case DefaultValue.Expression expression -> literal(expression.sql());
        });
    }

    static Set<String> of(Schema schema) {
        Set<String> facts = new TreeSet<>();
        schema.enums()
                .forEach(type -> facts.add("enum "
                        + full(type.name().namespace(), type.name().name()) + " " + String.join(",", type.values())));
        schema.tables().forEach(table -> of(table, facts));
        return facts;
    }

    private static void of(Table table, Set<String> facts) {
        String name = full(table.name().namespace(), table.name().name());
        facts.add("table " + name);
        table.comment().ifPresent(comment -> facts.add("comment " + name + " " + comment));
        for (Column column : table.columns()) {
            facts.add("column " + name + "." + column.name() + " " + type(column));
            literal(column).ifPresent(value -> facts.add("default " + name + "." + column.name() + " " + value));
            column.comment().ifPresent(comment -> facts.add("comment " + name + "." + column.name() + " " + comment));
        }
        table.primaryKey().ifPresent(key -> facts.add("key " + name + " primary " + sorted(key.columns())));
        table.uniqueKeys().forEach(key -> facts.add("key " + name + " unique " + sorted(key.columns())));
        for (Index index : table.indexes()) {
            List<String> columns = index.parts().stream()
                    .map(Index.Part::value)
                    .filter(Index.Value.Column.class::isInstance)
                    .map(value -> ((Index.Value.Column) value).name())
                    .toList();
            if (index.unique()) {
                facts.add("key " + name + " unique " + sorted(columns));
            } else {
                facts.add("index " + name + " " + index.method() + " "
                        + index.parts().size() + " " + sorted(columns));
            }
        }
        table.foreignKeys()
                .forEach(key -> facts.add("foreign key " + name + " " + pairs(key) + " "
                        + full(key.target().namespace(), key.target().name()) + " " + letter(key.onDelete())
                        + letter(key.onUpdate())));
        if (!table.checks().isEmpty()) {
            facts.add("checks " + name + " " + table.checks().size());
        }
    }

    private static String type(Column column) {
        DataType written = column.type();
        boolean serial = false;
        String type = written.toString();
        if (written.namespace().isEmpty() && new PostgresTypes().resolve(written) instanceof Resolution.Known known) {
            serial = known.increment().isPresent();
            type = asPrinted(known.type());
        }
        boolean numbers = serial || column.increment().isPresent();
        return type
                + (column.nullable() && !numbers ? "" : " not null")
                + (numbers || column.defaultValue().isPresent() ? " filled" : "");
    }

    /** The server prints a precision of seconds within the name. */
    private static String asPrinted(DataType type) {
        return type.toString().replaceAll("^(time|timestamp) (with.*)\\((\\d)\\)", "$1($3) $2");
    }

    private static String pairs(ForeignKey key) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < key.columns().size(); i++) {
            pairs.add(key.columns().get(i) + ">" + key.targetColumns().get(i));
        }
        return sorted(pairs);
    }

    private static String letter(ForeignKey.Action action) {
        return switch (action) {
            case NO_ACTION -> "a";
            case RESTRICT -> "r";
            case CASCADE -> "c";
            case SET_NULL -> "n";
            case SET_DEFAULT -> "d";
        };
    }

    private static String sorted(List<String> names) {
        return names.stream().sorted().collect(Collectors.joining(","));
    }

    private static String full(String namespace, String name) {
        return namespace + "." + name;
    }
}
