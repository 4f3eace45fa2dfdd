package org.nself;

/**
 * Hears what happens while nself works. Events come in order, on the thread that works or, for what the server says
 * meanwhile, on another one; never two at a time. What a listener throws ends the call: what is not committed is rolled back.
 */
@FunctionalInterface
public interface Listener {

    /** Returns soon: the work waits for it. */
    void heard(Event event);
}
