package org.nself.spi;

import java.util.Set;
import org.nself.migration.Version;

/**
 * Another tool's record of what was applied, kept in step with nself's. It is told after each commit, and once by a call
 * that had nothing to do, each time everything and not what changed: what was missed once is made good the next time. One
 * instance at a time tells it.
 *
 * <p>Its {@code toString()} is what people call it; no secret is part of that.
 */
public interface StateMirror {

    /**
     * Makes the record agree. Versions that are in neither set are none of nself's, and stay as they are.
     *
     * @param applied counted as applied
     * @param pending on disk, and not applied
     * @throws org.nself.NselfException when it cannot; the migrations stay as they are, and the listener is told
     */
    void mirror(Set<Version> applied, Set<Version> pending);
}
