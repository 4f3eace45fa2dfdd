package org.nself.testkit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nself.schema.Column;
import org.nself.schema.ForeignKey;
import org.nself.schema.Index;
import org.nself.schema.PrimaryKey;
import org.nself.schema.QualifiedName;
import org.nself.schema.Table;
import org.nself.schema.UniqueKey;

/** Assertions about a table; {@link #and()} leads back to its database. */
public final class TableAssert extends FactAssert<TableAssert, Table> {

    private final DatabaseAssert database;

    TableAssert(Table actual, DatabaseAssert database) {
        super(actual, TableAssert.class);
        this.database = database;
    }

    /** Back to the database. */
    public DatabaseAssert and() {
        return database;
    }

    /** Has that column; the answer is about it, and {@link ColumnAssert#and()} leads back. */
    public ColumnAssert withColumn(String name) {
        List<String> columns = actual.columns().stream().map(Column::name).toList();
        return actual.column(name)
                .map(column -> new ColumnAssert(column, this))
                .orElseThrow(() -> failure(expected("a column " + actual.name() + "." + name)
                        .butWas(String.join(", ", columns))
                        .likelyMistake(Spelling.likely(name, columns))));
    }

    /** Has no column of that name. */
    public TableAssert withoutColumn(String name) {
        if (actual.column(name).isPresent()) {
            throw failure(expected("no column " + actual.name() + "." + name).butWas("there is one"));
        }
        return this;
    }

    /** These columns, in this order, are the primary key. */
    public TableAssert withPrimaryKey(String... columns) {
        Optional<List<String>> key = actual.primaryKey().map(PrimaryKey::columns);
        if (!key.equals(Optional.of(List.of(columns)))) {
            throw failure(expected("the primary key " + actual.name() + tuple(List.of(columns)))
                    .butWas(key.map(TableAssert::tuple).orElse("none")));
        }
        return this;
    }

    /** These columns, in whatever order, are unique: by a key, or by an index over all rows. */
    public TableAssert withUnique(String... columns) {
        List<List<String>> unique = Stream.of(
                        actual.primaryKey().stream().map(PrimaryKey::columns),
                        actual.uniqueKeys().stream().map(UniqueKey::columns),
                        actual.indexes().stream()
                                .filter(index ->
                                        index.unique() && index.predicate().isEmpty())
                                .map(TableAssert::parts))
                .flatMap(all -> all)
                .toList();
        if (unique.stream().noneMatch(key -> sorted(key).equals(sorted(List.of(columns))))) {
            throw failure(expected("unique " + actual.name() + tuple(List.of(columns)))
                    .butWas(unique.stream().map(TableAssert::tuple).toList(), "nothing is unique"));
        }
        return this;
    }

    /** These columns, in this order, refer to that table. */
    public TableAssert withForeignKeyTo(String table, String... columns) {
        QualifiedName target = FoundDatabase.name(table);
        if (actual.foreignKeys().stream()
                .noneMatch(key -> key.target().equals(target) && key.columns().equals(List.of(columns)))) {
            List<String> keys =
                    actual.foreignKeys().stream().map(TableAssert::reference).toList();
            throw failure(expected("a foreign key " + actual.name() + tuple(List.of(columns)) + " to " + target)
                    .butWas(keys, "no foreign key")
                    .likelyMistake(Spelling.likely(table, database.found().tables())
                            .filter(mistake -> database.found().table(table).isEmpty())));
        }
        return this;
    }

    /** Has an index over these columns or expressions, in this order, the expressions in the server's words. */
    public TableAssert withIndexOn(String... parts) {
        if (actual.indexes().stream().noneMatch(index -> parts(index).equals(List.of(parts)))) {
            throw failure(expected("an index on " + actual.name() + tuple(List.of(parts)))
                    .butWas(indexes(), "no index but those of its keys"));
        }
        return this;
    }

    /** Has an index of that name that belongs to no key. */
    public TableAssert withIndex(String name) {
        List<String> names = actual.indexes().stream()
                .flatMap(index -> index.name().stream())
                .toList();
        if (!names.contains(name)) {
            throw failure(expected("an index " + name + " of " + actual.name())
                    .butWas(indexes(), "no index but those of its keys")
                    .likelyMistake(Spelling.likely(name, names)));
        }
        return this;
    }

    /** Has a constraint of that name: a key, a check, an exclusion or a foreign key. */
    public TableAssert withConstraint(String name) {
        List<String> names = actual.constraints().stream()
                .flatMap(constraint -> constraint.name().stream())
                .toList();
        if (!names.contains(name)) {
            throw failure(expected("a constraint " + name + " of " + actual.name())
                    .butWas(names, "no constraint")
                    .likelyMistake(Spelling.likely(name, names)));
        }
        return this;
    }

    /** Has that comment. */
    public TableAssert withComment(String comment) {
        if (!actual.comment().equals(Optional.of(comment))) {
            throw failure(expected("the comment \"" + comment + "\" on " + actual.name())
                    .butWas(actual.comment().map(text -> "\"" + text + "\"").orElse("none")));
        }
        return this;
    }

    /** Has so many rows now. */
    public TableAssert withRows(long count) {
        long rows = rows();
        if (rows != count) {
            throw failure(expected(count + (count == 1 ? " row" : " rows") + " in " + actual.name())
                    .butWas(String.valueOf(rows)));
        }
        return this;
    }

    /** Has no row now. */
    public TableAssert withoutRows() {
        return withRows(0);
    }

    DatabaseAssert database() {
        return database;
    }

    private Facts expected(String what) {
        return Facts.expected(what);
    }

    private long rows() {
        try (Connection connection = database.source().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + QuotedName.of(actual.name()))) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException failure) {
            throw new IllegalStateException("cannot count " + actual.name() + ": " + failure.getMessage(), failure);
        }
    }

    private List<String> indexes() {
        return actual.indexes().stream()
                .map(index -> index.name().orElse("") + tuple(parts(index)) + (index.unique() ? " unique" : ""))
                .toList();
    }

    private static List<String> parts(Index index) {
        return index.parts().stream()
                .map(part -> switch (part.value()) {
                    case Index.Value.Column column -> column.name();
                    case Index.Value.Expression expression -> expression.sql();
                })
                .toList();
    }

    private static String reference(ForeignKey key) {
        return tuple(key.columns()) + " to " + key.target() + tuple(key.targetColumns());
    }

    private static String tuple(List<String> columns) {
        return "(" + String.join(", ", columns) + ")";
    }

    private static List<String> sorted(List<String> columns) {
        return columns.stream().sorted().toList();
    }
}
