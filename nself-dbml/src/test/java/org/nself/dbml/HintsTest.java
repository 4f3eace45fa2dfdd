package org.nself.dbml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.nself.schema.Diagnostic;
import org.nself.schema.Diagnostic.Severity;

/** What is said of valid files: relations that are not what their columns say. */
class HintsTest {

    @Test
    void aColumnThatMayBeNullDoesNotGiveEachRowItsOther() {
        assertThat(Reader.diagnostics("""
                Table users {
                  id int [pk]
                }
                Table posts {
                  user_id int
                }
                Ref: posts.user_id > users.id
                """)).isEqualTo("""
                schema.dbml:5:3: information NS2210: column "user_id" may be null, though ">" gives each row one of users
                    5 |   user_id int
                          ^^^^^^^
                hint: add not null, or write ">?"

                schema.dbml:7:6: information NS2210: column "user_id" may be null, though ">" gives each row one of users
                    7 | Ref: posts.user_id > users.id
                             ^^^^^^^^^^^^^
                hint: add not null, or write ">?"\
                """);
        assertThat(hints("Table a {\n  id int [pk]\n}\nTable b {\n  a int [ref: >? a.id]\n}\n"))
                .isEmpty();
        assertThat(hints("Table a {\n  id int [pk]\n}\nTable b {\n  a int\n}\nRef: a.id < b.a\n"))
                .contains("5:3 column \"a\" may be null, though \"<\" gives each row one of a → add not null, or write"
                        + " \"?<\"");
    }

    @Test
    void aColumnThatIsNeverNullLeavesNoRowWithoutItsOther() {
        assertThat(hints("Table a {\n  id int [pk]\n}\nTable b {\n  a int [not null, ref: ?>? a.id]\n}\n"))
                .isEqualTo(
                        "5:3 column \"a\" is never null, though \"?>?\" allows rows without one of a → allow null, or"
                                + " write \"?>\"");
    }

    @Test
    void aUniqueColumnIsNoManySide() {
        assertThat(hints("Table a {\n  id int [pk]\n}\nTable b {\n  a int [pk, ref: > a.id]\n}\n"))
                .isEqualTo(
                        "5:3 column \"a\" is unique, though \">\" lets many rows refer to one of a → write \"-\" for one"
                                + " to one");
    }

    @Test
    void oneToOneWantsUniqueColumnsTogether() {
        assertThat(hints("""
                Table a {
                  x int [not null]
                  y int
                  indexes {
                    (y, x) [unique]
                  }
                }
                Table b {
                  x int [not null]
                  y int [not null]
                }
                Ref: a.(x, y) - b.(x, y)
                """)).isEqualTo("""
                9:3 columns "x", "y" are not unique, though "-" lets one row alone refer to one of a → add unique, or write "<" for many to one
                10:3 columns "x", "y" are not unique, though "-" lets one row alone refer to one of a → add unique, or write "<" for many to one
                12:17 columns "x", "y" are not unique, though "-" lets one row alone refer to one of a → add unique, or write "<" for many to one""");
    }

    @Test
    void manyToManyHasKeysOfItsOwnButRefersToKeys() {
        assertThat(Reader.diagnostics("Table a {\n  id int [pk]\n}\nTable b {\n  id int [pk]\n}\nRef: a.id <> b.id\n"))
                .isEmpty();
        assertThat(Reader.diagnostics("Table a {\n  id int [pk]\n}\nTable b {\n  x int\n}\nRef: a.id <> b.x\n"))
                .contains("schema.dbml:7:14: warning NS2201: b (x) is neither a primary key nor unique, so nothing can"
                        + " refer to it");
    }

    @Test
    void aUniqueIndexOverSomeOfTheRowsIsNoKey() {
        assertThat(Reader.diagnostics("""
                Table a {
                  code text
                  indexes {
                    code [unique] //@ where: code <> ''
                  }
                }
                Table b {
                  code text [ref: >? a.code]
                }
                """)).contains("warning NS2201: a (code) is neither a primary key nor unique");
    }

    @Test
    void whatAPartialSaysIsSaidOnceHoweverManyTablesTakeIt() {
        assertThat(hints("""
                Table users {
                  id int [pk]
                }
                TablePartial owned {
                  owner int [ref: > users.id]
                }
                Table a {
                  ~owned
                }
                Table b {
                  ~owned
                }
                """)).isEqualTo("""
                5:3 column "owner" may be null, though ">" gives each row one of users → add not null, or write ">?\"""");
    }

    @Test
    void mistakesComeBeforeHints() {
        assertThat(Reader.diagnostics("Table a {\n  id int\n  a int [ref: > a.id]\n  b int [ref: > a.c]\n}\n"))
                .startsWith("schema.dbml:4:19: error NS2104")
                .doesNotContain("information");
    }

    /** Place, message and hint of each, on a line of its own; all are there for information only. */
    private static String hints(String dbml) {
        assertThat(Reader.read(dbml).diagnostics())
                .allMatch(diagnostic -> diagnostic.severity() == Severity.INFORMATION);
        return Reader.read(dbml).diagnostics().stream().map(HintsTest::line).collect(Collectors.joining("\n"));
    }

    private static String line(Diagnostic diagnostic) {
        return diagnostic.place().line() + ":" + diagnostic.place().column() + " " + diagnostic.message() + " → "
                + diagnostic.hint().orElseThrow();
    }
}
