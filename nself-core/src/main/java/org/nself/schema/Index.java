package org.nself.schema;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * An index that backs no constraint.
 *
 * @param name empty when the author named none
 * @param method how it is organised: {@code btree}, {@code hash}, {@code gin} …
 * @param parts what is indexed, in order
 * @param included columns that it carries without ordering by them
 * @param predicate which rows it holds; empty for all
 * @param nullsNotDistinct whether NULLs count as equal in a unique index (PostgreSQL 15)
 * @param parameters storage parameters, by name
 */
public record Index(
        Optional<String> name,
        boolean unique,
        String method,
        List<Part> parts,
        List<String> included,
        Optional<String> predicate,
        boolean nullsNotDistinct,
        List<Parameter> parameters,
        Optional<String> comment) {

    /** The method of an index whose author named none. */
    public static final String DEFAULT_METHOD = "btree";

    /**
     * One indexed value.
     *
     * @param value the column or expression
     * @param order what follows it in the dialect's SQL: operator class, collation, direction; empty for the defaults,
     *     which is all that DBML can say
     */
    public record Part(Value value, Optional<String> order) {

        public Part {
            requireNonNull(value, "value");
            requireNonNull(order, "order");
        }

        public static Part column(String name) {
            return new Part(new Value.Column(name), Optional.empty());
        }

        public static Part expression(String sql) {
            return new Part(new Value.Expression(sql), Optional.empty());
        }
    }

    /** What a part of an index is made of. */
    public sealed interface Value {

        record Column(String name) implements Value {
            public Column {
                requireNonNull(name, "name");
            }
        }

        /** An expression in the dialect's own SQL, without the parentheses around it. */
        record Expression(String sql) implements Value {
            public Expression {
                requireNonNull(sql, "sql");
            }
        }
    }

    public Index {
        requireNonNull(name, "name");
        requireNonNull(method, "method");
        parts = List.copyOf(parts);
        included = List.copyOf(included);
        requireNonNull(predicate, "predicate");
        parameters = Parameter.sorted(parameters);
        requireNonNull(comment, "comment");
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("an index has at least one part");
        }
    }

    /** An unnamed b-tree over columns. */
    public static Index of(boolean unique, String... columns) {
        return new Index(
                Optional.empty(),
                unique,
                DEFAULT_METHOD,
                List.of(columns).stream().map(Part::column).toList(),
                List.of(),
                Optional.empty(),
                false,
                List.of(),
                Optional.empty());
    }

    public Index withName(String newName) {
        return new Index(
                Optional.of(newName),
                unique,
                method,
                parts,
                included,
                predicate,
                nullsNotDistinct,
                parameters,
                comment);
    }

    public Index withParts(List<Part> newParts) {
        return new Index(name, unique, method, newParts, included, predicate, nullsNotDistinct, parameters, comment);
    }

    public Index withComment(Optional<String> newComment) {
        return new Index(name, unique, method, parts, included, predicate, nullsNotDistinct, parameters, newComment);
    }

    public Index withIncluded(List<String> newIncluded) {
        return new Index(name, unique, method, parts, newIncluded, predicate, nullsNotDistinct, parameters, comment);
    }

    public Index withPredicate(Optional<String> newPredicate) {
        return new Index(name, unique, method, parts, included, newPredicate, nullsNotDistinct, parameters, comment);
    }

    public Index withParameters(List<Parameter> newParameters) {
        return new Index(name, unique, method, parts, included, predicate, nullsNotDistinct, newParameters, comment);
    }

    public Index withNullsNotDistinct(boolean notDistinct) {
        return new Index(name, unique, method, parts, included, predicate, notDistinct, parameters, comment);
    }
}
