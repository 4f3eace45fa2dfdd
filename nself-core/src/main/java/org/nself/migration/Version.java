package org.nself.migration;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/**
 * The number that a migration is ordered by. By default it is the second in which it was made, as {@code yyyyMMddHHmmss} in
 * UTC; any positive number is one, as for Hasura.
 *
 * @param number from 1 on
 */
public record Version(long number) implements Comparable<Version> {

    public Version {
        if (number < 1) {
            throw new IllegalArgumentException("versions count from 1: " + number);
        }
    }

    /** A number in digits, however many zeros it begins with; empty for what is none or too great. */
    public static Optional<Version> parse(String digits) {
        if (!isDecimal(digits)) {
            return Optional.empty();
        }
        try {
            long number = Long.parseLong(digits);
            return number < 1 ? Optional.empty() : Optional.of(new Version(number));
        } catch (NumberFormatException tooGreat) {
            return Optional.empty();
        }
    }

    private static boolean isDecimal(String digits) {
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
                return false;
            }
        }
        return !digits.isEmpty();
    }

    /** The version of what is made now: this second, or the next one that comes after all that are there. */
    public static Version next(Instant now, Collection<Version> taken) {
        Version byClock = new Version(Seconds.at(now));
        Optional<Version> last = taken.stream().max(Version::compareTo);
        return last.filter(version -> version.compareTo(byClock) >= 0)
                .map(Version::following)
                .orElse(byClock);
    }

    private Version following() {
        return new Version(Seconds.after(number).orElse(number + 1));
    }

    @Override
    public int compareTo(Version other) {
        return Long.compare(number, other.number);
    }

    /** In digits, without zeros before them. */
    @Override
    public String toString() {
        return Long.toString(number);
    }
}
