package org.nself.postgres.introspect;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.nself.plan.TableSize;
import org.nself.postgres.type.PostgresTypes;
import org.nself.schema.Check;
import org.nself.schema.Column;
import org.nself.schema.Constraint;
import org.nself.schema.DefaultValue;
import org.nself.schema.ForeignKey;
import org.nself.schema.Increment;
import org.nself.schema.Index;
import org.nself.schema.PrimaryKey;
import org.nself.schema.QualifiedName;
import org.nself.schema.Table;
import org.nself.schema.UniqueKey;
import org.nself.spi.Catalog;

/** A table while its parts arrive, row by row. */
final class Relation {

    private final QualifiedName name;
    private final Optional<String> comment;
    private final TableSize size;
    private final List<Column> columns = new ArrayList<>();
    private final List<Constraint> constraints = new ArrayList<>();
    private final List<Index> indexes = new ArrayList<>();

    Relation(QualifiedName name, ResultSet row) throws SQLException {
        this.name = name;
        this.comment = Optional.ofNullable(row.getString("comment"));
        this.size = size(row.getLong("bytes"), row.getLong("rows"), row.getLong("pages"));
    }

    QualifiedName name() {
        return name;
    }

    TableSize size() {
        return size;
    }

    Table table() {
        return Table.of(name, columns)
                .withConstraints(constraints)
                .withIndexes(indexes)
                .withComment(comment);
    }

    void column(ResultSet row, PostgresTypes types) throws SQLException {
        String value = row.getString("default_value");
        Optional<Increment> increment = increment(row);
        Optional<DefaultValue> ownDefault = value == null || increment.isPresent() || row.getBoolean("generated")
                ? Optional.empty()
                : Optional.of(new DefaultValue.Expression(value));
        columns.add(new Column(
                row.getString("name"),
                types.parse(row.getString("type")),
                !row.getBoolean("not_null"),
                ownDefault,
                increment,
                Optional.ofNullable(row.getString("comment"))));
    }

    void constraint(ResultSet row, List<Catalog.Other> others) throws SQLException {
        Optional<String> constraintName = Optional.of(row.getString("name"));
        Optional<String> text = Optional.ofNullable(row.getString("comment"));
        List<String> own = Queries.strings(row, "columns");
        switch (row.getString("kind")) {
            case "p" -> constraints.add(new PrimaryKey(constraintName, own, text));
            case "u" -> constraints.add(new UniqueKey(constraintName, own, text));
            case "c" ->
                constraints.add(new Check(constraintName, Parentheses.removed(row.getString("expression")), text));
            case "f" ->
                constraints.add(new ForeignKey(
                        constraintName,
                        own,
                        new QualifiedName(row.getString("target_namespace"), row.getString("target")),
                        Queries.strings(row, "target_columns"),
                        action(row.getString("on_delete")),
                        action(row.getString("on_update")),
                        text));
            default -> others.add(new Catalog.Other("exclusion constraint", name.sibling(row.getString("name"))));
        }
    }

    void index(ResultSet row, List<Catalog.Other> others) throws SQLException {
        if (!row.getBoolean("valid")) {
            others.add(new Catalog.Other("invalid index", name.sibling(row.getString("name"))));
            return;
        }
        List<String> partColumns = Queries.strings(row, "part_columns");
        List<String> definitions = Queries.strings(row, "part_definitions");
        List<String> orders = Queries.strings(row, "part_orders");
        List<Index.Part> parts = new ArrayList<>();
        for (int i = 0; i < partColumns.size(); i++) {
            Index.Value value = partColumns.get(i).isEmpty()
                    ? new Index.Value.Expression(Parentheses.removed(definitions.get(i)))
                    : new Index.Value.Column(partColumns.get(i));
            parts.add(new Index.Part(value, Optional.of(orders.get(i)).filter(order -> !order.isEmpty())));
        }
        indexes.add(new Index(
                Optional.of(row.getString("name")),
                row.getBoolean("is_unique"),
                row.getString("method"),
                parts,
                Queries.strings(row, "included"),
                Optional.ofNullable(row.getString("predicate")),
                Optional.ofNullable(row.getString("comment"))));
    }

    private static Optional<Increment> increment(ResultSet row) throws SQLException {
        if (row.getBoolean("is_identity")) {
            return Optional.of(Increment.IDENTITY);
        }
        return row.getBoolean("is_serial") ? Optional.of(Increment.SERIAL) : Optional.empty();
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
