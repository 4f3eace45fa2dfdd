package org.nself.postgres.backup.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs are scripts that say what the real ones say. */
class ClientsTest {

    @TempDir
    private Path directory;

    @Test
    void theNewestOneThatIsNotOlderThanTheServerIsTaken() throws IOException {
        Clients clients = onPath(
                installation("a", "pg_dump (PostgreSQL) 13.23"),
                installation("b", "pg_dump (PostgreSQL) 17.6 (Debian 17.6-1.pgdg120+1)"),
                installation("c", "pg_dump (PostgreSQL) 17.11"),
                installation("d", "pg_dump (PostgreSQL) 16.2"));

        assertThat(clients.fitting(13, "13.1")).hasToString("pg_dump 17.11 in " + directory.resolve("c"));
        assertThat(clients.fitting(17, "17.0")).hasToString("pg_dump 17.11 in " + directory.resolve("c"));
    }

    @Test
    void amongEqualsThatWhichPeopleWouldRunIsTaken() throws IOException {
        Clients clients = onPath(
                installation("first", "pg_dump (PostgreSQL) 17.6"),
                installation("second", "pg_dump (PostgreSQL) 17.6"));

        assertThat(clients.fitting(17, "17.6").directory()).isEqualTo(directory.resolve("first"));
    }

    @Test
    void aVersionThatIsNotReleasedYetCountsAsItsMajorVersion() throws IOException {
        assertThat(named(installation("a", "pg_dump (PostgreSQL) 99devel")).fitting(99, "99beta1"))
                .hasToString("pg_dump 99devel in " + directory.resolve("a"));
    }

    @Test
    void whatIsOlderThanTheServerIsNamed() throws IOException {
        Clients clients = named(installation("a", "pg_dump (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)"));

        assertThatThrownBy(() -> clients.fitting(18, "18.6"))
                .hasMessageContaining("pg_dump 15.18 in " + directory.resolve("a") + " is older than the server, 18.6")
                .hasMessageContaining("or let the embedded engine copy, which needs none");
    }

    @Test
    void withoutBothProgramsThereIsNoClient() throws IOException {
        Path alone = installation("a", "pg_dump (PostgreSQL) 17.6");
        Files.delete(alone.resolve("pg_restore"));

        assertThatThrownBy(() -> named(alone).fitting(13, "13.1"))
                .hasMessageContaining("pg_dump and pg_restore were not found in " + alone);
    }

    @Test
    void whatSaysSomethingElseIsNoClient() throws IOException {
        Path other = installation("a", "pgdump 1.0 for the programmer's gear");

        assertThatThrownBy(() -> named(other).newest()).hasMessageContaining("were not found in " + other);
    }

    @Test
    void aNamedDirectoryIsTheOnlyOneThatIsLookedAt() throws IOException {
        Properties properties = new Properties();
        properties.setProperty(
                Clients.PROPERTY, installation("a", "pg_dump (PostgreSQL) 14.1").toString());
        Map<String, String> environment = Map.of(
                Clients.VARIABLE,
                installation("b", "pg_dump (PostgreSQL) 16.1").toString(),
                "PATH",
                installation("c", "pg_dump (PostgreSQL) 98.1").toString());

        assertThat(Clients.of(properties, environment).newest())
                .hasToString("pg_dump 14.1 in " + directory.resolve("a"));
        assertThat(Clients.of(new Properties(), environment).newest())
                .hasToString("pg_dump 16.1 in " + directory.resolve("b"));
        assertThat(Clients.of(new Properties(), Map.of("PATH", environment.get("PATH")))
                        .newest())
                .hasToString("pg_dump 98.1 in " + directory.resolve("c"));
    }

    private static Clients named(Path directory) {
        return Clients.of(new Properties(), Map.of(Clients.VARIABLE, directory.toString()));
    }

    private static Clients onPath(Path... directories) {
        StringBuilder path = new StringBuilder(File.pathSeparator);
        for (Path each : directories) {
            path.append(each).append(File.pathSeparator);
        }
        return Clients.of(new Properties(), Map.of(Clients.VARIABLE, path.toString()));
    }

    private Path installation(String name, String version) throws IOException {
        Path programs = Files.createDirectories(directory.resolve(name));
        for (String program : new String[] {"pg_dump", "pg_restore"}) {
            Path script = programs.resolve(program);
            Files.writeString(script, "#!/bin/sh\necho '" + version.replace("'", "'\\''") + "'\n");
            assertThat(script.toFile().setExecutable(true)).isTrue();
        }
        return programs;
    }
}
