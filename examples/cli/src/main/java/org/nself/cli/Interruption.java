package org.nself.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What becomes of a command that somebody breaks off, as Ctrl-C does: the thread that runs it is interrupted, cancels what
 * runs on the server, rolls it back and says so; the program waits for that, but not for ever.
 */
final class Interruption {

    private static final int SECONDS = 10;

    private final Context context;
    private final Thread worker;
    private final CountDownLatch ended = new CountDownLatch(1);

    private Interruption(Context context, Thread worker) {
        this.context = context;
        this.worker = worker;
    }

    /** Makes the end of the program wait for the thread that calls this, until it says that it is done. */
    static Interruption of(Context context) {
        Interruption interruption = new Interruption(context, Thread.currentThread());
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::breakOff, "nself-interruption"));
        return interruption;
    }

    /** The command has ended, and all is written. */
    void done() {
        ended.countDown();
    }

    private void breakOff() {
        if (ended.getCount() == 0) {
            return;
        }
        if (context.terminal().isAsking()) {
            // A question is not answered by an interrupt, and before the answer nothing is done.
            context.err().println();
            context.err().println("Nothing was changed.");
            return;
        }
        worker.interrupt();
        try {
            if (!ended.await(SECONDS, TimeUnit.SECONDS)) {
                context.error("broken off; what the server was asked last may still be running there");
                context.hint("see pg_stat_activity, and nself db status for what is done");
            }
        } catch (InterruptedException nobodyWaits) {
            Thread.currentThread().interrupt();
        }
    }
}
