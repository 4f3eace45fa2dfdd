package org.nself.postgres.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.nself.diff.Change;
import org.nself.diff.DependentChange;
import org.nself.diff.Following;
import org.nself.diff.Rename;
import org.nself.diff.SequenceChange;
import org.nself.schema.Column;
import org.nself.schema.Constraint;
import org.nself.schema.DataType;
import org.nself.schema.Deferral;
import org.nself.schema.Enforcement;
import org.nself.schema.EnumType;
import org.nself.schema.ForeignKey;
import org.nself.schema.Generated;
import org.nself.schema.Parameter;
import org.nself.schema.QualifiedName;
import org.nself.schema.Subject;

/**
 * Writes a change as the statements that make it, without closing semicolons: one style, upper-case key words, one
 * column a line, names qualified where they are not in {@code public} and quoted where they must be.
 */
public final class Renderer {

    private static final int FIRST_WITH_SET_EXPRESSION = 17;

    private final Sql sql = new Sql();
    private final Parts parts;
    private final TableRenderer tables;
    private final EnumValues enums;
    private final Sequences sequences = new Sequences(sql);
    private final Increments increments = new Increments(sql, sequences);
    private final int version;

    /** @param version the major version of the server */
    Renderer(Function<DataType, String> types, int version) {
        this.parts = new Parts(sql, types);
        this.tables = new TableRenderer(sql, parts, version);
        this.enums = new EnumValues(sql, parts);
        this.version = version;
    }

    /** Actions of one ALTER TABLE. */
    private record Actions(QualifiedName table, List<String> all) {}

    /** Statements that make the changes in order. Those of which each {@link #isOneOfMany} share one. */
    public List<String> render(List<Change> changes) {
        List<Actions> actions =
                changes.stream().flatMap(change -> actions(change).stream()).toList();
        if (changes.size() == 1 || actions.size() < changes.size()) {
            return changes.stream().flatMap(change -> render(change).stream()).toList();
        }
        return together(
                actions.getFirst().table(),
                actions.stream().flatMap(one -> one.all().stream()).toList());
    }

    /** As {@link #render}, without keeping writers out: for an index that comes or goes, outside of a transaction. */
    public List<String> concurrently(Change change) {
        return switch (change) {
            case Change.CreateIndex create -> tables.index(create.table(), create.index(), "CONCURRENTLY ");
            case Change.DropIndex drop ->
                one(
                        "DROP INDEX CONCURRENTLY {0}",
                        indexName(drop.table(), drop.index().name().orElseThrow()));
            case Change ignored -> throw new IllegalArgumentException("nothing runs concurrently to make " + change);
        };
    }

    /** Adds a key that takes over an index, and drops another in the same moment when it is given. */
    public List<String> usingIndex(Optional<Change.DropConstraint> drop, Change.AddConstraint add, String index) {
        List<String> actions = new ArrayList<>();
        drop.ifPresent(other -> actions.add(sql.render("DROP CONSTRAINT {0}", constraintName(other.constraint()))));
        actions.add(sql.render(
                "ADD CONSTRAINT {0} {1} USING INDEX {2}{3}",
                constraintName(add.constraint()),
                sql.text(parts.keyWords(add.constraint())),
                sql.name(index),
                sql.text(parts.deferralOfKey(add.constraint()))));
        List<String> statements =
                new ArrayList<>(one("ALTER TABLE {0}\n    {1}", sql.name(add.table()), sql.lines(actions.stream())));
        comment(add.subject(), add.constraint().comment()).ifPresent(statements::add);
        return statements;
    }

    /** Drops what was left behind. A column may have followed another one, or not. */
    public List<String> clear(Change change) {
        List<String> statements = new ArrayList<>();
        if (change instanceof Change.DropColumn drop) {
            statements.addAll(new Follower(sql, parts)
                    .stopIfAny(drop.table(), drop.column().name()));
        }
        statements.addAll(render(change));
        return statements;
    }

    /** Copies what is about to go. */
    public List<String> keep(Kept kept) {
        return new Keeper(sql).keep(kept);
    }

    /** Brings back what was copied, and drops the copy. */
    public List<String> giveBack(Kept kept) {
        return new Keeper(sql).giveBack(kept);
    }

    /** A type as SQL. */
    public String type(DataType type) {
        return parts.type(type);
    }

    /** The condition that a column is not NULL. */
    public String isNotNull(String column) {
        return sql.render("{0} IS NOT NULL", sql.name(column));
    }

    /** Whether the change and its inverse are actions of ALTER TABLE that may stand beside others of their kind. */
    public boolean isOneOfMany(Change change) {
        return actions(change).isPresent() && actions(change.inverse()).isPresent();
    }

    /** Empty when the change needs more than one statement, or what it computes must not meet other changes. */
    private Optional<Actions> actions(Change change) {
        return switch (change) {
            case Change.AddColumn add ->
                add.column().generated().isEmpty() && addColumn(add).size() == 1
                        ? Optional.of(new Actions(add.table(), List.of(addAction(add))))
                        : Optional.empty();
            case Change.DropColumn drop ->
                drop.column().generated().isEmpty()
                        ? Optional.of(new Actions(drop.table(), List.of(dropAction(drop))))
                        : Optional.empty();
            case Change.ChangeType type ->
                type.using().isEmpty() && increments.changeType(type).isEmpty()
                        ? Optional.of(new Actions(type.table(), typeActions(type)))
                        : Optional.empty();
            case Change.ChangeNullability nullability ->
                Optional.of(new Actions(nullability.table(), List.of(nullabilityAction(nullability))));
            case Change.ChangeDefault value -> Optional.of(new Actions(value.table(), List.of(setDefault(value.to()))));
            case Change ignored -> Optional.empty();
        };
    }

    private String addAction(Change.AddColumn add) {
        return sql.render("ADD COLUMN {0}", sql.text(parts.column(add.table(), add.column())));
    }

    private String dropAction(Change.DropColumn drop) {
        return sql.render("DROP COLUMN {0}", sql.name(drop.column().name()));
    }

    private String nullabilityAction(Change.ChangeNullability change) {
        return sql.render(
                change.to().nullable() ? "ALTER COLUMN {0} DROP NOT NULL" : "ALTER COLUMN {0} SET NOT NULL",
                sql.name(change.to().name()));
    }

    private List<String> together(QualifiedName table, List<String> actions) {
        return actions.size() == 1
                ? alter(table, actions.getFirst())
                : one("ALTER TABLE {0}\n    {1}", sql.name(table), sql.lines(actions.stream()));
    }

    private List<String> render(Change change) {
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
            case Change.ChangeEnumValues values -> enums.change(values);
            case Change.CreateTable create -> tables.create(create.table());
            case Change.DropTable drop ->
                one("DROP TABLE {0}", sql.name(drop.table().name()));
            case Change.AddColumn add -> addColumn(add);
            case Change.DropColumn drop -> alter(drop.table(), dropAction(drop));
            case Change.ChangeType type -> changeType(type);
            case Change.ChangeNullability nullability -> alter(nullability.table(), nullabilityAction(nullability));
            case Change.ChangeDefault value -> alter(value.table(), setDefault(value.to()));
            case Change.ChangeIncrement increment -> increments.change(increment);
            case Change.MoveIncrement move -> increments.move(move);
            case Change.AddConstraint add -> addConstraint(add.table(), add.constraint());
            case Change.DropConstraint drop ->
                alter(drop.table(), "DROP CONSTRAINT {0}", constraintName(drop.constraint()));
            case Change.ChangeConstraint constraint -> changeConstraint(constraint);
            case Change.CreateIndex create -> tables.index(create.table(), create.index(), "");
            case Change.DropIndex drop ->
                one(
                        "DROP INDEX {0}",
                        indexName(drop.table(), drop.index().name().orElseThrow()));
            case Change.ChangeTableOptions options -> changeTableOptions(options);
            case Change.ChangeGenerated generated -> changeGenerated(generated);
            case Change.ChangeColumnOptions options -> changeColumnOptions(options);
            case Rename rename -> Renames.render(sql, rename);
            case SequenceChange sequence -> sequence(sequence);
            case DependentChange.SetAside aside -> aside.dependent().drop();
            case DependentChange.PutBack back -> back.dependent().create();
            case Change.Fill fill -> List.of(new Filling(sql).statement(fill));
            case Following.Start start -> new Follower(sql, parts).start(start);
            case Following.Stop stop -> new Follower(sql, parts).stop(stop);
            case Change.ChangeComment comment -> List.of(parts.comment(comment.subject(), comment.to()));
        };
    }

    private List<String> createEnum(EnumType type) {
        List<String> statements = new ArrayList<>();
        statements.add(enums.create(type.name(), type.values()));
        comment(new Subject.OfEnum(type.name()), type.comment()).ifPresent(statements::add);
        return statements;
    }

    private List<String> sequence(SequenceChange change) {
        return sequences.render(change);
    }

    private List<String> changeTableOptions(Change.ChangeTableOptions change) {
        List<String> statements = new ArrayList<>();
        if (change.from().unlogged() != change.to().unlogged()) {
            statements.addAll(alter(change.table(), change.to().unlogged() ? "SET UNLOGGED" : "SET LOGGED"));
        }
        List<Parameter> set = change.to().parameters().stream()
                .filter(parameter -> !change.from().parameters().contains(parameter))
                .toList();
        List<String> reset = change.from().parameters().stream()
                .filter(parameter -> change.to().parameters().stream()
                        .noneMatch(kept -> kept.name().equals(parameter.name())))
                .map(parts::parameterName)
                .toList();
        if (!set.isEmpty()) {
            statements.addAll(alter(change.table(), "SET (" + parts.parameters(set) + ")"));
        }
        if (!reset.isEmpty()) {
            statements.addAll(alter(change.table(), "RESET (" + String.join(", ", reset) + ")"));
        }
        return statements;
    }

    /** What PostgreSQL cannot alter is dropped and made anew; its values are computed, so none is lost that counts. */
    private List<String> changeGenerated(Change.ChangeGenerated change) {
        Optional<Generated> from = change.from().generated();
        Optional<Generated> to = change.to().generated();
        Sql.Part column = sql.name(change.to().name());
        if (from.isPresent() && from.get().stored() && to.isEmpty()) {
            List<String> statements =
                    new ArrayList<>(alter(change.table(), "ALTER COLUMN {0} DROP EXPRESSION", column));
            if (change.to().defaultValue().isPresent()) {
                statements.addAll(alter(change.table(), setDefault(change.to())));
            }
            return statements;
        }
        boolean sameKind = from.isPresent()
                && to.isPresent()
                && from.get().stored() == to.get().stored();
        if (sameKind && version >= FIRST_WITH_SET_EXPRESSION) {
            return alter(
                    change.table(),
                    "ALTER COLUMN {0} SET EXPRESSION AS ({1})",
                    column,
                    sql.text(Expressions.complete(to.get().expression())));
        }
        List<String> statements = new ArrayList<>(alter(change.table(), "DROP COLUMN {0}", column));
        statements.addAll(addColumn(new Change.AddColumn(change.table(), change.to())));
        return statements;
    }

    private List<String> changeColumnOptions(Change.ChangeColumnOptions change) {
        List<String> statements = new ArrayList<>(tables.stored(change.table(), change.from(), change.to()));
        Optional<String> from = change.from().options().notNullName();
        Optional<String> to = change.to().options().notNullName();
        if (!from.equals(to) && !change.from().nullable() && !change.to().nullable()) {
            String usual = change.table().name() + "_" + change.to().name() + "_not_null";
            statements.addAll(
                    Renames.render(sql, new Rename.OfConstraint(change.table(), from.orElse(usual), to.orElse(usual))));
        }
        return statements;
    }

    private List<String> changeConstraint(Change.ChangeConstraint change) {
        Sql.Part name = constraintName(change.to());
        Enforcement before = change.from().enforcement();
        Enforcement after = change.to().enforcement();
        if (before != after && after != Enforcement.VALID) {
            return one(
                    "ALTER TABLE {0}\n    DROP CONSTRAINT {1},\n    ADD {2}",
                    sql.name(change.table()), name, sql.text(parts.constraint(change.to())));
        }
        List<String> statements = new ArrayList<>();
        if (!deferral(change.from()).equals(deferral(change.to()))) {
            String wanted = Parts.deferral(deferral(change.to()));
            statements.addAll(alter(
                    change.table(),
                    "ALTER CONSTRAINT {0}{1}",
                    name,
                    sql.text(
                            switch (deferral(change.to())) {
                                case NOT_DEFERRABLE -> " NOT DEFERRABLE";
                                case INITIALLY_IMMEDIATE -> wanted + " INITIALLY IMMEDIATE";
                                case INITIALLY_DEFERRED -> wanted;
                            })));
        }
        if (before != after) {
            statements.addAll(alter(change.table(), "VALIDATE CONSTRAINT {0}", name));
        }
        return statements;
    }

    private static Deferral deferral(Constraint constraint) {
        return constraint instanceof ForeignKey key ? key.options().deferral() : Deferral.NOT_DEFERRABLE;
    }

    private List<String> addColumn(Change.AddColumn add) {
        List<String> statements = new ArrayList<>(alter(add.table(), addAction(add)));
        statements.addAll(tables.stored(add.table(), Column.of("", add.column().type()), add.column()));
        comment(add.subject(), add.column().comment()).ifPresent(statements::add);
        return statements;
    }

    private List<String> changeType(Change.ChangeType change) {
        List<String> statements = new ArrayList<>(together(change.table(), typeActions(change)));
        statements.addAll(increments.changeType(change));
        return statements;
    }

    /** A default may not fit the new type, so it is taken off before and set again after, in one statement. */
    private List<String> typeActions(Change.ChangeType change) {
        Column from = change.from();
        Column to = change.to();
        List<String> actions = new ArrayList<>();
        if (from.defaultValue().isPresent()) {
            actions.add(sql.render("ALTER COLUMN {0} DROP DEFAULT", sql.name(from.name())));
        }
        actions.add(sql.render(
                "ALTER COLUMN {0} TYPE {1}{2}",
                sql.name(to.name()),
                sql.text(parts.type(to.type()) + collated(change)),
                sql.text(change.using()
                        .map(expression -> " USING " + Expressions.complete(expression))
                        .orElseGet(() -> Conversions.using(sql, parts, from, to)))));
        if (to.defaultValue().isPresent()) {
            actions.add(setDefault(to));
        }
        return actions;
    }

    /** Without a word about it, PostgreSQL gives the new type its own collation. */
    private String collated(Change.ChangeType change) {
        return parts.collation(change.to());
    }

    private String setDefault(Column column) {
        return column.defaultValue()
                .map(value -> sql.render(
                        "ALTER COLUMN {0} SET DEFAULT {1}", sql.name(column.name()), sql.text(parts.value(value))))
                .orElseGet(() -> sql.render("ALTER COLUMN {0} DROP DEFAULT", sql.name(column.name())));
    }

    private List<String> addConstraint(QualifiedName table, Constraint constraint) {
        List<String> statements = new ArrayList<>(List.of(tables.add(table, constraint)));
        comment(new Subject.OfConstraint(table, constraint.name().orElseThrow()), constraint.comment())
                .ifPresent(statements::add);
        return statements;
    }

    private Optional<String> comment(Subject subject, Optional<String> comment) {
        return comment.map(text -> parts.comment(subject, Optional.of(text)));
    }

    private Sql.Part constraintName(Constraint constraint) {
        return sql.name(constraint.name().orElseThrow());
    }

    private Sql.Part indexName(QualifiedName table, String index) {
        return sql.name(table.sibling(index));
    }

    private List<String> alter(QualifiedName table, String template, Sql.Part... arguments) {
        return alter(table, sql.render(template, arguments));
    }

    private List<String> alter(QualifiedName table, String action) {
        return one("ALTER TABLE {0} {1}", sql.name(table), sql.text(action));
    }

    private List<String> one(String template, Sql.Part... arguments) {
        return List.of(sql.render(template, arguments));
    }
}
