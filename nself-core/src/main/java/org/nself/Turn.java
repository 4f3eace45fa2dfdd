package org.nself;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Waits between attempts: a little longer each time, and never in step with other instances. */
final class Turn {

    private static final long FIRST_MILLIS = 25;
    private static final long LONGEST_MILLIS = 1_000;

    private long start = System.nanoTime();
    private final Duration limit;
    private long pause = FIRST_MILLIS;
    private Duration waited = Duration.ZERO;

    Turn(Duration limit) {
        this.limit = limit;
    }

    /** Counts from now on: it has been its turn meanwhile. */
    void restart() {
        start = System.nanoTime();
    }

    boolean isOver() {
        return Duration.ofNanos(System.nanoTime() - start).compareTo(limit) >= 0;
    }

    Duration waited() {
        return waited;
    }

    /** Waits between half and one and a half times the pause, then doubles it. */
    void pause() {
        long before = System.nanoTime();
        try {
            Thread.sleep(pause / 2 + ThreadLocalRandom.current().nextLong(pause + 1));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new EnvironmentException(
                    "NS5005", "the thread was interrupted while it waited; nothing was changed", "", interrupted);
        }
        pause = Math.min(LONGEST_MILLIS, pause * 2);
        waited = waited.plusNanos(System.nanoTime() - before);
    }
}
