package org.nself.schema;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A sequence that is no part of a column.
 *
 * @param type of its numbers: {@code smallint}, {@code integer} or {@code bigint}
 * @param owner the column that takes it along when it goes
 */
public record Sequence(
        QualifiedName name, String type, SequenceOptions options, Optional<Owner> owner, Optional<String> comment) {

    /** The type of a sequence whose author named none. */
    public static final String DEFAULT_TYPE = "bigint";

    /** A column. */
    public record Owner(QualifiedName table, String column) {

        public Owner {
            requireNonNull(table, "table");
            requireNonNull(column, "column");
        }
    }

    public Sequence {
        requireNonNull(name, "name");
        requireNonNull(type, "type");
        requireNonNull(options, "options");
        requireNonNull(owner, "owner");
        requireNonNull(comment, "comment");
    }

    public static Sequence of(QualifiedName name) {
        return new Sequence(name, DEFAULT_TYPE, SequenceOptions.DEFAULT, Optional.empty(), Optional.empty());
    }

    public Sequence withName(QualifiedName newName) {
        return new Sequence(newName, type, options, owner, comment);
    }

    public Sequence withOwner(Optional<Owner> newOwner) {
        return new Sequence(name, type, options, newOwner, comment);
    }

    public Sequence withComment(Optional<String> newComment) {
        return new Sequence(name, type, options, owner, newComment);
    }
}
