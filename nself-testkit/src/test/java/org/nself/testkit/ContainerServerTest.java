package org.nself.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Needs a Docker engine with an image {@code postgres:15}; {@code .ci/run} brings one up and names this test. */
class ContainerServerTest {

    @Test
    void aContainerServesDatabasesLikeAnyOtherServer() {
        PostgresServer server =
                PostgresServer.of(new ServerSources(null, "testcontainers", Integer.toString(major())).first());

        try (TestDatabase database = server.newDatabase()) {
            assertThat(Sql.text(database, "SHOW server_version_num")).startsWith(Integer.toString(major()));
            Sql.execute(database, "CREATE TABLE posts (id int)");
            database.reset();
            assertThat(Sql.text(database, "SELECT to_regclass('posts')")).isEqualTo("null");
        }
    }

    private static int major() {
        return Integer.getInteger("nself.test.container.postgres", 15);
    }
}
