package org.nself.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.nself.testkit.PostgresServer;
import org.nself.testkit.TestDatabase;

/**
 * Part of the build: lets the program work once on a real database, so that the JVM writes down which classes it loads. A
 * machine on which that does not work has a program that starts slower, and no failed build.
 */
final class SharedClasses {

    private SharedClasses() {}

    /** The launcher, and the archive to be written. */
    public static void main(String[] arguments) throws Exception {
        PrintWriter err = new PrintWriter(System.err, true, UTF_8);
        try {
            write(Path.of(arguments[0]), Path.of(arguments[1]), err);
        } catch (IOException | RuntimeException | Error failure) {
            err.println("no archive of classes was made, so the program starts slower: " + failure);
        }
        // The server's own threads would keep the JVM.
        System.exit(0);
    }

    private static void write(Path launcher, Path archive, PrintWriter err) throws IOException, InterruptedException {
        Path project = Files.createTempDirectory("nself-classes");
        try (TestDatabase database = PostgresServer.shared().newDatabase()) {
            schema(project, "Table users {\n  id integer [pk]\n}\n");
            Map<String, String> environment = Map.of("NSELF_DATABASE_URL", database.url());
            for (String command : new String[] {"run", "migrate:up"}) {
                Main.run(
                        new String[] {"db", command, "--quiet", "--project", project.toString()},
                        environment,
                        Terminal.none(),
                        new PrintWriter(PrintWriter.nullWriter()),
                        err);
            }
            schema(project, "Table users {\n  id integer [pk]\n  name text\n}\n");
            ProcessBuilder builder = new ProcessBuilder(
                            launcher.toString(), "db", "run", "--quiet", "--project", project.toString())
                    .redirectErrorStream(true);
            builder.environment().putAll(environment);
            builder.environment().put("NSELF_ARCHIVE", archive.toString());
            Process process = builder.start();
            // The JVM tells at length how it makes the archive.
            String said = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException(said);
            }
        } finally {
            delete(project);
        }
    }

    private static void schema(Path project, String dbml) throws IOException {
        Files.writeString(project.resolve("schema.dbml"), dbml);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
