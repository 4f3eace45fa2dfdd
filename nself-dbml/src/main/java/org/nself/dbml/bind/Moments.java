package org.nself.dbml.bind;

import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Set;

/** Knows dates and times as people write them in sample data. */
final class Moments {

    /** No date is longer; a longer text need not be looked at. */
    private static final int LONGEST = 64;

    /** What PostgreSQL understands as well. */
    private static final Set<String> WORDS =
            Set.of("now", "today", "tomorrow", "yesterday", "epoch", "infinity", "-infinity", "allballs");

    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("[uuuu-M-d][M/d/uuuu][d MMM uuuu][d MMMM uuuu][MMM d, uuuu][MMMM d, uuuu]")
            .appendPattern("['T'][' '][HH:mm[:ss")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .optionalEnd()
            .appendPattern("]][' '][XXX][XX][X]")
            .toFormatter(Locale.ENGLISH)
            .withResolverStyle(ResolverStyle.STRICT);

    private Moments() {}

    static boolean isMoment(String text) {
        String moment = text.strip();
        if (moment.isEmpty() || moment.length() > LONGEST) {
            return false;
        }
        if (WORDS.contains(moment.toLowerCase(Locale.ROOT))) {
            return true;
        }
        try {
            FORMAT.parse(moment);
            return true;
        } catch (DateTimeException none) {
            return false;
        }
    }
}
