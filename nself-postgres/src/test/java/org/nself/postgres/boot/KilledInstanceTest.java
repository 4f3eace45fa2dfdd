package org.nself.postgres.boot;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nself.MigrationReport.Outcome;
import org.nself.Nself;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.TestServer;

/** What a process leaves behind that is killed while it migrates. */
class KilledInstanceTest {

    private static final String BEFORE = "Table users {\n  id integer [pk]\n}\n";
    private static final String AFTER =
            "Table alone {\n  id integer [pk]\n}\n\nTable users {\n  id integer [pk]\n  age integer\n}\n";
    private static final String WAITING =
            "SELECT count(*) FROM pg_locks l JOIN pg_database d ON d.oid = l.database WHERE d.datname = current_database() AND NOT l.granted";

    @Test
    @Timeout(value = 60, unit = SECONDS)
    void nothingOfItIsThereAndTheNextBootAppliesItOnce(@TempDir Path directory) throws Exception {
        Path schema = Files.writeString(directory.resolve("schema.dbml"), BEFORE);
        try (TestDatabase database = TestServer.current().newDatabase()) {
            Nself nself = Nself.builder()
                    .schema(schema)
                    .dataSource(database.dataSource())
                    .build();
            nself.migrate();
            Files.writeString(schema, AFTER);
            try (Connection holder = database.dataSource().getConnection();
                    Statement statement = holder.createStatement()) {
                holder.setAutoCommit(false);
                statement.execute("SELECT 1 FROM users");
                ChildJvm child = ChildJvm.boot(database.url(), schema);
                while (database.query(WAITING).getFirst().getFirst().equals("0")) {
                    Thread.onSpinWait();
                }
                child.kill();
                holder.rollback();
            }

            assertThat(nself.migrate().outcome()).isEqualTo(Outcome.APPLIED);
            assertThat(nself.migrate().outcome()).isEqualTo(Outcome.UP_TO_DATE);
            assertThat(database.query("SELECT count(*) FROM nself.history")).containsExactly(List.of("2"));
            assertThat(database.query("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"))
                    .containsExactly(List.of("0"));
        }
    }
}
