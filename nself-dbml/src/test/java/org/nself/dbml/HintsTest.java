package org.nself.dbml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.nself.schema.Diagnostic;
import org.nself.schema.Diagnostic.Severity;

/** What is said of valid files: relations and sample data that are not what the columns say. */
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
    void anIndexThatDoesWhatAnotherDoesIsAWarning() {
        assertThat(Reader.diagnostics("""
                Table t {
                  id int [pk]
                  mail text [unique]
                  name text
                  indexes {
                    id
                    mail [unique]
                    name
                    name [type: hash]
                    name [unique, name: 'names']
                    name [unique, type: BTREE, name: 'names_again']
                    (name, mail)
                    (mail, name)
                    `lower(name)`
                    name //@ where: name <> ''
                  }
                }
                """).lines().filter(line -> line.startsWith("schema")))
                .containsExactly(
                        "schema.dbml:6:5: warning NS2204: this index of t does what the primary key does already",
                        "schema.dbml:7:5: warning NS2204: this index of t does what a unique column does already",
                        "schema.dbml:8:5: warning NS2204: this index of t does what a unique index does already",
                        "schema.dbml:11:5: warning NS2204: this index of t does what a unique index does already");
    }

    @Test
    void mistakesComeBeforeHints() {
        assertThat(Reader.diagnostics("Table a {\n  id int\n  a int [ref: > a.id]\n  b int [ref: > a.c]\n}\n"))
                .startsWith("schema.dbml:4:19: error NS2104")
                .doesNotContain("information");
    }

    @Test
    void sampleValuesAreHeldAgainstTheTypesOfTheirColumns() {
        assertThat(hints("""
                Enum status {
                  draft
                }
                Table t {
                  id int [pk]
                  ok bool
                  name varchar(3)
                  day date
                  price numeric(4, 2)
                  status status
                }
                records t(id, ok, name, day, price, status) {
                  1, true, 'äöü', '2024-01-15', 12.34, status.draft
                  2, 'Y', null, 'Jan 5, 2024', -1, 'draft'
                  3, 0, `lower('ABCD')`, '2024-01-15 10:30:00+07:00', 1e1, `random_status()`
                  4, , , , ,
                  5.5, 5, 'abcd', 'soon', 100.01, 'dratf'
                  'six', 'maybe', 'ab', '2024-13-01', 1.234, 1
                }
                """)).isEqualTo("""
                17:3 column "id" takes a whole number, not "5.5" → correct the value, or the type of the column
                17:8 column "ok" takes true or false, not "5" → correct the value, or the type of the column
                17:11 this text has 4 characters; column "name" takes 3 → shorten it, or widen the type
                17:19 column "day" takes a date or time, not "soon" → correct the value, or the type of the column
                17:27 100.01 has 5 digits; column "price" keeps 4 → shorten it, or widen the type
                17:35 "dratf" is no value of enum status → write one of its values in quotes
                18:3 column "id" takes a whole number, not "six" → correct the value, or the type of the column
                18:10 column "ok" takes true or false, not "maybe" → correct the value, or the type of the column
                18:25 column "day" takes a date or time, not "2024-13-01" → correct the value, or the type of the column
                18:39 1.234 has 3 digits behind the point; column "price" keeps 2 → shorten it, or widen the type
                18:46 "1" is no value of enum status → write one of its values in quotes""");
    }

    @Test
    void sampleRowsHaveWhatIsNeverNull() {
        assertThat(hints("""
                Table t {
                  id int [pk]
                  name text [not null]
                  state text [not null, default: 'new']
                  number int [increment]
                  records (id, state) {
                    1, null
                    null, 'old'
                  }
                }
                """)).isEqualTo("""
                6:3 these rows say nothing of column "name", which is never null and has no default → add the column to the records
                8:5 column "id" is of the primary key, and this row has no value for it → write a value, or give the column a default""");
    }

    @Test
    void sampleRowsAreUniqueWhereTheirColumnsAre() {
        assertThat(hints("""
                Table t {
                  id int [pk]
                  code int [unique, default: 7]
                  a text
                  b text
                  indexes {
                    (a, b) [unique]
                  }
                  records (id, a, b) {
                    1, 'x', 'y'
                    1.0, 'x', null
                    `nextval('s')`, 'x', 'y'
                  }
                }
                """)).isEqualTo("""
                10:5 column "id" is unique, and another row has the same → give each row a value of its own
                10:5 column "code" is unique, and another row has the same → give each row a value of its own
                10:8 columns "a", "b" are unique, and another row has the same → give each row a value of its own
                10:13 columns "a", "b" are unique, and another row has the same → give each row a value of its own
                11:5 column "id" is unique, and another row has the same → give each row a value of its own
                11:5 column "code" is unique, and another row has the same → give each row a value of its own
                12:5 column "code" is unique, and another row has the same → give each row a value of its own
                12:21 columns "a", "b" are unique, and another row has the same → give each row a value of its own
                12:26 columns "a", "b" are unique, and another row has the same → give each row a value of its own""");
    }

    @Test
    void sampleRowsFindOneAnother() {
        assertThat(hints("""
                Table users {
                  id int [pk]
                  records {
                    1
                    3
                  }
                }
                Table posts {
                  user_id int [not null, ref: > users.id]
                  editor_id int [ref: ?>? users.id]
                  records {
                    1, null
                    2, 4
                  }
                }
                """)).isEqualTo("""
                5:5 no row of posts has this for "user_id" → correct the value, or add the row
                13:5 no row of users has this for "id" → correct the value, or add the row
                13:8 no row of users has this for "id" → correct the value, or add the row""");
    }

    @Test
    void manyTablesThatReferToManyRowsDoNotMultiply() {
        StringBuilder dbml = new StringBuilder("Table users {\n  id int [pk]\n  records {\n");
        for (int row = 0; row < 2_000; row++) {
            dbml.append("    ").append(row).append('\n');
        }
        dbml.append("  }\n}\n");
        for (int table = 0; table < 2_000; table++) {
            dbml.append("Table t").append(table).append(" {\n  user int [not null, ref: > users.id]\n}\n");
        }

        assertThat(Reader.read(dbml.toString()).diagnostics()).hasSize(1_000);
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
