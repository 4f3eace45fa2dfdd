package org.nself.migration;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.OptionalLong;

/** Seconds as numbers, {@code yyyyMMddHHmmss} in UTC. Apart from {@link Version}, for a boot needs versions and no calendar. */
final class Seconds {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private Seconds() {}

    static long at(Instant instant) {
        return Long.parseLong(FORMAT.format(instant.atOffset(ZoneOffset.UTC)));
    }

    /** The second after; empty when the number is no time. */
    static OptionalLong after(long number) {
        try {
            return OptionalLong.of(at(LocalDateTime.parse(Long.toString(number), FORMAT)
                    .plusSeconds(1)
                    .toInstant(ZoneOffset.UTC)));
        } catch (DateTimeException noTime) {
            return OptionalLong.empty();
        }
    }
}
