package org.nself.cli;

import org.nself.Checks;
import org.nself.Confirmation;
import org.nself.Decision;
import org.nself.RevertChecks;
import org.nself.WayOut;

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
    public boolean isGiven(Decision decision) {
        context.err().println(decision);
        if (withSql && decision instanceof Checks checks) {
            checks.migrations().forEach(run -> context.err().println(Dry.sql(run) + "\n"));
        }
        if (yes) {
            return true;
        }
        if (!context.terminal().isThere()) {
            throw new Unanswered("there is no terminal to ask on; nothing was changed\nhint: give --yes to " + verb
                    + " without asking, or " + look(decision) + " to look");
        }
        return context.terminal().confirms(asked(decision));
    }

    private static String look(Decision decision) {
        return switch (decision) {
            case Checks checks -> "--dry-run";
            case RevertChecks checks -> "--list";
            case WayOut out -> "--help";
        };
    }

    private String asked(Decision decision) {
        return switch (decision) {
            case Checks checks -> question;
            case RevertChecks checks -> question;
            case WayOut out ->
                switch (out.way()) {
                    case DOWN -> "Take back what was applied?";
                    case REVERT -> "Revert to the backup?";
                };
        };
    }
}
