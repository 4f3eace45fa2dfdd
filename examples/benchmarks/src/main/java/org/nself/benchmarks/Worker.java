package org.nself.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** A process that stays, so that it gets warm: it answers every line with one line. */
final class Worker implements AutoCloseable {

    private final Process process;
    private final PrintStream lines;
    private final BufferedReader answers;

    private Worker(Process process) {
        this.process = process;
        this.lines = new PrintStream(process.getOutputStream(), true, UTF_8);
        this.answers = process.inputReader(UTF_8);
    }

    static Worker start(Path directory, List<String> command) throws IOException {
        return new Worker(new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** Puts a script, which lies beside this class, into the directory where it is to run. */
    static void copy(String script, Path directory) throws IOException {
        Files.createDirectories(directory);
        try (InputStream stream = Worker.class.getResourceAsStream(script)) {
            if (stream == null) {
                throw new IllegalStateException(script + " is missing");
            }
            Files.copy(stream, directory.resolve(script), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The words of the answer. */
    String[] ask(String line) throws IOException {
        lines.println(line);
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("the process ended without an answer; what it said is above");
        }
        return answer.split(" ");
    }

    @Override
    public void close() {
        lines.close();
        process.destroy();
    }
}
