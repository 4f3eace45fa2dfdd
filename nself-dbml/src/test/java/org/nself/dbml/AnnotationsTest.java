package org.nself.dbml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nself.diff.Intents;
import org.nself.schema.ColumnOptions;
import org.nself.schema.Deferral;
import org.nself.schema.Diagnostic;
import org.nself.schema.Enforcement;
import org.nself.schema.Exclusion;
import org.nself.schema.Generated;
import org.nself.schema.Increment;
import org.nself.schema.Index;
import org.nself.schema.KeyOptions;
import org.nself.schema.Namespace;
import org.nself.schema.Parameter;
import org.nself.schema.QualifiedName;
import org.nself.schema.ReferenceOptions;
import org.nself.schema.Schema;
import org.nself.schema.Sequence;
import org.nself.schema.SequenceOptions;
import org.nself.schema.SourceFile;
import org.nself.schema.Subject;
import org.nself.schema.Table;
import org.nself.schema.TableOptions;
import org.nself.schema.UniqueKey;
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
                .containsExactly(Increment.SERIAL, Increment.SERIAL, Increment.ANY);
    }

    @Test
    void aColumnSaysHowItIsNumberedComputedAndStored() {
        Table table = schema("""
                Table items {
                  id int [identity: 'always start 5 increment by 10 cache 3']
                  number int [increment] //@ serial: shop.numbers as bigint minvalue 0 cycle 'of items'
                  total numeric [generated: 'price * 2']
                  twice numeric //@ virtual: price * 2
                  name text [not null, collation: '"de-x-icu"', not_null_name: 'named']
                  about text [collation: 'shop.custom', storage: 'external', compression: 'lz4']
                }
                """).tables().getFirst();

        assertThat(table.columns().get(0).increment())
                .contains(new Increment.Identity(
                        true,
                        new SequenceOptions(
                                Optional.of(5L),
                                Optional.of(10L),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(3L),
                                false)));
        assertThat(table.columns().get(1).increment())
                .contains(new Increment.Serial(Optional.of(new Sequence(
                        QualifiedName.of("shop", "numbers"),
                        "bigint",
                        new SequenceOptions(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(0L),
                                Optional.empty(),
                                Optional.empty(),
                                true),
                        Optional.empty(),
                        Optional.of("of items")))));
        assertThat(table.columns().get(2).generated()).contains(new Generated("price * 2", true));
        assertThat(table.columns().get(3).generated()).contains(new Generated("price * 2", false));
        assertThat(table.columns().get(4).options())
                .isEqualTo(new ColumnOptions(
                        Optional.of(QualifiedName.of("pg_catalog", "de-x-icu")),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("named")));
        assertThat(table.columns().get(5).options())
                .isEqualTo(new ColumnOptions(
                        Optional.of(QualifiedName.of("shop", "custom")),
                        Optional.of("external"),
                        Optional.of("lz4"),
                        Optional.empty()));
    }

    @Test
    void aTableSaysHowItIsKeptAndWhatItsRowsExclude() {
        Table table = schema("""
                //@ unlogged
                Table items [with: 'fillfactor = 70, toast.autovacuum_enabled = false'] {
                  room int
                  during tstzrange
                  //@ exclude: no_overlap using gist (room with =,
                  //@+  during with &&)
                  //@ exclude: using gist (during with &&) where (room > 0)
                }
                """).tables().getFirst();

        assertThat(table.options())
                .isEqualTo(new TableOptions(
                        true,
                        List.of(
                                new Parameter("fillfactor", "70"),
                                new Parameter("toast.autovacuum_enabled", "false"))));
        assertThat(table.exclusions())
                .containsExactly(
                        new Exclusion(
                                Optional.of("no_overlap"),
                                "using gist (room with =,\n  during with &&)",
                                Optional.empty()),
                        new Exclusion(
                                Optional.empty(), "using gist (during with &&) where (room > 0)", Optional.empty()));
    }

    @Test
    void keysIndexesChecksAndRelationsSayWhatIsSpecialAboutThem() {
        Table table = schema("""
                Table items {
                  id int
                  room int
                  name text
                  price numeric
                  indexes {
                    id [pk] //@ deferrable: initially deferred
                    (name, room) [unique] //@ nulls: not distinct
                    //@ constraint
                    //@ include: price
                    //@ with: fillfactor = 50
                    room [unique]
                    name //@ with: fillfactor = 60
                  }
                  checks {
                    `price > 0` [name: 'positive'] //@ no_inherit
                    `price < 9` //@ not_valid
                  }
                }
                //@ match: full
                Ref named {
                  items.price >? items.id [delete: set null] //@ deferrable
                  //@ delete_columns: price
                }
                """).tables().getFirst();

        assertThat(table.primaryKey().orElseThrow().options().deferral()).isEqualTo(Deferral.INITIALLY_DEFERRED);
        assertThat(table.indexes().get(0).nullsNotDistinct()).isTrue();
        assertThat(table.indexes().get(1).parameters()).containsExactly(new Parameter("fillfactor", "60"));
        assertThat(table.uniqueKeys().getFirst().options())
                .isEqualTo(new KeyOptions(
                        false,
                        List.of("price"),
                        Deferral.NOT_DEFERRABLE,
                        false,
                        List.of(new Parameter("fillfactor", "50"))));
        assertThat(table.checks().get(0).noInherit()).isTrue();
        assertThat(table.checks().get(1).enforcement()).isEqualTo(Enforcement.NOT_VALID);
        assertThat(table.foreignKeys().getFirst().options())
                .isEqualTo(new ReferenceOptions(
                        true, List.of("price"), Deferral.INITIALLY_IMMEDIATE, false, Enforcement.VALID));
    }

    @Test
    void aFileSaysWhichSequencesThereAre() {
        assertThat(schema("//@ sequence: shop.numbers as integer start 1000 increment 5 owned by shop.items.id 'all'\n")
                        .sequences())
                .containsExactly(new Sequence(
                        QualifiedName.of("shop", "numbers"),
                        "integer",
                        new SequenceOptions(
                                Optional.of(1000L),
                                Optional.of(5L),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                false),
                        Optional.of(new Sequence.Owner(QualifiedName.of("shop", "items"), "id")),
                        Optional.of("all")));
    }

    @Test
    void theWayToTheSchemaIsHandedOnBesideIt() {
        assertThat(read("""
                Enum shop.status {
                  open //@ renamed_from: "new one"
                  closed
                  //@ remap: lost -> closed
                  //@ remap: gone -> null
                }
                TablePartial priced {
                  price numeric //@ renamed_from: cost
                }
                Table shop.items [renamed_from: 'goods'] {
                  id int //@ using: id::int
                  ~priced
                }
                Table users {
                  cost int
                }
                Metadata Table users {
                  renamed_from: 'people'
                  owner: 'billing'
                }
                """).intents())
                .isEqualTo(new Intents(
                        Map.of(
                                new Subject.OfEnumValue(QualifiedName.of("shop", "status"), "open"),
                                QualifiedName.of("new one"),
                                new Subject.OfColumn(QualifiedName.of("shop", "items"), "price"),
                                QualifiedName.of("cost"),
                                new Subject.OfTable(QualifiedName.of("shop", "items")),
                                QualifiedName.of("goods"),
                                new Subject.OfTable(QualifiedName.of("users")),
                                QualifiedName.of("people")),
                        Map.of(new Subject.OfColumn(QualifiedName.of("shop", "items"), "id"), "id::int"),
                        Map.of(
                                QualifiedName.of("shop", "status"),
                                Map.of("lost", Optional.of("closed"), "gone", Optional.empty()))));
    }

    @Test
    void aCommentOfAnotherKindSaysNothing() {
        assertThat(read("""
                // @where: this is prose
                Table a {
                  id int // //@ unlogged
                  /* //@ unlogged */
                }
                """).diagnostics()).isEmpty();
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
        assertThat(read("Table a {\n  //@ renamed_from: \"" + "b".repeat(20_000) + "\"\n  id int\n}\n")
                        .intents()
                        .renames())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Table a { id int //@ renamed_form: b↵}              | 1:18 NS1201 did you mean "renamed_from"?
            Table a { id int //@ where: id > 1↵}                | 1:18 NS1203 write it above what it is about, or behind it on the same line
            Table a { id int //@ using:↵}                       | 1:18 NS1202 write //@ using: price::numeric
            Table a { id int //@ serial↵}                       | 1:18 NS1202 add increment to its settings
            Table a { id int //@ identity: now and then↵}       | 1:18 NS1202 write //@ identity: always start 1000 increment 5
            //@ sequence: numbers from 5↵                       | 1:1 NS1202 write //@ sequence: shop.numbers start 1000 increment 5
            Table a { id int [default: 1] //@ generated: 2↵}    | 1:31 NS1202 take away the other, or the annotation
            Table a { id int //@ storage: fast↵}                | 1:18 NS1202 write //@ storage: external
            //@ with: fillfactor↵Table a { id int }             | 1:1 NS1202 write //@ with: fillfactor = 70
            Table a { id int↵ indexes { id //@ deferrable↵} }   | 2:15 NS1202 add //@ constraint, and it is a unique constraint
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
