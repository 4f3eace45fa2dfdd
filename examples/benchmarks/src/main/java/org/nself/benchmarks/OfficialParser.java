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

/** The parser of DBML's makers, {@code @dbml/core}, in a Node process of its own. */
final class OfficialParser implements AutoCloseable {

    static final String VERSION = "10.2.0";

    private static final String SCRIPT = "official.mjs";
    private static final String HEAP = "--max-old-space-size=12000";

    private final Process process;
    private final PrintStream files;
    private final BufferedReader answers;

    private OfficialParser(Process process) {
        this.process = process;
        this.files = new PrintStream(process.getOutputStream(), true, UTF_8);
        this.answers = process.inputReader(UTF_8);
    }

    /** Puts the parser into a directory, unless it is there. */
    static void install(Path directory) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        try (InputStream script = OfficialParser.class.getResourceAsStream(SCRIPT)) {
            if (script == null) {
                throw new IllegalStateException(SCRIPT + " is missing");
            }
            Files.copy(script, directory.resolve(SCRIPT), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.exists(directory.resolve("node_modules/@dbml/core"))) {
            Files.writeString(directory.resolve("package.json"), "{\"private\": true}");
            Processes.run(directory, List.of("npm", "install", "--no-audit", "--no-fund", "@dbml/core@" + VERSION));
        }
    }

    /** The command that reads one file and ends. */
    static List<String> once(Path file) {
        return List.of("node", SCRIPT, file.toString());
    }

    /** A process that stays, so that it gets warm. */
    static OfficialParser start(Path directory) throws IOException {
        return new OfficialParser(new ProcessBuilder("node", HEAP, SCRIPT)
                .directory(directory.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** How long it takes to read a file. */
    Turn read(Path file) throws IOException {
        files.println(file);
        String answer = answers.readLine();
        if (answer == null) {
            throw new IllegalStateException("@dbml/core did not read " + file);
        }
        String[] seconds = answer.split(" ");
        return new Turn(Double.parseDouble(seconds[0]), Double.parseDouble(seconds[1]));
    }

    @Override
    public void close() {
        files.close();
        process.destroy();
    }
}
