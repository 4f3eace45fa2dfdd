package org.nself.example.spring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nself.MigrationReport.Outcome;
import org.nself.testkit.PostgresServer;
import org.nself.testkit.TestDatabase;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

class GuestbookApplicationTest {

    private final TestDatabase database = PostgresServer.shared().newDatabase();

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void theSchemaIsThereBeforeAnythingUsesIt() {
        try (ConfigurableApplicationContext service = start()) {
            Guestbook guestbook = service.getBean(Guestbook.class);
            guestbook.sign("Ada");

            assertThat(guestbook.entriesAtStart()).isZero();
            assertThat(guestbook.names()).containsExactly("Ada");
        }
    }

    @Test
    void aSecondCopyStartsOnTheSameDatabase() {
        try (ConfigurableApplicationContext first = start();
                ConfigurableApplicationContext second = start()) {
            first.getBean(Guestbook.class).sign("Ada");

            assertThat(second.getBean(Guestbook.class).names()).containsExactly("Ada");
            assertThat(second.getBean(SchemaMigration.class).report().outcome()).isEqualTo(Outcome.UP_TO_DATE);
        }
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(GuestbookApplication.class)
                .properties("spring.datasource.url=" + database.url(), "spring.main.banner-mode=off")
                .run();
    }
}
