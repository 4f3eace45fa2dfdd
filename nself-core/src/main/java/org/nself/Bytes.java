package org.nself;

import java.util.List;
import java.util.Locale;

/** Sizes as people read them. */
final class Bytes {

    private static final List<String> UNITS = List.of("bytes", "kB", "MB", "GB", "TB", "PB");

    private Bytes() {}

    static String text(long bytes) {
        double size = bytes;
        int unit = 0;
        while (size >= 1024 && unit < UNITS.size() - 1) {
            size /= 1024;
            unit++;
        }
        return (unit == 0 || size >= 10 ? String.valueOf(Math.round(size)) : String.format(Locale.ROOT, "%.1f", size))
                + " " + UNITS.get(unit);
    }
}
