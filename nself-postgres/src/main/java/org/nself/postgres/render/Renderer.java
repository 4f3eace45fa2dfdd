package org.nself.postgres.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.QueryPart;
import org.nself.diff.Change;
import org.nself.schema.Column;
import org.nself.schema.Constraint;
import org.nself.schema.DataType;
import org.nself.schema.EnumType;
import org.nself.schema.QualifiedName;
import org.nself.schema.Subject;

/**
 * Writes a change as the statements that make it, without closing semicolons: one style, upper-case key words, one
 * column a line, names qualified where they are not in {@code public} and quoted where they must be.
 */
public final class Renderer {

    private final Sql sql = new Sql();
    private final Parts parts;
    private final TableRenderer tables;

    Renderer(Function<DataType, String> types) {
        this.parts = new Parts(sql, types);
        this.tables = new TableRenderer(sql, parts);
    }

    public List<String> render(Change change) {
        return switch (change) {
            case Change.CreateNamespace create -> {
                List<String> statements = new ArrayList<>();
                statements.add(sql.render(
                        "CREATE SCHEMA {0}", sql.name(create.namespace().name())));
                comment(create.subject(), create.namespace().comment()).ifPresent(statements::add);
                yield statements;
            }
            case Change.DropNamespace drop ->
                one("DROP SCHEMA {0}", sql.name(drop.namespace().name()));
            case Change.CreateEnum create -> createEnum(create.type());
            case Change.DropEnum drop ->
                one("DROP TYPE {0}", sql.name(drop.type().name()));
            case Change.ChangeEnumValues values -> EnumValues.added(sql, values.from(), values.to());
            case Change.CreateTable create -> tables.create(create.table());
            case Change.DropTable drop ->
                one("DROP TABLE {0}", sql.name(drop.table().name()));
            case Change.AddColumn add -> addColumn(add);
            case Change.DropColumn drop ->
                alter(drop.table(), "DROP COLUMN {0}", sql.name(drop.column().name()));
            case Change.ChangeType type -> changeType(type);
            case Change.ChangeNullability nullability ->
                alter(
                        nullability.table(),
                        nullability.to().nullable()
                                ? "ALTER COLUMN {0} DROP NOT NULL"
                                : "ALTER COLUMN {0} SET NOT NULL",
                        sql.name(nullability.to().name()));
            case Change.ChangeDefault value -> alter(value.table(), setDefault(value.to()));
            case Change.ChangeIncrement increment -> Increments.change(sql, increment);
            case Change.AddConstraint add -> addConstraint(add.table(), add.constraint());
            case Change.DropConstraint drop ->
                alter(drop.table(), "DROP CONSTRAINT {0}", constraintName(drop.constraint()));
            case Change.RenameConstraint rename ->
                alter(rename.table(), "RENAME CONSTRAINT {0} TO {1}", sql.name(rename.from()), sql.name(rename.to()));
            case Change.CreateIndex create -> tables.index(create.table(), create.index());
            case Change.DropIndex drop ->
                one(
                        "DROP INDEX {0}",
                        indexName(drop.table(), drop.index().name().orElseThrow()));
            case Change.RenameIndex rename ->
                one("ALTER INDEX {0} RENAME TO {1}", indexName(rename.table(), rename.from()), sql.name(rename.to()));
            case Change.ChangeComment comment -> List.of(parts.comment(comment.subject(), comment.to()));
        };
    }

    /** Whether every value stays, in its order, so that PostgreSQL can make the change. */
    public static boolean onlyAdds(EnumType from, EnumType to) {
        return EnumValues.onlyAdds(from, to);
    }

    private List<String> createEnum(EnumType type) {
        List<String> statements = new ArrayList<>();
        QueryPart values = sql.lines(type.values().stream().map(value -> sql.render("{0}", sql.literal(value))));
        statements.add(sql.render("CREATE TYPE {0} AS ENUM (\n    {1}\n)", sql.name(type.name()), values));
        comment(new Subject.OfEnum(type.name()), type.comment()).ifPresent(statements::add);
        return statements;
    }

    private List<String> addColumn(Change.AddColumn add) {
        List<String> statements =
                new ArrayList<>(alter(add.table(), "ADD COLUMN {0}", sql.text(parts.column(add.column()))));
        comment(add.subject(), add.column().comment()).ifPresent(statements::add);
        return statements;
    }

    /** A default may not fit the new type, so it is taken off before and set again after, in one statement. */
    private List<String> changeType(Change.ChangeType change) {
        Column from = change.from();
        Column to = change.to();
        List<String> actions = new ArrayList<>();
        if (from.defaultValue().isPresent()) {
            actions.add(sql.render("ALTER COLUMN {0} DROP DEFAULT", sql.name(from.name())));
        }
        actions.add(sql.render(
                "ALTER COLUMN {0} TYPE {1}{2}",
                sql.name(to.name()),
                sql.text(parts.type(to.type())),
                sql.text(Conversions.using(sql, parts, from, to))));
        if (to.defaultValue().isPresent()) {
            actions.add(setDefault(to));
        }
        return actions.size() == 1
                ? alter(change.table(), actions.getFirst())
                : one("ALTER TABLE {0}\n    {1}", sql.name(change.table()), sql.lines(actions.stream()));
    }

    private String setDefault(Column column) {
        return column.defaultValue()
                .map(value -> sql.render(
                        "ALTER COLUMN {0} SET DEFAULT {1}", sql.name(column.name()), sql.text(parts.value(value))))
                .orElseGet(() -> sql.render("ALTER COLUMN {0} DROP DEFAULT", sql.name(column.name())));
    }

    private List<String> addConstraint(QualifiedName table, Constraint constraint) {
        List<String> statements = new ArrayList<>(
                one("ALTER TABLE {0}\n    ADD {1}", sql.name(table), sql.text(parts.constraint(constraint))));
        comment(new Subject.OfConstraint(table, constraint.name().orElseThrow()), constraint.comment())
                .ifPresent(statements::add);
        return statements;
    }

    private Optional<String> comment(Subject subject, Optional<String> comment) {
        return comment.map(text -> parts.comment(subject, Optional.of(text)));
    }

    private QueryPart constraintName(Constraint constraint) {
        return sql.name(constraint.name().orElseThrow());
    }

    private QueryPart indexName(QualifiedName table, String index) {
        return sql.name(table.sibling(index));
    }

    private List<String> alter(QualifiedName table, String template, QueryPart... arguments) {
        return alter(table, sql.render(template, arguments));
    }

    private List<String> alter(QualifiedName table, String action) {
        return one("ALTER TABLE {0} {1}", sql.name(table), sql.text(action));
    }

    private List<String> one(String template, QueryPart... arguments) {
        return List.of(sql.render(template, arguments));
    }
}
