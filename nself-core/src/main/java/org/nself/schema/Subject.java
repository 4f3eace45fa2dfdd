package org.nself.schema;

import static java.util.Objects.requireNonNull;

import java.util.stream.Collectors;

/** Which object a change, a hazard or a place is about. */
public sealed interface Subject {

    /** The object as people call it, such as {@code users.email}. Not for SQL. */
    String label();

    /** An index; one without a name is called by what it is over, in parentheses. */
    static Subject of(QualifiedName table, Index index) {
        return new OfIndex(table, index.name().orElseGet(() -> called(index)));
    }

    private static String called(Index index) {
        String parts = index.parts().stream()
                .map(part -> text(part.value())
                        + part.order().map(order -> " " + order).orElse(""))
                .collect(Collectors.joining(", "));
        return "(" + index.method() + " " + parts + ")"
                + index.predicate().map(rows -> " where " + rows).orElse("");
    }

    private static String text(Index.Value value) {
        return switch (value) {
            case Index.Value.Column column -> column.name();
            case Index.Value.Expression expression -> "(" + expression.sql() + ")";
        };
    }

    /** A foreign key; one without a name is called by its columns and what they refer to. */
    static Subject of(QualifiedName table, ForeignKey key) {
        return new OfConstraint(
                table,
                key.name()
                        .orElseGet(() -> "(" + String.join(", ", key.columns()) + ") > " + key.target() + " ("
                                + String.join(", ", key.targetColumns()) + ")"));
    }

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
