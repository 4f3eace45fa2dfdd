package org.nself.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code nself dbml check} and {@code nself dbml format}, as they are called. */
class DbmlCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path project;

    @Test
    void aValidFileIsSaidToBeSo() throws IOException {
        Path file = file("schema.dbml", "Table users {\n  id int [pk]\n}\n");

        assertThat(run("check", file.toString())).isZero();
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).isEqualTo("✓ " + file + " is valid\n");
    }

    @Test
    void aMistakeIsShownWhereItIsAndEndsWithFour() throws IOException {
        Path file = file("schema.dbml", "Table users {\n  id int [notnull]\n}\n");

        assertThat(run("check", file.toString())).isEqualTo(4);
        assertThat(out).hasToString(file + """
                :2:11: error NS1107: there is no setting "notnull" for a column
                    2 |   id int [notnull]
                                  ^^^^^^^
                hint: did you mean "not null"?

                """);
    }

    @Test
    void programsGetOneDocumentWithAnEntryForEachFile() throws IOException {
        Path good = file("good.dbml", "Table users {\n  id int [pk]\n}\n");
        Path bad = file("bad.dbml", "use { table users } from './good'\nTable t {\n  id int [ref: > users.nr]\n}\n");

        assertThat(run("check", "--json", good.toString(), bad.toString())).isEqualTo(4);
        assertThat(out).hasToString("""
                {"format":1,"files":[{"file":"%s","diagnostics":[]},{"file":"%s","diagnostics":[\
                {"code":"NS2104","severity":"error","file":"%s","line":3,"column":24,"endLine":3,"endColumn":26,\
                "message":"table users has no column \\"nr\\"","hint":null}]}]}
                """.formatted(good, bad, bad));
    }

    @Test
    void anErrorInAModuleNamesTheModule() throws IOException {
        file("base.dbml", "Table users {\n  id\n}\n");
        Path main = file("main.dbml", "use * from './base'\n");

        assertThat(run("check", main.toString())).isEqualTo(4);
        assertThat(out.toString()).startsWith("base.dbml:2:3: error NS1105: column \"id\" has no type");
    }

    @Test
    void remarksAreShownToThoseWhoAsk() throws IOException {
        Path file = file("schema.dbml", "Table users {\n  Id int [pk]\n}\n");

        assertThat(run("check", file.toString())).isZero();
        assertThat(out.toString()).isEmpty();
        assertThat(err).hasToString("✓ " + file + " is valid; --verbose shows 1 remark\n");
        assertThat(run("check", "--verbose", file.toString())).isZero();
        assertThat(out.toString()).startsWith(file + ":2:3: information NS2206: the name \"Id\" has capitals");
        assertThat(err.toString()).endsWith("is valid\n");
    }

    @Test
    void mattersOfStyleAreRemarksThatSayHowToSilenceThem() throws IOException {
        Path file = file("schema.dbml", "Table events {\n  id bigint [pk]\n  at timestamp\n}\n");

        assertThat(run("check", "--verbose", file.toString())).isZero();
        assertThat(out).hasToString(file + """
                :3:3: information NS2313: column "at" is timestamp without time zone, which is what a clock shows and no moment
                    3 |   at timestamp
                          ^^
                hint: write timestamptz; or keep it, with //@ allow: NS2313

                """);

        Files.writeString(file, "Table events {\n  id bigint [pk]\n  at timestamp //@ allow: NS2313\n}\n");
        assertThat(run("check", file.toString())).isZero();
        assertThat(err.toString()).endsWith("✓ " + file + " is valid\n");
    }

    @Test
    void sqlIsPrintedThatCreatesAllAndThatTakesItAway() throws IOException {
        file("base.dbml", "Table users {\n  id int [pk]\n}\n");
        Path main = file("main.dbml", "use * from './base'\nTable posts {\n  user_id int [ref: > users.id]\n}\n");

        assertThat(run("sql", main.toString())).isZero();
        assertThat(run("sql", "--down", main.toString())).isZero();
        assertThat(out).hasToString("""
                CREATE TABLE users (
                    id integer PRIMARY KEY
                );

                CREATE TABLE posts (
                    user_id integer REFERENCES users (id)
                );
                DROP TABLE posts;

                DROP TABLE users;
                """);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void noSqlIsPrintedOfAWrongFile() throws IOException {
        Path file = file("schema.dbml", "Table users {\n  id int [notnull]\n}\n");

        assertThat(run("sql", file.toString())).isEqualTo(4);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("NS1107");
    }

    @Test
    void formattingReplacesWhatIsNotFormattedAndSaysSo() throws IOException {
        Path file = file("schema.dbml", "table users{id int}");
        Path other = file("other.dbml", "Table t {\n  id int\n}\n");

        assertThat(run("format", "--check", file.toString(), other.toString())).isEqualTo(3);
        assertThat(out).hasToString(file + "\n");
        assertThat(run("format", file.toString(), other.toString())).isZero();
        assertThat(file).hasContent("Table users {\n  id int\n}\n");
        assertThat(err).hasToString("✓ Formatted " + file + "\n");
        assertThat(run("format", "--check", file.toString())).isZero();
    }

    @Test
    void whatCannotBeReadIsLeftAsItIsAndSoAreTheOthers() throws IOException {
        Path good = file("good.dbml", "table users{id int}");
        Path bad = file("bad.dbml", "Table t {");

        assertThat(run("format", good.toString(), bad.toString())).isEqualTo(4);
        assertThat(good).hasContent("table users{id int}");
        assertThat(err.toString()).contains("NS1002");
    }

    @Test
    void aFileThatIsNotThereIsSaidSo() {
        assertThat(run("check", project.resolve("nothing.dbml").toString())).isEqualTo(1);
        assertThat(err.toString()).startsWith("nself: there is no file ");
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(project.resolve(name), content);
    }

    private int run(String... arguments) {
        return Main.run(
                Stream.concat(Stream.of("dbml"), Stream.of(arguments)).toArray(String[]::new),
                Map.of(),
                Terminal.none(),
                new PrintWriter(out, true),
                new PrintWriter(err, true));
    }
}
