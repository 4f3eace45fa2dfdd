package org.nself.postgres.introspect;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.nself.diff.Change;
import org.nself.plan.TableSize;
import org.nself.postgres.type.OwnNames;
import org.nself.postgres.type.PostgresTypes;
import org.nself.postgres.type.Serials;
import org.nself.schema.Check;
import org.nself.schema.Column;
import org.nself.schema.ColumnOptions;
import org.nself.schema.Constraint;
import org.nself.schema.DataType;
import org.nself.schema.DefaultValue;
import org.nself.schema.Deferral;
import org.nself.schema.Enforcement;
import org.nself.schema.Exclusion;
import org.nself.schema.ForeignKey;
import org.nself.schema.Generated;
import org.nself.schema.Increment;
import org.nself.schema.Index;
import org.nself.schema.KeyOptions;
import org.nself.schema.Parameter;
import org.nself.schema.PrimaryKey;
import org.nself.schema.QualifiedName;
import org.nself.schema.ReferenceOptions;
import org.nself.schema.Sequence;
import org.nself.schema.Table;
import org.nself.schema.TableOptions;
import org.nself.schema.UniqueKey;
import org.nself.spi.Catalog;

/** A table while its parts arrive, row by row. */
final class Relation {

    private final QualifiedName name;
    private final Optional<String> comment;
    private final TableOptions options;
    private final TableSize size;
    private boolean unusual;
    private final Map<Integer, Column> columns = new TreeMap<>();
    private final List<Constraint> constraints = new ArrayList<>();
    private final List<Index> indexes = new ArrayList<>();

    Relation(QualifiedName name, ResultSet row) throws SQLException {
        this.name = name;
        this.comment = Optional.ofNullable(row.getString("comment"));
        List<Parameter> parameters = new ArrayList<>(parameters(row, "parameters", ""));
        parameters.addAll(parameters(row, "toast_parameters", "toast."));
        this.options = new TableOptions(row.getBoolean("unlogged"), parameters);
        this.unusual = row.getBoolean("unusual");
        this.size = size(row.getLong("bytes"), row.getLong("rows"), row.getLong("pages"));
    }

    QualifiedName name() {
        return name;
    }

    TableSize size() {
        return size;
    }

    /** Whether it has an owner, rights or the like that a new table would not have. */
    boolean isUnusual() {
        return unusual;
    }

    String columnName(int number) {
        return columns.getOrDefault(number, Column.of("", DataType.of(""))).name();
    }

    Table table() {
        return Table.of(
                        name,
                        columns.values().stream()
                                .filter(column -> !OwnNames.isOne(column.name()))
                                .toList())
                .withConstraints(constraints.stream()
                        .filter(constraint -> !isOwn(constraint.name()))
                        .toList())
                .withIndexes(
                        indexes.stream().filter(index -> !isOwn(index.name())).toList())
                .withOptions(options)
                .withComment(comment);
    }

    /** What is there under names of nself's own, for a while. */
    List<Change> leftovers() {
        List<Change> leftovers = new ArrayList<>();
        columns.values().stream()
                .filter(column -> OwnNames.isOne(column.name()))
                .forEach(column -> leftovers.add(new Change.AddColumn(name, column)));
        constraints.stream()
                .filter(constraint -> isOwn(constraint.name()))
                .forEach(constraint -> leftovers.add(new Change.AddConstraint(name, constraint)));
        indexes.stream()
                .filter(index -> isOwn(index.name()))
                .forEach(index -> leftovers.add(new Change.CreateIndex(name, index)));
        return leftovers;
    }

    private static boolean isOwn(Optional<String> given) {
        return given.filter(OwnNames::isOne).isPresent();
    }

    void column(ResultSet row, DataType type, Sequences sequences) throws SQLException {
        unusual |= row.getBoolean("unusual");
        int number = row.getInt("number");
        String columnName = row.getString("name");
        Optional<String> value = Optional.ofNullable(row.getString("default_value"));
        String generated = row.getString("generated");
        Column bare = new Column(
                columnName,
                type,
                !row.getBoolean("not_null"),
                Optional.empty(),
                Optional.empty(),
                generated.isEmpty()
                        ? Optional.empty()
                        : value.map(
                                expression -> new Generated(Parentheses.removed(expression), generated.equals("s"))),
                options(columnName, row),
                Optional.ofNullable(row.getString("comment")));
        Sequences.Place place = new Sequences.Place(row.getLong("relation"), number);
        Optional<Increment> increment = increment(row.getString("identity"), bare, value, place, sequences);
        columns.put(
                number,
                bare.withIncrement(increment)
                        .withDefault(
                                increment.isPresent() || !generated.isEmpty()
                                        ? Optional.empty()
                                        : value.map(DefaultValue.Expression::new)));
    }

    private ColumnOptions options(String columnName, ResultSet row) throws SQLException {
        String collation = row.getString("collation");
        return new ColumnOptions(
                collation == null
                        ? Optional.empty()
                        : Optional.of(new QualifiedName(row.getString("collation_namespace"), collation)),
                Optional.ofNullable(row.getString("storage")),
                Optional.ofNullable(row.getString("compression")),
                Optional.ofNullable(row.getString("not_null_name"))
                        .filter(given -> !given.equals(name.name() + "_" + columnName + "_not_null")));
    }

    /** A default that draws from a sequence which the column owns, and does nothing else, makes it a serial column. */
    private Optional<Increment> increment(
            String identity, Column column, Optional<String> value, Sequences.Place place, Sequences sequences) {
        if (!identity.isEmpty()) {
            return sequences
                    .identity(place)
                    .map(sequence -> new Increment.Identity(identity.equals("a"), sequence.options()));
        }
        if (value.isEmpty() || !PostgresTypes.isInteger(column.type())) {
            return Optional.empty();
        }
        for (Sequence sequence : sequences.owned(place)) {
            if (Serials.drawnFrom(value.get()).equals(Optional.of(sequence.name()))) {
                sequences.take(place, sequence);
                return Optional.of(Serials.serial(name, column, sequence));
            }
        }
        return Optional.empty();
    }

    void constraint(ResultSet row) throws SQLException {
        Optional<String> constraintName = Optional.of(row.getString("name"));
        Optional<String> text = Optional.ofNullable(row.getString("comment"));
        List<String> own = columnNames(row, "columns");
        switch (row.getString("kind")) {
            case "p" -> constraints.add(new PrimaryKey(constraintName, own, keyOptions(row), text));
            case "u" -> constraints.add(new UniqueKey(constraintName, own, keyOptions(row), text));
            case "c" ->
                constraints.add(new Check(
                        constraintName,
                        Parentheses.removed(row.getString("expression")),
                        row.getBoolean("no_inherit"),
                        enforcement(row),
                        text));
            case "f" ->
                constraints.add(new ForeignKey(
                        constraintName,
                        own,
                        new QualifiedName(row.getString("target_namespace"), row.getString("target")),
                        Queries.strings(row, "target_columns"),
                        action(row.getString("on_delete")),
                        action(row.getString("on_update")),
                        new ReferenceOptions(
                                row.getBoolean("match_full"),
                                columnNames(row, "set_columns"),
                                deferral(row),
                                row.getBoolean("period"),
                                enforcement(row)),
                        text));
            default ->
                constraints.add(new Exclusion(
                        constraintName, row.getString("definition").substring("EXCLUDE ".length()), text));
        }
    }

    private KeyOptions keyOptions(ResultSet row) throws SQLException {
        List<String> indexed = columnNames(row, "index_columns");
        return new KeyOptions(
                row.getBoolean("nulls_not_distinct"),
                indexed.subList(row.getInt("key_columns"), indexed.size()),
                deferral(row),
                row.getBoolean("period"),
                parameters(row, "parameters", ""));
    }

    private static Deferral deferral(ResultSet row) throws SQLException {
        if (!row.getBoolean("is_deferrable")) {
            return Deferral.NOT_DEFERRABLE;
        }
        return row.getBoolean("is_deferred") ? Deferral.INITIALLY_DEFERRED : Deferral.INITIALLY_IMMEDIATE;
    }

    private static Enforcement enforcement(ResultSet row) throws SQLException {
        if (!row.getBoolean("is_enforced")) {
            return Enforcement.NOT_ENFORCED;
        }
        return row.getBoolean("is_valid") ? Enforcement.VALID : Enforcement.NOT_VALID;
    }

    /** The catalog speaks of columns by their numbers, with a space between; an expression is number 0. */
    private List<String> columnNames(ResultSet row, String numbers) throws SQLException {
        String text = row.getString(numbers);
        return text == null || text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(" "))
                        .map(number -> columnName(Integer.parseInt(number)))
                        .toList();
    }

    /** As the catalog keeps them: {@code name=value}. */
    private static List<Parameter> parameters(ResultSet row, String column, String prefix) throws SQLException {
        return Queries.strings(row, column).stream()
                .map(text -> text.split("=", 2))
                .map(parts -> new Parameter(prefix + parts[0], parts.length > 1 ? parts[1] : ""))
                .toList();
    }

    void index(ResultSet row, IndexParts parts, List<Catalog.Other> others) throws SQLException {
        if (!row.getBoolean("valid")) {
            others.add(new Catalog.Other(Catalog.Other.INVALID_INDEX, name.sibling(row.getString("name"))));
            return;
        }
        List<String> indexed = columnNames(row, "columns");
        int keys = row.getInt("key_columns");
        indexes.add(new Index(
                Optional.of(row.getString("name")),
                row.getBoolean("is_unique"),
                row.getString("method"),
                parts.of(row.getLong("index"), indexed.subList(0, keys)),
                indexed.subList(keys, indexed.size()),
                Optional.ofNullable(row.getString("predicate")).map(Parentheses::removed),
                row.getBoolean("nulls_not_distinct"),
                parameters(row, "parameters", ""),
                Optional.ofNullable(row.getString("comment"))));
    }

    /** @see <a href="https://www.postgresql.org/docs/current/catalog-pg-constraint.html">pg_constraint</a> */
    private static ForeignKey.Action action(String letter) {
        return switch (letter) {
            case "r" -> ForeignKey.Action.RESTRICT;
            case "c" -> ForeignKey.Action.CASCADE;
            case "n" -> ForeignKey.Action.SET_NULL;
            case "d" -> ForeignKey.Action.SET_DEFAULT;
            default -> ForeignKey.Action.NO_ACTION;
        };
    }

    /** The server's estimate is worth something once it has looked, which it tells by a page count or a row count. */
    private static TableSize size(long bytes, long rows, long pages) {
        if (bytes == 0) {
            return TableSize.of(0, 0);
        }
        return new TableSize(
                rows < 0 || (rows == 0 && pages == 0) ? OptionalLong.empty() : OptionalLong.of(rows), bytes);
    }
}
