package org.nself.postgres.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nself.MigrationReport;
import org.nself.MigrationReport.Outcome;
import org.nself.Nself;
import org.nself.SchemaSource;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.TestServer;

/** Ten copies of a service start at once on an empty database. */
class ManyInstancesTest {

    private static final int INSTANCES = 10;
    private static final String SCHEMA = """
            Table users {
              id bigint [pk, increment]
              email text [unique, not null]
            }

            Table posts {
              id bigint [pk, increment]
              user_id bigint [not null, ref: > users.id]
              indexes {
                user_id
              }
            }
            """;

    @RepeatedTest(20)
    void oneAppliesAndAllReportTheSameState() throws Exception {
        try (TestDatabase database = TestServer.current().newDatabase();
                ExecutorService instances = Executors.newFixedThreadPool(INSTANCES)) {
            CyclicBarrier together = new CyclicBarrier(INSTANCES);
            Callable<MigrationReport> boot = () -> {
                together.await();
                return Nself.builder()
                        .schema(SchemaSource.text(SCHEMA))
                        .dataSource(database.dataSource())
                        .migrate();
            };
            List<MigrationReport> reports = new ArrayList<>();
            for (Future<MigrationReport> report : instances.invokeAll(Collections.nCopies(INSTANCES, boot))) {
                reports.add(report.get());
            }

            assertThat(reports)
                    .filteredOn(report -> report.outcome() == Outcome.APPLIED)
                    .hasSize(1);
            assertThat(reports)
                    .extracting(MigrationReport::state)
                    .containsOnly(reports.getFirst().state());
            assertThat(database.query("SELECT count(*) FROM nself.history")).containsExactly(List.of("1"));
            assertThat(database.query("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"))
                    .containsExactly(List.of("0"));
        }
    }

    @Test
    void separateJvmsDoNoWorse(@TempDir Path directory) throws Exception {
        Path schema = Files.writeString(directory.resolve("schema.dbml"), SCHEMA);
        try (TestDatabase database = TestServer.current().newDatabase()) {
            List<ChildJvm> jvms = new ArrayList<>();
            for (int i = 0; i < INSTANCES; i++) {
                jvms.add(ChildJvm.boot(database.url(), schema));
            }
            List<String> reports = new ArrayList<>();
            for (ChildJvm jvm : jvms) {
                reports.add(jvm.report());
            }

            assertThat(reports)
                    .filteredOn(report -> report.startsWith("APPLIED "))
                    .hasSize(1);
            assertThat(reports)
                    .extracting(report -> report.substring(report.indexOf(' ')))
                    .containsOnly(
                            reports.getFirst().substring(reports.getFirst().indexOf(' ')));
            assertThat(database.query("SELECT count(*) FROM nself.history")).containsExactly(List.of("1"));
        }
    }
}
