package org.nself.postgres.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nself.Event;
import org.nself.Fleet;
import org.nself.FleetReport;
import org.nself.FleetReport.Failed;
import org.nself.FleetReport.Migrated;
import org.nself.FleetReport.Skipped;
import org.nself.InvalidMigrationsException;
import org.nself.Nself;
import org.nself.SchemaSource;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.TestServer;
import org.postgresql.ds.PGSimpleDataSource;

/** Many databases, or namespaces of one, get the same migrations, and each keeps its own history. */
class FleetTest {

    private final List<TestDatabase> databases = new ArrayList<>();

    @TempDir
    private Path directory;

    @AfterEach
    void drop() {
        databases.forEach(TestDatabase::close);
    }

    @Test
    void allAreMigratedInTheirOrderAndNoMoreThanSoManyAtOnce() throws IOException {
        migration("1_a", "CREATE TABLE a (); SELECT pg_sleep(0.05);");
        Map<String, DataSource> targets = targets(12);
        AtomicInteger working = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();

        FleetReport report = fleet(targets).parallelism(3).each(nself -> {
            most.accumulateAndGet(working.incrementAndGet(), Math::max);
            try {
                return nself.up().execute();
            } finally {
                working.decrementAndGet();
            }
        });

        assertThat(report.isComplete()).isTrue();
        assertThat(report.results()).extracting(FleetReport.Result::target).containsExactlyElementsOf(targets.keySet());
        assertThat(report.results())
                .allSatisfy(result ->
                        assertThat(((Migrated) result).report().migrations()).hasSize(1));
        assertThat(most.get()).isBetween(1, 3);
        assertThat(fleet(targets).migrate()).hasToString("migrated 12 of 12");
    }

    @Test
    void aFailureOfOneKeepsNoOtherFromBeingMigrated() throws IOException {
        migration("1_a", "CREATE TABLE a ();");
        migration("2_b", "CREATE TABLE b ();");
        Map<String, DataSource> targets = targets(3);
        databases.get(1).execute("CREATE TABLE b ()");
        PGSimpleDataSource nowhere = new PGSimpleDataSource();
        nowhere.setUrl("jdbc:postgresql://localhost:1/nowhere");
        targets.put("nowhere", nowhere);

        FleetReport report = fleet(targets).up();

        assertThat(report.toString().replaceAll("\\d+ ms", "n ms").replaceAll("PostgreSQL: .*", "PostgreSQL: …"))
                .isEqualTo("""
                migrated 2 of 4
                  tenant1: applied 2 migrations (n ms)
                  tenant2: NS5001: PostgreSQL refused statement 1 of 2_b/up.sql; nothing was changed
                  tenant3: applied 2 migrations (n ms)
                  nowhere: NS6101: cannot connect to PostgreSQL: …""");
        assertThat(report.failures()).extracting(Failed::target).containsExactly("tenant2", "nowhere");
        assertThat(databases.get(1).query("SELECT to_regclass('a')")).hasToString("[[a]]");
    }

    @Test
    void noOtherIsBegunAfterSoManyFailures() throws IOException {
        migration("1_a", "CREATE TABLE a ();");
        Map<String, DataSource> targets = targets(4);
        databases.get(0).execute("CREATE TABLE a ()");
        databases.get(1).execute("CREATE TABLE a ()");
        databases.get(2).execute("CREATE TABLE a ()");
        databases.get(3).execute("CREATE TABLE a ()");

        FleetReport report = fleet(targets).parallelism(1).stopAfterFailures(2).up();

        assertThat(report.failures()).hasSize(2);
        assertThat(report.results()).filteredOn(Skipped.class::isInstance).hasSize(2);
        assertThat(report.isComplete()).isFalse();
    }

    @Test
    void namespacesOfOneDatabaseHaveHistoriesOfTheirOwn() throws IOException {
        migration("1_a", "CREATE TABLE a (id int PRIMARY KEY);");
        TestDatabase database = database();
        database.execute("CREATE SCHEMA red; CREATE SCHEMA blue");
        Map<String, DataSource> targets = new LinkedHashMap<>();
        for (String tenant : List.of("red", "blue")) {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setUrl(database.url() + "&currentSchema=" + tenant);
            targets.put(tenant, source);
        }
        Fleet fleet = Nself.fleet(
                targets, (tenant, builder) -> builder.migrations(directory).historyTable(tenant + ".history"));

        assertThat(fleet.up().isComplete()).isTrue();
        migration("2_b", "CREATE TABLE b (a_id int REFERENCES a);");
        assertThat(fleet.up().isComplete()).isTrue();

        assertThat(database.query("SELECT schemaname, tablename FROM pg_tables"
                        + " WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1, 2"))
                .hasToString("[[blue, a], [blue, b], [blue, history_of_migrations],"
                        + " [red, a], [red, b], [red, history_of_migrations]]");
        assertThat(database.query("SELECT confrelid::regclass FROM pg_constraint WHERE conrelid = 'red.b'::regclass"))
                .hasToString("[[red.a]]");
        fleet.each(nself -> nself.down().execute());
        assertThat(database.query("SELECT to_regclass('red.b'), to_regclass('blue.b'), to_regclass('red.a')"))
                .hasToString("[[null, null, red.a]]");
    }

    @Test
    void theListenerHearsWhoseEventItIsAndHowFarAllAre() throws IOException {
        migration("1_a", "CREATE TABLE a ();");
        List<String> heard = new ArrayList<>();

        Nself.fleet(
                        targets(5),
                        builder -> builder.migrations(directory).listener(event -> {
                            if (event instanceof Event.OfTarget of
                                    && of.event() instanceof Event.MigrationFinished finished) {
                                heard.add(of.target() + " " + finished.run().migration());
                            } else if (event instanceof Event.TargetFinished finished) {
                                heard.add(finished.number() + "/" + finished.count());
                            }
                        }))
                .up();

        assertThat(heard)
                .containsExactlyInAnyOrder(
                        "tenant1 1_a",
                        "tenant2 1_a",
                        "tenant3 1_a",
                        "tenant4 1_a",
                        "tenant5 1_a",
                        "1/5",
                        "2/5",
                        "3/5",
                        "4/5",
                        "5/5");
    }

    @Test
    void aDirectoryThatCannotBeUsedIsSaidBeforeAnythingRuns() throws IOException {
        Files.createDirectories(directory.resolve("1_a"));

        assertThatThrownBy(() -> fleet(targets(2)).up()).isInstanceOf(InvalidMigrationsException.class);
    }

    @Test
    void aSchemaIsAppliedToAllWithoutMigrationsToo() {
        FleetReport report = Nself.fleet(
                        targets(3), builder -> builder.schema(SchemaSource.text("Table a {\n  id int [pk]\n}\n")))
                .migrate();

        assertThat(report.isComplete()).isTrue();
        assertThat(databases.getLast().query("SELECT to_regclass('a')")).hasToString("[[a]]");
    }

    private Fleet fleet(Map<String, DataSource> targets) {
        return Nself.fleet(targets, builder -> builder.migrations(directory));
    }

    private TestDatabase database() {
        databases.add(TestServer.current().newDatabase());
        return databases.getLast();
    }

    private Map<String, DataSource> targets(int count) {
        Map<String, DataSource> targets = new LinkedHashMap<>();
        for (int number = 1; number <= count; number++) {
            targets.put("tenant" + number, database().dataSource());
        }
        return targets;
    }

    private void migration(String name, String up) throws IOException {
        Path folder = Files.createDirectories(directory.resolve(name));
        Files.writeString(folder.resolve("up.sql"), up + "\n");
        Files.writeString(folder.resolve("down.sql"), "DROP TABLE " + name.substring(2) + ";\n");
    }
}
