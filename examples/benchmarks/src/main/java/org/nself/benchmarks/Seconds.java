package org.nself.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Times of one thing in several rounds. */
final class Seconds {

    private final List<Double> all = new ArrayList<>();

    void add(double seconds) {
        all.add(seconds);
        Collections.sort(all);
    }

    double median() {
        return all.get(all.size() / 2);
    }

    /** Megabytes a second, with the slowest and the fastest round. */
    String speed(double megabytes) {
        return String.format(
                Locale.ROOT,
                "%.2f (%.2f–%.2f)",
                megabytes / median(),
                megabytes / all.getLast(),
                megabytes / all.getFirst());
    }

    /** Milliseconds, with the fastest and the slowest round. */
    String millis() {
        String number = median() < 0.01 ? "%.1f" : "%.0f";
        return String.format(
                Locale.ROOT,
                "%1$s (%1$s–%1$s)".formatted(number),
                1000 * median(),
                1000 * all.getFirst(),
                1000 * all.getLast());
    }
}
