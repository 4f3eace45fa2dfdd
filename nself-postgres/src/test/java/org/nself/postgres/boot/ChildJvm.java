package org.nself.postgres.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts a main class of the tests, {@link BootOnce} most often, in a JVM of its own. */
final class ChildJvm {

    private final Process process;
    private final Path output;

    private ChildJvm(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static ChildJvm boot(String url, Path schema, String... options) throws IOException {
        return run(BootOnce.class, List.of(url, schema.toString()), options);
    }

    static ChildJvm run(Class<?> main, List<String> arguments, String... options) throws IOException {
        Path output = Files.createTempFile("boot", ".log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(main.getName());
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new ChildJvm(process, output);
    }

    /** Ends it as {@code kill -9} does, and waits until it is gone. */
    void kill() throws IOException, InterruptedException {
        process.destroyForcibly().waitFor();
        Files.delete(output);
    }

    /** Waits until it has printed something, or ended. */
    void awaitOutput() throws IOException {
        while (Files.size(output) == 0 && process.isAlive()) {
            Thread.onSpinWait();
        }
    }

    /** Ends it as {@code kill -9} does when it did not end by itself before; waits until it is gone either way. */
    void killAfter(Duration time) throws InterruptedException {
        if (!process.waitFor(time.toNanos(), TimeUnit.NANOSECONDS)) {
            process.destroyForcibly();
        }
    }

    /** Ends it as {@code kill -9} does, and does not wait. */
    void killNow() {
        process.destroyForcibly();
    }

    /** Waits for its end; 128 and the number of the signal when one ended it, 0 when it did its work. */
    int exit() throws IOException, InterruptedException {
        int exit = process.waitFor();
        if (exit != 0 && exit < 128) {
            throw new AssertionError("the JVM ended with " + exit + ":\n" + Files.readString(output));
        }
        Files.delete(output);
        return exit;
    }

    /** Everything it printed before it failed. */
    String failure() throws IOException, InterruptedException {
        int exit = process.waitFor();
        String printed = Files.readString(output);
        Files.delete(output);
        if (exit == 0) {
            throw new AssertionError("the JVM did not fail:\n" + printed);
        }
        return printed;
    }

    /** The last line it printed, which is its report. */
    String report() throws IOException, InterruptedException {
        int exit = process.waitFor();
        List<String> lines = Files.readAllLines(output);
        Files.delete(output);
        if (exit != 0) {
            throw new AssertionError("the JVM ended with " + exit + ":\n" + String.join("\n", lines));
        }
        return lines.getLast();
    }
}
