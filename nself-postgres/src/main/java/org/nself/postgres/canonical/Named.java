package org.nself.postgres.canonical;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nself.schema.Constraint;
import org.nself.schema.Index;
import org.nself.schema.Table;

/** What belongs to a table and has a name of its own: a constraint or an index. */
sealed interface Named {

    Optional<String> name();

    Optional<String> comment();

    Named withName(String newName);

    Named withComment(Optional<String> newComment);

    record OfConstraint(Constraint constraint) implements Named {
        @Override
        public Optional<String> name() {
            return constraint.name();
        }

        @Override
        public Optional<String> comment() {
            return constraint.comment();
        }

        @Override
        public Named withName(String newName) {
            return new OfConstraint(constraint.withName(newName));
        }

        @Override
        public Named withComment(Optional<String> newComment) {
            return new OfConstraint(constraint.withComment(newComment));
        }
    }

    record OfIndex(Index index) implements Named {
        @Override
        public Optional<String> name() {
            return index.name();
        }

        @Override
        public Optional<String> comment() {
            return index.comment();
        }

        @Override
        public Named withName(String newName) {
            return new OfIndex(index.withName(newName));
        }

        @Override
        public Named withComment(Optional<String> newComment) {
            return new OfIndex(index.withComment(newComment));
        }
    }

    static List<Named> of(Table table) {
        List<Named> all = new ArrayList<>();
        table.constraints().forEach(constraint -> all.add(new OfConstraint(constraint)));
        table.indexes().forEach(index -> all.add(new OfIndex(index)));
        return List.copyOf(all);
    }

    /** The table with these in the place of its own. */
    static Table replace(Table table, List<Named> all) {
        List<Constraint> constraints = all.stream()
                .filter(OfConstraint.class::isInstance)
                .map(named -> ((OfConstraint) named).constraint())
                .toList();
        List<Index> indexes = all.stream()
                .filter(OfIndex.class::isInstance)
                .map(named -> ((OfIndex) named).index())
                .toList();
        return table.withConstraints(constraints).withIndexes(indexes);
    }
}
