package org.nself.postgres.script;

import java.util.Set;

/**
 * Tells failures that pass by themselves from others.
 *
 * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL: Error Codes</a>
 */
public final class PassingState {

    public static final String LOCK_NOT_AVAILABLE = "55P03";

    /** Deadlock, serialization, a transaction that was idle for too long, the server going down or coming up, no connection left. */
    private static final Set<String> PASSING =
            Set.of(LOCK_NOT_AVAILABLE, "40P01", "40001", "25P03", "57P01", "57P02", "57P03", "53300");

    private PassingState() {}

    /** Whether the same may work later: a lock, a deadlock, a lost connection. */
    public static boolean passes(String state) {
        return state.startsWith("08") || PASSING.contains(state);
    }
}
