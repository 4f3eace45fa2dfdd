package org.nself;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.nself.diff.Change;
import org.nself.plan.Plan;

/**
 * What a database is otherwise than expected.
 *
 * @param history against the schema that was applied last, or where the applied migrations lead
 * @param schema against the schema that was given; empty when none was
 * @param pending what is still to be applied, and explains differences from the schema: migrations, or the schema itself
 *     when it was edited since
 */
public record Drift(Against history, Optional<Against> schema, List<String> pending) {

    /**
     * A database held against one expectation.
     *
     * @param expectation what is expected, as people say it
     * @param unknown why it is not known what to expect; empty when it is
     * @param changes what happened to a database that was as expected
     * @param repair what leads back to what is expected; the data was asked nothing
     * @param adoption what leads a database that is as expected to where this one is
     * @param problems what is in the way of what is expected, such as a view in the place of a table
     * @param expected the parts that differ, in the schema language, as they are expected
     * @param found the same parts as they are
     */
    public record Against(
            String expectation,
            Optional<String> unknown,
            List<Change> changes,
            Plan repair,
            Plan adoption,
            List<String> problems,
            String expected,
            String found) {

        public Against {
            requireNonNull(expectation, "expectation");
            requireNonNull(unknown, "unknown");
            changes = List.copyOf(changes);
            requireNonNull(repair, "repair");
            requireNonNull(adoption, "adoption");
            problems = List.copyOf(problems);
            requireNonNull(expected, "expected");
            requireNonNull(found, "found");
        }

        static Against same(String expectation) {
            return new Against(expectation, Optional.empty(), List.of(), nothing(), nothing(), List.of(), "", "");
        }

        static Against unknown(String expectation, String why) {
            return new Against(expectation, Optional.of(why), List.of(), nothing(), nothing(), List.of(), "", "");
        }

        static Against blocked(String expectation, List<String> problems) {
            return new Against(expectation, Optional.empty(), List.of(), nothing(), nothing(), problems, "", "");
        }

        private static Plan nothing() {
            return new Plan("", List.of());
        }

        Against named(String other) {
            return new Against(other, unknown, changes, repair, adoption, problems, expected, found);
        }

        /** Whether it is known what to expect. */
        public boolean isKnown() {
            return unknown.isEmpty();
        }

        /** Whether the database is known to be otherwise. */
        public boolean differs() {
            return !changes.isEmpty() || !problems.isEmpty();
        }

        /** The same changes the other way: what brings the database back. */
        public List<Change> repairs() {
            return changes.reversed().stream().map(Change::inverse).toList();
        }

        /** The SQL that brings the database back to what is expected, to be reviewed by a person. */
        public String repairSql() {
            return repair.toSql();
        }

        /** The SQL that does to a database that is as expected what was done to this one. */
        public String adoptionSql() {
            return adoption.toSql();
        }

        /** The changes in words, as if somebody had asked for them, and then the problems. */
        public List<String> lines() {
            return DriftText.lines(this);
        }
    }

    public Drift {
        requireNonNull(history, "history");
        requireNonNull(schema, "schema");
        pending = List.copyOf(pending);
    }

    /**
     * Whether somebody changed the database by another way: it differs from what was applied, or it differs from the schema
     * while nothing is pending that explains it.
     */
    public boolean isDrifted() {
        return history.differs()
                || (pending.isEmpty() && schema.filter(Against::differs).isPresent());
    }

    /** Whether it is known what to expect, so that the answer of {@link #isDrifted()} can be relied on. */
    public boolean isKnown() {
        return history.isKnown() || (pending.isEmpty() && schema.isPresent());
    }

    /** A line or two for each expectation, and one for each difference. */
    @Override
    public String toString() {
        return DriftText.of(this);
    }
}
