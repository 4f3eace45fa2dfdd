package org.nself.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;

class LeakTest {

    private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();

    /** Five classes with a hundred tests each, which run at the same time. */
    @NselfTest(schema = "shop/schema.dbml", seed = "shop/seed.sql")
    static class Many {

        @RepeatedTest(100)
        void hasADatabaseOfItsOwn(DataSource database, TestDatabase same) {
            assertThat(SEEN.add(same.toString())).isTrue();
            Sql.execute(database, "INSERT INTO customers (name) VALUES ('Eve')");
            assertThat(Sql.text(database, "SELECT count(*) FROM customers")).isEqualTo("3");
        }
    }

    static class Second extends Many {}

    static class Third extends Many {}

    static class Fourth extends Many {}

    static class Fifth extends Many {}

    @Test
    void fiveHundredTestsInParallelLeaveNothingBehind() throws Exception {
        PostgresServer server = PostgresServer.shared();
        server.background().settle();
        long directories = directories();
        int before = databases(server);

        EngineTestKit.engine("junit-jupiter")
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
                .selectors(
                        selectClass(Many.class),
                        selectClass(Second.class),
                        selectClass(Third.class),
                        selectClass(Fourth.class),
                        selectClass(Fifth.class))
                .execute()
                .testEvents()
                .assertStatistics(statistics -> statistics.succeeded(500).failed(0));

        server.background().settle();
        assertThat(SEEN).hasSize(500);
        assertThat(databases(server) - before)
                .as("the template and its copies ahead of need")
                .isBetween(0, 4);
        assertThat(server.maintenance().texts("SELECT datname FROM pg_stat_activity WHERE datname ~ '^nself_test_'"))
                .isEmpty();
        assertThat(server.maintenance()
                        .texts("SELECT pid::text FROM pg_stat_activity WHERE backend_type = 'client backend'"))
                .hasSizeLessThan(5);
        assertThat(directories()).isEqualTo(directories);
    }

    private static int databases(PostgresServer server) {
        return server.maintenance().texts("SELECT datname FROM pg_database").size();
    }

    private static long directories() throws IOException {
        try (Stream<Path> files = Files.list(TestCache.ofUser().directory())) {
            return files.count();
        }
    }
}
