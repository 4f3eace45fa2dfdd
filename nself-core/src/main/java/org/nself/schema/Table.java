package org.nself.schema;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A table with everything that belongs to it. Lists keep the author's order. */
public record Table(
        QualifiedName name,
        List<Column> columns,
        Optional<PrimaryKey> primaryKey,
        List<UniqueKey> uniqueKeys,
        List<ForeignKey> foreignKeys,
        List<Check> checks,
        List<Index> indexes,
        Optional<String> comment) {

    public Table {
        requireNonNull(name, "name");
        columns = List.copyOf(columns);
        requireNonNull(primaryKey, "primaryKey");
        uniqueKeys = List.copyOf(uniqueKeys);
        foreignKeys = List.copyOf(foreignKeys);
        checks = List.copyOf(checks);
        indexes = List.copyOf(indexes);
        requireNonNull(comment, "comment");
    }

    /** A table of columns alone. */
    public static Table of(QualifiedName name, List<Column> columns) {
        return new Table(name, columns, Optional.empty(), List.of(), List.of(), List.of(), List.of(), Optional.empty());
    }

    public Optional<Column> column(String columnName) {
        return columns.stream()
                .filter(column -> column.name().equals(columnName))
                .findFirst();
    }

    /** Every constraint: primary key, unique keys, checks, then foreign keys. */
    public List<Constraint> constraints() {
        return Stream.<Stream<? extends Constraint>>of(
                        primaryKey.stream(), uniqueKeys.stream(), checks.stream(), foreignKeys.stream())
                .<Constraint>flatMap(constraints -> constraints)
                .toList();
    }

    /** The same table with these constraints instead of its own. */
    public Table withConstraints(List<? extends Constraint> constraints) {
        return new Table(
                name,
                columns,
                only(PrimaryKey.class, constraints).stream().findFirst(),
                only(UniqueKey.class, constraints),
                only(ForeignKey.class, constraints),
                only(Check.class, constraints),
                indexes,
                comment);
    }

    public Table withColumns(List<Column> newColumns) {
        return new Table(name, newColumns, primaryKey, uniqueKeys, foreignKeys, checks, indexes, comment);
    }

    public Table withForeignKeys(List<ForeignKey> newForeignKeys) {
        return new Table(name, columns, primaryKey, uniqueKeys, newForeignKeys, checks, indexes, comment);
    }

    public Table withIndexes(List<Index> newIndexes) {
        return new Table(name, columns, primaryKey, uniqueKeys, foreignKeys, checks, newIndexes, comment);
    }

    public Table withComment(Optional<String> newComment) {
        return new Table(name, columns, primaryKey, uniqueKeys, foreignKeys, checks, indexes, newComment);
    }

    private static <T extends Constraint> List<T> only(Class<T> kind, List<? extends Constraint> constraints) {
        List<T> found = new ArrayList<>(constraints.size());
        for (Constraint constraint : constraints) {
            if (kind.isInstance(constraint)) {
                found.add(kind.cast(constraint));
            }
        }
        return found;
    }
}
