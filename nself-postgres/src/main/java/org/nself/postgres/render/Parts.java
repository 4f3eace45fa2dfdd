package org.nself.postgres.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nself.postgres.type.Serials;
import org.nself.schema.Check;
import org.nself.schema.Column;
import org.nself.schema.Constraint;
import org.nself.schema.DataType;
import org.nself.schema.DefaultValue;
import org.nself.schema.Deferral;
import org.nself.schema.Enforcement;
import org.nself.schema.Exclusion;
import org.nself.schema.ForeignKey;
import org.nself.schema.Increment;
import org.nself.schema.KeyOptions;
import org.nself.schema.Parameter;
import org.nself.schema.PrimaryKey;
import org.nself.schema.QualifiedName;
import org.nself.schema.ReferenceOptions;
import org.nself.schema.Sequence;
import org.nself.schema.Subject;
import org.nself.schema.UniqueKey;

/** The clauses that statements are made of. */
final class Parts {

    /** What {@code initdb} writes, and what {@code public} has again when a comment of one's own goes. */
    private static final String FIRST_COMMENT_ON_PUBLIC = "standard public schema";

    private final Sql sql;
    private final Function<DataType, String> types;
    private final Increments increments;

    Parts(Sql sql, Function<DataType, String> types) {
        this.sql = sql;
        this.types = types;
        this.increments = new Increments(sql, new Sequences(sql));
    }

    /** A type whose name lies in {@code public} is quoted by our own rule, for the type printer knows no key words. */
    String type(DataType type) {
        return types.apply(type);
    }

    /** {@code name type DEFAULT … NOT NULL}. */
    String column(QualifiedName table, Column column) {
        StringBuilder text = new StringBuilder(sql.render(
                "{0} {1}", sql.name(column.name()), sql.text(serial(column).orElseGet(() -> type(column.type())))));
        text.append(collation(column)).append(increments.clause(column));
        ownSequence(table, column)
                .ifPresent(sequence -> text.append(" DEFAULT ").append(increments.next(sequence)));
        column.generated()
                .ifPresent(generated -> text.append(" GENERATED ALWAYS AS (")
                        .append(Expressions.complete(generated.expression()))
                        .append(generated.stored() ? ") STORED" : ") VIRTUAL"));
        column.defaultValue().ifPresent(value -> text.append(" DEFAULT ").append(value(value)));
        if (!column.nullable()) {
            column.options()
                    .notNullName()
                    .ifPresent(name -> text.append(sql.render(" CONSTRAINT {0}", sql.name(name))));
            text.append(" NOT NULL");
        }
        return text.toString();
    }

    /** {@code  COLLATE …}, or nothing. */
    String collation(Column column) {
        return column.options()
                .collation()
                .map(collation -> sql.render(
                        " COLLATE {0}",
                        collation.namespace().equals("pg_catalog") ? sql.name(collation.name()) : sql.name(collation)))
                .orElse("");
    }

    /** The sequence of a serial column that is not as PostgreSQL would make it by itself. */
    static Optional<Sequence> ownSequence(QualifiedName table, Column column) {
        return column.increment()
                .filter(Increment.Serial.class::isInstance)
                .map(Increment.Serial.class::cast)
                .filter(serial -> serial.sequence().isPresent())
                .map(serial -> Serials.sequence(table, column, serial));
    }

    private static Optional<String> serial(Column column) {
        return column.increment().filter(Increment.SERIAL::equals).map(serial -> switch (column.type()
                .name()) {
            case "bigint" -> "bigserial";
            case "smallint" -> "smallserial";
            default -> "serial";
        });
    }

    /** An expression goes in parentheses unless it is plainly one term, for DEFAULT takes no bare comparison. */
    String value(DefaultValue value) {
        return switch (value) {
            case DefaultValue.Text text -> sql.render("{0}", sql.literal(text.value()));
            case DefaultValue.Numeric number -> number.digits();
            case DefaultValue.Truth truth -> truth.value() ? "true" : "false";
            case DefaultValue.Expression expression ->
                Expressions.isOneTerm(expression.sql())
                        ? expression.sql().strip()
                        : "(" + expression.sql().strip() + ")";
        };
    }

    /** {@code CONSTRAINT name …}. */
    String constraint(Constraint constraint) {
        return sql.render(
                "CONSTRAINT {0} {1}", sql.name(constraint.name().orElseThrow()), sql.text(definition(constraint)));
    }

    /** The constraint without its name. */
    String definition(Constraint constraint) {
        return switch (constraint) {
            case PrimaryKey key -> "PRIMARY KEY" + key(key.columns(), key.options());
            case UniqueKey key -> "UNIQUE" + key(key.columns(), key.options());
            case Exclusion exclusion -> "EXCLUDE " + Expressions.complete(exclusion.definition());
            case Check check ->
                "CHECK (" + Expressions.complete(check.expression()) + ")" + (check.noInherit() ? " NO INHERIT" : "")
                        + enforcement(check.enforcement());
            case ForeignKey key ->
                sql.render(
                        "FOREIGN KEY ({0}) {1}",
                        sql.text(columns(key.columns(), "{0}", key.options().period() ? "PERIOD {0}" : "{0}")),
                        sql.text(references(key)));
        };
    }

    /** {@code PRIMARY KEY} or {@code UNIQUE}. */
    String keyWords(Constraint constraint) {
        return constraint instanceof PrimaryKey ? "PRIMARY KEY" : "UNIQUE";
    }

    /** When a key is checked, where that is not at once. */
    String deferralOfKey(Constraint constraint) {
        return switch (constraint) {
            case PrimaryKey key -> deferral(key.options().deferral());
            case UniqueKey key -> deferral(key.options().deferral());
            case ForeignKey ignored -> "";
            case Check ignored -> "";
            case Exclusion ignored -> "";
        };
    }

    private String key(List<String> columns, KeyOptions options) {
        return (options.nullsNotDistinct() ? " NULLS NOT DISTINCT" : "")
                + " (" + columns(columns, "{0}", options.withoutOverlaps() ? "{0} WITHOUT OVERLAPS" : "{0}") + ")"
                + included(options.included())
                + with(options.parameters())
                + deferral(options.deferral());
    }

    private String columns(List<String> columns, String template, String last) {
        List<String> written = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            written.add(sql.render(i == columns.size() - 1 ? last : template, sql.name(columns.get(i))));
        }
        return String.join(", ", written);
    }

    /** {@code  INCLUDE (…)}, or nothing. */
    String included(List<String> columns) {
        return columns.isEmpty() ? "" : sql.render(" INCLUDE ({0})", sql.names(columns));
    }

    /** {@code  WITH (…)}, or nothing. */
    String with(List<Parameter> parameters) {
        return parameters.isEmpty() ? "" : " WITH (" + parameters(parameters) + ")";
    }

    /** {@code fillfactor = 70, …}. */
    String parameters(List<Parameter> parameters) {
        return parameters.stream()
                .map(parameter ->
                        sql.render("{0} = {1}", sql.text(parameterName(parameter)), sql.text(value(parameter))))
                .collect(Collectors.joining(", "));
    }

    /** The parameters of a table's TOAST are named {@code toast.name}. */
    String parameterName(Parameter parameter) {
        return parameter.name().startsWith("toast.")
                ? sql.render("toast.{0}", sql.name(parameter.name().substring("toast.".length())))
                : sql.render("{0}", sql.name(parameter.name()));
    }

    private String value(Parameter parameter) {
        return parameter.value().matches("-?[0-9.]+|[a-z_]+")
                ? parameter.value()
                : sql.render("{0}", sql.literal(parameter.value()));
    }

    /** {@code  DEFERRABLE …}, or nothing. */
    static String deferral(Deferral deferral) {
        return switch (deferral) {
            case NOT_DEFERRABLE -> "";
            case INITIALLY_IMMEDIATE -> " DEFERRABLE";
            case INITIALLY_DEFERRED -> " DEFERRABLE INITIALLY DEFERRED";
        };
    }

    private static String enforcement(Enforcement enforcement) {
        return switch (enforcement) {
            case VALID -> "";
            case NOT_VALID -> " NOT VALID";
            case NOT_ENFORCED -> " NOT ENFORCED";
        };
    }

    /** {@code REFERENCES table (column) ON DELETE …}. */
    String references(ForeignKey key) {
        ReferenceOptions options = key.options();
        String set = options.setColumns().isEmpty() ? "" : sql.render(" ({0})", sql.names(options.setColumns()));
        return sql.render(
                        "REFERENCES {0} ({1})",
                        sql.name(key.target()),
                        sql.text(columns(key.targetColumns(), "{0}", options.period() ? "PERIOD {0}" : "{0}")))
                + (options.matchFull() ? " MATCH FULL" : "")
                + action(" ON DELETE ", key.onDelete())
                + set
                + action(" ON UPDATE ", key.onUpdate())
                + deferral(options.deferral())
                + enforcement(options.enforcement());
    }

    private static String action(String clause, ForeignKey.Action action) {
        return switch (action) {
            case NO_ACTION -> "";
            case RESTRICT -> clause + "RESTRICT";
            case CASCADE -> clause + "CASCADE";
            case SET_NULL -> clause + "SET NULL";
            case SET_DEFAULT -> clause + "SET DEFAULT";
        };
    }

    String comment(Subject subject, Optional<String> comment) {
        Sql.Part text = comment.map(sql::literal).orElseGet(() -> sql.text("NULL"));
        return switch (subject) {
            case Subject.OfNamespace namespace ->
                sql.render(
                        "COMMENT ON SCHEMA {0} IS {1}",
                        sql.name(namespace.name()),
                        comment.isEmpty() && namespace.name().equals(QualifiedName.DEFAULT_NAMESPACE)
                                ? sql.literal(FIRST_COMMENT_ON_PUBLIC)
                                : text);
            case Subject.OfEnum type -> sql.render("COMMENT ON TYPE {0} IS {1}", sql.name(type.name()), text);
            case Subject.OfSequence sequence ->
                sql.render("COMMENT ON SEQUENCE {0} IS {1}", sql.name(sequence.name()), text);
            case Subject.OfEnumValue ignored -> throw new IllegalArgumentException("a value of an enum has no comment");
            case Subject.OfDependent ignored ->
                throw new IllegalArgumentException("what is not managed is not commented on");
            case Subject.OfTable table -> sql.render("COMMENT ON TABLE {0} IS {1}", sql.name(table.name()), text);
            case Subject.OfColumn column ->
                sql.render("COMMENT ON COLUMN {0}.{1} IS {2}", sql.name(column.table()), sql.name(column.name()), text);
            case Subject.OfConstraint constraint ->
                sql.render(
                        "COMMENT ON CONSTRAINT {0} ON {1} IS {2}",
                        sql.name(constraint.name()), sql.name(constraint.table()), text);
            case Subject.OfIndex index ->
                sql.render("COMMENT ON INDEX {0} IS {1}", sql.name(index.table().sibling(index.name())), text);
        };
    }
}
