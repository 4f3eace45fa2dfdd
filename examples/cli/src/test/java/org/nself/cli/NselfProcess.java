package org.nself.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts the program as its launcher does, from the classes of this test run. */
final class NselfProcess {

    private NselfProcess() {}

    /** The command line; a signal that this test run ignores is not ignored by the program. */
    static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                "env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djdk.console=java.base",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    static ProcessBuilder builder(List<String> command, Path directory, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        List.of("NO_COLOR", "DATABASE_URL", "JAVA_TOOL_OPTIONS").forEach(builder.environment()::remove);
        builder.environment().put("TERM", "xterm");
        builder.environment().putAll(environment);
        return builder;
    }

    /** The same at a terminal of its own, which answers what is asked; gives what is on the screen, and the exit code. */
    static Result atTerminal(String answer, Path directory, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        String line = String.join(
                " ", command(arguments).stream().map(word -> "'" + word + "'").toList());
        Process process = builder(
                        List.of("script", "--quiet", "--return", "--echo", "never", "--command", line, "/dev/null"),
                        directory,
                        environment)
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().write(answer.getBytes(UTF_8));
        process.getOutputStream().flush();
        String screen = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Result(process.waitFor(), screen.replace("\r\n", "\n"));
    }

    record Result(int exit, String text) {}
}
