package org.nself.diff;

import java.util.Optional;
import org.nself.schema.Subject;

/** Compares comments, which a schema may leave unspoken. */
final class Comments {

    private Comments() {}

    /** A comment that nobody speaks of stays; one that was declared before and no longer is goes. */
    static Optional<Change> change(
            Subject subject, Optional<String> actual, Optional<String> desired, Optional<String> owned) {
        boolean unspoken = desired.isEmpty() && owned.isEmpty();
        return unspoken || desired.equals(actual)
                ? Optional.empty()
                : Optional.of(new Change.ChangeComment(subject, actual, desired));
    }
}
