package org.nself.postgres.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.TestServer;
import org.postgresql.ds.PGSimpleDataSource;

/** A boot with nothing to do costs one short query, and nothing of what a change needs is loaded for it. */
class NothingToDoTest {

    private static final String SCHEMA = "Table users {\n  id integer [pk]\n}\n";

    @TempDir
    private Path directory;

    @Test
    void itIsOneQueryAndTheConnectionsOwnRoundTrips() throws Exception {
        TestServer server = TestServer.current();
        Path schema = Files.writeString(directory.resolve("schema.dbml"), SCHEMA);
        try (TestDatabase database = server.newDatabase();
                WireTap boots = new WireTap(server.port());
                WireTap connects = new WireTap(server.port())) {
            String url = database.url();
            BootOnce.main(new String[] {url, schema.toString()});
            connect(url.replace(":" + server.port(), ":" + connects.port()));
            BootOnce.main(new String[] {url.replace(":" + server.port(), ":" + boots.port()), schema.toString()});

            assertThat(connects.roundTrips()).isPositive();
            assertThat(boots.roundTrips() - connects.roundTrips()).isEqualTo(1);
        }
    }

    @Test
    void neitherTheParserNorThePlannerIsLoaded() throws Exception {
        Path schema = Files.writeString(directory.resolve("schema.dbml"), SCHEMA);
        Path first = directory.resolve("first.log");
        Path second = directory.resolve("second.log");
        try (TestDatabase database = TestServer.current().newDatabase()) {
            assertThat(ChildJvm.boot(database.url(), schema, "-Xshare:off", "-Xlog:class+load:file=" + first)
                            .report())
                    .startsWith("APPLIED ");
            assertThat(ChildJvm.boot(database.url(), schema, "-Xshare:off", "-Xlog:class+load:file=" + second)
                            .report())
                    .startsWith("UP_TO_DATE ");
        }

        List<String> whatAChangeNeeds = List.of(
                " org.nself.dbml.syntax.Parser ",
                " org.nself.postgres.introspect.",
                " org.nself.postgres.plan.",
                " org.nself.postgres.render.");
        assertThat(Files.readString(first)).contains(whatAChangeNeeds);
        assertThat(Files.readString(second)).doesNotContain(whatAChangeNeeds);
    }

    private static void connect(String url) throws Exception {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.getConnection().close();
    }
}
