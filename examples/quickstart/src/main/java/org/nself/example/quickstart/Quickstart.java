package org.nself.example.quickstart;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.nself.MigrationReport;
import org.nself.Nself;
import org.nself.PlanRefusedException;
import org.nself.testkit.PostgresServer;
import org.nself.testkit.TestDatabase;

/** Boots a service four times on a real, embedded PostgreSQL: at first, again, with an edit, and with one too many. */
public final class Quickstart {

    private static final String FIRST = """
            Table users {
              id uuid [pk, default: `gen_random_uuid()`]
              email varchar(255) [unique, not null]
              nickname text
            }
            """;

    private static final String EDITED =
            FIRST.replace("nickname text", "nickname text [note: 'what friends say']") + """

            Table posts {
              id bigint [pk, increment]
              user_id uuid [not null, ref: > users.id]
              title varchar(255) [not null]
              created_at timestamptz [not null, default: `now()`]

              indexes {
                user_id
              }
            }
            """;

    private static final String DESTRUCTIVE = EDITED.replace("  nickname text [note: 'what friends say']\n", "");

    private static final String PEOPLE =
            "INSERT INTO users (email, nickname) SELECT 'u' || i, 'n' || i FROM generate_series(1, 3) i";

    private final Path schema;
    private final TestDatabase database;
    private final PrintStream out;

    private Quickstart(Path schema, TestDatabase database, PrintStream out) {
        this.schema = schema;
        this.database = database;
        this.out = out;
    }

    /** Takes no arguments; needs no server, no Docker and no rights. */
    public static void main(String[] arguments) throws IOException, SQLException {
        run(System.out);
    }

    static void run(PrintStream out) throws IOException, SQLException {
        Path directory = Files.createTempDirectory("nself-quickstart");
        Path schema = directory.resolve("schema.dbml");
        out.println("Starting an embedded PostgreSQL …");
        try (TestDatabase database = PostgresServer.shared().newDatabase()) {
            new Quickstart(schema, database, out).boots();
        } finally {
            Files.deleteIfExists(schema);
            Files.delete(directory);
        }
    }

    private void boots() throws IOException, SQLException {
        boot("1. The first boot creates what schema.dbml declares", FIRST);
        boot("2. The second boot has nothing to do", FIRST);
        boot("3. After an edit, a boot brings the database along", EDITED);
        people();
        boot("4. An edit that would delete data is refused", DESTRUCTIVE);
    }

    /** Somebody uses the service meanwhile. */
    private void people() throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(PEOPLE);
            statement.execute("ANALYZE users");
        }
    }

    private void boot(String title, String dbml) throws IOException {
        out.println();
        out.println(title);
        out.println("-".repeat(title.length()));
        Files.writeString(schema, dbml);
        try {
            // This is all a service has to do.
            MigrationReport report = Nself.builder()
                    .schema(schema)
                    .dataSource(database.dataSource())
                    .migrate();
            out.println(report);
            if (report.changed()) {
                out.println();
                out.print(report.plan().toSql().indent(4));
            }
        } catch (PlanRefusedException refused) {
            out.println(refused.getMessage());
        }
    }
}
