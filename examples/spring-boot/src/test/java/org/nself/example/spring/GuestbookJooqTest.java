package org.nself.example.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** With jOOQ's starter, the service has a {@code DSLContext}; without it, nself keeps its jOOQ to itself. */
class GuestbookJooqTest {

    private final Copies copies = new Copies();

    @AfterEach
    void drop() {
        copies.close();
    }

    @Test
    void jooqComesAfterTheMigration() {
        try (ConfigurableApplicationContext service = copies.start()) {
            DSLContext jooq = service.getBean(DSLContext.class);
            service.getBean(Guestbook.class).sign("Ada");

            assertThat(jooq.fetchCount(DSL.table("entries"))).isOne();
        }
    }

    @Test
    void whatUsesTheDatabaseIsStartedAfterTheMigration() {
        try (ConfigurableApplicationContext service = copies.start()) {
            assertThat(List.of(
                            "dslContext",
                            "entityManagerFactory",
                            "jdbcClient",
                            "jdbcTemplate",
                            "dataSourceScriptDatabaseInitializer"))
                    .allSatisfy(bean -> assertThat(service.getBeanFactory()
                                    .getBeanDefinition(bean)
                                    .getDependsOn())
                            .contains("schemaMigration"));
        }
    }

    @Test
    void aServiceWithoutJooqStartsAsWell() {
        String starter = "org.springframework.boot.jooq.autoconfigure.JooqAutoConfiguration";
        try (ConfigurableApplicationContext service = copies.start("spring.autoconfigure.exclude=" + starter)) {
            assertThat(service.getBeanProvider(DSLContext.class).stream()).isEmpty();
            assertThat(service.getBean(Guestbook.class).names()).isEmpty();
        }
    }
}
