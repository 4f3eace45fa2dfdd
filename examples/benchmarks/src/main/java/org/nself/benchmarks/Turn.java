package org.nself.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * What one run takes, in seconds: on the clock, and of the processor with all threads that compile and collect. The second
 * means something on a busy machine too.
 */
record Turn(double clock, double processor) {

    private static final int LEAST_RUNS = 3;
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** The median run, and the mean of the processor's time, of as many runs as fit into some seconds of the processor. */
    static Turn of(Runnable run, double seconds) {
        Seconds clock = new Seconds();
        long start = SYSTEM.getProcessCpuTime();
        int runs = 0;
        while (runs < LEAST_RUNS || SYSTEM.getProcessCpuTime() - start < seconds * 1e9) {
            long before = System.nanoTime();
            run.run();
            clock.add((System.nanoTime() - before) / 1e9);
            runs++;
        }
        return new Turn(clock.median(), (SYSTEM.getProcessCpuTime() - start) / 1e9 / runs);
    }
}
