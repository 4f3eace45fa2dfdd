package org.nself.postgres.backup;

import org.nself.spi.CopyListener;

/** Adds up how far a copy came, and tells it now and then. */
final class Progress {

    private static final long PAUSE_NANOS = 200_000_000;

    private final CopyListener listener;
    private final long total;
    private long done;
    private long told;

    /** @param total bytes in all; an estimate */
    Progress(CopyListener listener, long total) {
        this.listener = listener;
        this.total = total;
        this.told = System.nanoTime() - PAUSE_NANOS;
    }

    /**
     * Some more is done.
     *
     * @param subject the table or the part that is worked on
     * @param bytes besides those of earlier calls
     */
    void moved(String subject, long bytes) {
        done += bytes;
        long now = System.nanoTime();
        if (now - told >= PAUSE_NANOS) {
            told = now;
            listener.copied(subject, Math.min(done, total), total);
        }
    }

    /** Everything is done. */
    void finished(String subject) {
        listener.copied(subject, total, total);
    }
}
