package org.nself.dbml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.nself.schema.Check;
import org.nself.schema.Column;
import org.nself.schema.ColumnOptions;
import org.nself.schema.DataType;
import org.nself.schema.DefaultValue;
import org.nself.schema.Deferral;
import org.nself.schema.Enforcement;
import org.nself.schema.EnumType;
import org.nself.schema.Exclusion;
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
import org.nself.schema.Sequence;
import org.nself.schema.SequenceOptions;
import org.nself.schema.Table;
import org.nself.schema.TableOptions;
import org.nself.schema.UniqueKey;

/** Makes schemas of all that a schema can hold, with names and texts as nasty as PostgreSQL lets them be. */
final class RandomSchemas {

    private static final List<String> SYLLABLES = List.of(
            "user",
            "Order",
            "note",
            "Table",
            " ",
            "-",
            "ü",
            "日本",
            "\"",
            "'",
            "\\",
            ".",
            ",",
            "{",
            "}",
            "[x]",
            "#",
            "//",
            "//@",
            "\\n",
            "_1",
            "7",
            "as",
            "null",
            "ref",
            "->",
            "indexes",
            "😀",
            ":",
            "``".substring(1, 1),
            "$",
            "%",
            "(a)");

    private final Random random;

    RandomSchemas(long seed) {
        this.random = new Random(seed);
    }

    Schema next() {
        Set<QualifiedName> taken = new HashSet<>();
        List<String> namespaces = new ArrayList<>(List.of(QualifiedName.DEFAULT_NAMESPACE));
        for (int i = random.nextInt(3); i > 0; i--) {
            namespaces.add(fresh(new HashSet<>(namespaces)));
        }
        List<EnumType> enums =
                some(3, () -> new EnumType(qualified(namespaces, taken), distinct(1 + random.nextInt(4)), comment()));
        List<Table> tables = some(5, () -> table(qualified(namespaces, taken), enums));
        List<Table> related = tables.stream()
                .map(table -> table.withForeignKeys(foreignKeys(table, tables)))
                .toList();
        List<Namespace> declared = namespaces.stream()
                .filter(name -> !name.equals(QualifiedName.DEFAULT_NAMESPACE))
                .map(name -> new Namespace(name, comment()))
                .toList();
        return new Schema(declared, enums, sequences(namespaces, taken), related);
    }

    private Table table(QualifiedName name, List<EnumType> enums) {
        List<String> names = distinct(1 + random.nextInt(6));
        Optional<PrimaryKey> key =
                maybe(() -> new PrimaryKey(maybe(this::name), several(names), keyOptions(names), comment()));
        return new Table(
                name,
                names.stream()
                        .map(column -> column(
                                column,
                                key.filter(found -> found.columns().contains(column))
                                        .isPresent(),
                                enums))
                        .toList(),
                key,
                some(2, () -> new UniqueKey(maybe(this::name), several(names), keyOptions(names), comment())),
                List.of(),
                some(
                        2,
                        () -> new Check(
                                maybe(this::name),
                                expression(),
                                random.nextBoolean(),
                                one(List.of(Enforcement.values())),
                                comment())),
                some(
                        2,
                        () -> new Exclusion(
                                maybe(this::plainName), "using gist (" + expression() + ")", Optional.empty())),
                some(3, () -> index(names)),
                new TableOptions(random.nextBoolean(), parameters()),
                comment());
    }

    private List<Sequence> sequences(List<String> namespaces, Set<QualifiedName> taken) {
        return some(
                2,
                () -> sequence(qualified(namespaces, taken))
                        .withOwner(maybe(() -> new Sequence.Owner(QualifiedName.of(name(), name()), name()))));
    }

    private Sequence sequence(QualifiedName name) {
        return new Sequence(
                name, one(List.of("smallint", "integer", "bigint")), options(), Optional.empty(), comment());
    }

    private SequenceOptions options() {
        return new SequenceOptions(
                maybe(random::nextLong),
                maybe(random::nextLong),
                maybe(random::nextLong),
                maybe(random::nextLong),
                maybe(random::nextLong),
                random.nextBoolean());
    }

    private Increment increment() {
        return switch (random.nextInt(4)) {
            case 0 -> Increment.ANY;
            case 1 -> Increment.SERIAL;
            case 2 -> new Increment.Serial(Optional.of(sequence(QualifiedName.of(name(), name()))));
            default -> new Increment.Identity(random.nextBoolean(), options());
        };
    }

    private KeyOptions keyOptions(List<String> columns) {
        return new KeyOptions(
                random.nextInt(4) == 0,
                some(2, () -> one(columns)).stream().distinct().toList(),
                one(List.of(Deferral.values())),
                random.nextInt(4) == 0,
                parameters());
    }

    private List<Parameter> parameters() {
        return random.nextInt(4) == 0
                ? List.of(new Parameter("fillfactor", "70"), new Parameter("toast.odd", text()))
                : List.of();
    }

    private String plainName() {
        return one(List.of("no_overlap", "Überlappung", "two words"));
    }

    private Column column(String name, boolean key, List<EnumType> enums) {
        Optional<Increment> increment = random.nextInt(5) == 0 ? Optional.of(increment()) : Optional.empty();
        Optional<Generated> generated = increment.isEmpty() && random.nextInt(5) == 0
                ? Optional.of(new Generated(expression(), random.nextBoolean()))
                : Optional.empty();
        return new Column(
                name,
                type(enums),
                !key && random.nextBoolean(),
                increment.isPresent() || generated.isPresent() ? Optional.empty() : maybe(this::defaultValue),
                increment,
                generated,
                new ColumnOptions(
                        maybe(() -> QualifiedName.of(one(List.of("pg_catalog", "public", name())), name())),
                        maybe(() -> one(List.of("plain", "external", "extended", "main"))),
                        maybe(() -> one(List.of("pglz", "lz4"))),
                        maybe(this::name)),
                comment());
    }

    private DataType type(List<EnumType> enums) {
        DataType base = switch (random.nextInt(enums.isEmpty() ? 4 : 5)) {
            case 0 -> DataType.of("int");
            case 1 -> DataType.of("character varying", "255");
            case 2 -> DataType.of("numeric", "12", "2");
            case 3 -> DataType.of("geometry", "Point", "4326");
            default -> DataType.of(one(enums).name());
        };
        return base.array(random.nextInt(3));
    }

    private DefaultValue defaultValue() {
        return switch (random.nextInt(4)) {
            case 0 -> new DefaultValue.Text(text());
            case 1 -> new DefaultValue.Numeric(random.nextBoolean() ? "-12.50" : "9007199254740993");
            case 2 -> new DefaultValue.Truth(random.nextBoolean());
            default -> new DefaultValue.Expression(expression());
        };
    }

    private Index index(List<String> columns) {
        List<Index.Part> parts = new ArrayList<>();
        several(columns)
                .forEach(column -> parts.add(new Index.Part(new Index.Value.Column(column), maybe(this::order))));
        if (random.nextInt(3) == 0) {
            parts.add(new Index.Part(new Index.Value.Expression(expression()), maybe(this::order)));
        }
        return new Index(
                maybe(this::name),
                random.nextBoolean(),
                one(List.of("btree", "gin", "my_method")),
                parts,
                some(2, () -> one(columns)).stream().distinct().toList(),
                maybe(() -> expression() + " and 'it''s`'" + (random.nextBoolean() ? "\n<> 'x'" : "")),
                random.nextBoolean(),
                parameters(),
                comment());
    }

    private String order() {
        return one(List.of(
                "DESC", "COLLATE \"de,(x\" text_pattern_ops DESC NULLS LAST", "gist_trgm_ops(siglen='32', x=1)"));
    }

    /** At most one between two tables, for DBML allows no second one between the same columns. */
    private List<ForeignKey> foreignKeys(Table table, List<Table> tables) {
        List<ForeignKey> keys = new ArrayList<>();
        for (Table target : tables) {
            if (table.name().compareTo(target.name()) < 0 && random.nextBoolean()) {
                int size = Math.min(
                        1 + random.nextInt(2),
                        Math.min(table.columns().size(), target.columns().size()));
                keys.add(new ForeignKey(
                        maybe(this::name),
                        names(table).subList(0, size),
                        target.name(),
                        names(target).subList(0, size),
                        one(List.of(ForeignKey.Action.values())),
                        one(List.of(ForeignKey.Action.values())),
                        new ReferenceOptions(
                                random.nextBoolean(),
                                some(2, this::name).stream().distinct().toList(),
                                one(List.of(Deferral.values())),
                                random.nextBoolean(),
                                one(List.of(Enforcement.values()))),
                        comment()));
            }
        }
        return keys;
    }

    private static List<String> names(Table table) {
        return table.columns().stream().map(Column::name).toList();
    }

    private QualifiedName qualified(List<String> namespaces, Set<QualifiedName> taken) {
        QualifiedName name = QualifiedName.of(one(namespaces), name());
        return taken.add(name) ? name : qualified(namespaces, taken);
    }

    private List<String> distinct(int count) {
        Set<String> names = new HashSet<>();
        List<String> list = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            list.add(fresh(names));
        }
        return list;
    }

    private String fresh(Set<String> taken) {
        String name = name();
        return taken.add(name) ? name : fresh(taken);
    }

    private String name() {
        StringBuilder name = new StringBuilder();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            name.append(one(SYLLABLES));
        }
        return name.isEmpty() || name.toString().isBlank() ? "plain" + random.nextInt(1000) : name.toString();
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(one(SYLLABLES)).append(one(List.of("", " ", "\n", "\t", "\n\n  ", "  \n")));
        }
        return text.toString();
    }

    /** Often none; an empty comment is none too. */
    private Optional<String> comment() {
        return maybe(this::text).filter(text -> !text.isEmpty());
    }

    private String expression() {
        return one(List.of("now()", "lower(\"a b\")", "(x > 0)", "'it''s' || \"x\"", "a\n  + b", "'{}'::jsonb"));
    }

    private List<String> several(List<String> names) {
        return names.subList(0, 1 + random.nextInt(names.size()));
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private <T> Optional<T> maybe(Supplier<T> value) {
        return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
    }

    private <T> List<T> some(int most, Supplier<T> value) {
        List<T> all = new ArrayList<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            all.add(value.get());
        }
        return all;
    }
}
