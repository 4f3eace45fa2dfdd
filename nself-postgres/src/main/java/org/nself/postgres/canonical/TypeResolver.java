package org.nself.postgres.canonical;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nself.postgres.type.PostgresTypes;
import org.nself.postgres.type.Resolution;
import org.nself.schema.Column;
import org.nself.schema.DataType;
import org.nself.schema.DefaultValue;
import org.nself.schema.Diagnostic;
import org.nself.schema.Increment;
import org.nself.schema.QualifiedName;
import org.nself.schema.Schema;
import org.nself.schema.Subject;
import org.nself.schema.Table;
import org.nself.spi.Problem;

/** Gives every column the server's name of its type. Names that are not known are asked for, all at once. */
final class TypeResolver {

    /** {@code 'literal'::type}, where the type has no arguments. */
    private static final Pattern CAST = Pattern.compile("(?<literal>'(?:[^']|'')*')::(?<type>[A-Za-z][A-Za-z ]*)");

    private static final String QUERY = """
            SELECT asked.name, n.nspname, t.typname
            FROM unnest(?::text[]) AS asked (name)
            JOIN pg_catalog.pg_type t ON t.oid = to_regtype(asked.name)
            JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace""";

    private final Types types = new Types();
    private final Map<String, QualifiedName> onServer;
    private final boolean asked;

    /** Many columns have few types, and to find out what is meant by one takes long. */
    private static final class Types {

        private final PostgresTypes types = new PostgresTypes();
        private final Map<DataType, Resolution> resolved = new HashMap<>();

        Resolution resolve(DataType written) {
            return resolved.computeIfAbsent(written, types::resolve);
        }

        String print(DataType type) {
            return types.print(type);
        }
    }

    private TypeResolver(Map<String, QualifiedName> onServer, boolean asked) {
        this.onServer = onServer;
        this.asked = asked;
    }

    /** Knows no server: a name that is unknown, and like none that is known, may be one that a server knows. */
    static TypeResolver offline() {
        return new TypeResolver(Map.of(), false);
    }

    /** The types of a schema that PostgreSQL does not have of its own, nor the schema, nor anything similar. */
    static List<Problem> foreign(Schema schema) {
        Types types = new Types();
        List<Problem> problems = new ArrayList<>();
        for (Table table : schema.tables()) {
            for (Column column : table.columns()) {
                Resolution resolution = isDeclared(column.type(), schema)
                        ? new Resolution.Known(column.type(), Optional.empty())
                        : types.resolve(column.type());
                if (!(resolution instanceof Resolution.Known) && !isLikeAnother(resolution)) {
                    Problem unknown = unknown(column, table, resolution);
                    problems.add(new Problem(
                            unknown.code(),
                            Diagnostic.Severity.INFORMATION,
                            unknown.subject(),
                            "column \"" + column.name() + "\" has the type " + column.type()
                                    + ", which PostgreSQL does not have of its own",
                            unknown.hint()));
                }
            }
        }
        return problems;
    }

    static TypeResolver ask(Connection connection, List<Schema> schemas) throws SQLException {
        Set<String> names = new LinkedHashSet<>();
        PostgresTypes types = new PostgresTypes();
        for (Schema schema : schemas) {
            schema.tables().stream()
                    .flatMap(table -> table.columns().stream())
                    .map(Column::type)
                    .distinct()
                    .filter(type -> !isDeclared(type, schema))
                    .filter(type -> PostgresTypes.isForeign(type) || !(types.resolve(type) instanceof Resolution.Known))
                    .forEach(type -> names.add(asked(type)));
        }
        Map<String, QualifiedName> found = new HashMap<>();
        if (!names.isEmpty()) {
            try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
                statement.setArray(1, connection.createArrayOf("text", names.toArray()));
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        found.put(row.getString(1), new QualifiedName(row.getString(2), row.getString(3)));
                    }
                }
            }
        }
        return new TypeResolver(found, true);
    }

    /** The schema with the server's types; what has none is a problem. */
    Schema resolve(Schema schema, List<Problem> problems) {
        List<Table> tables = new ArrayList<>();
        for (Table table : schema.tables()) {
            tables.add(table.withColumns(table.columns().stream()
                    .map(column -> resolve(column, table, schema, problems))
                    .toList()));
        }
        return schema.withTables(tables);
    }

    private Column resolve(Column column, Table table, Schema schema, List<Problem> problems) {
        DataType written = column.type();
        if (isDeclared(written, schema)) {
            noValue(column, table, schema).ifPresent(problems::add);
            return column.withType(written.array(Math.min(1, written.dimensions())));
        }
        Resolution resolution = types.resolve(written);
        QualifiedName found = onServer.get(asked(written));
        // Whoever has a type of that name means it, even where it is what another database calls one of PostgreSQL's.
        if (resolution instanceof Resolution.Known known && (found == null || !PostgresTypes.isForeign(written))) {
            return increment(plain(column.withType(known.type())), known.increment(), table, problems);
        }
        if (found != null) {
            boolean builtIn = found.namespace().equals("pg_catalog");
            return column.withType(new DataType(
                    builtIn ? Optional.empty() : Optional.of(found.namespace()),
                    found.name(),
                    written.arguments(),
                    Math.min(1, written.dimensions())));
        }
        if (asked || isLikeAnother(resolution)) {
            problems.add(unknown(column, table, resolution));
        }
        DataType read = resolution instanceof Resolution.OfExtension extension ? extension.type() : written;
        return column.withType(read.array(Math.min(1, written.dimensions())));
    }

    /** PostgreSQL would refuse the default, in the middle of a migration. */
    private static Optional<Problem> noValue(Column column, Table table, Schema schema) {
        return column.type().dimensions() == 0 && column.defaultValue().orElse(null) instanceof DefaultValue.Text text
                ? column.type()
                        .userDefined()
                        .map(schema.enumsByName()::get)
                        .filter(type -> !type.values().contains(text.value()))
                        .map(type -> new Problem(
                                "NS2809",
                                new Subject.OfColumn(table.name(), column.name()),
                                "column \"" + column.name() + "\" has the default '" + text.value()
                                        + "', which is no value of the enum \"" + type.name() + "\"",
                                Optional.of("write one of its values, or add the value to the enum; it has "
                                        + String.join(", ", type.values()))))
                : Optional.empty();
    }

    private static boolean isLikeAnother(Resolution resolution) {
        return resolution instanceof Resolution.Unknown unknown
                && unknown.hint().isPresent();
    }

    /** A serial type numbers its rows; so does "increment", on an integer. */
    private static Column increment(Column column, Optional<Increment> serial, Table table, List<Problem> problems) {
        if (serial.isPresent()) {
            return column.withIncrement(serial).withDefault(Optional.empty());
        }
        if (column.increment().isPresent() && !PostgresTypes.isInteger(column.type())) {
            problems.add(new Problem(
                    "NS2805",
                    new Subject.OfColumn(table.name(), column.name()),
                    "column \"" + column.name() + "\" has the setting increment, but " + column.type()
                            + " is no integer",
                    Optional.of(
                            column.type().equals(DataType.of("uuid"))
                                    ? "write [default: `gen_random_uuid()`] for a uuid"
                                    : "use integer or bigint, or take increment away")));
        }
        return column;
    }

    /** What users of other databases write as the default of a boolean or a JSON column. */
    private Column plain(Column column) {
        String type = column.type().name();
        return column.withDefault(column.defaultValue().map(value -> switch (value) {
            case DefaultValue.Numeric number ->
                type.equals("boolean") && number.digits().matches("[01]")
                        ? new DefaultValue.Truth(number.digits().equals("1"))
                        : number;
            case DefaultValue.Expression expression ->
                type.startsWith("json") && isJson(expression.sql())
                        ? new DefaultValue.Text(expression.sql().strip())
                        : literal(expression);
            case DefaultValue.Text text -> text;
            case DefaultValue.Truth truth -> truth;
        }));
    }

    /** A cast of a literal may be written with a type's name as other tools print it. */
    private DefaultValue literal(DefaultValue.Expression expression) {
        Matcher cast = CAST.matcher(expression.sql().strip());
        // Without a length, bpchar is not character, which is character(1).
        return cast.matches()
                        && !cast.group("type").equals("bpchar")
                        && types.resolve(DataType.of(cast.group("type"))) instanceof Resolution.Known known
                ? new DefaultValue.Expression(cast.group("literal") + "::" + types.print(known.type()))
                : expression;
    }

    /** No SQL expression begins with a brace or a bracket. */
    private static boolean isJson(String expression) {
        String text = expression.strip();
        return (text.startsWith("{") && text.endsWith("}")) || (text.startsWith("[") && text.endsWith("]"));
    }

    private static Problem unknown(Column column, Table table, Resolution resolution) {
        Subject subject = new Subject.OfColumn(table.name(), column.name());
        String message =
                "column \"" + column.name() + "\" has the type " + column.type() + ", which PostgreSQL does not know";
        Optional<String> hint = switch (resolution) {
            case Resolution.OfExtension extension ->
                Optional.of("run CREATE EXTENSION " + extension.extension()
                        + " in the database first; nself does not manage extensions");
            case Resolution.Unknown unknown ->
                unknown.hint()
                        .or(() -> withoutNamespace(column.type()))
                        .or(() -> Optional.of("declare it with Enum, or create the type in the database first"));
            case Resolution.Known ignored -> Optional.empty();
        };
        return new Problem("NS2801", subject, message, hint);
    }

    /** What PostgreSQL or another database calls so is meant, as a rule, when nobody made a type of that name. */
    private static Optional<String> withoutNamespace(DataType type) {
        return type.namespace()
                .filter(namespace -> new PostgresTypes().resolve(DataType.of(type.name())) instanceof Resolution.Known)
                .map(namespace -> "write \"" + type.name() + "\" without \"" + namespace + "\"");
    }

    private static boolean isDeclared(DataType type, Schema schema) {
        return type.userDefined()
                .filter(name -> schema.enumsByName().containsKey(name))
                .isPresent();
    }

    /** The name as the server is asked about it: quoted, so that it is found as it is written. */
    private static String asked(DataType type) {
        String name = quoted(type.name());
        return type.namespace().map(namespace -> quoted(namespace) + "." + name).orElse(name);
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
