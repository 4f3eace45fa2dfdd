package org.nself;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nself.diff.Change;
import org.nself.diff.Rename;
import org.nself.schema.Column;
import org.nself.schema.Constraint;
import org.nself.schema.Index;
import org.nself.schema.QualifiedName;
import org.nself.schema.Schema;
import org.nself.schema.Subject;
import org.nself.schema.Table;

/**
 * The parts of a schema that differ, as text that can be held against another line by line: in the same order, and without
 * what is no difference.
 */
final class DriftExcerpt {

    private final IgnoreRules ignored;
    private final Set<QualifiedName> names = new HashSet<>();
    private final Set<Subject> comments = new HashSet<>();

    private DriftExcerpt(IgnoreRules ignored) {
        this.ignored = ignored;
    }

    static DriftExcerpt of(List<Change> changes, IgnoreRules ignored) {
        DriftExcerpt excerpt = new DriftExcerpt(ignored);
        changes.forEach(excerpt::add);
        return excerpt;
    }

    private void add(Change change) {
        name(change.subject()).ifPresent(names::add);
        if (change instanceof Change.ChangeComment comment) {
            comments.add(comment.subject());
        }
        if (change instanceof Rename.OfTable table) {
            names.addAll(List.of(table.from(), table.to()));
        }
    }

    private static Optional<QualifiedName> name(Subject subject) {
        return switch (subject) {
            case Subject.OfEnum type -> Optional.of(type.name());
            case Subject.OfEnumValue value -> Optional.of(value.type());
            case Subject.OfSequence sequence -> Optional.of(sequence.name());
            case Subject.OfTable table -> Optional.of(table.name());
            case Subject.OfColumn column -> Optional.of(column.table());
            case Subject.OfConstraint constraint -> Optional.of(constraint.table());
            case Subject.OfIndex index -> Optional.of(index.table());
            case Subject.OfNamespace ignored -> Optional.empty();
            case Subject.OfDependent ignored -> Optional.empty();
        };
    }

    String expected(Schema schema) {
        return text(schema, schema.tablesByName());
    }

    String found(Schema schema, Schema expected) {
        return text(schema, expected.tablesByName());
    }

    private String text(Schema schema, Map<QualifiedName, Table> expected) {
        Schema excerpt = new Schema(
                List.of(),
                schema.enums().stream()
                        .filter(type -> names.contains(type.name()))
                        .toList(),
                schema.sequences().stream()
                        .filter(sequence -> names.contains(sequence.name()))
                        .toList(),
                schema.tables().stream()
                        .filter(table -> names.contains(table.name()))
                        .map(table -> comparable(table, expected.getOrDefault(table.name(), table)))
                        .sorted(Comparator.comparing(Table::name))
                        .toList());
        return excerpt.equals(Schema.empty()) ? "" : Providers.writer().write(excerpt);
    }

    private Table comparable(Table table, Table expected) {
        QualifiedName name = table.name();
        List<Column> columns = new ArrayList<>();
        expected.columns()
                .forEach(column -> table.column(column.name()).ifPresent(there -> {
                    boolean unspoken =
                            column.comment().isEmpty() && !comments.contains(new Subject.OfColumn(name, column.name()));
                    columns.add(unspoken ? there.withComment(Optional.empty()) : there);
                }));
        table.columns().stream()
                .filter(column -> expected.column(column.name()).isEmpty())
                .filter(column -> !ignored.ignores(new Subject.OfColumn(name, column.name())))
                .forEach(columns::add);
        boolean unspoken = expected.comment().isEmpty() && !comments.contains(new Subject.OfTable(name));
        return table.withColumns(columns)
                .withConstraints(table.constraints().stream()
                        .filter(constraint -> !ignored.ignores(
                                new Subject.OfConstraint(name, constraint.name().orElse(""))))
                        .sorted(Comparator.comparing(
                                (Constraint constraint) -> constraint.name().orElse("")))
                        .toList())
                .withIndexes(table.indexes().stream()
                        .filter(index -> !ignored.ignores(
                                new Subject.OfIndex(name, index.name().orElse(""))))
                        .sorted(Comparator.comparing(
                                (Index index) -> index.name().orElse("")))
                        .toList())
                .withComment(unspoken ? Optional.empty() : table.comment());
    }
}
