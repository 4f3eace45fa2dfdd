package org.nself.migration;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/**
 * The number that a migration is ordered by. By default it is the second in which it was made, as {@code yyyyMMddHHmmss} in
 * UTC; any positive number is one, as for Hasura.
 *
 * @param number from 1 on
 */
public record Version(long number) implements Comparable<Version> {

    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    public Version {
        if (number < 1) {
            throw new IllegalArgumentException("versions count from 1: " + number);
        }
    }

    /** A number in digits, however many zeros it begins with; empty for what is none or too great. */
    public static Optional<Version> parse(String digits) {
        if (digits.isEmpty() || !digits.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            return Optional.empty();
        }
        try {
            long number = Long.parseLong(digits);
            return number < 1 ? Optional.empty() : Optional.of(new Version(number));
        } catch (NumberFormatException tooGreat) {
            return Optional.empty();
        }
    }

    /** The version of what is made now: this second, or the next one that comes after all that are there. */
    public static Version next(Instant now, Collection<Version> taken) {
        Version byClock = of(now);
        Optional<Version> last = taken.stream().max(Version::compareTo);
        return last.filter(version -> version.compareTo(byClock) >= 0)
                .map(Version::following)
                .orElse(byClock);
    }

    private static Version of(Instant instant) {
        return new Version(Long.parseLong(SECOND.format(instant.atOffset(ZoneOffset.UTC))));
    }

    private Version following() {
        try {
            return of(LocalDateTime.parse(toString(), SECOND).plusSeconds(1).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException noTime) {
            return new Version(number + 1);
        }
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
