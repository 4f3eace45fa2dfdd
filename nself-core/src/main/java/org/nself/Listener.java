package org.nself;

/**
 * Hears what happens while nself works. Events come in order, on the thread that works or, for what the server says
 * meanwhile, on another one; never two at a time. What a listener throws ends the call: what is not committed is rolled back.
 */
@FunctionalInterface
public interface Listener {

    /**
     * Returns soon: the work waits for it, most of the time with a transaction open, which the server ends when nothing
     * comes for a minute. Must not ask nself for anything that writes, for that would wait for the same turn.
     */
    void heard(Event event);
}
