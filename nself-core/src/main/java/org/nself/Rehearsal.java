package org.nself;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * What came of trying a generated migration on a database of its own before it was written: up, compared with the schema,
 * down, compared with what was there before, and up again.
 *
 * @param notDone why it was not tried; empty when it was
 * @param lost what its way back does not bring back, a line an object; empty when it brings back everything
 */
public record Rehearsal(Optional<String> notDone, List<String> lost) {

    public Rehearsal {
        requireNonNull(notDone, "notDone");
        lost = List.copyOf(lost);
    }

    static Rehearsal notDone(String reason) {
        return new Rehearsal(Optional.of(reason), List.of());
    }

    static Rehearsal passed(List<String> lost) {
        return new Rehearsal(Optional.empty(), lost);
    }

    /** Whether it was tried; what fails is not written, so it passed then. */
    public boolean isDone() {
        return notDone.isEmpty();
    }
}
