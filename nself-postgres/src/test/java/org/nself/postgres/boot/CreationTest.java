package org.nself.postgres.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nself.InvalidSchemaException;
import org.nself.Nself;
import org.nself.SchemaSource;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.TestServer;
import org.nself.schema.Diagnostic;

/** What can be known and written of a schema without a database. */
class CreationTest {

    @Test
    void indexesAreCreatedAsTheirAnnotationsSay() {
        String script = Nself.creation(SchemaSource.text("""
                        Table people {
                          id int [pk]
                          name text
                          born date
                          gone timestamptz
                          indexes {
                            //@ where: gone is null
                            //@ order: desc nulls last, text_pattern_ops
                            //@ include: id, gone
                            (born, name) [unique, name: 'by_birth']
                          }
                        }
                        """)).toSql();

        try (TestDatabase database = TestServer.current().newDatabase()) {
            database.execute(script);
            assertThat(database.query("SELECT pg_get_indexdef('by_birth'::regclass)"))
                    .containsExactly(List.of("CREATE UNIQUE INDEX by_birth ON public.people USING btree"
                            + " (born DESC NULLS LAST, name text_pattern_ops) INCLUDE (id, gone)"
                            + " WHERE (gone IS NULL)"));
        }
    }

    @Test
    void aTypeThatOnlyAServerCouldKnowStaysAsItIsWritten() {
        assertThat(Nself.creation(SchemaSource.text("""
                        Table t {
                          mail citext [pk]
                          at geometry(Point, 4326)
                          "own" shop.money_amount[]
                        }
                        """)).toSql()).isEqualTo("""
                        CREATE TABLE t (
                            mail citext PRIMARY KEY,
                            at geometry(Point,4326),
                            own shop.money_amount[]
                        );
                        """);
    }

    @Test
    void aTypeThatIsLikeAnotherIsAMistake() {
        assertThatThrownBy(() -> Nself.creation(SchemaSource.text("Table t {\n  id intger [pk]\n}\n")))
                .isInstanceOf(InvalidSchemaException.class)
                .hasMessageContaining("hint: did you mean \"integer\"?");
    }

    @Test
    void aTypeOfPostgresWithASchemaBeforeItIsSomeOtherType() {
        try (TestDatabase database = TestServer.current().newDatabase()) {
            Nself nself = Nself.builder()
                    .schema(SchemaSource.text("Table t {\n  id public.int [pk]\n}\n"))
                    .dataSource(database.dataSource())
                    .build();
            assertThatThrownBy(nself::migrate)
                    .isInstanceOf(InvalidSchemaException.class)
                    .hasMessageContaining("NS2801")
                    .hasMessageContaining("hint: write \"int\" without \"public\"");
        }
    }

    @Test
    void aDefaultThatIsNoValueOfItsEnumIsAMistake() {
        String colours = """
                Enum colour {
                  red
                  green
                }
                Table t {
                  id int [pk]
                  first colour [default: 'green']
                  second colour [default: 'blue']
                  all colour[] [default: '{red}']
                }
                """;

        assertThat(Nself.check(SchemaSource.text(colours)).stream()
                        .filter(one -> one.code().equals("NS2809"))
                        .map(one -> one.place().line() + " " + one.message()))
                .containsExactly(
                        "8 column \"second\" has the default 'blue', which is no value of the enum \"colour\"");
        assertThatThrownBy(() -> Nself.creation(SchemaSource.text(colours)))
                .isInstanceOf(InvalidSchemaException.class)
                .hasMessageContaining("hint: write one of its values, or add the value to the enum; it has red, green");
    }

    @Test
    void anAuthorIsToldWhatADatabaseWouldSayLater() {
        List<Diagnostic> found = Nself.check(SchemaSource.text("""
                Table users {
                  id bigint [pk]
                  Name vachar(50)
                  mail citext
                }
                Table order {
                  id serial [pk]
                  a_name_that_is_very_much_longer_than_the_sixty_three_bytes_that_it_may_have int
                  user_id int [ref: > users.id]
                  number text [increment]
                }
                """));

        assertThat(found.stream()
                        .map(one -> one.place().line() + " " + one.severity() + " " + one.code() + " " + one.message()))
                .containsExactly(
                        "3 WARNING NS2801 column \"Name\" has the type vachar(50), which PostgreSQL does not know",
                        "3 INFORMATION NS2206 the name \"Name\" has capitals; SQL finds it only in double quotes",
                        "4 INFORMATION NS2801 column \"mail\" has the type citext, which PostgreSQL does not have of its own",
                        "6 INFORMATION NS2207 the name \"order\" is a key word of PostgreSQL; SQL must put it in double"
                                + " quotes",
                        "7 INFORMATION NS2310 column \"id\" is serial: a default, and a sequence with rights and a life of its"
                                + " own",
                        "8 WARNING NS2802 the name \"a_name_that_is_very_much_longer_than_the_sixty_three_bytes_that_it_may"
                                + "_have\" is 75 bytes long; PostgreSQL keeps only 63",
                        "9 INFORMATION NS2210 column \"user_id\" may be null, though \">\" gives each row one of users",
                        "9 WARNING NS2203 column \"user_id\" is integer and refers to users.id, which is bigint",
                        "9 INFORMATION NS2301 no index of order begins with \"user_id\", so all its rows are read whenever one"
                                + " of users goes or changes its key",
                        "10 WARNING NS2805 column \"number\" has the setting increment, but text is no integer");
    }

    @Test
    void aNameThatPostgresHasOnceIsNotGivenTwice() {
        String twice = """
                Table a {
                  id int [pk]
                  b int [not null]
                  indexes {
                    b [name: 'by_b']
                  }
                  checks {
                    `b > 0` [name: 'positive']
                    `b > 1` [name: 'positive']
                  }
                }
                Table b {
                  id int [pk]
                  a int
                  indexes {
                    a [name: 'by_b']
                    id [name: 'a']
                  }
                  checks {
                    `a > 0` [name: 'positive']
                  }
                }
                Table shop.c {
                  a int
                  indexes {
                    a [name: 'by_b']
                  }
                }
                """;

        assertThat(Nself.check(SchemaSource.text(twice)).stream()
                        .filter(one -> one.code().equals("NS2807"))
                        .map(one -> one.place().line() + " " + one.severity() + " " + one.message()))
                .containsExactly(
                        "9 WARNING the name \"positive\" belongs to a check of a already",
                        "16 WARNING the name \"by_b\" belongs to an index of a already",
                        "17 WARNING the name \"a\" belongs to a table already");
        assertThatThrownBy(() -> Nself.creation(SchemaSource.text(twice)))
                .isInstanceOf(InvalidSchemaException.class)
                .hasMessageContaining("NS2807: the name \"by_b\" belongs to an index of a already")
                .hasMessageContaining("hint: rename one of them");
    }
}
