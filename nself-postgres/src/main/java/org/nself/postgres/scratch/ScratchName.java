package org.nself.postgres.scratch;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name of a scratch database, which says when it was made. */
final class ScratchName {

    private static final Pattern NAME = Pattern.compile("nself_scratch_(?<second>\\d{1,18})_[0-9a-f]{12}");

    /** Nobody tries something for so long, and it is long after whoever did was killed. */
    private static final long HOUR = 3_600;

    private ScratchName() {}

    static String next(long second) {
        String random = UUID.randomUUID().toString();
        return "nself_scratch_" + second + "_" + random.substring(random.length() - 12);
    }

    /** Whether this is one that was made more than an hour ago. */
    static boolean isOld(String name, long now) {
        Matcher parts = NAME.matcher(name);
        return parts.matches() && now - Long.parseLong(parts.group("second")) > HOUR;
    }
}
