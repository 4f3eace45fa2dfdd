package org.nself.testkit;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done while nobody waits for it: copies ahead of need, and drops. Its threads end when there is nothing to do. */
final class Background {

    private static final Logger LOG = LoggerFactory.getLogger(Background.class);

    private final ThreadPoolExecutor copies = thread("nself-copies");
    private final ThreadPoolExecutor drops = thread("nself-drops");

    void copy(Runnable work) {
        copies.execute(() -> quietly(work));
    }

    void drop(Runnable work) {
        drops.execute(() -> quietly(work));
    }

    /** Waits until nothing is left to do. */
    void settle() throws InterruptedException {
        while (copies.getActiveCount() + drops.getActiveCount() > 0
                || !copies.getQueue().isEmpty()
                || !drops.getQueue().isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private static void quietly(Runnable work) {
        try {
            work.run();
        } catch (IllegalStateException failure) {
            LOG.debug("work in the background failed; whoever needs its result does it again", failure);
        }
    }

    private static ThreadPoolExecutor thread(String name) {
        BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
        ThreadPoolExecutor executor = new ThreadPoolExecutor(1, 1, 2, TimeUnit.SECONDS, queue, work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        });
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }
}
