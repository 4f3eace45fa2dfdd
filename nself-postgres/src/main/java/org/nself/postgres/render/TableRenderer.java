package org.nself.postgres.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nself.schema.Check;
import org.nself.schema.Column;
import org.nself.schema.ColumnOptions;
import org.nself.schema.Constraint;
import org.nself.schema.Enforcement;
import org.nself.schema.Exclusion;
import org.nself.schema.ForeignKey;
import org.nself.schema.Index;
import org.nself.schema.KeyOptions;
import org.nself.schema.PrimaryKey;
import org.nself.schema.QualifiedName;
import org.nself.schema.Sequence;
import org.nself.schema.Subject;
import org.nself.schema.Table;
import org.nself.schema.UniqueKey;

/** Writes a table with everything that belongs to it. */
final class TableRenderer {

    private static final int LONGEST_NAME = 63;
    private static final int FIRST_WITH_STORAGE_DEFAULT = 16;

    /** All other types that can be stored in more than one way are {@code extended}. */
    private static final Set<String> STORED_AS_MAIN = Set.of("numeric", "inet", "cidr");

    private final Sql sql;
    private final Parts parts;
    private final Sequences sequences;
    private final int version;

    /** @param version the major version of the server */
    TableRenderer(Sql sql, Parts parts, int version) {
        this.sql = sql;
        this.parts = parts;
        this.version = version;
        this.sequences = new Sequences(sql);
    }

    List<String> create(Table table) {
        List<String> lines = new ArrayList<>();
        List<Constraint> later = later(table);
        List<Constraint> within = new ArrayList<>(table.constraints());
        within.removeAll(later);
        List<Constraint> separate = new ArrayList<>(within);
        for (Column column : table.columns()) {
            StringBuilder line = new StringBuilder(parts.column(table.name(), withoutImplied(column, table)));
            for (Constraint constraint : within) {
                inline(table, column, constraint).ifPresent(clause -> {
                    line.append(' ').append(clause);
                    separate.remove(constraint);
                });
            }
            lines.add(line.toString());
        }
        separate.forEach(constraint -> lines.add(parts.constraint(constraint)));
        List<String> statements = new ArrayList<>();
        List<Sequence> own = table.columns().stream()
                .flatMap(column -> Parts.ownSequence(table.name(), column).stream())
                .toList();
        own.forEach(sequence -> statements.addAll(sequences.create(sequence.withOwner(Optional.empty()))));
        String body = lines.isEmpty() ? "()" : sql.render("(\n    {0}\n)", sql.lines(lines.stream()));
        statements.add(sql.render(
                "CREATE {0}TABLE {1} {2}{3}",
                sql.text(table.options().unlogged() ? "UNLOGGED " : ""),
                sql.name(table.name()),
                sql.text(body),
                sql.text(parts.with(table.options().parameters()))));
        later.forEach(constraint -> statements.add(add(table.name(), constraint)));
        own.forEach(sequence -> statements.addAll(sequences.alter(sequence.withOwner(Optional.empty()), sequence)));
        table.columns()
                .forEach(column -> statements.addAll(stored(table.name(), Column.of("", column.type()), column)));
        table.indexes().forEach(index -> statements.add(indexOnly(table.name(), index, "")));
        comments(table, statements);
        return statements;
    }

    /**
     * Constraints that need statements of their own. Of keys that say the same, PostgreSQL makes one when they stand in one
     * statement; and what is not valid for the rows that are there would be valid, as a new table has none.
     */
    private static List<Constraint> later(Table table) {
        Set<List<Object>> known = new HashSet<>();
        table.primaryKey().ifPresent(key -> known.add(meaning(key.columns(), key.options())));
        return table.constraints().stream()
                .filter(constraint -> switch (constraint) {
                    case PrimaryKey ignored -> false;
                    case UniqueKey key -> !known.add(meaning(key.columns(), key.options()));
                    case ForeignKey key -> key.enforcement() == Enforcement.NOT_VALID;
                    case Check check -> check.enforcement() == Enforcement.NOT_VALID;
                    case Exclusion ignored -> false;
                })
                .toList();
    }

    private static List<Object> meaning(List<String> columns, KeyOptions options) {
        return List.of(
                columns, options.included(), options.nullsNotDistinct(), options.withoutOverlaps(), options.deferral());
    }

    /** Adds a constraint, without its comment. */
    String add(QualifiedName table, Constraint constraint) {
        return sql.render("ALTER TABLE {0}\n    ADD {1}", sql.name(table), sql.text(parts.constraint(constraint)));
    }

    /** How a column is stored, where it differs. */
    List<String> stored(QualifiedName table, Column from, Column to) {
        List<String> actions = new ArrayList<>();
        ColumnOptions before = from.options();
        ColumnOptions after = to.options();
        if (!before.storage().equals(after.storage())) {
            actions.add(after.storage().map(storage -> "SET STORAGE " + storage).orElseGet(() -> usualStorage(to)));
        }
        boolean retyped = actions.stream().anyMatch(action -> action.startsWith("TYPE"));
        if (!before.compression().equals(after.compression())
                || (retyped && after.compression().isPresent())) {
            actions.add("SET COMPRESSION " + after.compression().orElse("DEFAULT"));
        }
        return actions.stream()
                .map(action -> sql.render(
                        "ALTER TABLE {0} ALTER COLUMN {1} {2}", sql.name(table), sql.name(to.name()), sql.text(action)))
                .toList();
    }

    /**
     * PostgreSQL 13 to 15 have no word for the storage that the type has. For types that nself does not know, they do give
     * it to a column that gets its own type again, which writes no row and also takes the compression back.
     *
     * @see <a href="https://www.postgresql.org/docs/current/storage-toast.html">PostgreSQL: TOAST</a>
     */
    private String usualStorage(Column column) {
        if (version >= FIRST_WITH_STORAGE_DEFAULT) {
            return "SET STORAGE DEFAULT";
        }
        if (column.type().userDefined().isPresent()) {
            return "TYPE " + parts.type(column.type()) + parts.collation(column);
        }
        return "SET STORAGE "
                + (column.type().dimensions() == 0
                                && STORED_AS_MAIN.contains(column.type().name())
                        ? "main"
                        : "extended");
    }

    /** @param how what stands before the name: {@code CONCURRENTLY } or nothing */
    List<String> index(QualifiedName table, Index index, String how) {
        List<String> statements = new ArrayList<>();
        statements.add(indexOnly(table, index, how));
        index.comment()
                .ifPresent(comment -> statements.add(
                        parts.comment(new Subject.OfIndex(table, index.name().orElseThrow()), Optional.of(comment))));
        return statements;
    }

    /** A primary key forbids NULL by itself. */
    private static Column withoutImplied(Column column, Table table) {
        boolean implied = table.primaryKey()
                .filter(key -> key.columns().contains(column.name()))
                .isPresent();
        return implied ? column.withNullable(true) : column;
    }

    /** A constraint over this column alone, under the name that PostgreSQL itself gives, stands on the column's line. */
    private Optional<String> inline(Table table, Column column, Constraint constraint) {
        return switch (constraint) {
            case PrimaryKey key ->
                isPlain(key.options())
                                && isInline(
                                        key, key.columns(), column, table.name().name() + "_pkey")
                        ? Optional.of("PRIMARY KEY")
                        : Optional.empty();
            case UniqueKey key ->
                isPlain(key.options()) && isInline(key, key.columns(), column, conventional(table, column, "key"))
                        ? Optional.of("UNIQUE")
                        : Optional.empty();
            case ForeignKey key ->
                key.enforcement() == Enforcement.VALID
                                && isInline(key, key.columns(), column, conventional(table, column, "fkey"))
                        ? Optional.of(parts.references(key))
                        : Optional.empty();
            case Check ignored -> Optional.empty();
            case Exclusion ignored -> Optional.empty();
        };
    }

    private static boolean isPlain(KeyOptions options) {
        return options.equals(KeyOptions.NONE);
    }

    private static String conventional(Table table, Column column, String suffix) {
        return table.name().name() + "_" + column.name() + "_" + suffix;
    }

    /** A longer name PostgreSQL would cut in its own way. */
    private static boolean isInline(Constraint constraint, List<String> columns, Column column, String conventional) {
        return columns.equals(List.of(column.name()))
                && constraint.name().equals(Optional.of(conventional))
                && conventional.getBytes(UTF_8).length <= LONGEST_NAME;
    }

    private String indexOnly(QualifiedName table, Index index, String how) {
        Sql.Part using = index.method().equals(Index.DEFAULT_METHOD)
                ? sql.text("")
                : sql.text(sql.render(" USING {0}", sql.name(index.method())));
        Sql.Part values = sql.text(
                String.join(", ", index.parts().stream().map(this::part).toList()));
        String statement = sql.render(
                "CREATE {0}INDEX {1}{2} ON {3}{4} ({5})",
                sql.text(index.unique() ? "UNIQUE " : ""),
                sql.text(how),
                sql.name(index.name().orElseThrow()),
                sql.name(table),
                using,
                values);
        return statement
                + parts.included(index.included())
                + (index.nullsNotDistinct() ? " NULLS NOT DISTINCT" : "")
                + parts.with(index.parameters())
                + index.predicate()
                        .map(rows -> " WHERE " + Expressions.complete(rows))
                        .orElse("");
    }

    private String part(Index.Part part) {
        String value = switch (part.value()) {
            case Index.Value.Column column -> sql.render("{0}", sql.name(column.name()));
            case Index.Value.Expression expression ->
                Expressions.isCall(expression.sql())
                        ? expression.sql().strip()
                        : "(" + Expressions.complete(expression.sql()) + ")";
        };
        return value + part.order().map(order -> " " + order).orElse("");
    }

    private void comments(Table table, List<String> statements) {
        QualifiedName name = table.name();
        comment(new Subject.OfTable(name), table.comment(), statements);
        table.columns()
                .forEach(column -> comment(new Subject.OfColumn(name, column.name()), column.comment(), statements));
        table.constraints()
                .forEach(constraint -> comment(
                        new Subject.OfConstraint(name, constraint.name().orElseThrow()),
                        constraint.comment(),
                        statements));
        table.indexes()
                .forEach(index ->
                        comment(new Subject.OfIndex(name, index.name().orElseThrow()), index.comment(), statements));
    }

    private void comment(Subject subject, Optional<String> comment, List<String> statements) {
        comment.ifPresent(text -> statements.add(parts.comment(subject, Optional.of(text))));
    }
}
