package org.nself.postgres.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nself.InvalidSchemaException;
import org.nself.Nself;
import org.nself.SchemaSource;
import org.nself.plan.Plan;
import org.nself.plan.Policy;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.TestServer;

/** What nself does not manage is never lost and never broken: a change that it forbids is refused, with its names. */
class DependentsTest {

    private static final String BEFORE = """
            Enum mood {
              glad
              sad
            }

            Table users {
              id integer [pk]
              name varchar(50)
              mood mood
            }

            Table notes {
              id integer [pk]
              text text
            }
            """;

    private final TestDatabase database = TestServer.current().newDatabase();

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void aColumnUnderAViewIsNotDropped() {
        given("CREATE VIEW names AS SELECT name FROM users; CREATE VIEW loud AS SELECT upper(name) FROM users");

        assertRefused(BEFORE.replace("  name varchar(50)\n", ""), """
                NS2808: schema.dbml has 1 error; nothing was changed

                schema.dbml:6:7: error NS2808: column users.name cannot be dropped, for it is used by view loud, view names
                    6 | Table users {
                              ^^^^^
                hint: nself does not manage this: change it by hand so that it does without, or drop it, or keep users.name\
                """);
    }

    @Test
    void aTableUnderAViewIsNotDropped() {
        given("CREATE SCHEMA reports; CREATE VIEW reports.texts AS SELECT text FROM notes");

        assertRefused(BEFORE.substring(0, BEFORE.indexOf("Table notes")), """
                NS2808: schema.dbml has 1 error; nothing was changed

                schema.dbml:1:1: error NS2808: table notes cannot be dropped, for it is used by view reports.texts
                    1 | Enum mood {
                        ^
                hint: nself does not manage this: change it by hand so that it does without, or drop it, or keep notes\
                """);
    }

    @Test
    void whatBelongsToADroppedTableGoesAndComesBackWithIt() {
        given("""
                CREATE FUNCTION touched() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
                CREATE TRIGGER touch BEFORE UPDATE ON notes FOR EACH ROW EXECUTE FUNCTION touched();
                CREATE POLICY mine ON notes USING (text = current_user);
                """);
        Plan plan = nself(BEFORE.substring(0, BEFORE.indexOf("Table notes"))).plan();

        assertThat(plan.toSql()).isEqualTo("""
                DROP TRIGGER touch ON public.notes;

                DROP POLICY mine ON public.notes;

                -- DATA_LOSS: drops table notes with all its rows; what stands on it goes too: policy mine on notes, trigger touch on notes
                DROP TABLE notes;
                """);
        nself(BEFORE.substring(0, BEFORE.indexOf("Table notes"))).migrate();
        database.execute(plan.toDownSql());
        assertThat(database.query(
                        "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal UNION SELECT polname FROM pg_policy"))
                .containsExactlyInAnyOrder(List.of("touch"), List.of("mine"));
    }

    @Test
    void rightsAndRowSecurityOfADroppedTableComeBackWithIt() {
        given("""
                DROP ROLE IF EXISTS dependents_reader;
                CREATE ROLE dependents_reader;
                ALTER TABLE notes OWNER TO dependents_reader;
                GRANT SELECT ON notes TO PUBLIC;
                GRANT UPDATE (text) ON notes TO CURRENT_USER;
                ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
                ALTER TABLE notes FORCE ROW LEVEL SECURITY;
                ALTER TABLE notes REPLICA IDENTITY FULL;
                """);
        String query = "SELECT relowner::regrole, relacl, relrowsecurity, relforcerowsecurity, relreplident, attacl"
                + " FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'text'"
                + " WHERE c.oid = 'notes'::regclass";
        List<List<String>> before = database.query(query);
        Plan plan = nself(BEFORE.substring(0, BEFORE.indexOf("Table notes"))).plan();

        nself(BEFORE.substring(0, BEFORE.indexOf("Table notes"))).migrate();
        database.execute(plan.toDownSql());

        assertThat(database.query(query)).isEqualTo(before);
        database.execute("DROP TABLE notes; DROP ROLE dependents_reader");
    }

    @Test
    void aTypeUnderWhatCannotBeMadeAgainDoesNotChange() {
        given("CREATE TABLE log (entry users); CREATE VIEW names AS SELECT name FROM users");

        assertRefused(BEFORE.replace("varchar(50)", "text"), """
                NS2808: schema.dbml has 1 error; nothing was changed

                schema.dbml:8:3: error NS2808: the type of users.name cannot change, for it is used by column log.entry
                    8 |   name varchar(50)
                          ^^^^
                hint: nself cannot make this again exactly as it is: drop it by hand before and create it again after, or\
                 leave users.name as it is\
                """.replace("varchar(50)", "text"));
    }

    @Test
    void aValueThatAViewNamesIsNotTakenAway() {
        given("CREATE VIEW sad AS SELECT id FROM users WHERE mood = 'sad'; CREATE DOMAIN moods AS mood");

        assertRefused(BEFORE.replace("  sad\n", ""), """
                NS2808: schema.dbml has 1 error; nothing was changed

                schema.dbml:1:6: error NS2808: enum mood cannot lose or move values, for it is used by domain moods, view sad
                    1 | Enum mood {
                             ^^^^
                hint: nself cannot make this again exactly as it is: drop it by hand before and create it again after, or\
                 leave mood as it is\
                """);
    }

    @Test
    void aKeyThatAViewGroupsByIsNotDropped() {
        given("CREATE VIEW counted AS SELECT id, name, count(*) FROM users GROUP BY id");

        assertRefused(BEFORE.replaceFirst("id integer \\[pk]", "id integer [not null]"), """
                NS2808: schema.dbml has 1 error; nothing was changed

                schema.dbml:6:7: error NS2808: key users.users_pkey cannot be dropped, for it is used by view counted
                    6 | Table users {
                              ^^^^^
                hint: nself does not manage this: change it by hand so that it does without, or drop it, or keep\
                 users.users_pkey\
                """);
    }

    @Test
    void whatStandsElsewhereIsNotTouched() {
        given("CREATE VIEW ids AS SELECT id FROM users");

        assertThat(nself(BEFORE.replace("varchar(50)", "text")).plan().toSql()).isEqualTo("""
                        -- STATS_LOST: what the server knows of the values of users.name is forgotten until ANALYZE users
                        ALTER TABLE users ALTER COLUMN name TYPE text;
                        """);
    }

    private void given(String sql) {
        nself(BEFORE).migrate();
        database.execute(sql);
    }

    private void assertRefused(String dbml, String message) {
        assertThatThrownBy(() -> nself(dbml).plan())
                .isInstanceOf(InvalidSchemaException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> nself(dbml).migrate()).hasMessage(message);
    }

    private Nself nself(String dbml) {
        return Nself.builder()
                .schema(SchemaSource.text(dbml))
                .dataSource(database.dataSource())
                .policy(Policy.development())
                .build();
    }
}
