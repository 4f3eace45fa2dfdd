package org.nself.postgres.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nself.schema.Check;
import org.nself.schema.Column;
import org.nself.schema.ColumnOptions;
import org.nself.schema.Constraint;
import org.nself.schema.DataType;
import org.nself.schema.DefaultValue;
import org.nself.schema.Deferral;
import org.nself.schema.Enforcement;
import org.nself.schema.EnumType;
import org.nself.schema.ForeignKey;
import org.nself.schema.Generated;
import org.nself.schema.Increment;
import org.nself.schema.Index;
import org.nself.schema.KeyOptions;
import org.nself.schema.Namespace;
import org.nself.schema.Parameter;
import org.nself.schema.PrimaryKey;
import org.nself.schema.QualifiedName;
import org.nself.schema.ReferenceOptions;
import org.nself.schema.Schema;
import org.nself.schema.Table;
import org.nself.schema.TableOptions;
import org.nself.schema.UniqueKey;

/**
 * Makes tables, and parts of them, that PostgreSQL takes and that the rows of {@link SeededRows} obey. Keys, checks and
 * indexes have names of their own: how unnamed ones are called depends on what was there before.
 */
final class RandomTables {

    private static final List<String> NAMESPACES = List.of(QualifiedName.DEFAULT_NAMESPACE, "shop", "Odd Name");

    private final Randomness random;

    RandomTables(Randomness random) {
        this.random = random;
    }

    Schema schema() {
        List<EnumType> enums = new ArrayList<>();
        for (int i = random.below(3); i > 0; i--) {
            enums.add(enumType());
        }
        List<Table> tables = new ArrayList<>();
        for (int i = 1 + random.below(4); i > 0; i--) {
            tables.add(table(enums, tables));
        }
        return new Schema(List.of(Namespace.of("shop"), Namespace.of("Odd Name")), enums, List.of(), tables);
    }

    QualifiedName name(String beginning) {
        return QualifiedName.of(random.one(NAMESPACES), random.name(beginning));
    }

    EnumType enumType() {
        return new EnumType(name("e"), List.of("a", "b", "it's", "d"), random.comment());
    }

    Table table(List<EnumType> enums, List<Table> others) {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column(
                "id",
                DataType.of("bigint"),
                false,
                Optional.empty(),
                random.maybe(() -> Increment.IDENTITY),
                Optional.empty(),
                ColumnOptions.NONE,
                Optional.empty()));
        for (int i = 1 + random.below(6); i > 0; i--) {
            columns.add(column(enums));
        }
        Table table = new Table(
                name("t"),
                columns,
                Optional.of(new PrimaryKey(
                        Optional.of(random.name("pk")), List.of("id"), KeyOptions.NONE, random.comment())),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                options(),
                random.comment());
        Table made = table;
        for (int i = random.below(4); i > 0; i--) {
            made = more(made, others);
        }
        return made;
    }

    /** With one key, check, index or computed column more, when a column fits. */
    Table more(Table table, List<Table> others) {
        return switch (random.below(5)) {
            case 0 ->
                random.any(columns(table, Values.DISTINCT))
                        .map(column -> table.withConstraints(with(table, uniqueKey(column))))
                        .orElse(table);
            case 1 ->
                random.any(columns(table, Values.NUMBERS))
                        .map(column -> table.withConstraints(with(table, check(column))))
                        .orElse(table);
            case 2 -> random.any(others).map(target -> related(table, target)).orElse(table);
            case 3 ->
                random.any(columns(table, List.of("integer")))
                        .filter(column -> column.generated().isEmpty())
                        .map(column -> table.withColumns(plus(table.columns(), computed(column))))
                        .orElse(table);
            default -> Tables.withIndexes(table, plus(table.indexes(), index(table)));
        };
    }

    private Table related(Table table, Table target) {
        Column column = Column.of(random.name("ref"), DataType.of("bigint"));
        ForeignKey key = new ForeignKey(
                Optional.of(random.name("fk")),
                List.of(column.name()),
                target.name(),
                List.of("id"),
                action(),
                action(),
                random.oneIn(3)
                        ? ReferenceOptions.NONE.withDeferral(random.one(List.of(Deferral.values())))
                        : ReferenceOptions.NONE,
                random.comment());
        Table wider = table.withColumns(plus(table.columns(), column));
        return wider.withConstraints(with(wider, key));
    }

    ForeignKey.Action action() {
        return random.one(List.of(ForeignKey.Action.values()));
    }

    private UniqueKey uniqueKey(Column column) {
        return new UniqueKey(
                Optional.of(random.name("uq")),
                List.of(column.name()),
                new KeyOptions(false, List.of(), random.one(List.of(Deferral.values())), false, List.of()),
                random.comment());
    }

    private Check check(Column column) {
        return new Check(
                Optional.of(random.name("ck")),
                quoted(column) + " >= " + random.below(2),
                random.oneIn(4),
                Enforcement.VALID,
                random.comment());
    }

    private Column computed(Column column) {
        return Column.of(random.name("g"), DataType.of("integer"))
                .withGenerated(Optional.of(new Generated(quoted(column) + " * " + (1 + random.below(3)), true)));
    }

    Index index(Table table) {
        Column column = random.one(table.columns());
        boolean text = column.type().name().equals("text");
        Index.Part part = text && random.oneIn(2)
                ? Index.Part.expression("lower(" + quoted(column) + ")")
                : new Index.Part(
                        new Index.Value.Column(column.name()),
                        random.maybe(() -> random.one(List.of("DESC", "DESC NULLS LAST"))));
        return new Index(
                Optional.of(random.name("ix")),
                false,
                Index.DEFAULT_METHOD,
                List.of(part),
                random.oneIn(4) ? List.of("id") : List.of(),
                random.oneIn(3) ? Optional.of(quoted(random.one(table.columns())) + " IS NOT NULL") : Optional.empty(),
                false,
                random.oneIn(4) ? List.of(new Parameter("fillfactor", "80")) : List.of(),
                random.comment());
    }

    Column column(List<EnumType> enums) {
        DataType type = enums.isEmpty() || random.oneIn(2)
                ? random.one(Values.TYPES)
                : DataType.of(random.one(enums).name());
        Optional<DefaultValue> defaultValue = random.maybe(() -> defaultValue(type, enums));
        return Column.of(random.name("c"), type)
                .withNullable(defaultValue.isEmpty() || random.oneIn(2))
                .withDefault(defaultValue)
                .withComment(random.comment());
    }

    DefaultValue defaultValue(DataType type, List<EnumType> enums) {
        return enums.stream()
                .filter(known -> type.equals(DataType.of(known.name())))
                .findFirst()
                .<DefaultValue>map(known -> new DefaultValue.Text(random.one(known.values())))
                .orElseGet(() -> Values.defaultOf(type, 5 + random.below(4)));
    }

    TableOptions options() {
        return new TableOptions(
                false, random.oneIn(4) ? List.of(new Parameter("fillfactor", "7" + random.below(10))) : List.of());
    }

    static List<Column> columns(Table table, List<String> types) {
        return table.columns().stream()
                .filter(column -> column.type().dimensions() == 0
                        && types.contains(column.type().name()))
                .toList();
    }

    static String quoted(Column column) {
        return "\"" + column.name() + "\"";
    }

    static <T> List<T> plus(List<T> all, T one) {
        List<T> more = new ArrayList<>(all);
        more.add(one);
        return more;
    }

    private static List<Constraint> with(Table table, Constraint one) {
        return plus(new ArrayList<>(table.constraints()), one);
    }
}
