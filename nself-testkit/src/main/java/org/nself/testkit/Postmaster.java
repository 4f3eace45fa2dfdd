package org.nself.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The process of a server and the one that watches over it. The watcher waits for the end of its input, which comes when
 * this JVM ends, however it ends; then it stops the server and deletes its directory.
 */
final class Postmaster {

    private static final String WATCHER = """
            trap '' INT HUP TERM
            directory=$1
            shift
            "$@" >"$directory/log" 2>&1 &
            server=$!
            echo $server >"$directory/pid"
            read -r word
            if [ "$word" = keep ]; then exit 0; fi
            kill -QUIT $server
            wait $server
            rm -rf "$directory"
            """;

    /** Nothing has to survive, nothing may happen on its own, and a hundred copies of a large schema fit. */
    private static final List<String> SETTINGS = List.of(
            "fsync=off",
            "synchronous_commit=off",
            "full_page_writes=off",
            "wal_level=minimal",
            "max_wal_senders=0",
            "min_wal_size=32MB",
            "max_wal_size=2GB",
            "checkpoint_timeout=1h",
            "autovacuum=off",
            "shared_buffers=64MB",
            "max_connections=200",
            "max_prepared_transactions=20",
            "max_locks_per_transaction=256",
            "bgwriter_lru_maxpages=0",
            "jit=off",
            "huge_pages=off",
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=");

    private final Process watcher;
    private final Path directory;
    private final int port;

    private Postmaster(Process watcher, Path directory, int port) {
        this.watcher = watcher;
        this.directory = directory;
        this.port = port;
    }

    /**
     * Starts a server on the data in a directory and waits until it answers.
     *
     * @throws IOException when it ends or does not answer, with what it logged
     */
    static Postmaster start(Binaries binaries, Path directory) throws IOException {
        int port = freePort();
        List<String> command = new ArrayList<>();
        if (!Binaries.isWindows()) {
            command.addAll(List.of("sh", "-c", WATCHER, "nself", directory.toString()));
        }
        command.addAll(Unprivileged.prefix());
        command.addAll(List.of(
                binaries.program("postgres").toString(),
                "-D",
                directory.resolve("data").toString(),
                "-p",
                "" + port));
        SETTINGS.forEach(setting -> command.addAll(List.of("-c", setting)));
        Process watcher = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (Binaries.isWindows()) {
            Runtime.getRuntime().addShutdownHook(new Thread(watcher::destroy));
        }
        Postmaster started = new Postmaster(watcher, directory, port);
        started.await();
        return started;
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres";
    }

    /** Lets the server run on after the end of this JVM; the next one that starts a day later ends it. */
    void keep() {
        try (OutputStream input = watcher.getOutputStream()) {
            Files.createFile(directory.resolve("kept"));
            input.write("keep\n".getBytes(UTF_8));
        } catch (IOException keptAlreadyOrGone) {
            // Then there is nothing more to do.
        }
    }

    private void await() throws IOException {
        for (int attempt = 0; attempt < 6000; attempt++) {
            try (Connection connection = DriverManager.getConnection(url() + "&connectTimeout=5")) {
                if (connection.isValid(5)) {
                    return;
                }
            } catch (SQLException notYet) {
                pause();
            }
            if (!isRunning()) {
                break;
            }
        }
        // The watcher deletes the log.
        String log = log();
        watcher.getOutputStream().close();
        throw new IOException("the server does not answer; its log says: " + log);
    }

    private boolean isRunning() throws IOException {
        Path pid = directory.resolve("pid");
        if (!watcher.isAlive() || !Files.exists(pid)) {
            return watcher.isAlive();
        }
        String number = Files.readString(pid).strip();
        return number.isEmpty() || ProcessHandle.of(Long.parseLong(number)).isPresent();
    }

    private String log() {
        try {
            return Files.readString(directory.resolve("log")).strip();
        } catch (IOException unreadable) {
            return "nothing (" + unreadable.getMessage() + ")";
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(10);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the server", interruption);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
