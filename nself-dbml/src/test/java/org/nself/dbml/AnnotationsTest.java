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
import org.nself.schema.Place;
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
    void aFileSaysWhichTablesHaveNoColumns() {
        assertThat(schema("""
                        //@ table: markers
                        //@ table: shop."Odd flags" 'It''s there or not'
                        """).tables())
                .containsExactly(
                        Table.of(QualifiedName.of("markers"), List.of()),
                        Table.of(QualifiedName.of("shop", "Odd flags"), List.of())
                                .withComment(Optional.of("It's there or not")));
    }

    @Test
    void aFileSaysWhichSequencesThereAre() {
        assertThat(schema("""
                        //@ sequence: shop.numbers as integer start 1000 increment 5 owned by shop.items.id 'all'
                        Table shop.items {
                          id int
                        }
                        """).sequences())
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
    void aSequenceIsAPlaceAndSoIsAValue() {
        Reading reading = read("""
                //@ sequence: shop.numbers
                Enum e {
                  a
                }
                """);

        assertThat(reading.places().find(new Subject.OfSequence(QualifiedName.of("shop", "numbers"))))
                .map(Place::toString)
                .contains("schema.dbml:1:1");
        assertThat(reading.places().find(new Subject.OfEnumValue(QualifiedName.of("e"), "a")))
                .map(Place::toString)
                .contains("schema.dbml:3:3");
    }

    @Test
    void theTableOfAManyToManyRelationHasItsCommentAndItsFormerName() {
        String text = """
                Table a {
                  id int [pk]
                }
                Table b {
                  id int [pk]
                }
                //@ comment: which belong together
                Ref: a.id <> b.id //@ renamed_from: pairs
                """;

        assertThat(schema(text).table(QualifiedName.of("a_b")).orElseThrow().comment())
                .contains("which belong together");
        assertThat(read(text).intents().renames())
                .isEqualTo(Map.of(new Subject.OfTable(QualifiedName.of("a_b")), QualifiedName.of("pairs")));
    }

    @Test
    void anAnnotationOfAPartialHoldsForEachOfItsTables() {
        String text = """
                //@ unlogged
                //@ with: fillfactor = 70
                //@ exclude: once using gist (price with =)
                TablePartial priced {
                  price numeric //@ renamed_from: cost
                }
                Table a [with: 'fillfactor = 90'] {
                  id int
                  ~priced
                }
                Table b {
                  ~priced
                }
                """;

        Schema schema = schema(text);
        assertThat(read(text).intents().renames().keySet())
                .containsExactlyInAnyOrder(
                        new Subject.OfColumn(QualifiedName.of("a"), "price"),
                        new Subject.OfColumn(QualifiedName.of("b"), "price"));
        assertThat(schema.tables().stream().map(Table::options))
                .containsExactly(
                        new TableOptions(true, List.of(new Parameter("fillfactor", "90"))),
                        new TableOptions(true, List.of(new Parameter("fillfactor", "70"))));
        assertThat(schema.tables().stream()
                        .map(table -> table.exclusions().getFirst().name().orElseThrow()))
                .containsExactly("a_once", "b_once");
    }

    @Test
    void anExclusionHasAComment() {
        assertThat(schema("""
                //@ exclude: no_overlap using gist (room with =) where (room <> ' ') 'one at a time'
                //@ exclude: (room with =)
                Table a {
                  room int
                }
                """).tables().getFirst().exclusions())
                .containsExactly(
                        new Exclusion(
                                Optional.of("no_overlap"),
                                "using gist (room with =) where (room <> ' ')",
                                Optional.of("one at a time")),
                        new Exclusion(Optional.empty(), "(room with =)", Optional.empty()));
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
        assertThat(schema("//@ sequence: a_seq '" + text + "'\n//@ schema: b '" + text + "'\n")
                        .sequences())
                .extracting(sequence -> sequence.comment().orElseThrow())
                .containsExactly(text.replace("''", "'"));
        assertThat(schema("//@ with: a = '" + text + "'\n//@ exclude: (id with =) '" + text + "'\nTable a {\nid int\n}")
                        .tables()
                        .getFirst()
                        .exclusions())
                .extracting(exclusion -> exclusion.comment().orElseThrow())
                .containsExactly(text.replace("''", "'"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Table a { id int //@ renamed_form: b↵}              | 1:18 NS1201 did you mean "renamed_from"?
            Table a { id int //@ where: id > 1↵}                | 1:18 NS1203 write it above what it is about, or behind it on the same line
            Table a { id int //@ alow: NS2313↵}                 | 1:18 NS1201 did you mean "allow"?
            Table a { id int //@ allow: timestamps↵}            | 1:18 NS1202 write //@ allow: NS2301, NS2313
            Table a { id int //@ allow↵}                        | 1:18 NS1202 write //@ allow: NS2301, NS2313
            Table a { id int [allow: 'NS2313 NS2312']↵}         | 1:19 NS1202 write [allow: 'NS2301, NS2313']
            Table a { id int //@ allow_in_file: NS2313↵}        | 1:18 NS1203 write it above what it is about, or behind it on the same line
            Table a { id int↵ checks { `id > 0` //@ allow: NS2313↵} } | 2:20 NS1203 write it above what it is about, or behind it on the same line
            Table a { id int↵ indexes { id [pk] //@ allow: NS2303↵} } | 2:20 NS1202 take it out
            Table a { id int //@ using:↵}                       | 1:18 NS1202 write //@ using: price::numeric
            Table a { id int //@ serial↵}                       | 1:18 NS1202 add increment to its settings
            Table a { id int //@ identity: now and then↵}       | 1:18 NS1202 write //@ identity: always start 1000 increment 5
            //@ table: a.b.c↵                                   | 1:1 NS1202 write //@ table: shop.markers 'A table without columns'
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
            Table a { id int //@ identity: always strat 5↵}     | 1:18 NS1202 write //@ identity: always start 1000 increment 5
            Table a { id int //@ identity: always start↵}       | 1:18 NS1202 write //@ identity: always start 1000 increment 5
            Table a { id int //@ identity: always start 1 start 2↵} | 1:18 NS1202 write //@ identity: always start 1000 increment 5
            Table a { id int //@ identity: always increment 0↵} | 1:18 NS1202 write //@ identity: always start 1000 increment 5
            Table a { id int //@ identity: always start 9999999999999999999↵} | 1:18 NS1202 write //@ identity: always start 1000 increment 5
            Table a { id int [increment] //@ serial: a.b.c↵}    | 1:30 NS1202 write //@ serial
            Table a { id int [default: 1] //@ identity: always↵} | 1:28 NS2008 take away either increment or default
            Table a { id int [default: 1] //@ generated: 2↵}    | 1:31 NS1202 take away the other, or the annotation
            Table a { id int [increment] //@ virtual: 2↵}       | 1:30 NS1202 take away the other, or the annotation
            Table a {↵ //@ generated: 2↵ id int //@ virtual: 2↵} | 3:9 NS1202 leave one of generated and virtual
            Table a {↵ //@ generated: 2↵ id int //@ identity: always↵} | 2:2 NS1202 take away the other, or the annotation
            Table a {↵ //@ serial↵ id int [increment] //@ identity: always↵} | 3:21 NS1202 leave one of serial and identity
            Table a { id int //@ not_null_name: b↵}             | 1:18 NS1202 add not null to its settings
            Table a { id int //@ storage: large↵}               | 1:18 NS1202 write //@ storage: external
            Table a { id int //@ compression: zip↵}             | 1:18 NS1202 write //@ compression: lz4
            Table a { //@ with: fillfactor↵ id int }            | 1:11 NS1202 write //@ with: fillfactor = 70
            Table a { //@ with: a = 1, a = 2↵ id int }          | 1:11 NS1202 write //@ with: fillfactor = 70
            Table a { //@ exclude: by gist (id with =)↵ id int } | 1:11 NS1202 write //@ exclude: no_overlap using gist (room with =, during with &&)
            Table a { //@ exclude: using gist (id with =↵ id int } | 1:11 NS1202 write //@ exclude: no_overlap using gist (room with =, during with &&)
            Table a { id int↵ indexes { id //@ deferrable↵} }   | 2:15 NS1202 add //@ constraint, and it is a unique constraint
            Table a { id int↵ indexes { id //@ nulls: not distinct↵} } | 2:15 NS1202 add unique to its settings
            Table a { id int↵ indexes { id [pk] //@ where: id > 1↵} } | 2:20 NS1202 take it out
            Table a { id int↵ indexes { id [pk] //@ without_overlaps↵} } | 2:20 NS1202 name the columns that the range belongs to before it
            Table a { id int↵ indexes {↵//@ constraint↵id [unique] //@ where: id > 1↵} } | 4:13 NS1202 take out constraint, and it is a unique index
            Table a { id int↵ indexes { id //@ renamed_from: b↵} } | 2:15 NS1202 give it the name that it has now
            Table a { id int↵ checks {↵//@ not_valid↵`id > 1` //@ not_enforced↵} } | 4:10 NS1202 leave one of not_valid and not_enforced
            Table a { id int↵ checks { `id > 1` //@ renamed_from: b↵} } | 2:20 NS1202 give it the name that it has now
            Table a { id int [pk]↵ b int }↵Ref: a.b >? a.id //@ delete_columns: b↵ | 3:18 NS1202 add delete: set null or delete: set default to its settings
            Table a { id int [pk]↵ b int }↵Ref: a.b >? a.id [delete: set null] //@ delete_columns: id↵ | 3:37 NS1202 name some of b
            Table a { id int [pk]↵ b int }↵Ref: a.b >? a.id //@ period↵ | 3:18 NS1202 name the columns that the range belongs to before it
            Table a { id int [pk] }↵Table b { id int [pk] }↵Ref: a.id <> b.id //@ deferrable↵ | 3:19 NS1202 write the table between the two, and relations to both
            TablePartial a { //@ renamed_from: b↵ id int }      | 1:18 NS1203 write it above what it is about, or behind it on the same line
            //@ sequence: shop.numbers owned by a.id↵           | 1:1 NS2103
            //@ sequence: numbers owned by a.no↵Table a { id int↵} | 1:1 NS2104
            //@ sequence: numbers owned by a↵Table a { id int↵} | 1:1 NS1202 write //@ sequence: shop.numbers start 1000 increment 5
            //@ sequence: numbers as text↵                      | 1:1 NS1202 write //@ sequence: shop.numbers start 1000 increment 5
            //@ sequence: numbers↵//@ sequence: numbers start 1↵ | 2:1 NS2001 rename one of them
            //@ sequence: a↵Table a { id int↵}                  | 1:1 NS2001 rename one of them
            //@ schema: a 'b'↵//@ schema: a 'c'↵                | 2:1 NS1202 leave one of them
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
