package org.nself.dbml;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.nself.dbml.Reader.diagnostics;

import java.time.Duration;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nself.InvalidSchemaException;
import org.nself.schema.Schema;
import org.nself.schema.SourceFile;
import org.nself.schema.Table;

/** Odd characters, odd line ends, and texts that are larger or deeper than anybody writes them. */
class TextLimitsTest {

    private static final int DEEP = 10_000;
    private static final int MILLION = 1_000_000;
    private static final int FILE = 50_000_000;

    /** Less than a second for 100 KB; what grows with the square of its length takes hours. */
    private static final Duration LONG = Duration.ofMinutes(5);

    @Test
    void aByteOrderMarkIsNoMatterAtTheBeginningAndNowhereElse() {
        assertThat(Reader.schema("\uFEFFTable t {\n  id int\n}\n"))
                .isEqualTo(Reader.schema("Table t {\n  id int\n}\n"));
        assertThat(diagnostics("Table t {\n  id int\n}\n\uFEFF\n"))
                .startsWith("schema.dbml:4:1: error NS1001: \"\uFEFF\" has no meaning here");
    }

    @Test
    void linesMayEndAsOnOtherSystems() {
        String dbml = "Table t { // why\n  id int [pk] //@ serial\n  name text\n}\n\nEnum e {\n  a\n}\n";
        String annotated = dbml.replace("[pk]", "[pk, increment]");

        assertThat(Reader.schema(annotated.replace("\n", "\r\n"))).isEqualTo(Reader.schema(annotated));
        assertThat(format(annotated.replace("\n", "\r\n"))).isEqualTo(format(annotated));
    }

    @Test
    void aCarriageReturnAloneIsASpace() {
        assertThat(Reader.schema("Table t {\n\rid\rint\r[pk]\r\n}\n"))
                .isEqualTo(Reader.schema("Table t {\n  id int [pk]\n}\n"));
        assertThat(diagnostics("Table t {\r  id int\r  name text\r}\r"))
                .startsWith("schema.dbml:1:22: error NS1105: this does not belong to a column");
    }

    @Test
    void aSpaceThatIsNoneIsShown() {
        assertThat(diagnostics("Table t {\n  id\u00A0int\n}\n")).isEqualTo("""
                schema.dbml:2:5: error NS1001: there is a character here that looks like a space and is none: U+00A0
                    2 |   id\u00A0int
                            ^
                hint: replace it with a space""");
    }

    @Test
    void lettersOutsideTheBasicPlaneStandInQuotes() {
        Table table = Reader.table("Table \"𝐭🐘\" {\n  \"𝐢\" int [default: '🐘', note: '𝐧']\n}\n");

        assertThat(table.name().name()).isEqualTo("𝐭🐘");
        assertThat(table.column("𝐢").orElseThrow().comment()).contains("𝐧");
        assertThat(diagnostics("Table 🐘 {\n  id int\n}\n"))
                .contains("schema.dbml:1:7: error NS1001: \"🐘\" has no meaning here");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Table t { id int [default: (",
                "Table t { id int[",
                "Table t { id int(",
                "Table t { id int [a: [",
                "Table t { a { ",
                "Ref: a.b > - - ",
                "Ref: a.(",
                "Table a.a.",
                "records t(a) { (",
                "Ref: a - - "
            })
    void whatNestsTooDeeplyIsADiagnosticAndNoStackOverflows(String opening) {
        String nested = opening + opening.substring(opening.length() - 2).repeat(DEEP);

        assertThat(Reader.read(nested).schema()).isEmpty();
        assertThatThrownBy(() -> format(nested)).isInstanceOf(InvalidSchemaException.class);
    }

    @Test
    void manyOfEverythingTakeNoLongerThanTheyAreLong() {
        int many = 3_000;
        String dbml = table("wide", many, " int [pk]") + table("other", many, " wide_kind [default: wide_kind.v1]")
                + "Enum wide_kind {\n" + lines(many, i -> "  v" + i + "\n") + "}\n"
                + lines(many, i -> "Table t" + i + " {\n  id int [pk, ref: > wide.c" + i + "]\n}\n")
                + lines(many, i -> "Ref: other.c" + i + " <> wide.c" + i + "\n")
                + "TableGroup g {\n" + lines(many, i -> "  t" + i + "\n") + "}\n"
                + "Table said {\n  id int\n  //@ comment: a\n" + "  //@+ b\n".repeat(many) + "}\n";

        Schema schema = assertTimeout(LONG, () -> Reader.schema(dbml));
        assertThat(schema.tables()).hasSize(2 * many + 3);
        assertThat(schema.tables().getLast().name().name()).isEqualTo("other_wide_" + (many - 1));
        assertThat(assertTimeout(LONG, () -> Reader.schema(format(dbml)))).isEqualTo(schema);
    }

    @Test
    @EnabledIfSystemProperty(named = "nself.corpus", matches = ".+")
    void aMillionColumnsAreRead() {
        String dbml = table("t", MILLION, " int").stripTrailing() + "\n";

        assertThat(assertTimeout(LONG, () -> Reader.table(dbml)).columns()).hasSize(MILLION);
        assertThat(assertTimeout(LONG, () -> format(dbml))).hasSize(dbml.length());
    }

    @Test
    @EnabledIfSystemProperty(named = "nself.corpus", matches = ".+")
    void fiftyMegabytesAreASchemaOrDiagnostics() {
        String tables = lines(FILE / 50, i -> "Table t%07d {\n  id int [pk]\n  name varchar\n}\n".formatted(i));
        String note = "Note n {\n  '" + "x".repeat(FILE) + "'\n}\nTable t {\n  id int\n}\n";

        assertThat(tables.length()).isBetween(FILE * 9 / 10, FILE * 11 / 10);
        assertThat(assertTimeout(LONG, () -> Reader.schema(tables)).tables()).hasSize(FILE / 50);
        assertThat(assertTimeout(LONG, () -> Reader.schema(note)).tables()).hasSize(1);
        assertThat(assertTimeout(LONG, () -> Reader.read("$ ".repeat(FILE / 2)).diagnostics()))
                .hasSize(1000);
        assertThat(assertTimeout(LONG, () -> Reader.read("{".repeat(FILE)).diagnostics()))
                .hasSize(1);
    }

    private static String table(String name, int columns, String type) {
        return "Table " + name + " {\n" + lines(columns, i -> "  c" + i + type + "\n") + "}\n\n";
    }

    private static String lines(int count, IntFunction<String> line) {
        return IntStream.range(0, count).mapToObj(line).collect(joining());
    }

    private static String format(String dbml) {
        return DbmlFormatter.format(new SourceFile("schema.dbml", dbml));
    }
}
