package org.nself.postgres.backup.definition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.TestServer;
import org.nself.postgres.cases.PgDump;

/** A database that is made anew from its definitions is the same. */
class DefinitionReaderTest {

    private static final Pattern SINCE = Pattern.compile("/\\*(\\d+)\\*/");
    private static final String ROLES = "definition_owner, \"definition Reader\", definition_other";

    @BeforeAll
    static void makeRoles() {
        try (TestDatabase database = TestServer.current().newDatabase()) {
            database.execute(
                    "CREATE ROLE definition_owner; CREATE ROLE \"definition Reader\"; CREATE ROLE definition_other");
        }
    }

    @AfterAll
    static void dropRoles() {
        try (TestDatabase database = TestServer.current().newDatabase()) {
            database.execute("DROP ROLE " + ROLES);
        }
    }

    @Test
    void oneOfEverythingIsMadeAnewAsItWas() throws Exception {
        try (TestDatabase original = TestServer.current().newDatabase();
                TestDatabase copy = TestServer.current().newDatabase()) {
            Copies.execute(original, everything());
            Definitions definitions = Copies.definitions(original);
            Copies.run(definitions, copy);

            assertThat(definitions.uncovered()).isEmpty();
            copy.execute("CREATE TABLE nself.history (id serial PRIMARY KEY, what text)");
            assertThat(Copies.structure(original)
                            .difference(Copies.structure(copy))
                            .lines())
                    .isEmpty();
            assertThat(PgDump.of(copy)).isEqualTo(PgDump.of(original));
            assertThat(Copies.definitions(copy).statements())
                    .containsExactlyInAnyOrderElementsOf(definitions.statements());
        }
    }

    @Test
    void everyStatementSaysWhatItIsAbout() throws Exception {
        try (TestDatabase original = TestServer.current().newDatabase()) {
            original.execute("""
                    CREATE TABLE people (id serial PRIMARY KEY, name text CHECK (name <> ''));
                    COMMENT ON COLUMN people.name IS 'what they are called';
                    CREATE VIEW names AS SELECT name FROM people;
                    GRANT SELECT ON names TO PUBLIC;
                    """);

            assertThat(Copies.definitions(original).statements())
                    .extracting(one -> one.phase() + " " + one.kind() + " " + one.identity())
                    .containsExactly(
                            "BEFORE_ROWS schema public",
                            "BEFORE_ROWS table public.people",
                            "BEFORE_ROWS column public.people.name",
                            "BEFORE_ROWS sequence public.people_id_seq",
                            "BEFORE_ROWS sequence public.people_id_seq",
                            "BEFORE_ROWS column public.people.id",
                            "BEFORE_ROWS view public.names",
                            "BEFORE_ROWS view public.names",
                            "AFTER_ROWS constraint public.people.people_pkey");
        }
    }

    @Test
    void rowsThatMeetNoCheckAndNoTriggerAnyMoreAreLoadedBetweenThePhases() throws Exception {
        try (TestDatabase original = TestServer.current().newDatabase();
                TestDatabase copy = TestServer.current().newDatabase()) {
            original.execute("""
                    CREATE TABLE people (id int PRIMARY KEY, friend int REFERENCES people, age int);
                    CREATE FUNCTION friends() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM public.people';
                    ALTER TABLE people ADD CHECK (friends() > 1), ADD CONSTRAINT adult CHECK (age > 17) NOT VALID;
                    ALTER TABLE people ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
                    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE ''no''; END';
                    CREATE TRIGGER refuse BEFORE INSERT ON people FOR EACH ROW EXECUTE FUNCTION refuse();
                    CREATE MATERIALIZED VIEW ages AS SELECT age FROM people;
                    """);
            Copies.run(Copies.definitions(original), copy, "INSERT INTO public.people VALUES (1, 2, 3), (2, 1, 18)");

            assertThat(copy.query("SELECT age FROM ages ORDER BY age")).containsExactly(List.of("3"), List.of("18"));
            assertThat(Copies.structure(original)).isEqualTo(Copies.structure(copy));
        }
    }

    @Test
    void aDatabaseWithoutThePublicNamespaceIsMadeAnewWithoutIt() throws Exception {
        try (TestDatabase original = TestServer.current().newDatabase();
                TestDatabase copy = TestServer.current().newDatabase()) {
            original.execute("DROP SCHEMA public; CREATE SCHEMA app; CREATE TABLE app.things (id int)");
            Copies.run(Copies.definitions(original), copy);

            assertThat(Copies.structure(copy)).isEqualTo(Copies.structure(original));
        }
    }

    @Test
    void ofSomeNamespacesOnlyWhatIsInThemIsMade() throws Exception {
        try (TestDatabase original = TestServer.current().newDatabase();
                TestDatabase copy = TestServer.current().newDatabase()) {
            String elsewhere =
                    "CREATE SCHEMA shop; CREATE TYPE shop.size AS ENUM ('s', 'l'); CREATE PUBLICATION all_of_it;";
            copy.execute(elsewhere);
            original.execute(elsewhere + """
                    CREATE SCHEMA app; CREATE SCHEMA "Other"; CREATE EXTENSION citext;
                    CREATE TABLE app.shirts (id int PRIMARY KEY, size shop.size DEFAULT 'l');
                    CREATE TABLE "Other".prices (shirt int REFERENCES app.shirts);
                    CREATE TABLE shop.sold (shirt int REFERENCES app.shirts);
                    ALTER PUBLICATION all_of_it ADD TABLE app.shirts, shop.sold;
                    CREATE FOREIGN DATA WRAPPER far;
                    """);
            Definitions definitions = Copies.definitions(original, "app", "Other");
            Copies.run(definitions, copy);

            assertThat(definitions.uncovered()).isEmpty();
            assertThat(Copies.structure(copy)
                            .difference(Copies.structure(original))
                            .missing())
                    .isEmpty();
            assertThat(copy.query(
                            "SELECT tablename FROM pg_tables WHERE schemaname IN ('app', 'Other', 'shop') ORDER BY 1"))
                    .containsExactly(List.of("prices"), List.of("shirts"));
            assertThat(copy.query("SELECT tablename FROM pg_publication_tables"))
                    .containsExactly(List.of("shirts"));
        }
    }

    @Test
    void whatIsNotMadeIsNamed() throws Exception {
        try (TestDatabase original = TestServer.current().newDatabase()) {
            original.execute("""
                    CREATE FOREIGN DATA WRAPPER far;
                    CREATE SERVER "Far away" FOREIGN DATA WRAPPER far;
                    CREATE USER MAPPING FOR postgres SERVER "Far away" OPTIONS (password 'secret');
                    CREATE FOREIGN TABLE distant (id int) SERVER "Far away";
                    CREATE TYPE shell;
                    CREATE DOMAIN around AS int;
                    CREATE FUNCTION around(around) RETURNS int IMMUTABLE LANGUAGE plpgsql AS 'BEGIN RETURN 1; END';
                    ALTER DOMAIN around SET DEFAULT around(1::around);
                    CREATE LANGUAGE own HANDLER plpgsql_call_handler;
                    CREATE ACCESS METHOD heap_too TYPE TABLE HANDLER heap_tableam_handler;
                    """);

            Definitions definitions = Copies.definitions(original);
            assertThat(definitions.uncovered())
                    .containsExactlyInAnyOrder(
                            "foreign data wrapper far",
                            "foreign server \"Far away\"",
                            "user mapping \"Far away\" for postgres",
                            "foreign table public.distant",
                            "type public.shell",
                            "language own",
                            "access method heap_too",
                            "the circle of domain public.around and function public.around(public.around)");
            assertThat(definitions.statements()).noneMatch(one -> one.sql().contains("secret"));
        }
    }

    /** One statement a line, or several lines; none ends where a line does but at its end. */
    private static List<String> everything() throws IOException {
        try (InputStream file =
                requireNonNull(DefinitionReaderTest.class.getResourceAsStream("/definition/everything.sql"))) {
            String script = new String(file.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> {
                        Matcher since = SINCE.matcher(line);
                        return !since.lookingAt() || TestServer.currentMajor() >= Integer.parseInt(since.group(1));
                    })
                    .collect(Collectors.joining("\n"));
            return List.of(script.split(";(\n|$)"));
        }
    }
}
