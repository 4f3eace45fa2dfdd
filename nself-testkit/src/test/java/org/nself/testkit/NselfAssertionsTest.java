package org.nself.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nself.testkit.NselfAssertions.assertThat;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nself.Nself;
import org.nself.SchemaSource;
import org.nself.plan.Hazard;
import org.nself.plan.Plan;
import org.nself.plan.Policy;

class NselfAssertionsTest {

    private static final String SCHEMA = "org/nself/testkit/asserted/schema.dbml";

    private static final TestDatabases BLOG = TestDatabases.empty()
            .prepared("citext", source -> Sql.execute(source, "CREATE EXTENSION citext"))
            .prepared(
                    "blog 1",
                    source -> Nself.builder()
                            .schema(SchemaSource.classpath(SCHEMA))
                            .dataSource(source)
                            .migrate());

    private TestDatabase database;

    @BeforeEach
    void open() {
        database = BLOG.create();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aDatabaseMatchesItsSchema() {
        assertThat(database.dataSource()).matches(SCHEMA).matchesExactly(SCHEMA).hasNoDrift();
    }

    @Test
    void aChainSaysWhatATableIsLike() {
        assertThat(database)
                .hasTables("users", "posts", "archive.posts")
                .doesNotHaveTable("comments")
                .hasEnum("status", "draft", "published")
                .hasTable("users")
                .withPrimaryKey("id")
                .withUnique("email")
                .withIndex("users_by_name")
                .withIndexOn("name")
                .withIndexOn("lower((name)::text)")
                .withComment("who may log in")
                .withoutColumn("password")
                .withoutRows()
                .withColumn("email")
                .ofType("citext")
                .notNull()
                .withoutDefault()
                .withColumn("id")
                .incrementing()
                .withColumn("name")
                .ofType("varchar(80)")
                .nullable()
                .and()
                .and()
                .hasTable("posts")
                .withForeignKeyTo("users", "author")
                .withConstraint("posts_stars_check")
                .withColumn("created_at")
                .ofType("timestamp with time zone")
                .withDefault("now()")
                .withColumn("stars")
                .ofType("numeric(3,1)")
                .withColumn("status")
                .ofType("status");
    }

    @Test
    void aMissingTableIsToldWithTheLikelyMistake() {
        fails(() -> assertThat(database).hasTable("user"), """
                expected: a table user
                but was:
                  - archive.posts
                  - posts
                  - users
                likely mistake: did you mean "users"?""");
        fails(() -> assertThat(database).hasTable("Users"), """
                expected: a table Users
                but was:
                  - archive.posts
                  - posts
                  - users
                likely mistake: did you mean "users"? PostgreSQL writes names in small letters unless they are quoted""");
    }

    @Test
    void aTableInAnotherNamespaceAndAViewAreLikelyMistakes() {
        Sql.execute(database, "CREATE TABLE archive.comments (id int); CREATE VIEW people AS SELECT 1 AS one");

        assertThatThrownBy(() -> assertThat(database).hasTable("comments"))
                .hasMessageEndingWith("likely mistake: there is one in another namespace: \"archive.comments\"");
        assertThatThrownBy(() -> assertThat(database).hasTable("people"))
                .hasMessageEndingWith("likely mistake: people is a view");
    }

    @Test
    void aTableThatIsOtherwiseIsToldByFacts() {
        TableAssert users = assertThat(database).hasTable("users");

        fails(() -> users.withColumn("mail"), """
                expected: a column users.mail
                but was: id, email, name
                likely mistake: did you mean "email"?""");
        fails(() -> users.withoutColumn("email"), """
                expected: no column users.email
                but was: there is one""");
        fails(() -> users.withPrimaryKey("id", "email"), """
                expected: the primary key users(id, email)
                but was: (id)""");
        fails(() -> users.withUnique("name"), """
                expected: unique users(name)
                but was:
                  - (id)
                  - (email)""");
        fails(() -> users.withIndex("users_by_nane"), """
                expected: an index users_by_nane of users
                but was:
                  - users_by_lower_name(lower((name)::text))
                  - users_by_name(name)
                likely mistake: did you mean "users_by_name"?""");
        fails(() -> users.withIndexOn("email"), """
                expected: an index on users(email)
                but was:
                  - users_by_lower_name(lower((name)::text))
                  - users_by_name(name)""");
        fails(() -> users.withForeignKeyTo("post", "id"), """
                expected: a foreign key users(id) to post
                but was: no foreign key
                likely mistake: did you mean "posts"?""");
        fails(() -> users.withConstraint("users_email"), """
                expected: a constraint users_email of users
                but was:
                  - users_pkey
                  - users_email_key""");
        fails(() -> users.withComment("100 %n"), """
                expected: the comment "100 %n" on users
                but was: "who may log in\"""");
        fails(() -> users.withRows(2), """
                expected: 2 rows in users
                but was: 0""");
    }

    @Test
    void aColumnThatIsOtherwiseIsToldByFacts() {
        TableAssert posts = assertThat(database).hasTable("posts");

        fails(() -> posts.withColumn("author").ofType("int"), """
                expected: posts.author of type integer
                but was: bigint""");
        fails(() -> posts.withColumn("author").ofType("integre"), """
                expected: posts.author of type integre
                but was: bigint
                likely mistake: the server has no type integre""");
        fails(() -> posts.withColumn("stars").notNull(), """
                expected: posts.stars not null
                but was: nullable""");
        fails(() -> posts.withColumn("author").nullable(), """
                expected: posts.author nullable
                but was: not null""");
        fails(() -> posts.withColumn("status").withDefault("'published'::public.status"), """
                expected: posts.status with the default 'published'::public.status
                but was: 'draft'::public.status""");
        fails(() -> posts.withColumn("id").withDefault("1"), """
                expected: posts.id with the default 1
                but was: no default
                likely mistake: it numbers its rows: incrementing()""");
        fails(() -> posts.withColumn("id").withoutDefault(), """
                expected: posts.id without default
                but was: it numbers its rows""");
        fails(() -> posts.withColumn("created_at").incrementing(), """
                expected: posts.created_at to number its rows
                but was: now()""");
        fails(() -> posts.withColumn("stars").generated(), """
                expected: posts.stars generated
                but was: a column like any other""");
    }

    @Test
    void anEnumThatIsOtherwiseIsToldByFacts() {
        fails(() -> assertThat(database).hasEnum("statuses", "draft"), """
                expected: an enum statuses of draft
                but was:
                  - status
                likely mistake: did you mean "status"?""");
        fails(() -> assertThat(database).hasEnum("status", "published", "draft"), """
                expected: an enum status of published, draft
                but was: draft, published
                likely mistake: only the order is another; it is the order in which they sort""");
    }

    @Test
    void aDatabaseThatDoesNotMatchSaysWhatIsOtherwise() {
        SchemaSource schema = SchemaSource.text(Location.find(SCHEMA, null).read());
        Sql.execute(database, "ALTER TABLE users DROP COLUMN name; ALTER TABLE posts ADD COLUMN note text");

        assertThatThrownBy(() -> assertThat(database).as("the blog").matches(schema))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("""
                        [the blog]
                        expected: a database as schema.dbml declares it
                        but was, as if these changes had been made to it:
                          - add column posts.note text
                          - drop""")
                .hasMessageContainingAll(
                        "posts.note",
                        "users.name",
                        "\nwhat differs, as it was expected:\n  Table ",
                        "\nwhat differs, as it is:");
        assertThatThrownBy(() -> assertThat(database).hasNoDrift())
                .hasMessageStartingWith("expected: a database as ")
                .hasMessageContainingAll("had it when it was applied last\nbut was, as if", "users.name");
    }

    @Test
    void whatNoSchemaNamesCountsOnlyForAnExactMatch() {
        Sql.execute(database, "CREATE TABLE other (id int)");

        assertThat(database).matches(SCHEMA);
        assertThatThrownBy(() -> assertThat(database).matchesExactly(SCHEMA)).hasMessageContaining("other");
    }

    @Test
    void anEmptyDatabaseIsALikelyMistake() {
        try (TestDatabase empty = TestDatabase.create()) {
            SchemaSource schema = SchemaSource.text("Table one { id int [pk] }");
            assertThatThrownBy(() -> assertThat(empty).matches(schema))
                    .hasMessageEndingWith("likely mistake: nothing was applied to it yet:"
                            + " Nself.builder().schema(…).dataSource(…).migrate()");
            assertThatThrownBy(() -> assertThat(empty).hasNoDrift())
                    .hasMessageContainingAll(
                            "but was: not known: ", "likely mistake: it was made by migrations or by hand");
        }
    }

    @Test
    void aPlanIsHeldAgainstWhatItMayDo() {
        Plan nothing = plan();
        assertThat(nothing).isEmpty().hasNoHazard().isExactlyReversible().isAllowedBy(Policy.safe());
        fails(() -> assertThat(nothing).isNotEmpty(), """
                expected: something to do
                but was: nothing: the database is as it should be""");
        fails(() -> assertThat(nothing).hasHazard(Hazard.DATA_LOSS), """
                expected: a step with the hazard DATA_LOSS
                but was: no hazard in 0 steps""");

        Sql.execute(database, "INSERT INTO users (email) VALUES ('a@b.c'); INSERT INTO posts (author) VALUES (1)");
        Plan loss = Nself.builder()
                .schema(SchemaSource.text("Table users { id bigint [pk, increment] }"))
                .dataSource(database.dataSource())
                .build()
                .plan();
        assertThat(loss).isNotEmpty().hasHazard(Hazard.DATA_LOSS).hasNoHazard(Hazard.TABLE_REWRITE);
        assertThatThrownBy(() -> assertThat(loss).hasNoHazard(Hazard.DATA_LOSS, Hazard.LIKELY_RENAME))
                .hasMessageStartingWith("expected: no hazard DATA_LOSS, LIKELY_RENAME\nbut was:\n  - DATA_LOSS ");
        assertThatThrownBy(() -> assertThat(loss).hasNoHazard())
                .hasMessageStartingWith("expected: no hazard\nbut was:\n");
        assertThatThrownBy(() -> assertThat(loss).isEmpty())
                .hasMessageStartingWith("expected: nothing to do\nbut was: ")
                .hasMessageContaining("steps\nwhich would run:\n  ");
        assertThatThrownBy(() -> assertThat(loss).isAllowedBy(Policy.safe()))
                .hasMessageStartingWith("expected: a plan that the policy lets run\nbut it refuses:\n  - DATA_LOSS ");
        assertThatThrownBy(() -> assertThat(loss).isExactlyReversible())
                .hasMessageStartingWith(
                        "expected: a way back that gives back everything\nbut was:\n  - STRUCTURE for ");
    }

    @Test
    void migrationsAreHeldAgainstTheirDatabase() {
        TestDatabases shop = TestDatabases.near(getClass()).migrations("shop/migrations");
        try (TestDatabase migrated = shop.create();
                TestDatabase empty = TestDatabase.create()) {
            Nself nself = shop.nself(migrated.dataSource());
            assertThat(nself).hasNothingPending().hasNoDrift();

            Sql.execute(migrated, "CREATE INDEX by_hand ON customers (id)");
            assertThatThrownBy(() -> assertThat(nself).hasNoDrift())
                    .hasMessageStartingWith("expected: a database where the applied migrations lead\nbut was, as if")
                    .hasMessageContaining("by_hand");
            fails(() -> assertThat(shop.nself(empty.dataSource())).hasNothingPending(), """
                    expected: every migration applied
                    but was:
                      - 1_init: Pending""");
        }
    }

    private Plan plan() {
        return Nself.builder()
                .schema(SchemaSource.classpath(SCHEMA))
                .dataSource(database.dataSource())
                .build()
                .plan();
    }

    private static void fails(ThrowingCallable assertion, String message) {
        assertThatThrownBy(assertion).isInstanceOf(AssertionError.class).hasMessage(message);
    }
}
