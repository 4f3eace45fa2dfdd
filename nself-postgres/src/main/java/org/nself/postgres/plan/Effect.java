package org.nself.postgres.plan;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Set;

/**
 * What a statement does to tables that others use now. Tables are named by the part that they play: {@code own} is the
 * one that changes, {@code referenced} the one that its foreign key refers to, {@code referencing} one that refers to it.
 *
 * @param locks the strongest lock that it holds on each until its transaction ends, in PostgreSQL's own words
 * @param rewrites the tables whose rows are all written anew, with all their indexes
 * @param scans the tables of which every row is read to see whether it fits
 * @param builds the tables of which an index is built
 * @param forgets the tables of which the statistics of a column are forgotten
 * @param transactional whether it may run in a transaction with others
 * @param debris what is left of it when it is interrupted or fails, and has to be cleared away; empty for nothing
 * @param lost what the statement that undoes it does not give back; empty for nothing
 */
record Effect(
        Map<String, String> locks,
        Set<String> rewrites,
        Set<String> scans,
        Set<String> builds,
        Set<String> forgets,
        boolean transactional,
        String debris,
        String lost) {

    Effect {
        locks = Map.copyOf(locks);
        rewrites = Set.copyOf(rewrites);
        scans = Set.copyOf(scans);
        builds = Set.copyOf(builds);
        forgets = Set.copyOf(forgets);
        requireNonNull(debris, "debris");
        requireNonNull(lost, "lost");
    }
}
