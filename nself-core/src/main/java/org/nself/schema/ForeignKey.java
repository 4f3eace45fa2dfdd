package org.nself.schema;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * Columns whose values must occur in a key of another table.
 *
 * @param columns the referencing columns
 * @param target the table referred to
 * @param targetColumns the columns referred to, in the order of {@code columns}
 */
public record ForeignKey(
        Optional<String> name,
        List<String> columns,
        QualifiedName target,
        List<String> targetColumns,
        Action onDelete,
        Action onUpdate,
        ReferenceOptions options,
        Optional<String> comment)
        implements Constraint {

    /** What happens to the referencing row when the row referred to goes or changes its key. */
    public enum Action {
        NO_ACTION,
        RESTRICT,
        CASCADE,
        SET_NULL,
        SET_DEFAULT
    }

    public ForeignKey {
        requireNonNull(name, "name");
        columns = List.copyOf(columns);
        requireNonNull(target, "target");
        targetColumns = List.copyOf(targetColumns);
        requireNonNull(onDelete, "onDelete");
        requireNonNull(onUpdate, "onUpdate");
        requireNonNull(options, "options");
        requireNonNull(comment, "comment");
        if (columns.isEmpty() || columns.size() != targetColumns.size()) {
            throw new IllegalArgumentException("a foreign key pairs its columns: " + columns + " and " + targetColumns);
        }
    }

    /** A foreign key without name, actions or comment. */
    public static ForeignKey of(List<String> columns, QualifiedName target, List<String> targetColumns) {
        return new ForeignKey(
                Optional.empty(),
                columns,
                target,
                targetColumns,
                Action.NO_ACTION,
                Action.NO_ACTION,
                ReferenceOptions.NONE,
                Optional.empty());
    }

    @Override
    public Enforcement enforcement() {
        return options.enforcement();
    }

    @Override
    public ForeignKey withName(String newName) {
        return new ForeignKey(
                Optional.of(newName), columns, target, targetColumns, onDelete, onUpdate, options, comment);
    }

    @Override
    public ForeignKey withComment(Optional<String> newComment) {
        return new ForeignKey(name, columns, target, targetColumns, onDelete, onUpdate, options, newComment);
    }

    public ForeignKey withColumns(List<String> newColumns) {
        return new ForeignKey(name, newColumns, target, targetColumns, onDelete, onUpdate, options, comment);
    }

    public ForeignKey withTarget(QualifiedName newTarget, List<String> newTargetColumns) {
        return new ForeignKey(name, columns, newTarget, newTargetColumns, onDelete, onUpdate, options, comment);
    }

    public ForeignKey withOptions(ReferenceOptions newOptions) {
        return new ForeignKey(name, columns, target, targetColumns, onDelete, onUpdate, newOptions, comment);
    }
}
