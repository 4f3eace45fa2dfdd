package org.nself.postgres.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nself.Backup;
import org.nself.Nself;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.TestServer;
import org.nself.postgres.boot.BackUpOnce.Work;
import org.nself.postgres.cases.CatalogDump;
import org.nself.postgres.cases.Contents;

/**
 * A process is killed at random moments while it takes a backup or reverts to one: nothing that calls itself a backup is
 * none, the database is what it was before or what it was to be, and the next attempt succeeds.
 *
 * <p>{@code -Dnself.kills=50} kills so often each; {@code -Dnself.kills.seed=N} repeats a run as far as clocks allow;
 * {@code -Dnself.kills.rows=N} makes the large tables larger or smaller; {@code -Dnself.kills.engine=pg_dump} takes another
 * engine.
 */
class KilledBackupTest {

    private static final int KILLS = Integer.getInteger("nself.kills", 6);
    private static final int ROWS = Integer.getInteger("nself.kills.rows", 150_000);
    private static final long SEED = Long.getLong("nself.kills.seed", System.nanoTime() % 1_000_000);

    /** Every so often a backup is restored into a scratch database too; and a moment is close to the end. */
    private static final int OFTEN = 5;

    private static final String OTHERS =
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
                    + " AND backend_type = 'client backend'";

    private static final String DAMAGE = """
            DROP VIEW totals;
            DELETE FROM payments WHERE id % 3 = 0;
            ALTER TABLE orders ALTER COLUMN amount TYPE bigint, DROP COLUMN note;
            DROP TABLE small_7, small_8;
            ALTER TYPE mood RENAME VALUE 'sad' TO 'gloomy';
            CREATE TABLE newcomer (id int PRIMARY KEY, author int REFERENCES users);
            SELECT setval('users_id_seq', 4711);
            """;

    private final TestDatabase database = TestServer.current().newDatabase();
    private final Random random = new Random(SEED);
    private final Set<String> sound = new HashSet<>();

    @TempDir
    private Path directory;

    /** What a database is: what it is made of, what is in it, and which migrations were applied. */
    private record State(String catalog, String contents, String history) {

        static State of(TestDatabase database) {
            return new State(
                    CatalogDump.of(database),
                    Contents.of(database).toString(),
                    database.query("SELECT version FROM nself.history_of_migrations ORDER BY 1")
                            .toString());
        }
    }

    /** How long something takes undisturbed, as far as is known: a machine is busy now and quiet then. */
    private static final class Pace {

        private Duration whole;

        Pace(Duration measured) {
            whole = measured;
        }

        void learn(Duration lived, boolean ended) {
            if (ended || lived.compareTo(whole) > 0) {
                whole = lived;
            }
        }
    }

    @BeforeEach
    void fill() throws IOException {
        write("1_tables", """
                CREATE TYPE mood AS ENUM ('sad', 'glad');
                CREATE TABLE users (id serial PRIMARY KEY, name text NOT NULL, feels mood);
                CREATE TABLE orders (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, owner int NOT NULL REFERENCES users,
                    amount int CHECK (amount >= 0), note text);
                CREATE TABLE payments (id bigserial PRIMARY KEY, paid int REFERENCES orders, at timestamptz, reference text);
                CREATE INDEX payments_by_reference ON payments (reference);
                CREATE INDEX orders_by_owner ON orders (owner, amount DESC);
                CREATE VIEW totals AS SELECT owner, sum(amount) AS total FROM orders GROUP BY owner;
                """);
        write("2_more", "ALTER TABLE users ADD COLUMN age int; CREATE INDEX users_by_age ON users (age);");
        nself().up().limit(1).execute();
        database.execute("""
                INSERT INTO users (name, feels) SELECT md5(i::text), 'glad' FROM generate_series(1, 2000) i;
                INSERT INTO orders (owner, amount, note) SELECT 1 + i %% 2000, i, repeat(md5(i::text), 2)
                  FROM generate_series(1, %1$d) i;
                INSERT INTO payments (paid, at, reference) SELECT i, timestamptz '2025-01-01' + i * interval '1 s',
                       md5(i::text) FROM generate_series(1, %1$d) i;
                """.formatted(ROWS));
        for (int i = 0; i < 30; i++) {
            database.execute(("CREATE TABLE small_%1$d (id int PRIMARY KEY, t text);"
                            + " INSERT INTO small_%1$d SELECT i, 'row ' || i FROM generate_series(1, 100) i")
                    .formatted(i));
        }
        System.out.println("seed " + SEED);
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void aBackupThatIsCutOffIsNone() throws Exception {
        State before = State.of(database);
        Pace pace = new Pace(measure(Work.BACKUP, ""));
        int finished = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            Set<String> there = names();
            Duration moment = moment(pace, kill);
            killed(Work.BACKUP, "", moment, pace);
            boolean done = !there.containsAll(names());
            finished += done ? 1 : 0;
            log("backup", kill, moment, done ? "done" : "none");

            requireSound();
            assertThat(State.of(database)).as("a backup changes nothing").isEqualTo(before);
            Backup next = nself().backup().execute();
            requireSound();
            if (kill % OFTEN == 0 || kill == KILLS) {
                nself().verify(next).restored().execute();
            }
        }
        System.out.printf("backup: %d kills, %d of them behind the end%n", KILLS, finished);
        whatIsLeftIsCleanedAwayAfterADay();
    }

    @Test
    void aRevertThatIsCutOffHappenedOrDidNot() throws Exception {
        State good = State.of(database);
        Backup backup = nself().backup().execute();
        spoil();
        State spoilt = State.of(database);
        assertThat(spoilt).isNotEqualTo(good);
        Pace whole = new Pace(measure(Work.REVERT, backup.name()));
        Pace alone = new Pace(measure(Work.REVERT_WITHOUT_BACKUP, backup.name()));
        assertThat(State.of(database)).isEqualTo(good);
        forgetOthers(backup);
        spoil();
        int finished = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            boolean safety = kill % 2 == 0;
            Pace pace = safety ? whole : alone;
            Duration moment = moment(pace, kill);
            killed(safety ? Work.REVERT : Work.REVERT_WITHOUT_BACKUP, backup.name(), moment, pace);
            State now = State.of(database);
            boolean done = now.equals(good);
            finished += done ? 1 : 0;
            log(safety ? "revert" : "revert without a backup", kill, moment, done ? "done" : "as it was");

            if (!done) {
                assertThat(now).as("neither what it was to be nor what it was").isEqualTo(spoilt);
            }
            requireSound();
            nself().revert().to(backup).withoutBackup().execute();
            assertThat(State.of(database)).as("the next revert").isEqualTo(good);
            forgetOthers(backup);
            spoil();
            assertThat(State.of(database)).isEqualTo(spoilt);
        }
        System.out.printf("revert: %d kills, %d of them behind the end%n", KILLS, finished);
    }

    private void whatIsLeftIsCleanedAwayAfterADay() throws IOException {
        Clock later = Clock.fixed(Instant.now().plus(Duration.ofHours(25)), ZoneOffset.UTC);
        Nself.builder()
                .dataSource(database.dataSource())
                .backups(BackUpOnce.settings(backups()))
                .clock(later)
                .build()
                .backup()
                .execute();
        try (Stream<Path> entries = Files.list(backups())) {
            assertThat(entries.map(entry -> entry.getFileName().toString()).filter(name -> name.startsWith(".")))
                    .containsExactly(".gitignore");
        }
    }

    /** Whatever has the name of a backup is one: complete, and as it was written. What is not has a name that hides it. */
    private void requireSound() throws IOException {
        assertThat(nself().backups().unusable()).isEmpty();
        for (Backup backup : nself().backups().backups()) {
            if (sound.add(backup.name())) {
                nself().verify(backup).execute();
            }
        }
        Set<String> names = names();
        try (Stream<Path> entries = Files.list(backups())) {
            assertThat(entries.map(entry -> entry.getFileName().toString())
                            .filter(name -> !names.contains(name) && !name.equals(".gitignore")))
                    .allMatch(name -> name.matches("\\..*\\.partial"));
        }
    }

    private Set<String> names() {
        return nself().backups().backups().stream().map(Backup::name).collect(Collectors.toCollection(TreeSet::new));
    }

    /** How long it takes when nobody disturbs it, without the start of the JVM. */
    private Duration measure(Work work, String name) throws Exception {
        ChildJvm child = start(work, name);
        child.awaitOutput();
        long begin = System.nanoTime();
        assertThat(child.exit()).isZero();
        Duration whole = Duration.ofNanos(System.nanoTime() - begin);
        System.out.printf("%s takes %d ms%n", work, whole.toMillis());
        return whole;
    }

    /** Somewhere within it. The end is where names are given and transactions committed, so it has moments of its own. */
    private Duration moment(Pace pace, int kill) {
        double share = kill % OFTEN == 0 ? 0.9 + random.nextDouble() / 5 : random.nextDouble();
        return Duration.ofNanos((long) (pace.whole.toNanos() * share));
    }

    private void killed(Work work, String name, Duration moment, Pace pace) throws Exception {
        ChildJvm child = start(work, name);
        child.awaitOutput();
        long begin = System.nanoTime();
        child.killAfter(moment);
        Duration lived = Duration.ofNanos(System.nanoTime() - begin);
        int exit = child.exit();
        assertThat(exit).isIn(0, 128 + 9);
        pace.learn(lived, exit == 0);
        // The server finds out by itself that nobody is there any more.
        while (!database.query(OTHERS).getFirst().getFirst().equals("0")) {
            Thread.onSpinWait();
        }
    }

    private ChildJvm start(Work work, String name) throws IOException {
        return ChildJvm.run(
                BackUpOnce.class,
                BackUpOnce.arguments(work, database.url(), directory.resolve("migrations"), backups(), name),
                "-Dnself.kills.engine=" + BackUpOnce.ENGINE,
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC");
    }

    private void spoil() {
        nself().up().execute();
        database.execute(DAMAGE);
    }

    /** So that they do not fill the disk, and the one that is reverted to stays. */
    private void forgetOthers(Backup backup) throws IOException {
        try (Stream<Path> entries = Files.list(backups())) {
            for (Path other : entries.filter(Files::isDirectory)
                    .filter(entry -> !entry.equals(backup.directory()))
                    .toList()) {
                try (Stream<Path> files = Files.walk(other)) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
        }
    }

    private Path backups() {
        return directory.resolve("backups");
    }

    private Nself nself() {
        return BackUpOnce.nself(database.url(), directory.resolve("migrations"), BackUpOnce.settings(backups()));
    }

    private void write(String migration, String up) throws IOException {
        Path folder = Files.createDirectories(directory.resolve("migrations").resolve(migration));
        Files.writeString(folder.resolve("up.sql"), up);
        Files.writeString(folder.resolve("down.sql"), "SELECT 1;");
    }

    private static void log(String what, int kill, Duration moment, String result) {
        System.out.printf("%s %d, killed after %d ms: %s%n", what, kill, moment.toMillis(), result);
    }
}
