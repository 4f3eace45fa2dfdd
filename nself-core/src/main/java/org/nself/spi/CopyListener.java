package org.nself.spi;

/** Hears how far a copy came, several times a second at most. */
@FunctionalInterface
public interface CopyListener {

    /** For whoever does not want to know. */
    CopyListener NONE = (subject, done, total) -> {};

    /**
     * More was copied.
     *
     * @param subject the table or the part that is worked on
     * @param done bytes so far, as {@link CopyEstimate#bytes()} counts them
     * @param total bytes in all; an estimate
     */
    void copied(String subject, long done, long total);
}
