package org.nself.postgres.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nself.diff.Change;
import org.nself.diff.DependentChange;
import org.nself.diff.Following;
import org.nself.diff.Rename;
import org.nself.diff.SequenceChange;
import org.nself.plan.Hazard;
import org.nself.plan.StepHazard;
import org.nself.postgres.render.Probes;
import org.nself.schema.Check;
import org.nself.schema.Column;
import org.nself.schema.Constraint;
import org.nself.schema.DefaultValue;
import org.nself.schema.Dependent;
import org.nself.schema.Enforcement;
import org.nself.schema.Exclusion;
import org.nself.schema.ForeignKey;
import org.nself.schema.Generated;
import org.nself.schema.Index;
import org.nself.schema.PrimaryKey;
import org.nself.schema.QualifiedName;
import org.nself.schema.Subject;
import org.nself.schema.Table;
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
    private final Consequences consequences;
    private final WayBack wayBack;

    Hazards(Probes probes, Novelties added, Catalog catalog) {
        this.probes = probes;
        this.added = added;
        this.catalog = catalog;
        Passing passing = Passing.of(added.changes(), catalog.schema());
        this.consequences = new Consequences(catalog, passing);
        this.wayBack = new WayBack(catalog, passing);
    }

    /** Of the way there, and of the way back. */
    List<StepHazard> of(Change change) {
        return Stream.concat(ofTheWayThere(change).stream(), wayBack.of(change).stream())
                .toList();
    }

    /** Of an index that comes or goes without keeping writers out, besides. */
    List<StepHazard> concurrently(Change change) {
        return consequences.ofGoingAlone(change);
    }

    private List<StepHazard> ofTheWayThere(Change change) {
        return switch (change) {
            case Change.CreateNamespace ignored -> List.of();
            case Change.DropNamespace ignored -> List.of();
            case Change.CreateEnum ignored -> List.of();
            case Change.DropEnum ignored -> List.of();
            case Change.ChangeEnumValues values -> values.onlyAdds() ? List.of() : replaced(values);
            case Change.CreateTable create -> targets(create);
            case Change.DropTable drop -> dropTable(drop.table());
            case Change.AddColumn add -> addColumn(add.table(), add.column());
            case Change.DropColumn drop -> dropColumn(drop);
            case Change.ChangeType type -> changeType(type);
            case Change.ChangeNullability nullability ->
                nullability.to().nullable() ? List.of() : notNull(nullability.table(), nullability.to());
            case Change.ChangeDefault ignored -> List.of();
            case Change.ChangeIncrement ignored -> List.of();
            case Change.MoveIncrement ignored -> List.of();
            case Change.AddConstraint add -> addConstraint(add.table(), add.constraint());
            case Change.DropConstraint drop -> consequences.ofDropping(drop);
            case Change.ChangeConstraint constraint -> changed(constraint);
            case Change.ChangeTableOptions options -> stored(options);
            case Change.ChangeGenerated generated -> generated(generated);
            case Change.ChangeColumnOptions ignored -> List.of();
            case Rename rename -> consequences.ofRenaming(rename);
            case SequenceChange ignored -> List.of();
            case DependentChange.SetAside ignored -> List.of();
            case DependentChange.PutBack back -> filled(back.dependent());
            case Change.CreateIndex create -> createIndex(create.table(), create.index());
            case Change.DropIndex drop -> consequences.ofDropping(drop);
            case Change.Fill fill -> Consequences.ofFilling(fill);
            case Following.Start start -> Consequences.ofSwapping(start);
            case Following.Stop ignored -> List.of();
            case Change.ChangeComment ignored -> List.of();
        };
    }

    /** Every row with the enum is written anew; one that has a value that goes fails, unless it is told what to become. */
    private List<StepHazard> replaced(Change.ChangeEnumValues change) {
        List<StepHazard> hazards = new ArrayList<>();
        List<String> kept = Stream.concat(change.to().values().stream(), change.remap().keySet().stream())
                .distinct()
                .toList();
        boolean anyGoes = !change.to().values().containsAll(change.from().values());
        for (Change.ChangeEnumValues.Use use : change.uses()) {
            String label = use.table() + "." + use.from().name();
            if (!kept.containsAll(change.from().values())) {
                hazards.add(StepHazard.of(
                        Hazard.MAY_FAIL_ON_DATA,
                        "a row that has a value in " + label + " which enum "
                                + change.to().name() + " no longer has makes it fail",
                        use.from().type().dimensions() > 0
                                ? probes.otherElements(use.table(), use.from().name(), kept)
                                : probes.others(use.table(), use.from().name(), kept)));
            }
            if (anyGoes && !change.remap().isEmpty()) {
                hazards.add(StepHazard.of(
                        Hazard.DATA_LOSS,
                        "values of " + label + " become others, and which they were is not kept",
                        use.from().type().dimensions() > 0
                                ? probes.otherElements(
                                        use.table(),
                                        use.from().name(),
                                        change.to().values())
                                : probes.others(
                                        use.table(),
                                        use.from().name(),
                                        change.to().values())));
            }
            hazards.add(StepHazard.of(
                    Hazard.TABLE_REWRITE,
                    "every row of " + use.table() + " is written anew, for " + label
                            + " gets a type that is made anew"));
        }
        return hazards;
    }

    private List<StepHazard> changed(Change.ChangeConstraint change) {
        String name = change.to().name().orElseThrow();
        return switch (change.to()) {
            case Check check ->
                check.enforcement() == Enforcement.VALID
                        ? List.of(StepHazard.of(
                                Hazard.MAY_FAIL_ON_DATA,
                                "a row of " + change.table() + " that breaks check " + name + " makes it fail",
                                probes.violations(change.table(), check.expression(), List.of())))
                        : List.of();
            case ForeignKey key ->
                key.enforcement() == Enforcement.VALID && change.from().enforcement() != Enforcement.VALID
                        ? List.of(StepHazard.of(
                                Hazard.MAY_FAIL_ON_DATA,
                                "a row of " + change.table() + " that refers to nothing in " + key.target()
                                        + " makes foreign key " + name + " fail",
                                probes.orphans(change.table(), key)))
                        : List.of();
            case PrimaryKey ignored -> List.of();
            case UniqueKey ignored -> List.of();
            case Exclusion ignored -> List.of();
        };
    }

    private static List<StepHazard> stored(Change.ChangeTableOptions change) {
        return change.from().unlogged() == change.to().unlogged()
                ? List.of()
                : List.of(StepHazard.of(
                        Hazard.TABLE_REWRITE,
                        "every row of " + change.table() + " is written anew to make it "
                                + (change.to().unlogged() ? "unlogged" : "logged")));
    }

    private List<StepHazard> generated(Change.ChangeGenerated change) {
        String label = change.subject().label();
        boolean wasPlain = change.from().generated().isEmpty();
        boolean stays = change.to().generated().isEmpty()
                && change.from().generated().filter(Generated::stored).isPresent();
        if (stays) {
            return List.of();
        }
        List<StepHazard> hazards = new ArrayList<>();
        if (wasPlain) {
            hazards.add(StepHazard.of(
                    Hazard.DATA_LOSS,
                    "the values of " + label + " are replaced by computed ones",
                    probes.anyValue(change.table(), List.of(change.from().name()))));
        }
        if (change.to().generated().filter(Generated::stored).isPresent()) {
            hazards.add(StepHazard.of(
                    Hazard.TABLE_REWRITE,
                    "every row of " + change.table() + " is written anew, for " + label + " is computed for each"));
        }
        return hazards;
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
        boolean filled = column.defaultValue().isPresent()
                || column.increment().isPresent()
                || column.generated().isPresent();
        if (!column.nullable() && !filled) {
            hazards.add(StepHazard.of(
                    Hazard.MAY_FAIL_ON_DATA,
                    label + " is NOT NULL and has no default, so it can only be added while " + table + " has no rows",
                    probes.anyRow(table)));
        }
        if (writesEveryRow(column)) {
            hazards.add(StepHazard.of(
                    Hazard.TABLE_REWRITE,
                    "every row of " + table + " is written anew, for " + label + " has another value in each"));
        }
        if (!column.nullable()) {
            hazards.addAll(consequences.ofRequiring(table, column));
        }
        return hazards;
    }

    /** Whether a new column has another value in each row. */
    static boolean writesEveryRow(Column column) {
        return column.increment().isPresent()
                || column.generated().filter(Generated::stored).isPresent()
                || isVolatile(column);
    }

    /** What PostgreSQL is not known to compute once is taken to be computed for every row. */
    static boolean isVolatile(Column column) {
        return column.defaultValue().stream().anyMatch(value -> switch (value) {
            case DefaultValue.Text ignored -> false;
            case DefaultValue.Numeric ignored -> false;
            case DefaultValue.Truth ignored -> false;
            case DefaultValue.Expression expression ->
                expression.sql().contains("(")
                        && !STABLE.contains(expression.sql().strip().toLowerCase(Locale.ROOT));
        });
    }

    private static List<StepHazard> filled(Dependent dependent) {
        return dependent.kind().equals("materialized view")
                        && !dependent.create().getFirst().endsWith("WITH NO DATA")
                ? List.of(
                        StepHazard.of(Hazard.FULL_SCAN, dependent + " is filled anew while nobody uses what it reads"))
                : List.of();
    }

    private List<StepHazard> dropTable(Table table) {
        List<StepHazard> hazards = new ArrayList<>();
        hazards.add(StepHazard.of(
                Hazard.DATA_LOSS,
                "drops table " + table.name() + " with all its rows" + along(new Subject.OfTable(table.name()))));
        added.like(table)
                .ifPresent(name -> hazards.add(StepHazard.of(
                        Hazard.LIKELY_RENAME,
                        "table " + table.name() + " goes and " + name
                                + " comes with the same columns; if it is the same table, write renamed_from: '"
                                + table.name() + "' on " + name,
                        probes.anyRow(table.name()))));
        hazards.addAll(consequences.ofDropping(table));
        return hazards;
    }

    /** What is not managed, and what PostgreSQL drops without a word. */
    private String along(Subject subject) {
        List<Dependent> dependents = SettingAside.goingWith(subject, catalog).stream()
                .filter(dependent -> !dependent.kind().equals(Dependent.PROPERTIES))
                .toList();
        return dependents.isEmpty()
                ? ""
                : "; what stands on it goes too: "
                        + dependents.stream().map(Dependent::toString).collect(Collectors.joining(", "));
    }

    private List<StepHazard> dropColumn(Change.DropColumn drop) {
        String label = drop.subject().label();
        String name = drop.column().name();
        if (drop.column().generated().isPresent()) {
            return List.of();
        }
        List<StepHazard> hazards = new ArrayList<>();
        hazards.add(StepHazard.of(
                Hazard.DATA_LOSS, "drops column " + label + " with all its values" + along(drop.subject())));
        added.like(drop.table(), drop.column())
                .ifPresent(other -> hazards.add(StepHazard.of(
                        Hazard.LIKELY_RENAME,
                        "column " + label + " goes and " + other + " of the same type comes; if it is the same column,"
                                + " write renamed_from: '" + name + "' on " + other,
                        probes.anyValue(drop.table(), List.of(name)))));
        return hazards;
    }

    private List<StepHazard> changeType(Change.ChangeType change) {
        TypeChange effect = TypeChange.of(change);
        String label = change.subject().label();
        String fromTo = " from " + change.from().type() + " to " + change.to().type();
        List<StepHazard> hazards = new ArrayList<>();
        if (change.using().isPresent()) {
            hazards.add(StepHazard.of(
                    Hazard.MAY_FAIL_ON_DATA,
                    "values of " + label + " may not convert" + fromTo + " as the annotation says",
                    probes.conversion(change.table(), change.using().get())));
        } else if (!effect.keepsValues()) {
            String probe = conversion(change);
            hazards.add(StepHazard.of(
                    Hazard.DATA_LOSS, "changing " + label + fromTo + " can cut or round its values", probe));
            hazards.add(
                    StepHazard.of(Hazard.MAY_FAIL_ON_DATA, "values of " + label + " may not convert" + fromTo, probe));
        }
        if (effect.rewrites(catalog.version())) {
            hazards.add(StepHazard.of(
                    Hazard.TABLE_REWRITE,
                    "every row of " + change.table() + " is written anew to change " + label + fromTo));
        }
        hazards.addAll(consequences.ofChanging(change));
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
        List<StepHazard> hazards = new ArrayList<>(List.of(
                StepHazard.of(
                        Hazard.MAY_FAIL_ON_DATA,
                        "a row that has NULL in " + label + " makes it fail",
                        probes.nulls(table, column.name())),
                StepHazard.of(
                        Hazard.FULL_SCAN, "every row of " + table + " is read while nobody else can use the table")));
        hazards.addAll(consequences.ofRequiring(table, column));
        return hazards;
    }

    private List<StepHazard> addConstraint(QualifiedName table, Constraint constraint) {
        String name = constraint.name().orElseThrow();
        if (added.tables().contains(table)) {
            return List.of();
        }
        return switch (constraint) {
            case PrimaryKey key -> uniqueness(table, key.columns(), "primary key " + name);
            case UniqueKey key -> uniqueness(table, key.columns(), "unique key " + name);
            case Exclusion ignored ->
                List.of(
                        StepHazard.of(
                                Hazard.MAY_FAIL_ON_DATA,
                                "two rows of " + table + " that exclude each other make " + name + " fail",
                                probes.anyRow(table)),
                        StepHazard.of(
                                Hazard.INDEX_BUILD,
                                "an index over " + table + " is built for " + name
                                        + " while nobody else can use the table"));
            case Check check -> check(table, check, name);
            case ForeignKey key -> foreignKey(table, key);
        };
    }

    /** What does not hold for the rows that are there reads none of them. */
    private List<StepHazard> check(QualifiedName table, Check check, String name) {
        return check.enforcement() == Enforcement.VALID
                ? List.of(
                        StepHazard.of(
                                Hazard.MAY_FAIL_ON_DATA,
                                "a row of " + table + " that breaks check " + name + " makes it fail",
                                probes.violations(table, check.expression(), added.of(table))),
                        StepHazard.of(
                                Hazard.FULL_SCAN,
                                "every row of " + table + " is read while nobody else can use the table"))
                : List.of();
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
        boolean readsRows = key.enforcement() == Enforcement.VALID;
        if (readsRows && !added.oneIsAllNull(table, key.columns())) {
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
}
