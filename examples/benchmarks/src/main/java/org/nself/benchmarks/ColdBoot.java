package org.nself.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A process that boots once and ends: how long it takes from start to end, and what of that is its own work. */
final class ColdBoot {

    private final String name;
    private final Supplier<List<String>> arguments;
    private final Seconds own = new Seconds();
    private final Contestant contestant;
    private long classes;

    private ColdBoot(String name, Supplier<List<String>> arguments) {
        this.name = name;
        this.arguments = arguments;
        this.contestant = Contestant.measured(name, () -> {
            List<String> command = java(List.of());
            long start = System.nanoTime();
            String answer = Processes.firstLine(command);
            double taken = (System.nanoTime() - start) / 1e9;
            if (answer.isEmpty()) {
                throw new IOException(name + " failed: " + command);
            }
            own.add(Double.parseDouble(answer));
            return taken;
        });
    }

    /** @param arguments of {@link BootProcess}, or the name of a class with a main method and its arguments, anew for each turn */
    static ColdBoot of(String name, Supplier<List<String>> arguments) {
        return new ColdBoot(name, arguments);
    }

    private List<String> java(List<String> options) {
        List<String> quiet = new ArrayList<>(options);
        quiet.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=error");
        return Processes.java(BootProcess.class, quiet, arguments.get());
    }

    void turn(Processor processor) throws InterruptedException {
        contestant.turn(processor);
    }

    /** Counts the classes of one more run, which is not timed. */
    void countClasses(Path directory) throws IOException, InterruptedException {
        Path log = Files.createTempFile(directory, "classes", ".log");
        Processes.firstLine(java(List.of("-Xlog:class+load:file=" + log)));
        try (Stream<String> lines = Files.lines(log)) {
            classes = lines.filter(line -> line.contains("source:")).count();
        }
    }

    /** A row of Markdown. */
    String row(ColdBoot floor) {
        return contestant.row(List.of(floor.contestant))
                + String.format(
                        Locale.ROOT,
                        " %s | %.0f | %d | %+d |",
                        own.millis(),
                        1000 * (own.median() - floor.own.median()),
                        classes,
                        classes - floor.classes);
    }

    @Override
    public String toString() {
        return name;
    }
}
