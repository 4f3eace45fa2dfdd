package org.nself.benchmarks;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** What takes its turn in every round, and the seconds that its turns took. */
final class Contestant {

    /** One turn. Fails with an {@link IOException} when a tool of others is not to be had. */
    @FunctionalInterface
    interface Work {
        double seconds() throws IOException, InterruptedException;
    }

    private final String name;
    private final Work work;
    private final Seconds seconds = new Seconds();
    private Optional<String> absent = Optional.empty();

    private Contestant(String name, Work work) {
        this.name = name;
        this.work = work;
    }

    /** One that measures itself. */
    static Contestant measured(String name, Work work) {
        return new Contestant(name, work);
    }

    static Contestant of(String name, Runnable run) {
        return new Contestant(name, () -> {
            long start = System.nanoTime();
            run.run();
            return (System.nanoTime() - start) / 1e9;
        });
    }

    /** @param counts whether this is no turn to get warm */
    void turn(boolean counts) throws InterruptedException {
        if (absent.isPresent()) {
            return;
        }
        try {
            double taken = work.seconds();
            if (counts) {
                seconds.add(taken);
            }
        } catch (IOException missing) {
            absent = Optional.of(String.valueOf(missing.getMessage()));
        }
    }

    /** A row of Markdown: milliseconds, and how many times as long as the floor. */
    String row(Contestant floor) {
        return absent.map(reason -> "| %s | not measured: %s | |".formatted(name, reason.replace('\n', ' ')))
                .orElseGet(() -> String.format(
                        Locale.ROOT,
                        "| %s | %s | %.2f |",
                        name,
                        seconds.millis(),
                        seconds.median() / floor.seconds.median()));
    }
}
