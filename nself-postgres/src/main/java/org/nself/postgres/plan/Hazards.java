package org.nself.postgres.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.nself.diff.Change;
import org.nself.plan.Hazard;
import org.nself.plan.StepHazard;
import org.nself.postgres.render.Probes;
import org.nself.schema.Check;
import org.nself.schema.Column;
import org.nself.schema.Constraint;
import org.nself.schema.DefaultValue;
import org.nself.schema.ForeignKey;
import org.nself.schema.Index;
import org.nself.schema.PrimaryKey;
import org.nself.schema.QualifiedName;
import org.nself.schema.UniqueKey;
import org.nself.spi.Catalog;

/** What each change endangers, in words of the user's schema, with the query that asks the data where one can tell. */
final class Hazards {

    /** Functions that give one value for all rows of a statement: a column that defaults to them needs no rewrite. */
    private static final Set<String> STABLE = Set.of(
            "now()",
            "current_timestamp",
            "current_date",
            "current_time",
            "localtimestamp",
            "localtime",
            "transaction_timestamp()",
            "statement_timestamp()",
            "current_user",
            "session_user");

    private final Probes probes;
    private final Novelties added;
    private final Catalog catalog;

    Hazards(Probes probes, Novelties added, Catalog catalog) {
        this.probes = probes;
        this.added = added;
        this.catalog = catalog;
    }

    List<StepHazard> of(Change change) {
        return switch (change) {
            case Change.CreateNamespace ignored -> List.of();
            case Change.DropNamespace ignored -> List.of();
            case Change.CreateEnum ignored -> List.of();
            case Change.DropEnum ignored -> List.of();
            case Change.ChangeEnumValues values ->
                List.of(StepHazard.of(
                        Hazard.IRREVERSIBLE,
                        "PostgreSQL cannot take a value away from enum "
                                + values.to().name() + " again"));
            case Change.CreateTable create -> targets(create);
            case Change.DropTable drop ->
                List.of(StepHazard.of(
                        Hazard.DATA_LOSS, "drops table " + drop.table().name() + " with all its rows"));
            case Change.AddColumn add -> addColumn(add.table(), add.column());
            case Change.DropColumn drop ->
                List.of(StepHazard.of(
                        Hazard.DATA_LOSS,
                        "drops column " + drop.subject().label() + " with all its values" + taken(drop)));
            case Change.ChangeType type -> changeType(type);
            case Change.ChangeNullability nullability ->
                nullability.to().nullable() ? List.of() : notNull(nullability.table(), nullability.to());
            case Change.ChangeDefault ignored -> List.of();
            case Change.ChangeIncrement ignored -> List.of();
            case Change.AddConstraint add -> addConstraint(add.table(), add.constraint());
            case Change.DropConstraint ignored -> List.of();
            case Change.RenameConstraint ignored -> List.of();
            case Change.CreateIndex create -> createIndex(create.table(), create.index());
            case Change.DropIndex ignored -> List.of();
            case Change.RenameIndex ignored -> List.of();
            case Change.ChangeComment ignored -> List.of();
        };
    }

    private List<StepHazard> targets(Change.CreateTable create) {
        QualifiedName name = create.table().name();
        return create.table().foreignKeys().stream()
                .map(ForeignKey::target)
                .filter(target -> catalog.schema().table(target).isPresent())
                .distinct()
                .map(target -> StepHazard.of(
                        Hazard.LOCKS_OTHER_TABLE, "the foreign key of " + name + " keeps writers out of " + target))
                .toList();
    }

    private List<StepHazard> addColumn(QualifiedName table, Column column) {
        String label = table + "." + column.name();
        List<StepHazard> hazards = new ArrayList<>();
        boolean filled = column.defaultValue().isPresent() || column.increment().isPresent();
        if (!column.nullable() && !filled) {
            hazards.add(StepHazard.of(
                    Hazard.MAY_FAIL_ON_DATA,
                    label + " is NOT NULL and has no default, so it can only be added while " + table + " has no rows",
                    probes.anyRow(table)));
        }
        if (column.increment().isPresent() || isVolatile(column)) {
            hazards.add(StepHazard.of(
                    Hazard.TABLE_REWRITE,
                    "every row of " + table + " is written anew, for " + label + " has another value in each"));
        }
        return hazards;
    }

    /** What PostgreSQL is not known to compute once is taken to be computed for every row. */
    private static boolean isVolatile(Column column) {
        return column.defaultValue().stream().anyMatch(value -> switch (value) {
            case DefaultValue.Text ignored -> false;
            case DefaultValue.Numeric ignored -> false;
            case DefaultValue.Truth ignored -> false;
            case DefaultValue.Expression expression ->
                expression.sql().contains("(")
                        && !STABLE.contains(expression.sql().strip().toLowerCase(Locale.ROOT));
        });
    }

    /** PostgreSQL drops without a word what depends on the column within its table. */
    private String taken(Change.DropColumn drop) {
        String column = drop.column().name();
        List<String> taken = new ArrayList<>();
        catalog.schema().table(drop.table()).ifPresent(table -> {
            table.indexes().stream()
                    .filter(index -> index.parts().stream()
                            .anyMatch(part -> part.value().equals(new Index.Value.Column(column))))
                    .forEach(index -> taken.add("index " + index.name().orElseThrow()));
            table.constraints().stream()
                    .filter(constraint -> columns(constraint).contains(column))
                    .forEach(constraint ->
                            taken.add("constraint " + constraint.name().orElseThrow()));
        });
        return taken.isEmpty() ? "" : "; what stands on it goes too: " + String.join(", ", taken);
    }

    private List<StepHazard> changeType(Change.ChangeType change) {
        TypeChange effect = TypeChange.of(change.from().type(), change.to().type());
        String label = change.subject().label();
        String fromTo = " from " + change.from().type() + " to " + change.to().type();
        List<StepHazard> hazards = new ArrayList<>();
        if (!effect.keepsValues()) {
            String probe = conversion(change);
            hazards.add(StepHazard.of(
                    Hazard.DATA_LOSS, "changing " + label + fromTo + " can cut or round its values", probe));
            hazards.add(
                    StepHazard.of(Hazard.MAY_FAIL_ON_DATA, "values of " + label + " may not convert" + fromTo, probe));
        }
        if (effect.rewrites()) {
            hazards.add(StepHazard.of(
                    Hazard.TABLE_REWRITE,
                    "every row of " + change.table() + " is written anew to change " + label + fromTo));
        }
        return hazards;
    }

    /** A type that the plan creates cannot be converted to yet, but its values are known. */
    private String conversion(Change.ChangeType change) {
        return change.to()
                .type()
                .userDefined()
                .flatMap(added::enumType)
                .map(type -> probes.others(change.table(), change.from().name(), type.values()))
                .orElseGet(() -> probes.lossyConversion(change.table(), change.from(), change.to()));
    }

    private List<StepHazard> notNull(QualifiedName table, Column column) {
        String label = table + "." + column.name();
        return List.of(
                StepHazard.of(
                        Hazard.MAY_FAIL_ON_DATA,
                        "a row that has NULL in " + label + " makes it fail",
                        probes.nulls(table, column.name())),
                StepHazard.of(
                        Hazard.FULL_SCAN, "every row of " + table + " is read while nobody else can use the table"));
    }

    private List<StepHazard> addConstraint(QualifiedName table, Constraint constraint) {
        String name = constraint.name().orElseThrow();
        if (added.tables().contains(table)) {
            return List.of();
        }
        return switch (constraint) {
            case PrimaryKey key -> uniqueness(table, key.columns(), "primary key " + name);
            case UniqueKey key -> uniqueness(table, key.columns(), "unique key " + name);
            case Check check ->
                List.of(
                        StepHazard.of(
                                Hazard.MAY_FAIL_ON_DATA,
                                "a row of " + table + " that breaks check " + name + " makes it fail",
                                probes.violations(table, check.expression(), added.of(table))),
                        StepHazard.of(
                                Hazard.FULL_SCAN,
                                "every row of " + table + " is read while nobody else can use the table"));
            case ForeignKey key -> foreignKey(table, key);
        };
    }

    private List<StepHazard> uniqueness(QualifiedName table, List<String> columns, String what) {
        List<StepHazard> hazards = new ArrayList<>();
        if (!added.oneIsAllNull(table, columns)) {
            String probe = added.any(table, columns) ? probes.anyRow(table) : probes.duplicates(table, columns);
            hazards.add(StepHazard.of(
                    Hazard.MAY_FAIL_ON_DATA,
                    "two rows of " + table + " with the same " + String.join(", ", columns) + " make " + what + " fail",
                    probe));
        }
        hazards.add(StepHazard.of(
                Hazard.INDEX_BUILD, "an index over " + table + " is built for " + what + " while nobody writes"));
        return hazards;
    }

    private List<StepHazard> foreignKey(QualifiedName table, ForeignKey key) {
        List<StepHazard> hazards = new ArrayList<>();
        String name = key.name().orElseThrow();
        if (!added.oneIsAllNull(table, key.columns())) {
            hazards.add(StepHazard.of(
                    Hazard.MAY_FAIL_ON_DATA,
                    "a row of " + table + " that refers to nothing in " + key.target() + " makes foreign key " + name
                            + " fail",
                    orphans(table, key)));
            hazards.add(StepHazard.of(
                    Hazard.FULL_SCAN,
                    "every row of " + table + " is looked up in " + key.target() + " while nobody"
                            + " writes to either"));
        }
        if (!key.target().equals(table) && !added.tables().contains(key.target())) {
            hazards.add(StepHazard.of(
                    Hazard.LOCKS_OTHER_TABLE,
                    "foreign key " + name + " keeps writers out of " + key.target() + " too"));
        }
        return hazards;
    }

    private String orphans(QualifiedName table, ForeignKey key) {
        if (added.any(table, key.columns())) {
            return probes.anyRow(table);
        }
        boolean newTarget = added.tables().contains(key.target()) || added.any(key.target(), key.targetColumns());
        return newTarget ? probes.anyValue(table, key.columns()) : probes.orphans(table, key);
    }

    private List<StepHazard> createIndex(QualifiedName table, Index index) {
        if (added.tables().contains(table)) {
            return List.of();
        }
        String name = index.name().orElseThrow();
        if (!index.unique()) {
            return List.of(
                    StepHazard.of(Hazard.INDEX_BUILD, "index " + name + " is built while nobody writes to " + table));
        }
        List<String> columns = index.parts().stream()
                .map(Index.Part::value)
                .filter(Index.Value.Column.class::isInstance)
                .map(value -> ((Index.Value.Column) value).name())
                .toList();
        if (columns.size() == index.parts().size()) {
            return uniqueness(table, columns, "unique index " + name);
        }
        return List.of(
                StepHazard.of(
                        Hazard.MAY_FAIL_ON_DATA,
                        "two rows of " + table + " with the same value of " + name + " make it fail",
                        probes.anyRow(table)),
                StepHazard.of(Hazard.INDEX_BUILD, "index " + name + " is built while nobody writes to " + table));
    }

    private static List<String> columns(Constraint constraint) {
        return switch (constraint) {
            case PrimaryKey key -> key.columns();
            case UniqueKey key -> key.columns();
            case ForeignKey key -> key.columns();
            case Check ignored -> List.of();
        };
    }
}
