package org.nself.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What servers left behind whose JVM and watcher were both killed: a server that runs on, a directory. A server that was
 * kept on purpose stays for a day.
 */
final class Leftovers {

    private static final Duration KEPT_FOR = Duration.ofDays(1);

    private Leftovers() {}

    /** Clears them away; what another JVM uses or is about to use is left alone. */
    static void clear(TestCache cache, Binaries binaries) {
        try {
            for (Path server : list(cache.servers())) {
                if (isDead(server)) {
                    stop(server, binaries);
                    TestCache.delete(server);
                }
            }
            for (Path directory : list(cache.directory())) {
                if (directory.getFileName().toString().startsWith("unfinished-") && isOld(directory)) {
                    TestCache.delete(directory);
                }
            }
        } catch (IOException unreadable) {
            // The next server that starts tries again.
        }
    }

    private static boolean isDead(Path server) throws IOException {
        Path lock = server.resolve("lock");
        if (!Files.exists(lock)) {
            return isOld(server);
        }
        Optional<ProcessLock> ours = ProcessLock.of(lock, StandardOpenOption.WRITE);
        if (ours.isEmpty()) {
            return false;
        }
        ours.get().close();
        return !Files.exists(server.resolve("kept")) || isOld(server.resolve("kept"));
    }

    private static void stop(Path server, Binaries binaries) throws IOException {
        if (!isRunning(server.resolve("data"))) {
            return;
        }
        List<String> command = new ArrayList<>(Unprivileged.prefix());
        command.addAll(List.of(
                binaries.program("pg_ctl").toString(),
                "stop",
                "--mode=immediate",
                "--pgdata=" + server.resolve("data")));
        Process stopping = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            stopping.waitFor();
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }

    /** The process of that number may be another one since the machine was started again. */
    private static boolean isRunning(Path data) throws IOException {
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return false;
        }
        String number = Files.readString(file).lines().findFirst().orElse("").strip();
        return number.matches("\\d{1,18}")
                && ProcessHandle.of(Long.parseLong(number))
                        .map(ProcessHandle::info)
                        .filter(process -> isServer(process, data))
                        .isPresent();
    }

    /** Where the system does not tell the command line, its program must do. */
    private static boolean isServer(ProcessHandle.Info process, Path data) {
        return process.commandLine()
                .map(line -> line.contains(data.toString()))
                .or(() -> process.command().map(program -> program.contains("postgres")))
                .orElse(false);
    }

    private static boolean isOld(Path path) throws IOException {
        return Files.getLastModifiedTime(path)
                .toInstant()
                .isBefore(Instant.now().minus(KEPT_FOR));
    }

    private static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}
