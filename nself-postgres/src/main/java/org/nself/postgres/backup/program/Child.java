package org.nself.postgres.backup.program;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.nself.BackupException;

/**
 * A program that runs for us. It ends when this is closed, and with the JVM; one that was killed leaves it to find out at
 * the next line that it writes.
 */
final class Child implements AutoCloseable {

    private static final long ANSWER_SECONDS = 20;
    private static final long POLL_MILLIS = 100;

    /** What a program complains about comes first; hundreds of lines would be of no use. */
    private static final int MOST_COMPLAINTS = 4_000;

    private static final int MOST_LINES = 1_000;

    private final String name;
    private final Process process;
    private final Thread end;
    private final Thread listening;
    private final BlockingQueue<String> remarks = new LinkedBlockingQueue<>(MOST_LINES);
    private final StringBuilder complaints = new StringBuilder();

    private Child(String name, Process process) {
        this.name = name;
        this.process = process;
        this.end = new Thread(process::destroyForcibly, "nself-end-" + name);
        this.listening = Thread.ofVirtual().name("nself-listen-" + name).unstarted(this::listen);
    }

    /**
     * Starts a program.
     *
     * @param name what people call it
     * @param command the program and its arguments, none of which is a secret: every user of a machine can read them
     * @param environment besides that of this process, without what would lead a program elsewhere
     */
    static Child start(String name, List<String> command, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> variables = builder.environment();
        ServerAddress.VARIABLES.forEach(variables::remove);
        variables.put("LC_ALL", "C");
        variables.remove("LANGUAGE");
        variables.remove("PG_COLOR");
        variables.putAll(environment);
        Child child = new Child(name, builder.start());
        child.process.getOutputStream().close();
        Runtime.getRuntime().addShutdownHook(child.end);
        child.listening.start();
        return child;
    }

    /** The first line that a program prints. */
    static String answer(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(ANSWER_SECONDS, TimeUnit.SECONDS)) {
                return "";
            }
            return new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))
                    .lines()
                    .findFirst()
                    .orElse("");
        } finally {
            process.destroyForcibly();
        }
    }

    /** What it writes. */
    InputStream output() {
        return process.getInputStream();
    }

    /** What it says is passed on or kept, so that it never waits for somebody who listens. */
    private void listen() {
        try (BufferedReader lines = process.errorReader(UTF_8)) {
            boolean complaint = false;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String said = line.startsWith(name + ": ") ? line.substring(name.length() + 2) : line;
                boolean continues = said.equals(line);
                complaint = said.startsWith("error: ")
                        || said.startsWith("detail: ")
                        || said.startsWith("hint: ")
                        || (complaint && continues);
                if (complaint || (continues && complaints().isEmpty())) {
                    complain(said);
                } else {
                    remarks.offer(said);
                }
            }
        } catch (IOException ended) {
            complain("it could not be heard: " + ended);
        }
    }

    private void complain(String said) {
        synchronized (complaints) {
            int left = MOST_COMPLAINTS - complaints.length();
            if (left > 0) {
                complaints.append(said, 0, Math.min(said.length(), left)).append('\n');
            }
        }
    }

    private String complaints() {
        synchronized (complaints) {
            return complaints.toString().strip();
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Passes on what it remarked up to now, without waiting. */
    void hear(Consumer<String> listener) {
        for (String remark = remarks.poll(); remark != null; remark = remarks.poll()) {
            listener.accept(remark);
        }
    }

    /**
     * Waits for its end, whatever it writes having been read.
     *
     * @param listener hears what it remarks
     * @throws BackupException when it failed
     */
    void finish(Consumer<String> listener) {
        try {
            while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                hear(listener);
            }
            listening.join();
            hear(listener);
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
        if (process.exitValue() != 0) {
            throw failed();
        }
    }

    private BackupException failed() {
        String said = complaints();
        return new BackupException(
                "NS7042",
                name + " ended with " + process.exitValue() + (said.isEmpty() ? "" : ": " + said),
                hint(said),
                null);
    }

    private static String hint(String said) {
        if (said.contains("password")) {
            return "the program gets the password of the data source when that tells it; give it to the program in a"
                    + " .pgpass file or in PGPASSWORD otherwise";
        }
        return said.contains("lock timeout") || said.contains("statement timeout")
                ? "another transaction waits for a table, or has changed it; try again, or raise Policy.lockTimeout"
                : "";
    }

    static BackupException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new BackupException("NS7043", "the thread was interrupted", "", cause);
    }

    /** Ends it if it still runs. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            Runtime.getRuntime().removeShutdownHook(end);
        } catch (IllegalStateException alreadyGoing) {
            return;
        }
    }
}
