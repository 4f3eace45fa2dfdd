package org.nself.diff;

import static java.util.Objects.requireNonNull;

import org.nself.schema.QualifiedName;
import org.nself.schema.Subject;

/** Something gets another name and stays what it is. A table, an enum or a sequence may move to another namespace, too. */
public sealed interface Rename extends Change {

    @Override
    Rename inverse();

    record OfNamespace(String from, String to) implements Rename {
        public OfNamespace {
            requireNonNull(from, "from");
            requireNonNull(to, "to");
        }

        @Override
        public Subject subject() {
            return new Subject.OfNamespace(to);
        }

        @Override
        public Rename inverse() {
            return new OfNamespace(to, from);
        }
    }

    record OfTable(QualifiedName from, QualifiedName to) implements Rename {
        public OfTable {
            requireNonNull(from, "from");
            requireNonNull(to, "to");
        }

        @Override
        public Subject subject() {
            return new Subject.OfTable(to);
        }

        @Override
        public Rename inverse() {
            return new OfTable(to, from);
        }
    }

    /**
     * A column.
     *
     * @param table under the name that it has by then
     */
    record OfColumn(QualifiedName table, String from, String to) implements Rename {
        public OfColumn {
            requireNonNull(table, "table");
            requireNonNull(from, "from");
            requireNonNull(to, "to");
        }

        @Override
        public Subject subject() {
            return new Subject.OfColumn(table, to);
        }

        @Override
        public Rename inverse() {
            return new OfColumn(table, to, from);
        }
    }

    record OfConstraint(QualifiedName table, String from, String to) implements Rename {
        public OfConstraint {
            requireNonNull(table, "table");
            requireNonNull(from, "from");
            requireNonNull(to, "to");
        }

        @Override
        public Subject subject() {
            return new Subject.OfConstraint(table, to);
        }

        @Override
        public Rename inverse() {
            return new OfConstraint(table, to, from);
        }
    }

    record OfIndex(QualifiedName table, String from, String to) implements Rename {
        public OfIndex {
            requireNonNull(table, "table");
            requireNonNull(from, "from");
            requireNonNull(to, "to");
        }

        @Override
        public Subject subject() {
            return new Subject.OfIndex(table, to);
        }

        @Override
        public Rename inverse() {
            return new OfIndex(table, to, from);
        }
    }

    record OfEnum(QualifiedName from, QualifiedName to) implements Rename {
        public OfEnum {
            requireNonNull(from, "from");
            requireNonNull(to, "to");
        }

        @Override
        public Subject subject() {
            return new Subject.OfEnum(to);
        }

        @Override
        public Rename inverse() {
            return new OfEnum(to, from);
        }
    }

    /**
     * A value of an enum.
     *
     * @param type under the name that it has by then
     */
    record OfEnumValue(QualifiedName type, String from, String to) implements Rename {
        public OfEnumValue {
            requireNonNull(type, "type");
            requireNonNull(from, "from");
            requireNonNull(to, "to");
        }

        @Override
        public Subject subject() {
            return new Subject.OfEnumValue(type, to);
        }

        @Override
        public Rename inverse() {
            return new OfEnumValue(type, to, from);
        }
    }

    record OfSequence(QualifiedName from, QualifiedName to) implements Rename {
        public OfSequence {
            requireNonNull(from, "from");
            requireNonNull(to, "to");
        }

        @Override
        public Subject subject() {
            return new Subject.OfSequence(to);
        }

        @Override
        public Rename inverse() {
            return new OfSequence(to, from);
        }
    }
}
