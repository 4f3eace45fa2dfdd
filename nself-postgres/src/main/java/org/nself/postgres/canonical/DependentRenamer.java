package org.nself.postgres.canonical;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.nself.diff.Rename;
import org.nself.schema.Dependent;
import org.nself.schema.QualifiedName;
import org.nself.schema.Subject;

/**
 * What stands on what gets a new name. PostgreSQL follows the new name, but the words that were read do not: such an object
 * cannot be put back by them.
 */
final class DependentRenamer {

    private DependentRenamer() {}

    static List<Dependent> renamed(List<Dependent> dependents, Rename rename) {
        return dependents.stream().map(dependent -> renamed(dependent, rename)).toList();
    }

    private static Dependent renamed(Dependent dependent, Rename rename) {
        Set<Subject> on = renamed(dependent.on(), rename);
        Set<Subject> partOf = renamed(dependent.partOf(), rename);
        boolean sameWords = on.equals(dependent.on())
                && partOf.equals(dependent.partOf())
                && !(rename instanceof Rename.OfEnumValue value && on.contains(new Subject.OfEnum(value.type())));
        return sameWords ? dependent : dependent.renamed(on, partOf);
    }

    private static Set<Subject> renamed(Set<Subject> subjects, Rename rename) {
        return subjects.stream().map(subject -> renamed(subject, rename)).collect(Collectors.toSet());
    }

    private static Subject renamed(Subject subject, Rename rename) {
        return switch (rename) {
            case Rename.OfNamespace namespace -> inNamespace(subject, namespace.from(), namespace.to());
            case Rename.OfTable table -> inTable(subject, table.from(), table.to());
            case Rename.OfColumn column ->
                subject.equals(new Subject.OfColumn(column.table(), column.from()))
                        ? new Subject.OfColumn(column.table(), column.to())
                        : subject;
            case Rename.OfEnum type ->
                subject.equals(new Subject.OfEnum(type.from())) ? new Subject.OfEnum(type.to()) : subject;
            case Rename.OfSequence sequence ->
                subject.equals(new Subject.OfSequence(sequence.from()))
                        ? new Subject.OfSequence(sequence.to())
                        : subject;
            case Rename.OfEnumValue ignored -> subject;
            case Rename.OfConstraint ignored -> subject;
            case Rename.OfIndex ignored -> subject;
        };
    }

    private static Subject inNamespace(Subject subject, String from, String to) {
        return switch (subject) {
            case Subject.OfTable table -> inTable(subject, table.name(), moved(table.name(), from, to));
            case Subject.OfColumn column -> inTable(subject, column.table(), moved(column.table(), from, to));
            case Subject.OfConstraint constraint ->
                inTable(subject, constraint.table(), moved(constraint.table(), from, to));
            case Subject.OfIndex index -> inTable(subject, index.table(), moved(index.table(), from, to));
            case Subject.OfEnum type -> new Subject.OfEnum(moved(type.name(), from, to));
            case Subject.OfEnumValue value -> new Subject.OfEnumValue(moved(value.type(), from, to), value.value());
            case Subject.OfSequence sequence -> new Subject.OfSequence(moved(sequence.name(), from, to));
            case Subject.OfNamespace namespace -> namespace.name().equals(from) ? new Subject.OfNamespace(to) : subject;
            case Subject.OfDependent ignored -> subject;
        };
    }

    private static QualifiedName moved(QualifiedName name, String from, String to) {
        return name.namespace().equals(from) ? new QualifiedName(to, name.name()) : name;
    }

    private static Subject inTable(Subject subject, QualifiedName from, QualifiedName to) {
        return switch (subject) {
            case Subject.OfTable table -> table.name().equals(from) ? new Subject.OfTable(to) : subject;
            case Subject.OfColumn column ->
                column.table().equals(from) ? new Subject.OfColumn(to, column.name()) : subject;
            case Subject.OfConstraint constraint ->
                constraint.table().equals(from) ? new Subject.OfConstraint(to, constraint.name()) : subject;
            case Subject.OfIndex index -> index.table().equals(from) ? new Subject.OfIndex(to, index.name()) : subject;
            case Subject.OfNamespace ignored -> subject;
            case Subject.OfEnum ignored -> subject;
            case Subject.OfEnumValue ignored -> subject;
            case Subject.OfSequence ignored -> subject;
            case Subject.OfDependent ignored -> subject;
        };
    }
}
