package org.nself;

import org.slf4j.LoggerFactory;

/** Says yes or no to what is about to be done. nself itself never reads standard input. */
@FunctionalInterface
public interface Confirmation {

    /** Whether it is to be done. */
    boolean isGiven(Decision decision);

    /**
     * For what runs unattended.
     *
     * @param reason who decided so; it is logged
     */
    static Confirmation preapproved(String reason) {
        return decision -> {
            LoggerFactory.getLogger(Nself.class).info("confirmed beforehand: {}", reason);
            return true;
        };
    }
}
