package org.nself.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs processes to their end. */
final class Processes {

    private Processes() {}

    /** How long a process takes, in seconds, from its start to its end; what it writes is not kept. */
    static double run(Path directory, List<String> command) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            throw new IOException(command.getFirst() + " failed; what it said is above");
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /** The first line that a process writes; empty when it fails. */
    static String firstLine(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String line = process.inputReader().readLine();
        return process.waitFor() == 0 && line != null ? line : "";
    }

    /** A Java process of this class path. */
    static List<String> java(Class<?> main, List<String> options, List<String> arguments) {
        return java(main.getName(), options, arguments);
    }

    /** A Java process of this class path, which runs a class or compiles a file and runs that. */
    static List<String> java(String main, List<String> options, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
        command.addAll(arguments);
        return command;
    }
}
