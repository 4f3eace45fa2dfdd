package org.nself.dbml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nself.dbml.Reader.diagnostics;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mistakes as people make them, and what they are told. */
class DiagnosticsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            id int [notnull]                  | 11 | NS1107: there is no setting "notnull" for a column | did you mean "not null"?
            id int [pk unique]                | 11 | NS1107: there is no setting "pk unique" for a column | put a comma between settings: [pk, unique]
            id int [default: now()]           | 20 | NS1107: a default is a number, a text in quotes, true, false, null, an enum value or an expression in backticks | put a call in backticks: [default: `now()`]
            id int [pk: true]                 | 15 | NS1107: "pk" takes no value |
            id int [pk, pk]                   | 11 | NS1108: "pk" stands here more than once |
            id int [null, not null]           | 11 | NS1109: "null" and "not null" cannot stand together |
            id int [pk,]                      | 14 | NS1009: a setting is missing after the comma |
            id double precision               | 13 | NS1105: this does not belong to a column | put a type of several words in double quotes: "double precision"
            id int not null                   | 10 | NS1105: this does not belong to a column | settings stand in brackets, as in [not null, unique]
            id                                | 3  | NS1105: column "id" has no type | write id text, or whichever type it has
            id "int                           | 6  | NS1003: this text has no end on its line | close it with ", or write a text of several lines between '''
            id int [note: 5]                  | 17 | NS1107: "note" takes a text in quotes | write [note: 'text']
            id int [check: 'x']               | 18 | NS1112: a check is an expression in backticks | write [check: `price > 0`]
            id int [ref: users.id]            | 16 | NS1113: a relation of a column is an operator and the column it refers to | write [ref: > users.id]; the operators are > < - and <>
            id int [ref: > tt.id]             | 18 | NS2103: column "id" refers to table "tt", which does not exist | did you mean "t"?
            id int [default: 5, increment]    | 20 | NS2008: column "id" numbers its rows and has a default; it can have one of them | take away either increment or default
            id int [default: ['x']]           | 20 | NS1107: a default is a number, a text in quotes, true, false, null, an enum value or an expression in backticks |
            id int [default: ]                | 20 | NS1005: expected a name or a value, found "]" | put a text in quotes and an expression in backticks
            id int [ref: >]                   | 16 | NS1113: a relation of a column is an operator and the column it refers to | write [ref: > users.id]; the operators are > < - and <>
            id int [pk] [unique]              | 10 | NS1105: a column has one list of settings | put all of them between one pair of brackets
            id int;                           | 6  | NS1007: a space is missing before ";" | take it out: a line ends where it ends
            id int [default: mood.glad]       | 20 | NS2105: there is no enum "mood" |
            """)
    void aMistakeInAColumnIsShownWhereItIs(String line, int column, String message, String hint) {
        String[] found = diagnostics("Table t {\n  " + line.strip() + "\n  other text\n}\n")
                .split("\n");

        assertThat(found[0]).isEqualTo("schema.dbml:2:" + column + ": error " + message);
        if (hint != null) {
            assertThat(found).contains("hint: " + hint);
        }
    }

    @Test
    void oneMistakeIsSaidOnceAndTheOthersToo() {
        assertThat(diagnostics("""
                Table users {
                  id int [pk
                  name text
                }

                Tabel posts {
                  id int
                }

                Table notes {
                  id int
                  id text
                }
                """)).isEqualTo("""
                schema.dbml:3:3: error NS1005: expected "," or "]", found "name"
                    3 |   name text
                          ^^^^

                schema.dbml:6:1: error NS1101: there is no element "Tabel"
                    6 | Tabel posts {
                        ^^^^^
                hint: did you mean "table"?

                schema.dbml:11:3: error NS2002: column "id" stands in this table twice
                   11 |   id int
                          ^^

                schema.dbml:12:3: error NS2002: column "id" stands in this table twice
                   12 |   id text
                          ^^""");
    }

    @Test
    void whereAValueIsMissingIsSaidWhatStandsThereAndWhatIsWanted() {
        assertThat(diagnostics("""
                Table users {
                  id int [note: ]
                  boss int [ref: > users.]
                  indexes {
                    (id, )
                  }
                }
                """)).isEqualTo("""
                schema.dbml:2:17: error NS1005: expected a name or a value, found "]"
                    2 |   id int [note: ]
                                        ^

                schema.dbml:2:18: error NS1107: "note" takes a text in quotes
                    2 |   id int [note: ]
                                         ^
                hint: write [note: 'text']

                schema.dbml:3:18: error NS1113: a relation of a column is an operator and the column it refers to
                    3 |   boss int [ref: > users.]
                                         ^^^^^^^^^
                hint: write [ref: > users.id]; the operators are > < - and <>

                schema.dbml:3:26: error NS1005: expected a name or a value, found "]"
                    3 |   boss int [ref: > users.]
                                                 ^

                schema.dbml:5:5: error NS1111: an index is a column, an expression in backticks, or a list of both in parentheses
                    5 |     (id, )
                            ^^^^^^
                hint: write (last_name, `lower(email)`) [name: 'people_name']

                schema.dbml:5:10: error NS1005: expected a name or a value, found ")"
                    5 |     (id, )
                                 ^""");
    }

    @Test
    void everyPartThatIsTooMuchIsShown() {
        assertThat(places("Enum e {\n  a b [note: 'x'] c\n}\n")).containsExactly("2:5", "2:19");
        assertThat(places("Table t {\n  id int\n}\nTableGroup g {\n  t a b\n}\n"))
                .containsExactly("5:5", "5:7");
        assertThat(places("Table t {\n  a int [pk: true, pk: true]\n}\n"))
                .containsExactly("2:10", "2:14", "2:20", "2:24");
        assertThat(places("Table t {\n  id int\n  indexes for id {\n    id\n  }\n}\n"))
                .containsExactly("3:15", "3:18");
        assertThat(places("Project p {\n  y: 'a' 'b'\n}\n")).containsExactly("2:10");
    }

    @Test
    void aNameThatIsWrongIsShownAndNotTheRightOnesAroundIt() {
        assertThat(places("Table t {\n  id int\n}\nRef: t > t\n")).containsExactly("4:6", "4:10");
        assertThat(places("Table s.t {\n  id int\n}\nDep: s.t -> s.u\n")).containsExactly("4:15");
        assertThat(places("TableGroup g {\n  s.t\n}\n")).containsExactly("2:5");
        assertThat(places("use { users, roles } from './base'\n")).containsExactly("1:7", "1:12");
    }

    @Test
    void whatFollowsABodyWithoutAnEndIsReadForItsMistakes() {
        assertThat(diagnostics("""
                Table users {
                  id int

                Table posts {
                  id int [notnull]
                }
                """)).isEqualTo("""
                schema.dbml:4:1: error NS1123: "Table" stands at the top of a file, not within another element
                    4 | Table posts {
                        ^^^^^
                hint: look whether the body above it is closed with }

                schema.dbml:5:11: error NS1107: there is no setting "notnull" for a column
                    5 |   id int [notnull]
                                  ^^^^^^^
                hint: did you mean "not null"?

                schema.dbml:7:1: error NS1002: the body of "Table" has no end
                hint: close it with }""");
    }

    private static List<String> places(String dbml) {
        return Reader.read(dbml).diagnostics().stream()
                .map(diagnostic ->
                        diagnostic.place().line() + ":" + diagnostic.place().column())
                .toList();
    }

    @Test
    void aConflictThatAMergeLeftIsCalledByItsName() {
        assertThat(diagnostics("Table t {\n<<<<<<< HEAD\n  id int\n=======\n  id text\n>>>>>>> other\n}\n"))
                .startsWith("""
                        schema.dbml:2:1: error NS1010: this file holds a conflict that a merge left behind
                            2 | <<<<<<< HEAD
                                ^^^^^^^
                        hint: decide between the two sides and take the marker lines out""");
    }

    @Test
    void duplicatesAreFoundWhateverTheyAre() {
        assertThat(diagnostics("Table t {\n  id int\n}\nTable public.t {\n  id int\n}\n"))
                .startsWith("schema.dbml:4:7: error NS2001: there is a table t already");
        assertThat(diagnostics("Enum t {\n  a\n  a\n}\n"))
                .contains("schema.dbml:2:3: error NS2003: the value \"a\" stands here twice");
        assertThat(diagnostics("Enum t {\n  a\n}\nTable t {\n  id int\n}\n"))
                .contains("schema.dbml:4:7: error NS2001: there is an enum t already; PostgreSQL makes a type of every"
                        + " table, so they cannot share a name");
        assertThat(diagnostics("Table a {\n  id int [pk]\n}\nTable b {\n  id int [ref: > a.id]\n}\nRef: b.id > a.id\n"))
                .contains("schema.dbml:7:1: error NS2109: there is another relation between these columns");
        assertThat(diagnostics("Table a {\n  id int [pk]\n  b int\n  indexes {\n    b [pk]\n  }\n}\n"))
                .contains("schema.dbml:5:5: error NS2006: table a has 2 primary keys; it can have one");
    }

    @Test
    void aRelationToNoKeyIsAWarningAndTheSchemaIsRead() {
        String dbml = "Table a {\n  id int [pk]\n  code text\n}\nTable b {\n  code text [ref: > a.code]\n}\n";

        assertThat(diagnostics(dbml)).isEqualTo("""
                schema.dbml:3:3: information NS2213: column "code" is not unique, though a relation refers to it
                    3 |   code text
                          ^^^^
                hint: make it pk or unique

                schema.dbml:6:3: information NS2210: column "code" may be null, though ">" gives each row one of a
                    6 |   code text [ref: > a.code]
                          ^^^^
                hint: add not null, or write ">?"

                schema.dbml:6:21: warning NS2201: a (code) is neither a primary key nor unique, so nothing can refer to it
                    6 |   code text [ref: > a.code]
                                            ^^^^^^
                hint: make it pk or unique, or turn the relation round""");
        assertThat(Reader.read(dbml).schema()).isPresent();
    }

    @Test
    void nothingIsMadeOfAFieldThatIsLeftOut() {
        String fields = "Table users {\n  id int [pk]\n}\nTable posts {\n  id int\n  author users";

        assertThat(diagnostics(fields + "\n}\n")).startsWith("schema.dbml:6:3: warning NS2202");
        assertThat(diagnostics(fields + " [pk]\n}\n"))
                .contains("schema.dbml:6:3: error NS2115: \"author\" of table posts has a table as its type, so a key"
                        + " or an index cannot be made of it")
                .endsWith("hint: give it the type of the column that it refers to");
        assertThat(diagnostics(fields + "\n  indexes {\n    (id, author)\n  }\n}\n"))
                .contains("schema.dbml:6:3: error NS2115");
        assertThat(diagnostics("Table t {\n  id t\n}\n"))
                .contains("schema.dbml:1:7: error NS2004: table t has no column: each has a table as its type and is"
                        + " left out");
        assertThat(diagnostics(fields + " [ref: > users.id]\n}\n")).contains("schema.dbml:6:3: error NS2115");
        assertThat(diagnostics(fields + "\n}\nRef: users.id <> posts.author\n"))
                .contains("schema.dbml:8:18: error NS2115: \"author\" of table posts has a table as its type, so a"
                        + " relation cannot be made of it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"''", "'#'", "#ff", "#ggg", "#ffff", "#fffffff"})
    void aColourIsThreeOrSixDigits(String color) {
        assertThat(diagnostics("Table t [headercolor: " + color + "] {\n  id int\n}\n"))
                .startsWith("schema.dbml:1:23: error NS1012: \"headercolor\" takes a colour");
    }

    @Test
    void theColourOfADepIsOneInItsBodyToo() {
        assertThat(diagnostics("Table a {\n  id int\n}\nTable b {\n  id int\n}\nDep {\n  a -> b\n  color: #red\n}\n"))
                .isEqualTo("""
                        schema.dbml:9:10: error NS1012: "color" takes a colour
                            9 |   color: #red
                                         ^^^^
                        hint: write color: #3498db""");
    }

    /** Taken up again at each sign, the name would be copied as often as it has signs: 40 GB of it. */
    @Test
    void aNameFullOfSignsThatNoNameHoldsIsReadOnce() {
        assertThat(Reader.read("Table t" + "$a".repeat(200_000) + " {\n  id int\n}\n")
                        .diagnostics())
                .hasSize(1000);
    }

    @Test
    void aFileFullOfMistakesIsNotListedToItsEnd() {
        assertThat(Reader.read("$".repeat(100_000)).diagnostics()).hasSize(1000);
        assertThat(Reader.read("Table t {\n  id int" + "*".repeat(100_000) + "\n}\n")
                        .diagnostics())
                .hasSize(1000);
    }

    @Test
    void nestingHasALimitAndNoStackOverflows() {
        assertThat(diagnostics("Table t {\n  id int [default: " + "(".repeat(10_000) + "\n}\n"))
                .contains("NS1011: this expression is nested too deeply");
        assertThat(diagnostics("Table t " + "{ a ".repeat(10_000)))
                .contains("NS1011: bodies lie in one another too deeply");
    }
}
