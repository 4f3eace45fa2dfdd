package org.nself;

import org.nself.plan.Step;
import org.nself.spi.StepListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of the steps of one run as events, which have numbers. */
final class StepEvents implements StepListener {

    private static final Logger LOG = LoggerFactory.getLogger(Nself.class);

    private final EventLog events;
    private final int count;
    private int number;

    StepEvents(EventLog events, int count) {
        this.events = events;
        this.count = count;
    }

    @Override
    public void started(Step step) {
        number++;
        events.tell(new Event.StepStarted(step, number, count));
    }

    @Override
    public void sending(String statement) {
        LOG.debug("{}", statement);
    }
}
