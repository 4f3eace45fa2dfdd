package org.nself.schema;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** How a sequence counts. What is empty is as the database does it by itself for the type and the direction. */
public record SequenceOptions(
        Optional<Long> start,
        Optional<Long> increment,
        Optional<Long> minimum,
        Optional<Long> maximum,
        Optional<Long> cache,
        boolean cycle) {

    /** From one, one by one. */
    public static final SequenceOptions DEFAULT = new SequenceOptions(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);

    public SequenceOptions {
        requireNonNull(start, "start");
        requireNonNull(increment, "increment");
        requireNonNull(minimum, "minimum");
        requireNonNull(maximum, "maximum");
        requireNonNull(cache, "cache");
    }
}
