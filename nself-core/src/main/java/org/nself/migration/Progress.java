package org.nself.migration;

import static java.util.Objects.requireNonNull;

/**
 * How far a migration came that does not run in one transaction and was cut off, or runs right now.
 *
 * @param direction which of its files it is about
 * @param checksum of that file's statements
 * @param done how many of them took effect
 * @param begun whether the next one was begun, so that nobody knows without looking whether it took effect
 */
public record Progress(Direction direction, String checksum, int done, boolean begun) {

    public Progress {
        requireNonNull(direction, "direction");
        requireNonNull(checksum, "checksum");
        if (done < 0) {
            throw new IllegalArgumentException("done must not be negative: " + done);
        }
    }

    /** At the first statement. */
    public static Progress atBeginning(Direction direction, String checksum) {
        return new Progress(direction, checksum, 0, false);
    }

    /** The next statement is about to be sent. */
    public Progress beginning() {
        return new Progress(direction, checksum, done, true);
    }

    /** The next statement took effect. */
    public Progress further() {
        return new Progress(direction, checksum, done + 1, false);
    }

    /** The next statement did not take effect. */
    public Progress back() {
        return new Progress(direction, checksum, done, false);
    }
}
