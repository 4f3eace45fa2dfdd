package org.nself.diff;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nself.schema.Column;
import org.nself.schema.Constraint;
import org.nself.schema.EnumType;
import org.nself.schema.Index;
import org.nself.schema.Namespace;
import org.nself.schema.QualifiedName;
import org.nself.schema.Subject;
import org.nself.schema.Table;
import org.nself.schema.TableOptions;

/**
 * One typed difference between two schemas. A change holds all that its {@link #inverse()} needs, so that the way back
 * is planned from the inverse changes and never by a second generator.
 */
public sealed interface Change
        permits Change.CreateNamespace,
                Change.DropNamespace,
                Change.CreateEnum,
                Change.DropEnum,
                Change.ChangeEnumValues,
                Change.CreateTable,
                Change.DropTable,
                Change.ChangeTableOptions,
                Change.AddColumn,
                Change.DropColumn,
                Change.ChangeType,
                Change.ChangeNullability,
                Change.ChangeDefault,
                Change.ChangeIncrement,
                Change.MoveIncrement,
                Change.ChangeGenerated,
                Change.ChangeColumnOptions,
                Change.AddConstraint,
                Change.DropConstraint,
                Change.ChangeConstraint,
                Change.CreateIndex,
                Change.DropIndex,
                Change.ChangeComment,
                Change.Fill,
                Rename,
                SequenceChange,
                DependentChange,
                Following {

    /** The object that changes. */
    Subject subject();

    /** The change that undoes this one: {@code change.inverse().inverse()} equals {@code change}. */
    Change inverse();

    record CreateNamespace(Namespace namespace) implements Change {
        public CreateNamespace {
            requireNonNull(namespace, "namespace");
        }

        @Override
        public Subject subject() {
            return new Subject.OfNamespace(namespace.name());
        }

        @Override
        public Change inverse() {
            return new DropNamespace(namespace);
        }
    }

    /** Only ever the inverse of a creation: a diff drops no namespace, for it may hold what nobody declared. */
    record DropNamespace(Namespace namespace) implements Change {
        public DropNamespace {
            requireNonNull(namespace, "namespace");
        }

        @Override
        public Subject subject() {
            return new Subject.OfNamespace(namespace.name());
        }

        @Override
        public Change inverse() {
            return new CreateNamespace(namespace);
        }
    }

    record CreateEnum(EnumType type) implements Change {
        public CreateEnum {
            requireNonNull(type, "type");
        }

        @Override
        public Subject subject() {
            return new Subject.OfEnum(type.name());
        }

        @Override
        public Change inverse() {
            return new DropEnum(type);
        }
    }

    record DropEnum(EnumType type) implements Change {
        public DropEnum {
            requireNonNull(type, "type");
        }

        @Override
        public Subject subject() {
            return new Subject.OfEnum(type.name());
        }

        @Override
        public Change inverse() {
            return new CreateEnum(type);
        }
    }

    /**
     * Values come, go or change places.
     *
     * @param uses the columns of this type, for they are converted when a value goes or moves
     * @param remap what becomes of values that go; empty for none. A value that is not named here must not occur
     */
    record ChangeEnumValues(EnumType from, EnumType to, List<Use> uses, Map<String, Optional<String>> remap)
            implements Change {

        /** A column of the enum, or of an array of it, with the default that it has before and after. */
        public record Use(QualifiedName table, Column from, Column to) {
            public Use {
                requireNonNull(table, "table");
                requireNonNull(from, "from");
                requireNonNull(to, "to");
            }
        }

        public ChangeEnumValues {
            requireNonNull(from, "from");
            requireNonNull(to, "to");
            uses = List.copyOf(uses);
            remap = Map.copyOf(remap);
        }

        @Override
        public Subject subject() {
            return new Subject.OfEnum(to.name());
        }

        @Override
        public Change inverse() {
            return new ChangeEnumValues(
                    to,
                    from,
                    uses.stream()
                            .map(use -> new Use(use.table(), use.to(), use.from()))
                            .toList(),
                    Map.of());
        }

        /**
         * Whether every value stays, in its order, and every default. A new value can only be a default once it is committed,
         * so that the way back to one that was taken away has to make the type anew.
         */
        public boolean onlyAdds() {
            return to.values().stream().filter(from.values()::contains).toList().equals(from.values())
                    && uses.stream()
                            .allMatch(use ->
                                    use.from().defaultValue().equals(use.to().defaultValue()));
        }
    }

    /** A table with its columns, constraints, indexes and comments. */
    record CreateTable(Table table) implements Change {
        public CreateTable {
            requireNonNull(table, "table");
        }

        @Override
        public Subject subject() {
            return new Subject.OfTable(table.name());
        }

        @Override
        public Change inverse() {
            return new DropTable(table);
        }
    }

    record DropTable(Table table) implements Change {
        public DropTable {
            requireNonNull(table, "table");
        }

        @Override
        public Subject subject() {
            return new Subject.OfTable(table.name());
        }

        @Override
        public Change inverse() {
            return new CreateTable(table);
        }
    }

    record AddColumn(QualifiedName table, Column column) implements Change {
        public AddColumn {
            requireNonNull(table, "table");
            requireNonNull(column, "column");
        }

        @Override
        public Subject subject() {
            return new Subject.OfColumn(table, column.name());
        }

        @Override
        public Change inverse() {
            return new DropColumn(table, column);
        }
    }

    record DropColumn(QualifiedName table, Column column) implements Change {
        public DropColumn {
            requireNonNull(table, "table");
            requireNonNull(column, "column");
        }

        @Override
        public Subject subject() {
            return new Subject.OfColumn(table, column.name());
        }

        @Override
        public Change inverse() {
            return new AddColumn(table, column);
        }
    }

    /**
     * The type or the collation changes; defaults that depend on it are part of {@code from} and {@code to}.
     *
     * @param using how the values get over, in the dialect's own SQL; empty when the dialect finds a way
     */
    record ChangeType(QualifiedName table, Column from, Column to, Optional<String> using) implements Change {
        public ChangeType {
            requireNonNull(table, "table");
            requireNonNull(from, "from");
            requireNonNull(to, "to");
            requireNonNull(using, "using");
        }

        @Override
        public Subject subject() {
            return new Subject.OfColumn(table, to.name());
        }

        @Override
        public Change inverse() {
            return new ChangeType(table, to, from, Optional.empty());
        }
    }

    record ChangeNullability(QualifiedName table, Column from, Column to) implements Change {
        public ChangeNullability {
            requireNonNull(table, "table");
            requireNonNull(from, "from");
            requireNonNull(to, "to");
        }

        @Override
        public Subject subject() {
            return new Subject.OfColumn(table, to.name());
        }

        @Override
        public Change inverse() {
            return new ChangeNullability(table, to, from);
        }
    }

    record ChangeDefault(QualifiedName table, Column from, Column to) implements Change {
        public ChangeDefault {
            requireNonNull(table, "table");
            requireNonNull(from, "from");
            requireNonNull(to, "to");
        }

        @Override
        public Subject subject() {
            return new Subject.OfColumn(table, to.name());
        }

        @Override
        public Change inverse() {
            return new ChangeDefault(table, to, from);
        }
    }

    /** A column begins or stops to number its rows. */
    record ChangeIncrement(QualifiedName table, Column from, Column to) implements Change {
        public ChangeIncrement {
            requireNonNull(table, "table");
            requireNonNull(from, "from");
            requireNonNull(to, "to");
        }

        @Override
        public Subject subject() {
            return new Subject.OfColumn(table, to.name());
        }

        @Override
        public Change inverse() {
            return new ChangeIncrement(table, to, from);
        }
    }

    /**
     * What numbers the rows in one column does so in another, and goes on from where it is. Part of changing a type in a table
     * that is in use.
     *
     * @param from the column that stops, and {@code to} the one that begins, both with the increment
     * @param declared what the column is called by its author, after which its sequence is called
     */
    record MoveIncrement(QualifiedName table, Column from, Column to, String declared) implements Change {
        public MoveIncrement {
            requireNonNull(table, "table");
            requireNonNull(from, "from");
            requireNonNull(to, "to");
            requireNonNull(declared, "declared");
        }

        @Override
        public Subject subject() {
            return new Subject.OfColumn(table, to.name());
        }

        @Override
        public Change inverse() {
            return new MoveIncrement(table, to, from, declared);
        }
    }

    /** A column begins or stops to be computed, or is computed in another way. */
    record ChangeGenerated(QualifiedName table, Column from, Column to) implements Change {
        public ChangeGenerated {
            requireNonNull(table, "table");
            requireNonNull(from, "from");
            requireNonNull(to, "to");
        }

        @Override
        public Subject subject() {
            return new Subject.OfColumn(table, to.name());
        }

        @Override
        public Change inverse() {
            return new ChangeGenerated(table, to, from);
        }
    }

    /** How a column is stored changes, or what its NOT NULL is called. */
    record ChangeColumnOptions(QualifiedName table, Column from, Column to) implements Change {
        public ChangeColumnOptions {
            requireNonNull(table, "table");
            requireNonNull(from, "from");
            requireNonNull(to, "to");
        }

        @Override
        public Subject subject() {
            return new Subject.OfColumn(table, to.name());
        }

        @Override
        public Change inverse() {
            return new ChangeColumnOptions(table, to, from);
        }
    }

    /** A table begins or stops to be logged, or its storage parameters change. */
    record ChangeTableOptions(QualifiedName table, TableOptions from, TableOptions to) implements Change {
        public ChangeTableOptions {
            requireNonNull(table, "table");
            requireNonNull(from, "from");
            requireNonNull(to, "to");
        }

        @Override
        public Subject subject() {
            return new Subject.OfTable(table);
        }

        @Override
        public Change inverse() {
            return new ChangeTableOptions(table, to, from);
        }
    }

    record AddConstraint(QualifiedName table, Constraint constraint) implements Change {
        public AddConstraint {
            requireNonNull(table, "table");
            requireNonNull(constraint, "constraint");
        }

        @Override
        public Subject subject() {
            return new Subject.OfConstraint(table, constraint.name().orElse(""));
        }

        @Override
        public Change inverse() {
            return new DropConstraint(table, constraint);
        }
    }

    record DropConstraint(QualifiedName table, Constraint constraint) implements Change {
        public DropConstraint {
            requireNonNull(table, "table");
            requireNonNull(constraint, "constraint");
        }

        @Override
        public Subject subject() {
            return new Subject.OfConstraint(table, constraint.name().orElse(""));
        }

        @Override
        public Change inverse() {
            return new AddConstraint(table, constraint);
        }
    }

    /** A constraint is checked at another time, or holds for other rows; its definition stays. */
    record ChangeConstraint(QualifiedName table, Constraint from, Constraint to) implements Change {
        public ChangeConstraint {
            requireNonNull(table, "table");
            requireNonNull(from, "from");
            requireNonNull(to, "to");
        }

        @Override
        public Subject subject() {
            return new Subject.OfConstraint(table, to.name().orElse(""));
        }

        @Override
        public Change inverse() {
            return new ChangeConstraint(table, to, from);
        }
    }

    record CreateIndex(QualifiedName table, Index index) implements Change {
        public CreateIndex {
            requireNonNull(table, "table");
            requireNonNull(index, "index");
        }

        @Override
        public Subject subject() {
            return new Subject.OfIndex(table, index.name().orElse(""));
        }

        @Override
        public Change inverse() {
            return new DropIndex(table, index);
        }
    }

    record DropIndex(QualifiedName table, Index index) implements Change {
        public DropIndex {
            requireNonNull(table, "table");
            requireNonNull(index, "index");
        }

        @Override
        public Subject subject() {
            return new Subject.OfIndex(table, index.name().orElse(""));
        }

        @Override
        public Change inverse() {
            return new CreateIndex(table, index);
        }
    }

    /** A comment comes, goes or changes; empty means none. */
    record ChangeComment(Subject subject, Optional<String> from, Optional<String> to) implements Change {
        public ChangeComment {
            requireNonNull(subject, "subject");
            requireNonNull(from, "from");
            requireNonNull(to, "to");
        }

        @Override
        public Change inverse() {
            return new ChangeComment(subject, to, from);
        }
    }

    /**
     * The rows that are there get what the default of a column gives. No diff has it, for a catalog does not tell; it is a
     * part of adding a column to a table that is in use, or of changing the type of one. Its way back is to drop the column.
     *
     * @param column with its default
     * @param following what gives it the values of another column; empty for one that gets its default
     */
    record Fill(QualifiedName table, Column column, Optional<Following.Start> following) implements Change {
        public Fill {
            requireNonNull(table, "table");
            requireNonNull(column, "column");
            requireNonNull(following, "following");
        }

        @Override
        public Subject subject() {
            return new Subject.OfColumn(table, column.name());
        }

        @Override
        public Change inverse() {
            return this;
        }
    }
}
