package org.nself.cli;

import org.nself.Checks;
import org.nself.Confirmation;

/**
 * Shows what is about to be run, and asks the person at the terminal. Without one it is refused, unless the answer was given
 * beforehand.
 *
 * @param question what is asked
 * @param verb what is done without asking, as in {@code give --yes to apply without asking}
 * @param withSql whether the SQL is shown as well
 * @param yes the answer that was given beforehand
 */
record Question(Context context, String question, String verb, boolean withSql, boolean yes) implements Confirmation {

    /** Nobody is there to answer; the message says what to do. */
    static final class Unanswered extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unanswered(String message) {
            super(message);
        }
    }

    @Override
    public boolean isGiven(Checks checks) {
        context.err().println(checks);
        if (withSql) {
            checks.migrations().forEach(run -> context.err().println(Dry.sql(run) + "\n"));
        }
        if (yes) {
            return true;
        }
        if (!context.terminal().isThere()) {
            throw new Unanswered("there is no terminal to ask on; nothing was changed\nhint: give --yes to " + verb
                    + " without asking, or --dry-run to look");
        }
        return context.terminal().confirms(question);
    }
}
