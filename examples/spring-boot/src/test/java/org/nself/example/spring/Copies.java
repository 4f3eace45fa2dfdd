package org.nself.example.spring;

import org.nself.testkit.PostgresServer;
import org.nself.testkit.TestDatabase;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** Copies of the service that share a database; the caller closes them. */
final class Copies implements AutoCloseable {

    final TestDatabase database = PostgresServer.shared().newDatabase();

    /** A copy that serves nobody. */
    ConfigurableApplicationContext start(String... settings) {
        return copy(settings).web(WebApplicationType.NONE).run();
    }

    /** A copy as it runs in production. */
    ConfigurableApplicationContext startOn(int port, String... settings) {
        return copy(settings).run("--server.port=" + port);
    }

    private SpringApplicationBuilder copy(String... settings) {
        return new SpringApplicationBuilder(GuestbookApplication.class)
                .initializers(context -> ((GenericApplicationContext) context)
                        .registerBean(JdbcConnectionDetails.class, () -> new EmbeddedDatabase.Connection(database)))
                .properties("spring.main.banner-mode=off", "server.port=0")
                .properties(settings);
    }

    @Override
    public void close() {
        database.close();
    }
}
