package org.nself.postgres.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.nself.Backup;
import org.nself.BackupSettings;
import org.nself.Confirmation;
import org.nself.Nself;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.TestServer;
import org.nself.postgres.cases.CatalogDump;
import org.nself.postgres.cases.Contents;
import org.nself.postgres.cases.PgDump;

/**
 * Backs up the databases of public projects with rows in their tables, spoils them and reverts: they are what they were, as
 * told by queries that share nothing with nself, and by PostgreSQL's own tool where it is installed. Runs where {@code
 * -Dnself.corpus} names the directory their SQL lies in; {@code -Dnself.corpus.majors=15} tries one version of the server.
 */
@EnabledIfSystemProperty(named = "nself.corpus", matches = ".+")
class CorpusBackupTest {

    private static final List<Integer> MAJORS = Stream.of(
                    System.getProperty("nself.corpus.majors", "13,15,18").split(","))
            .map(Integer::valueOf)
            .toList();

    /** The rest has checks that no made-up value meets, or waits for a table that has. */
    private static final double MOST = 0.75;

    @TempDir
    private Path directory;

    private enum Engine {
        EMBEDDED,
        PG_DUMP
    }

    @TestFactory
    Stream<DynamicTest> theDatabaseOfARealProjectComesBack() throws IOException {
        List<RealDump> dumps = RealDump.newest();
        assertThat(dumps).hasSizeGreaterThan(5);
        return MAJORS.stream()
                .flatMap(major -> dumps.stream()
                        .flatMap(dump -> Stream.of(Engine.values())
                                .map(engine -> DynamicTest.dynamicTest(
                                        dump.name() + " on " + major + " by " + engine,
                                        () -> comesBack(dump, major, engine)))));
    }

    private void comesBack(RealDump dump, int major, Engine engine) throws Exception {
        Path backups = Files.createTempDirectory(directory, "backups");
        try (TestDatabase database = TestServer.major(major).newDatabase()) {
            database.execute(Files.readString(dump.file()));
            RowFiller.Filled filled = RowFiller.fill(database);
            assertThat(filled.empty()).hasSizeLessThan((int) Math.ceil((1 - MOST) * filled.tables() + 1));
            Nself nself = nself(database, backups, engine);
            if (engine == Engine.PG_DUMP && PgDump.client().orElse(0) < major) {
                assertThatThrownBy(() -> nself.backup().execute())
                        .hasMessageContaining(PgDump.client().isPresent() ? "NS7041" : "NS7040");
                return;
            }
            Told before = Told.of(database, major);

            Backup backup = nself.backup().execute();
            assertThat(Told.of(database, major)).as("a backup changes nothing").isEqualTo(before);
            int spoilt = Destruction.of(database);
            assertThat(Told.of(database, major)).isNotEqualTo(before);
            nself.revert().execute();

            requireEqual(Told.of(database, major), before);
            System.out.printf(
                    "%s on %d by %s: %d of %d tables filled, %d rows, %d statements of destruction, %d kB%n",
                    dump.name(),
                    major,
                    engine,
                    filled.tables() - filled.empty().size(),
                    filled.tables(),
                    backup.rows().values().stream().mapToLong(Long::longValue).sum(),
                    spoilt,
                    backup.bytes() / 1024);
        }
    }

    private static Nself nself(TestDatabase database, Path backups, Engine engine) {
        String name = engine == Engine.EMBEDDED ? "embedded" : "pg_dump";
        return Nself.builder()
                .dataSource(database.dataSource())
                .backups(BackupSettings.in(backups).engine(name))
                .confirmation(Confirmation.preapproved("a test"))
                .build();
    }

    private static void requireEqual(Told now, Told before) {
        assertThat(now.contents()).containsExactlyInAnyOrderEntriesOf(before.contents());
        assertThat(differences(now.catalog(), before.catalog()))
                .as("the catalog")
                .isEmpty();
        assertThat(differences(now.dump().orElse(""), before.dump().orElse("")))
                .as("what pg_dump writes")
                .isEmpty();
    }

    private static List<String> differences(String now, String before) {
        List<String> lines = new ArrayList<>();
        List<String> left = new ArrayList<>(now.lines().toList());
        before.lines().filter(line -> !left.remove(line)).forEach(line -> lines.add("- " + line));
        left.forEach(line -> lines.add("+ " + line));
        return lines;
    }

    /** What others tell of a database: its catalog, what is in it, and how PostgreSQL's own tool writes it. */
    private record Told(String catalog, Map<String, String> contents, Optional<String> dump) {

        /** What the common dump of the catalog does not ask for. */
        private static final List<String> MORE = List.of(
                "SELECT 'function', pg_get_functiondef(p.oid), p.proacl, obj_description(p.oid, 'pg_proc') FROM pg_proc p"
                        + " WHERE p.pronamespace::regnamespace::text !~ '^(pg_|information_schema)' AND p.prokind <> 'a' ORDER BY 2",
                "SELECT 'aggregate', a.aggfnoid::regprocedure, a.aggtransfn, a.aggfinalfn, a.aggtranstype::regtype, a.agginitval"
                        + " FROM pg_aggregate a JOIN pg_proc p ON p.oid = a.aggfnoid"
                        + " WHERE p.pronamespace::regnamespace::text !~ '^(pg_|information_schema)' ORDER BY 2",
                "SELECT 'domain', t.oid::regtype, format_type(t.typbasetype, t.typtypmod), t.typdefault, t.typnotnull,"
                        + " pg_get_constraintdef(k.oid), t.typacl FROM pg_type t LEFT JOIN pg_constraint k ON k.contypid = t.oid"
                        + " WHERE t.typtype = 'd' AND t.typnamespace::regnamespace::text !~ '^(pg_|information_schema)' ORDER BY 2, 6",
                "SELECT 'part', i.inhrelid::regclass, i.inhparent::regclass, pg_get_expr(c.relpartbound, c.oid),"
                        + " pg_get_partkeydef(i.inhparent) FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid ORDER BY 2, 3",
                "SELECT 'acl', c.oid::regclass, c.relacl, c.relowner::regrole, c.relreplident, c.relpersistence"
                        + " FROM pg_class c WHERE c.relnamespace::regnamespace::text !~ '^(pg_|information_schema)' ORDER BY 2",
                "SELECT 'column', a.attrelid::regclass, row_number() OVER (PARTITION BY a.attrelid ORDER BY a.attnum), a.attname,"
                        + " a.attstattarget, a.attstorage, a.attcollation::regcollation, a.attacl, a.attidentity, a.attgenerated,"
                        + " a.attislocal, a.attinhcount FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid"
                        + " WHERE c.relnamespace::regnamespace::text !~ '^(pg_|information_schema)' AND c.relkind IN ('r', 'p', 'v', 'm')"
                        + " AND a.attnum > 0 AND NOT a.attisdropped ORDER BY 2, 3",
                "SELECT 'schema', n.nspname, n.nspacl, n.nspowner::regrole FROM pg_namespace n WHERE n.nspname !~ '^pg_' ORDER BY 2",
                "SELECT 'extension', e.extname, e.extversion, e.extnamespace::regnamespace FROM pg_extension e ORDER BY 2");

        static Told of(TestDatabase database, int major) {
            String more = database.query(MORE).stream()
                    .map(row -> String.join(" | ", row))
                    .collect(Collectors.joining("\n"));
            return new Told(CatalogDump.of(database) + "\n" + more, Contents.of(database), PgDump.of(database, major));
        }
    }
}
