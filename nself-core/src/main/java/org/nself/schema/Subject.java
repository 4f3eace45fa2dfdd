package org.nself.schema;

import static java.util.Objects.requireNonNull;

/** Which object a change, a hazard or a place is about. */
public sealed interface Subject {

    /** The object as people call it, such as {@code users.email}. Not for SQL. */
    String label();

    record OfNamespace(String name) implements Subject {
        public OfNamespace {
            requireNonNull(name, "name");
        }

        @Override
        public String label() {
            return name;
        }
    }

    record OfEnum(QualifiedName name) implements Subject {
        public OfEnum {
            requireNonNull(name, "name");
        }

        @Override
        public String label() {
            return name.toString();
        }
    }

    record OfEnumValue(QualifiedName type, String value) implements Subject {
        public OfEnumValue {
            requireNonNull(type, "type");
            requireNonNull(value, "value");
        }

        @Override
        public String label() {
            return type + "." + value;
        }
    }

    /** An object that is seen and not managed. */
    record OfDependent(String kind, String name) implements Subject {
        public OfDependent {
            requireNonNull(kind, "kind");
            requireNonNull(name, "name");
        }

        @Override
        public String label() {
            return kind + " " + name;
        }
    }

    record OfSequence(QualifiedName name) implements Subject {
        public OfSequence {
            requireNonNull(name, "name");
        }

        @Override
        public String label() {
            return name.toString();
        }
    }

    record OfTable(QualifiedName name) implements Subject {
        public OfTable {
            requireNonNull(name, "name");
        }

        @Override
        public String label() {
            return name.toString();
        }
    }

    record OfColumn(QualifiedName table, String name) implements Subject {
        public OfColumn {
            requireNonNull(table, "table");
            requireNonNull(name, "name");
        }

        @Override
        public String label() {
            return table + "." + name;
        }
    }

    record OfConstraint(QualifiedName table, String name) implements Subject {
        public OfConstraint {
            requireNonNull(table, "table");
            requireNonNull(name, "name");
        }

        @Override
        public String label() {
            return table + "." + name;
        }
    }

    record OfIndex(QualifiedName table, String name) implements Subject {
        public OfIndex {
            requireNonNull(table, "table");
            requireNonNull(name, "name");
        }

        @Override
        public String label() {
            return table + "." + name;
        }
    }
}
