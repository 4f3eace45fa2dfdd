package org.nself.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nself.Nself;

class FixturesTest {

    @TempDir
    Path directory;

    @Test
    void recordsAreASeedWhoseTablesComeInTheOrderOfTheirForeignKeys() throws IOException {
        String file = write("""
                Table orders {
                  id bigint [pk, increment]
                  customer bigint [not null, ref: > customers.id]
                  status status [not null, default: 'open']
                  placed_at timestamptz [not null]
                }
                Table customers {
                  id bigint [pk, increment]
                  name text [not null]
                  likes "text[]"
                }
                Enum status {
                  open
                  paid
                }
                records orders(id, customer, status, placed_at) {
                  10, 1, status.paid, `now() - interval '1 day'`
                  12, 2, , '2025-08-06 14:30:00Z'
                  , 2, null, `now()`
                }
                records customers(id, name, likes) {
                  1, 'Ada\\tO\\'Neill \\\\', '{tea,"a b"}'
                  2, '', null
                }
                """);
        try (TestDatabase database =
                TestDatabases.empty().schema(file).seed(file).create()) {
            assertThat(Sql.text(
                            database,
                            "SELECT string_agg(concat_ws('/', id, customer, status), ' ' ORDER BY id) FROM orders"))
                    .isEqualTo("1/2/open 10/1/paid 12/2/open");
            assertThat(Sql.text(database, "SELECT bool_and(placed_at < now()) FROM orders"))
                    .isEqualTo("t");
            assertThat(Sql.text(
                            database, "SELECT string_agg(concat_ws('/', name, likes), ' ' ORDER BY id) FROM customers"))
                    .isEqualTo("Ada\tO'Neill \\/{tea,\"a b\"} ");
            assertThat(Sql.text(database, "INSERT INTO orders (customer, placed_at) VALUES (1, now()) RETURNING id"))
                    .isEqualTo("13");
            assertThat(Sql.text(database, "INSERT INTO customers (name) VALUES ('Cid') RETURNING id"))
                    .isEqualTo("3");

            database.reset();
            assertThat(Sql.text(database, "SELECT count(*) FROM orders")).isEqualTo("3");
        }
    }

    /** A row with the id 0 or below stands beside those that the sequence numbers; one that begins at 1000 goes on there. */
    @Test
    void aSequenceIsMovedOnlyWhereItsOwnNumbersAre() throws IOException {
        String file = write("""
                Table roles {
                  id int [pk, increment]
                  name text
                }
                Table invoices {
                  number text [pk, default: `'INV-' || nextval('inv')`]
                }
                records roles(id, name) {
                  -1, 'nobody'
                  0, 'system'
                }
                records invoices(number) {
                  'INV-7'
                }
                """);
        try (TestDatabase database = TestDatabase.create()) {
            Sql.execute(database, "CREATE SEQUENCE inv");
            Nself.builder()
                    .schema(Path.of(file))
                    .dataSource(database.dataSource())
                    .migrate();
            Fixtures.of(file).load(database);

            assertThat(Sql.text(database, "INSERT INTO roles (name) VALUES ('user') RETURNING id"))
                    .isEqualTo("1");
            assertThat(Sql.text(database, "INSERT INTO invoices DEFAULT VALUES RETURNING number"))
                    .isEqualTo("INV-1");
        }
    }

    @Test
    void twoBlocksOfOneTableAreSaid() throws IOException {
        write("Table notes {\n  id int [pk]\n}\nrecords notes(id) {\n  1\n}");
        Path more = Files.writeString(
                directory.resolve("more.dbml"),
                "use { table notes } from './schema.dbml'\nrecords notes(id) {\n  2\n}");
        try (TestDatabase database = TestDatabases.empty()
                .schema(directory.resolve("schema.dbml").toString())
                .create()) {
            assertThatThrownBy(() -> Fixtures.of(more.toString()).load(database.dataSource()))
                    .hasMessageContaining("two blocks for the table notes")
                    .hasMessageContaining("what to do: put the rows of both into one block");
        }
    }

    @Test
    void anotherFileMayHaveTheRecordsOfTablesThatItTakesOver() throws IOException {
        write("Table notes {\n  id int [pk]\n  text text\n}\nrecords notes(id, text) {\n  1, 'of the schema'\n}");
        Path more = Files.writeString(
                directory.resolve("more.dbml"),
                "use { table notes } from './schema.dbml'\nTable tags {\n  id int [pk]\n}\nrecords tags(id) {\n  7\n}");
        try (TestDatabase database =
                TestDatabases.empty().schema(more.toString()).create()) {
            Fixtures.of(more.toString()).load(database);

            assertThat(Sql.text(database, "SELECT text FROM notes")).isEqualTo("of the schema");
            assertThat(Sql.text(database, "SELECT id FROM tags")).isEqualTo("7");
        }
    }

    @Test
    void aCircleWithAColumnThatMayBeNullIsClosedAfterwards() throws IOException {
        String file = write("""
                Table teams {
                  id int [pk]
                  leader int [ref: > people.id]
                }
                Table people {
                  id int [pk]
                  team int [not null, ref: > teams.id]
                  boss int [ref: > people.id]
                  age int [default: 30]
                }
                records teams(id, leader) {
                  1, 10
                  2, null
                }
                records people(id, team, boss, age) {
                  10, 1, 11, 40
                  11, 2, null,
                }
                """);
        try (TestDatabase database =
                TestDatabases.empty().schema(file).seed(file).create()) {
            assertThat(Sql.text(database, "SELECT string_agg(concat_ws('/', id, leader), ' ' ORDER BY id) FROM teams"))
                    .isEqualTo("1/10 2");
            assertThat(Sql.text(
                            database,
                            "SELECT string_agg(concat_ws('/', id, team, boss, age), ' ' ORDER BY id) FROM people"))
                    .isEqualTo("10/1/11/40 11/2/30");
        }
    }

    @Test
    void aCircleWithAKeyThatIsDeferrableIsCheckedAtTheEnd() throws IOException {
        String file = circle();
        try (TestDatabase database = TestDatabases.empty()
                .schema(file)
                .prepared(
                        "deferrable",
                        source ->
                                Sql.execute(source, "ALTER TABLE teams ALTER CONSTRAINT teams_leader_fkey DEFERRABLE"))
                .seed(file)
                .create()) {
            assertThat(Sql.text(database, "SELECT leader FROM teams")).isEqualTo("10");
        }
    }

    @Test
    void aCircleThatCannotBeOpenedIsTold() throws IOException {
        String file = circle();
        try (TestDatabase database = TestDatabases.empty().schema(file).create()) {
            assertThatThrownBy(() -> Fixtures.of(file).load(database))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the records of " + file
                            + " cannot be loaded: their tables refer to each other in a circle:"
                            + " teams → people → teams\nwhat to do: make a foreign key of it deferrable (//@ deferrable), or"
                            + " let its columns be null and give the rows a primary key");
        }
    }

    @Test
    void aRowThatTheServerRefusesLeavesNothing() throws IOException {
        String file =
                write("Table notes {\n  id int [pk]\n  text text\n}\nrecords notes(id, text) {\n  1, 'a'\n  1, 'b'\n}");
        try (TestDatabase database = TestDatabases.empty().schema(file).create()) {
            assertThatThrownBy(() -> Fixtures.of(file).load(database))
                    .hasMessageStartingWith("cannot load the records of " + file + ": table notes: ")
                    .hasMessageContaining("notes_pkey");
            assertThat(Sql.text(database, "SELECT count(*) FROM notes")).isEqualTo("0");
        }
    }

    @Test
    void aTableOrColumnThatIsNotThereIsToldByFacts() throws IOException {
        String file = write("Table note {\n  id int [pk]\n  text text\n}\nrecords note(id, text) {\n  1, 'a'\n}");
        try (TestDatabase database = TestDatabase.create()) {
            Sql.execute(database, "CREATE TABLE notes (id int)");
            assertThatThrownBy(() -> Fixtures.of(file).load(database)).hasMessage("""
                    expected: a table note for the records of %s
                    but was:
                      - notes
                    likely mistake: did you mean "notes"?""".formatted(file));

            Sql.execute(database, "CREATE TABLE note (id int, texts text)");
            assertThatThrownBy(() -> Fixtures.of(file).load(database)).hasMessage("""
                    expected: a column note.text for the records of %s
                    but was: id, texts
                    likely mistake: did you mean "texts"?""".formatted(file));
        }
    }

    @Test
    void aFileWithoutRecordsAndOneThatIsNotValidAreTold() throws IOException {
        String file = write("Table notes {\n  id int [pk]\n}");
        try (TestDatabase database = TestDatabase.create()) {
            assertThatThrownBy(() -> Fixtures.of(file).load(database))
                    .hasMessage(file + " has no records\nwhat to do: write records users(id, name) { … }");

            write("Table notes {\n  id int [pk]\n}\nrecords nots(id) {\n  1\n}");
            assertThatThrownBy(() -> Fixtures.of(file).load(database)).hasMessageContaining("nots");
        }
    }

    /** Neither column may be null. */
    private String circle() throws IOException {
        return write("""
                Table teams {
                  id int [pk]
                  leader int [not null, ref: > people.id]
                }
                Table people {
                  id int [pk]
                  team int [not null, ref: > teams.id]
                }
                records teams(id, leader) {
                  1, 10
                }
                records people(id, team) {
                  10, 1
                }
                """);
    }

    private String write(String dbml) throws IOException {
        return Files.writeString(directory.resolve("schema.dbml"), dbml).toString();
    }
}
