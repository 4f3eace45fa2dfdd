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
            "user", "Order", "note", "Table", " ", "-", "ü", "日本", "\"", "'", "\\", ".", ",", "{", "}", "[x]", "#",
            "//", "//@", "\\n", "_1", "7", "as", "null", "ref", "->", "indexes", "😀", ":", "$", "%", "(a)", "using",
            "start", "E'\\", "\n", "\r", "\t", "`");

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
        List<Table> tables = some(5, () -> table(qualified(namespaces, taken), enums, namespaces));
        List<Table> related = tables.stream()
                .map(table -> table.withForeignKeys(foreignKeys(table, tables)))
                .toList();
        List<Namespace> declared = namespaces.stream()
                .filter(name -> !name.equals(QualifiedName.DEFAULT_NAMESPACE))
                .map(name -> new Namespace(name, comment()))
                .toList();
        return new Schema(declared, enums, some(2, () -> sequence(qualified(namespaces, taken), related)), related);
    }

    private Table table(QualifiedName name, List<EnumType> enums, List<String> namespaces) {
        List<String> names = distinct(1 + random.nextInt(6));
        Optional<PrimaryKey> key = maybe(() -> primaryKey(names));
        return new Table(
                name,
                names.stream()
                        .map(column -> column(
                                column,
                                key.filter(found -> found.columns().contains(column))
                                        .isPresent(),
                                enums,
                                namespaces))
                        .toList(),
                key,
                some(2, () -> uniqueKey(names)),
                List.of(),
                some(
                        2,
                        () -> new Check(
                                maybe(this::name), expression(), random.nextBoolean(), enforcement(), comment())),
                some(2, () -> new Exclusion(maybe(this::name), exclusion(), comment())),
                some(3, () -> index(names)),
                new TableOptions(random.nextBoolean(), parameters()),
                comment());
    }

    private PrimaryKey primaryKey(List<String> names) {
        List<String> columns = several(names);
        return new PrimaryKey(maybe(this::name), columns, keyOptions(columns, false), comment());
    }

    private UniqueKey uniqueKey(List<String> names) {
        List<String> columns = several(names);
        return new UniqueKey(maybe(this::name), columns, keyOptions(columns, random.nextBoolean()), comment());
    }

    private KeyOptions keyOptions(List<String> columns, boolean nullsNotDistinct) {
        return random.nextBoolean()
                ? KeyOptions.NONE
                : new KeyOptions(
                        nullsNotDistinct,
                        some(2, () -> one(columns)).stream().distinct().toList(),
                        one(List.of(Deferral.values())),
                        columns.size() > 1 && random.nextBoolean(),
                        parameters());
    }

    private Enforcement enforcement() {
        return one(List.of(Enforcement.values()));
    }

    private String exclusion() {
        return one(List.of(
                "USING gist (room WITH =, during WITH &&)",
                "using gist (\"it's, (odd\" WITH =) WHERE ((a = 'it''s ') AND (b <> ' '))\n DEFERRABLE",
                "(a WITH =)"));
    }

    private List<Parameter> parameters() {
        return some(2, () -> one(List.of("fillfactor", "toast.autovacuum_enabled"))).stream()
                .distinct()
                .map(name -> new Parameter(name, random.nextBoolean() ? "70" : text()))
                .toList();
    }

    private Sequence sequence(QualifiedName name, List<Table> tables) {
        Optional<Sequence.Owner> owner = tables.isEmpty() ? Optional.empty() : maybe(() -> owner(one(tables)));
        return new Sequence(name, one(List.of("smallint", "integer", "bigint")), counting(), owner, comment());
    }

    private Sequence.Owner owner(Table table) {
        return new Sequence.Owner(table.name(), one(table.columns()).name());
    }

    private SequenceOptions counting() {
        return new SequenceOptions(
                maybe(() -> random.nextLong()),
                maybe(() -> random.nextLong() | 1),
                maybe(() -> Long.MIN_VALUE),
                maybe(() -> Long.MAX_VALUE),
                maybe(() -> 1L + random.nextInt(100)),
                random.nextBoolean());
    }

    private Increment increment(List<String> namespaces) {
        return switch (random.nextInt(5)) {
            case 0 -> Increment.ANY;
            case 1 -> Increment.IDENTITY;
            case 2 -> Increment.SERIAL;
            case 3 -> new Increment.Identity(random.nextBoolean(), counting());
            default ->
                new Increment.Serial(Optional.of(sequence(QualifiedName.of(one(namespaces), name()), List.of())));
        };
    }

    private ColumnOptions columnOptions(boolean nullable, List<String> namespaces) {
        return new ColumnOptions(
                maybe(() -> QualifiedName.of(random.nextBoolean() ? "pg_catalog" : one(namespaces), name())),
                maybe(() -> one(List.of("plain", "external", "extended", "main"))),
                maybe(() -> one(List.of("pglz", "lz4"))),
                nullable ? Optional.empty() : maybe(this::name));
    }

    private Column column(String name, boolean key, List<EnumType> enums, List<String> namespaces) {
        Optional<Increment> increment = random.nextInt(5) == 0 ? Optional.of(increment(namespaces)) : Optional.empty();
        Optional<Generated> generated = increment.isEmpty() && random.nextInt(4) == 0
                ? Optional.of(new Generated(expression() + " || '`'", random.nextBoolean()))
                : Optional.empty();
        boolean nullable = !key && random.nextBoolean();
        return new Column(
                name,
                type(enums),
                nullable,
                increment.isPresent() || generated.isPresent() ? Optional.empty() : maybe(this::defaultValue),
                increment,
                generated,
                random.nextBoolean() ? ColumnOptions.NONE : columnOptions(nullable && increment.isEmpty(), namespaces),
                comment());
    }

    private DataType type(List<EnumType> enums) {
        DataType base = switch (random.nextInt(enums.isEmpty() ? 5 : 6)) {
            case 0 -> DataType.of("int");
            case 1 -> DataType.of("character varying", "255");
            case 2 -> DataType.of("numeric", "12", "2");
            case 3 -> DataType.of("geometry", "Point", "4326");
            case 4 -> DataType.of(QualifiedName.of("year"));
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
        boolean unique = random.nextBoolean();
        return new Index(
                maybe(this::name),
                unique,
                one(List.of("btree", "gin", "my_method")),
                parts,
                some(2, () -> one(columns)).stream().distinct().toList(),
                maybe(() -> expression() + " and 'it''s`'" + (random.nextBoolean() ? "\n<> 'x'" : "")),
                unique && random.nextBoolean(),
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
                List<String> columns = names(table).subList(0, size);
                ForeignKey.Action onDelete = one(List.of(ForeignKey.Action.values()));
                keys.add(new ForeignKey(
                        maybe(this::name),
                        columns,
                        target.name(),
                        names(target).subList(0, size),
                        onDelete,
                        one(List.of(ForeignKey.Action.values())),
                        referenceOptions(columns, onDelete),
                        comment()));
            }
        }
        return keys;
    }

    private ReferenceOptions referenceOptions(List<String> columns, ForeignKey.Action onDelete) {
        boolean sets = onDelete == ForeignKey.Action.SET_NULL || onDelete == ForeignKey.Action.SET_DEFAULT;
        return random.nextBoolean()
                ? ReferenceOptions.NONE
                : new ReferenceOptions(
                        random.nextBoolean(),
                        sets ? several(columns) : List.of(),
                        one(List.of(Deferral.values())),
                        columns.size() > 1 && random.nextBoolean(),
                        enforcement());
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
        // A line end of two characters, which the writer refuses where it would have to stand in a comment.
        String one = name.toString().replace("\r\n", "\n");
        return one.isBlank() ? "plain" + random.nextInt(1000) : one;
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
