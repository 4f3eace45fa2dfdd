package org.nself.spi;

import org.nself.plan.Step;

/** Hears of steps while they run. */
public interface StepListener {

    /** Hears nothing. */
    StepListener NONE = new StepListener() {
        @Override
        public void started(Step step) {}

        @Override
        public void sending(String statement) {}
    };

    /** A step is about to be run; told once of each, in order, of several before their statements go to the server together. */
    void started(Step step);

    /** A statement is about to be sent; told again when it is sent by itself because it failed among others. */
    void sending(String statement);
}
