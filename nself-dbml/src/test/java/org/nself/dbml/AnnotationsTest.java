package org.nself.dbml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nself.schema.Diagnostic;
import org.nself.schema.Increment;
import org.nself.schema.Index;
import org.nself.schema.Namespace;
import org.nself.schema.QualifiedName;
import org.nself.schema.Schema;
import org.nself.schema.SourceFile;
import org.nself.schema.Table;
import org.nself.schema.UniqueKey;
import org.nself.spi.Annotation;
import org.nself.spi.Reading;
import org.nself.spi.SchemaReader.Modules;

class AnnotationsTest {

    private static Reading read(String text) {
        return new DbmlReader().read(new SourceFile("schema.dbml", text), Modules.NONE);
    }

    private static Schema schema(String text) {
        Reading reading = read(text);
        assertThat(reading.diagnostics()).isEmpty();
        return reading.schema().orElseThrow();
    }

    private static List<String> said(String text) {
        return read(text).annotations().stream().map(AnnotationsTest::text).toList();
    }

    private static String text(Annotation annotation) {
        String value = annotation.value().isEmpty() ? "" : ": " + annotation.value();
        return annotation.place() + " " + annotation.subject().label() + " " + annotation.name() + value;
    }

    @Test
    void anIndexIsPartialCoveringAndOrdered() {
        Table table = schema("""
                Table people {
                  id int [pk]
                  name text
                  born date
                  email text
                  indexes {
                    //@ where: email is not null
                    (born, name) [name: 'by_birth'] //@ order: desc nulls last, text_pattern_ops
                    //@ include: email, "id"
                    name
                  }
                }
                """).tables().getFirst();

        assertThat(table.indexes().get(0).predicate()).contains("email is not null");
        assertThat(table.indexes().get(0).parts())
                .containsExactly(
                        new Index.Part(new Index.Value.Column("born"), Optional.of("desc nulls last")),
                        new Index.Part(new Index.Value.Column("name"), Optional.of("text_pattern_ops")));
        assertThat(table.indexes().get(1).included()).containsExactly("email", "id");
        assertThat(table.indexes().get(1).predicate()).isEmpty();
    }

    @Test
    void aUniqueIndexBecomesAConstraintWithAName() {
        Table table = schema("""
                Table people {
                  id int [pk]
                  email text
                  indexes {
                    email [unique, name: 'one_email'] //@ constraint
                  }
                }
                """).tables().getFirst();

        assertThat(table.indexes()).isEmpty();
        assertThat(table.uniqueKeys()).containsExactly(UniqueKey.of("email").withName("one_email"));
    }

    @Test
    void checksRelationsEnumsAndSchemasHaveComments() {
        Schema schema = schema("""
                //@ schema: shop 'What''s for sale'
                //@ comment: where an order is
                Enum status {
                  open
                }
                Table orders {
                  id int [pk]
                  parent int
                  checks {
                    `id > 0` //@ comment: 'positive '
                  }
                }
                Ref: orders.parent >? orders.id //@ comment: the order it was split from
                """);

        Table orders = schema.tables().getFirst();
        assertThat(schema.namespaces()).containsExactly(new Namespace("shop", Optional.of("What's for sale")));
        assertThat(schema.enums().getFirst().comment()).contains("where an order is");
        assertThat(orders.checks().getFirst().comment()).contains("positive ");
        assertThat(orders.foreignKeys().getFirst().comment()).contains("the order it was split from");
    }

    @Test
    void aColumnThatIncrementsMayBeSerial() {
        Table table = schema("""
                Table a {
                  id int [pk, increment] //@ serial
                  other int [increment, serial: 'true']
                  third int [increment]
                }
                """).tables().getFirst();

        assertThat(table.columns().stream().map(column -> column.increment().orElseThrow()))
                .containsExactly(Increment.SERIAL, Increment.SERIAL, Increment.IDENTITY);
    }

    @Test
    void whatTheSchemaHasNoWordForIsHandedOnWithItsObjectAndItsPlace() {
        assertThat(said("""
                //@ sequence: shop.numbers start 1000 increment 5
                Enum shop.status {
                  open //@ renamed_from: "new one"
                  closed
                  //@ remap: lost -> closed
                  //@ remap: gone -> null
                }

                //@ unlogged
                Table shop.items [renamed_from: 'goods', with: 'fillfactor = 70'] {
                  id int [identity: 'always start 5']
                  price numeric //@ using: price::numeric
                  total numeric [generated: 'price * 2', note: 'x']
                  twice numeric //@ virtual: price * 2
                  name text [not null, collation: '"de-x-icu"', not_null_name: 'named']
                  room int
                  during tstzrange
                  indexes {
                    id [pk] //@ deferrable: initially deferred
                    (name, room) [unique] //@ nulls: not distinct
                  }
                  checks {
                    `price > 0` [name: 'positive'] //@ no_inherit
                  }
                  //@ exclude: no_overlap using gist (room with =,
                  //@+  during with &&)
                }
                Ref to_itself: shop.items.room > shop.items.id [delete: set null]
                //@ match: full
                Ref named {
                  shop.items.price > shop.items.total //@ deferrable
                }
                """))
                .containsExactly(
                        "schema.dbml:1:1 shop sequence: shop.numbers start 1000 increment 5",
                        "schema.dbml:9:1 shop.items unlogged",
                        "schema.dbml:25:3 shop.items exclude: no_overlap using gist (room with =,\n  during with &&)",
                        "schema.dbml:10:19 shop.items renamed_from: goods",
                        "schema.dbml:10:42 shop.items with: fillfactor = 70",
                        "schema.dbml:11:11 shop.items.id identity: always start 5",
                        "schema.dbml:12:17 shop.items.price using: price::numeric",
                        "schema.dbml:13:18 shop.items.total generated: price * 2",
                        "schema.dbml:14:17 shop.items.twice virtual: price * 2",
                        "schema.dbml:15:24 shop.items.name collation: \"de-x-icu\"",
                        "schema.dbml:15:49 shop.items.name not_null_name: named",
                        "schema.dbml:19:13 shop.items deferrable: initially deferred",
                        "schema.dbml:20:27 shop.items nulls: not distinct",
                        "schema.dbml:23:36 shop.items.positive no_inherit",
                        "schema.dbml:5:3 shop.status remap: lost -> closed",
                        "schema.dbml:6:3 shop.status remap: gone -> null",
                        "schema.dbml:3:8 shop.status renamed_from: \"new one\"",
                        "schema.dbml:29:1 shop.items.named match: full",
                        "schema.dbml:31:39 shop.items.named deferrable");
    }

    @Test
    void metadataBlocksSayItToo() {
        assertThat(said("""
                Table users {
                  id int [pk]
                  cost int
                }
                Metadata Table users {
                  renamed_from: 'people'
                  owner: 'billing'
                }
                Metadata Column users.cost {
                  using: 'cost::int'
                }
                """))
                .containsExactly(
                        "schema.dbml:6:3 users renamed_from: people", "schema.dbml:10:3 users.cost using: cost::int");
    }

    @Test
    void anAnnotationOfAPartialHoldsForEachOfItsTables() {
        assertThat(said("""
                TablePartial priced {
                  price numeric //@ renamed_from: cost
                }
                Table a {
                  id int
                  ~priced
                }
                Table b {
                  ~priced
                }
                """))
                .containsExactly(
                        "schema.dbml:2:17 a.price renamed_from: cost", "schema.dbml:2:17 b.price renamed_from: cost");
    }

    @Test
    void aCommentOfAnotherKindSaysNothing() {
        assertThat(read("""
                // @where: this is prose
                Table a {
                  id int // //@ unlogged
                  /* //@ unlogged */
                }
                """).annotations()).isEmpty();
    }

    @Test
    void aTextInQuotesMayBeAsLongAsItLikes() {
        String text = "it''s ".repeat(20_000);

        assertThat(schema("Table a {\n  //@ comment: '" + text + "'\n  id int\n}\n")
                        .tables()
                        .getFirst()
                        .columns()
                        .getFirst()
                        .comment())
                .contains(text.replace("''", "'"));
        assertThat(said("Table a {\n  //@ renamed_from: \"" + "b".repeat(20_000) + "\"\n  id int\n}\n"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Table a { id int //@ renamed_form: b↵}              | 1:18 NS1201 did you mean "renamed_from"?
            Table a { id int //@ where: id > 1↵}                | 1:18 NS1203 write it above what it is about, or behind it on the same line
            Table a { id int //@ using:↵}                       | 1:18 NS1202 write //@ using: price::numeric
            Table a { id int //@ serial↵}                       | 1:18 NS1202 add increment to its settings
            Table a { //@ unlogged: maybe↵ id int }             | 1:11 NS1202 write //@ unlogged
            Table a { id int [renamed_from: 'a b']↵}            | 1:19 NS1202 write [renamed_from: 'old_name']
            Enum e { a //@ remap: b -> c↵}                      | 1:12 NS1203 write it above what it is about, or behind it on the same line
            Enum e { a↵ //@ remap: b to c↵}                     | 2:2 NS1202 write //@ remap: old_value -> new_value
            Project p { //@ unlogged↵ a: 'b' }                  | 1:13 NS1203 write it above what it is about, or behind it on the same line
            Table a { id int↵ indexes { id //@ include: nam↵} } | 2:15 NS2104
            Table a { id int↵ indexes { id //@ order: asc, desc↵} } | 2:15 NS1202 write one order for each part, with commas between them; an empty one is the default
            Table a { id int↵ indexes { id //@ order: "x↵} }    | 2:15 NS1202 write //@ order: desc nulls last, text_pattern_ops
            Table a { id int↵ indexes { id //@ order: f(x↵} }   | 2:15 NS1202 write //@ order: desc nulls last, text_pattern_ops
            Table a { id int↵ indexes { id //@ constraint↵} }   | 2:15 NS1202 add unique to its settings, or take the annotation out
            Table a { id int↵ indexes { id //@ nulls: first↵} } | 2:15 NS1202 write //@ nulls: not distinct
            Table a {↵ //@ using: a↵ id int //@ using: b↵}      | 3:9 NS1202 write //@ using: price::numeric
            """)
    void aWrongAnnotationIsAnErrorAtItsPlace(String text, String expected) {
        List<Diagnostic> diagnostics = read(text.replace('↵', '\n')).diagnostics();

        assertThat(diagnostics.stream()
                        .map(diagnostic -> (diagnostic.place().line() + ":"
                                        + diagnostic.place().column() + " " + diagnostic.code() + " "
                                        + diagnostic.hint().orElse(""))
                                .strip()))
                .containsExactly(expected.strip());
    }

    @Test
    void aSettingThatLooksLikeAnAnnotationIsAWarning() {
        Reading reading = read("Table a [renamed_frm: 'b', owner: 'c'] { id int [generatd: 'x'] }");

        assertThat(reading.diagnostics().stream()
                        .map(found -> found.code() + " " + found.severity() + " "
                                + found.hint().orElse("")))
                .containsExactly(
                        "NS1204 WARNING did you mean \"renamed_from\"?", "NS1204 WARNING did you mean \"generated\"?");
        assertThat(reading.schema().orElseThrow().table(QualifiedName.of("a"))).isPresent();
    }
}
