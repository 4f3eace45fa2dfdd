package org.nself.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What takes its turn in every round, and the seconds that its turns took. */
final class Contestant {

    /** One turn. Fails with an {@link IOException} when a tool of others is not to be had. */
    @FunctionalInterface
    interface Work {
        double seconds() throws IOException, InterruptedException;
    }

    private final String name;
    private final int times;
    private final Work work;
    private final Seconds clock = new Seconds();
    private final Seconds processor = new Seconds();
    private Optional<String> absent = Optional.empty();

    private Contestant(String name, int times, Work work) {
        this.name = name;
        this.times = times;
        this.work = work;
    }

    /** One that measures itself. */
    static Contestant measured(String name, Work work) {
        return new Contestant(name, 1, work);
    }

    /** One that measures itself and does its work several times a turn, for what the processor counts in is coarse. */
    static Contestant measured(String name, int times, Work work) {
        return new Contestant(name, times, work);
    }

    static Contestant of(String name, Runnable run) {
        return new Contestant(name, 1, () -> {
            long start = System.nanoTime();
            run.run();
            return (System.nanoTime() - start) / 1e9;
        });
    }

    /** Turns that do not count, until the processor has worked on them for some seconds; at least one. */
    void warmUp(Processor used, double seconds) throws InterruptedException {
        double start = used.seconds();
        do {
            turn(used, false);
        } while (absent.isEmpty() && used.seconds() - start < seconds);
    }

    void turn(Processor used) throws InterruptedException {
        turn(used, true);
    }

    private void turn(Processor used, boolean counts) throws InterruptedException {
        if (absent.isPresent()) {
            return;
        }
        try {
            double before = used.seconds();
            double taken = 0;
            for (int time = 0; time < times; time++) {
                taken += work.seconds();
            }
            if (counts) {
                clock.add(taken / times);
                processor.add((used.seconds() - before) / times);
            }
        } catch (IOException missing) {
            absent = Optional.of(String.valueOf(missing.getMessage()));
        }
    }

    /** Whether it is not to be had. */
    boolean isAbsent() {
        return absent.isPresent();
    }

    /** A row of Markdown: milliseconds and how many times as long as each floor, on the clock and by the processor. */
    String row(List<Contestant> floors) {
        return absent.map(reason -> "| %s | not measured: %s |%s"
                        .formatted(name, reason.replace('\n', ' '), " |".repeat(2 * floors.size() + 1)))
                .orElseGet(() -> "| %s | %s |%s %s |%s"
                        .formatted(
                                name,
                                clock.millis(),
                                times(
                                        clock,
                                        floors.stream()
                                                .map(floor -> floor.clock)
                                                .toList()),
                                processor.millis(),
                                times(
                                        processor,
                                        floors.stream()
                                                .map(floor -> floor.processor)
                                                .toList())));
    }

    private static String times(Seconds own, List<Seconds> floors) {
        return floors.stream()
                .map(floor -> String.format(Locale.ROOT, " %.2f |", own.median() / floor.median()))
                .collect(Collectors.joining());
    }
}
