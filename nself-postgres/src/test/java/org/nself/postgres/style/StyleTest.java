package org.nself.postgres.style;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nself.Nself;
import org.nself.SchemaSource;
import org.nself.schema.Diagnostic.Severity;

/** What is said of a schema that PostgreSQL holds and that its manual or its community advise against. */
class StyleTest {

    @Test
    void aForeignKeyWithoutIndexIsShownWhereTheRelationStands() {
        assertThat(Nself.check(SchemaSource.text("""
                                Table users {
                                  id bigint [pk]
                                }
                                Table posts {
                                  id bigint [pk]
                                  user_id bigint [not null, ref: > users.id]
                                }
                                """)).stream().map(Object::toString))
                .containsExactly("""
                                schema.dbml:6:3: information NS2301: no index of posts begins with "user_id", so all its rows are read whenever one of users goes or changes its key
                                    6 |   user_id bigint [not null, ref: > users.id]
                                          ^^^^^^^
                                hint: write indexes { user_id } in posts; or keep it, with //@ allow: NS2301\
                                """);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            an index of its own                       | a
            a unique index                            | a [unique]
            a key                                     | a [pk]
            the beginning of a longer index           | (a, b)
            a hash                                    | a [type: hash]
            an index without the rows that refer to nothing | a //@ where: a is not null
            the same in parentheses and quotes        | a //@ where: ("a" IS NOT NULL)
            a descending index                        | a //@ order: desc
            """)
    void aForeignKeyIsFoundBy(String what, String index) {
        assertThat(ofTwoColumns(index)).as(what).doesNotContain("NS2301");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            an index that begins with another column  | (b, a)
            an expression                             | `a + 0`
            some of the rows                          | a //@ where: b > 0
            those rows that another column knows      | a //@ where: b is not null
            a column that is carried along            | b //@ include: a
            """)
    void aForeignKeyIsNotFoundBy(String what, String index) {
        assertThat(ofTwoColumns(index)).as(what).contains("NS2301");
    }

    private static String ofTwoColumns(String index) {
        return codes("""
                Table t {
                  id int [pk]
                }
                Table u {
                  a int [not null, ref: > t.id]
                  b int [unique, not null]
                  indexes {
                    %s
                  }
                }
                """.formatted(index.replace("↵", "\n")));
    }

    @Test
    void theColumnsOfAForeignKeyMayBeginAnIndexInAnyOrder() {
        String tables = """
                Table t {
                  a int
                  b int
                  indexes {
                    (a, b) [pk]
                  }
                }
                Table u {
                  id int [pk]
                  a int
                  b int
                  c int
                  indexes {
                    (%s)
                  }
                }
                Ref: u.(a, b) >? t.(a, b)
                """;

        assertThat(codes(tables.formatted("b, a, c"))).isEmpty();
        assertThat(codes(tables.formatted("a, c, b"))).isEqualTo("17 NS2301");
        assertThat(codes(tables.formatted("c, a, b"))).isEqualTo("17 NS2301");
    }

    @Test
    void theIndexOfAnExclusionConstraintFindsWhatItIsOver() {
        assertThat(codes("""
                Table t {
                  id int [pk]
                }
                //@ exclude: using gist (room_id with =, during with &&)
                Table u {
                  id int [pk]
                  room_id int [not null, ref: > t.id]
                  during tstzrange
                }
                """)).isEmpty();
    }

    @Test
    void aTableBetweenTwoHasAnIndexForOneOfThem() {
        assertThat(codes("""
                Table a {
                  id int [pk]
                }
                Table b {
                  id int [pk]
                }
                Ref: a.id <> b.id
                """)).isEqualTo("7 NS2301");
    }

    @Test
    void aForeignKeyThatIsNotEnforcedIsNeverLookedUp() {
        assertThat(codes("""
                Table t {
                  id int [pk]
                }
                Table u {
                  id int [pk]
                  a int
                }
                //@ not_enforced
                Ref: u.a >? t.id
                """)).isEmpty();
    }

    @Test
    void whatMayNotBeNullIsNotSetToNull() {
        String tables = """
                Table t {
                  id int [pk]
                }
                Table u {
                  a int [pk]
                  b int %s
                  indexes {
                    b
                  }
                }
                Ref: u.b > t.id [%s]
                """;

        assertThat(codes(tables.formatted("[not null]", "delete: set null"))).isEqualTo("11 NS2304");
        assertThat(codes(tables.formatted("[not null]", "update: set null"))).isEqualTo("11 NS2304");
        assertThat(codes(tables.formatted("[not null]", "delete: cascade"))).isEmpty();
        assertThat(codes(tables.formatted("", "delete: set null"))).isEmpty();
    }

    @Test
    void someColumnsOfAForeignKeyMayBeSetToNullWhereTheOthersMayNot() {
        assertThat(codes("""
                Table t {
                  a int
                  b int
                  indexes {
                    (a, b) [pk]
                  }
                }
                Table u {
                  a int
                  id int
                  b int
                  indexes {
                    (a, id) [pk]
                    (a, b)
                  }
                }
                //@ delete_columns: b
                Ref: u.(a, b) > t.(a, b) [delete: set null]
                """)).isEmpty();
    }

    @Test
    void aTableWithoutKeyIsInformation() {
        assertThat(codes("Table t {\n  a int\n}")).isEqualTo("1 NS2302");
        assertThat(codes("Table t {\n  a int [unique]\n}")).isEqualTo("1 NS2302");
        assertThat(codes("Table t {\n  a int [not null]\n  indexes {\n    //@ where: a > 0\n    a [unique]\n  }\n}"))
                .isEqualTo("1 NS2302");
        assertThat(codes("Table t {\n  a int [unique, not null]\n}")).isEmpty();
        assertThat(codes("Table t {\n  a int [unique, increment]\n}")).isEmpty();
        assertThat(codes("Table t {\n  a int [not null]\n  indexes {\n    a [unique]\n  }\n}"))
                .isEmpty();
        assertThat(codes("//@ table: marker")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            serial [unique]          | NS2310
            bigserial [unique]       | NS2310
            char(3)                  | NS2311
            char                     | NS2311
            character(3)[]           | NS2311
            json                     | NS2312
            timestamp                | NS2313
            datetime                 | NS2313
            timestamp(3)             | NS2313
            timetz                   | NS2314
            money                    | NS2315
            timestamptz(0)           | NS2316
            timestamp(0)             | NS2313, NS2316
            timestamptz [default: 'now']       | NS2317
            date [default: 'Tomorrow']         | NS2317
            timestamptz [default: `'now'`]     | NS2317
            """)
    void aTypeOrDefaultThatHasABetterOneIsInformation(String column, String codes) {
        assertThat(codes("Table t {\n  id int [pk]\n  a " + column + "\n}"))
                .isEqualTo(Arrays.stream(codes.split(", ", -1))
                        .map(code -> "3 " + code)
                        .collect(Collectors.joining(", ")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "int [increment]",
                "varchar(255)",
                "text",
                "jsonb",
                "timestamptz",
                "timestamptz(3)",
                "time",
                "date",
                "numeric(12, 2)",
                "timestamptz [default: `now()`]",
                "text [default: 'now']",
                "date [default: '2026-01-01']",
                "timestamptz [default: 'infinity']"
            })
    void nothingIsSaidOf(String column) {
        assertThat(codes("Table t {\n  id int [pk]\n  a " + column + "\n}")).isEmpty();
    }

    @Test
    void anEnumThatIsCalledLikeATypeIsNone() {
        assertThat(codes("Enum money {\n  little\n}\nTable t {\n  id int [pk]\n  a money\n}"))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            the beginning of another                | a↵(a, b)                            | 6 NS2303
            the beginning of a unique one           | a↵(a, b) [unique]                   | 6 NS2303
            the beginning of a key                  | c                                   | 6 NS2303
            one beginning of many                   | (a, b)↵a↵(a, b, c)                  | 6 NS2303, 7 NS2303
            an expression                           | `lower(a)`↵(`lower(a)`, b)          | 6 NS2303
            another that carries more               | a [name: 'x']↵a [name: 'y'] //@ include: b | 6 NS2303
            the same order                          | a //@ order: desc↵(a, b) //@ order: desc, asc | 6 NS2303
            the same rows                           | a //@ where: b > 0↵(a, b) //@ where: b > 0 | 6 NS2303
            what it carries is a part of the other  | a //@ include: b↵(a, b)             | 6 NS2303
            """)
    void anIndexIsNeedlessBeside(String what, String indexes, String found) {
        assertThat(ofThreeColumns(indexes)).as(what).isEqualTo(found);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            the end of another           | b↵(a, b)
            a unique one                 | a [unique]↵(a, b)
            another method               | a [type: hash]↵(a, b)
            both of another method       | a [type: gin]↵(a, b) [type: gin]
            another order                | a //@ order: desc↵(a, b)
            other rows                   | a //@ where: b > 0↵(a, b)
            more than the other carries  | a //@ include: c↵(a, b)
            what the reader warns of     | a [name: 'x']↵a [name: 'y']
            """)
    void anIndexIsNotNeedlessBeside(String what, String indexes) {
        assertThat(ofThreeColumns(indexes)).as(what).isEmpty();
    }

    @Test
    void thePageOfStyleAndTheTableOfErrorsNameEachCode() throws IOException {
        List<String> page = Files.readAllLines(Path.of("..", "docs", "style.md"));

        assertThat(page.stream().filter(line -> line.startsWith("| NS")).map(line -> line.substring(2, 8)))
                .containsExactlyElementsOf(
                        Arrays.stream(Rule.values()).map(Rule::code).toList());
        assertThat(Files.readString(Path.of("..", "docs", "errors.md")))
                .contains("| NS2301 – NS2304, NS2310 – NS2317 ");
    }

    private static String ofThreeColumns(String indexes) {
        return codes("Table t {\n  a text\n  b int\n  c int\n  indexes {\n" + indexes.replace("↵", "\n")
                + "\n(c, b) [pk]\n}\n}");
    }

    /** Line and code of all that is style, in the order of the file. */
    static String codes(String dbml) {
        return Nself.check(SchemaSource.text(dbml)).stream()
                .peek(found -> assertThat(found.isError()).as(found.toString()).isFalse())
                .filter(found -> found.code().startsWith("NS23"))
                .peek(found -> assertThat(found.severity()).isEqualTo(Severity.INFORMATION))
                .map(found -> found.place().line() + " " + found.code())
                .collect(Collectors.joining(", "));
    }
}
