package org.nself.postgres.type;

import java.util.Optional;
import org.nself.schema.SequenceOptions;

/**
 * What PostgreSQL makes of the options of a sequence, all of them numbers.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-createsequence.html">PostgreSQL: CREATE SEQUENCE</a>
 */
public record SequenceBounds(long start, long increment, long minimum, long maximum) {

    /** The numbers of a sequence of this type. */
    public static SequenceBounds of(String type, SequenceOptions options) {
        long increment = options.increment().orElse(1L);
        boolean up = increment > 0;
        long minimum = options.minimum().orElse(up ? 1L : least(type));
        long maximum = options.maximum().orElse(up ? greatest(type) : -1L);
        return new SequenceBounds(options.start().orElse(up ? minimum : maximum), increment, minimum, maximum);
    }

    /** The options that say this and no more. */
    public SequenceOptions options(String type, long cache, boolean cycle) {
        boolean up = increment > 0;
        long usualMinimum = up ? 1L : least(type);
        long usualMaximum = up ? greatest(type) : -1L;
        return new SequenceOptions(
                unlessUsual(start, up ? minimum : maximum),
                unlessUsual(increment, 1),
                unlessUsual(minimum, usualMinimum),
                unlessUsual(maximum, usualMaximum),
                unlessUsual(cache, 1),
                cycle);
    }

    private static Optional<Long> unlessUsual(long value, long usual) {
        return value == usual ? Optional.empty() : Optional.of(value);
    }

    private static long greatest(String type) {
        return switch (type) {
            case "smallint" -> Short.MAX_VALUE;
            case "integer" -> Integer.MAX_VALUE;
            default -> Long.MAX_VALUE;
        };
    }

    private static long least(String type) {
        return switch (type) {
            case "smallint" -> Short.MIN_VALUE;
            case "integer" -> Integer.MIN_VALUE;
            default -> Long.MIN_VALUE;
        };
    }
}
