package org.nself.schema;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A table with everything that belongs to it. Lists keep the author's order. */
public record Table(
        QualifiedName name,
        List<Column> columns,
        Optional<PrimaryKey> primaryKey,
        List<UniqueKey> uniqueKeys,
        List<ForeignKey> foreignKeys,
        List<Check> checks,
        List<Exclusion> exclusions,
        List<Index> indexes,
        TableOptions options,
        Optional<String> comment) {

    public Table {
        requireNonNull(name, "name");
        columns = List.copyOf(columns);
        requireNonNull(primaryKey, "primaryKey");
        uniqueKeys = List.copyOf(uniqueKeys);
        foreignKeys = List.copyOf(foreignKeys);
        checks = List.copyOf(checks);
        exclusions = List.copyOf(exclusions);
        indexes = List.copyOf(indexes);
        requireNonNull(options, "options");
        requireNonNull(comment, "comment");
    }

    /** A table of columns alone. */
    public static Table of(QualifiedName name, List<Column> columns) {
        return new Table(
                name,
                columns,
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                TableOptions.NONE,
                Optional.empty());
    }

    public Optional<Column> column(String columnName) {
        for (Column column : columns) {
            if (column.name().equals(columnName)) {
                return Optional.of(column);
            }
        }
        return Optional.empty();
    }

    /** Every constraint: primary key, unique keys, exclusions, checks, then foreign keys. */
    public List<Constraint> constraints() {
        List<Constraint> all = new ArrayList<>();
        primaryKey.ifPresent(all::add);
        all.addAll(uniqueKeys);
        all.addAll(exclusions);
        all.addAll(checks);
        all.addAll(foreignKeys);
        return List.copyOf(all);
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
                only(Exclusion.class, constraints),
                indexes,
                options,
                comment);
    }

    public Table withName(QualifiedName newName) {
        return with(newName, columns, foreignKeys, indexes, options, comment);
    }

    public Table withColumns(List<Column> newColumns) {
        return with(name, newColumns, foreignKeys, indexes, options, comment);
    }

    public Table withForeignKeys(List<ForeignKey> newForeignKeys) {
        return with(name, columns, newForeignKeys, indexes, options, comment);
    }

    public Table withIndexes(List<Index> newIndexes) {
        return with(name, columns, foreignKeys, newIndexes, options, comment);
    }

    public Table withOptions(TableOptions newOptions) {
        return with(name, columns, foreignKeys, indexes, newOptions, comment);
    }

    public Table withComment(Optional<String> newComment) {
        return with(name, columns, foreignKeys, indexes, options, newComment);
    }

    private Table with(
            QualifiedName newName,
            List<Column> newColumns,
            List<ForeignKey> newForeignKeys,
            List<Index> newIndexes,
            TableOptions newOptions,
            Optional<String> newComment) {
        return new Table(
                newName,
                newColumns,
                primaryKey,
                uniqueKeys,
                newForeignKeys,
                checks,
                exclusions,
                newIndexes,
                newOptions,
                newComment);
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
