package org.nself.dbml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nself.dbml.Reader.schema;
import static org.nself.dbml.Reader.table;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nself.schema.Check;
import org.nself.schema.Column;
import org.nself.schema.DataType;
import org.nself.schema.DefaultValue;
import org.nself.schema.EnumType;
import org.nself.schema.ForeignKey;
import org.nself.schema.ForeignKey.Action;
import org.nself.schema.Increment;
import org.nself.schema.Index;
import org.nself.schema.Namespace;
import org.nself.schema.Place;
import org.nself.schema.PrimaryKey;
import org.nself.schema.QualifiedName;
import org.nself.schema.ReferenceOptions;
import org.nself.schema.Schema;
import org.nself.schema.Subject;
import org.nself.schema.Table;
import org.nself.schema.UniqueKey;
import org.nself.spi.Reading;

class DbmlReaderTest {

    @Test
    void aTableHasItsNameColumnsAndNote() {
        assertThat(table("""
                Table shop."Order Lines" as OL [headercolor: #fff, note: 'overruled'] {
                  id int
                  "unit price" "numeric(10,2)"
                  Note: '''
                    What was bought.
                      Indented.
                  '''
                }
                """))
                .isEqualTo(Table.of(
                                QualifiedName.of("shop", "Order Lines"),
                                List.of(
                                        Column.of("id", DataType.of("int")),
                                        Column.of("unit price", DataType.of("numeric(10,2)"))))
                        .withComment(Optional.of("What was bought.\n  Indented.\n")));
    }

    @Test
    void aTypeKeepsItsSpellingItsArgumentsAndItsBrackets() {
        assertThat(table("""
                Table t {
                  a varchar (10)
                  b decimal( 10 , 2 )
                  c int[]
                  d varchar(5)[][3]
                  e core.money
                  f Enum('x', "y")
                }
                """).columns())
                .extracting(Column::type)
                .containsExactly(
                        DataType.of("varchar", "10"),
                        DataType.of("decimal", "10", "2"),
                        DataType.of("int").array(1),
                        DataType.of("varchar", "5").array(2),
                        DataType.of(QualifiedName.of("core", "money")),
                        DataType.of("Enum", "x", "y"));
    }

    @Test
    void everySettingOfAColumnHasItsPlace() {
        Table table = table("""
                Table t {
                  id bigint [pk, increment]
                  email varchar [not null, unique, note: 'where']
                  n int [default: -5, check: `n > 0`, check: `n < 9`]
                  s text [default: 'it\\'s']
                  b boolean [DEFAULT: TRUE]
                  e text [default: `now()::text`]
                  z text [default: null, null]
                  big numeric [default: 12345678901234567890.10]
                  old int pk2_is_no_word
                }
                """.replace("  old int pk2_is_no_word\n", ""));

        assertThat(table.primaryKey()).contains(PrimaryKey.of("id"));
        assertThat(table.uniqueKeys()).containsExactly(UniqueKey.of("email"));
        assertThat(table.checks()).containsExactly(Check.of("n > 0"), Check.of("n < 9"));
        assertThat(table.columns())
                .containsExactly(
                        Column.of("id", DataType.of("bigint"))
                                .withNullable(false)
                                .withIncrement(Optional.of(Increment.ANY)),
                        Column.of("email", DataType.of("varchar"))
                                .withNullable(false)
                                .withComment(Optional.of("where")),
                        withDefault("n", "int", new DefaultValue.Numeric("-5")),
                        withDefault("s", "text", new DefaultValue.Text("it's")),
                        withDefault("b", "boolean", new DefaultValue.Truth(true)),
                        withDefault("e", "text", new DefaultValue.Expression("now()::text")),
                        Column.of("z", DataType.of("text")),
                        withDefault("big", "numeric", new DefaultValue.Numeric("12345678901234567890.10")));
    }

    @Test
    void theOldFormOfSettingsIsRead() {
        assertThat(table("Table t {\n  a int pk\n  b int unique [note: 'x']\n}\n")
                        .constraints())
                .containsExactly(PrimaryKey.of("a"), UniqueKey.of("b"));
    }

    @Test
    void aKeyOfSeveralColumnsComesFromColumnsOrFromAnIndex() {
        assertThat(table("Table t {\n  a int [pk]\n  b int [primary key]\n}\n").primaryKey())
                .contains(PrimaryKey.of("a", "b"));
        Table table = table("Table t {\n  a int\n  b int\n  indexes {\n    (b, a) [pk, name: 'k']\n  }\n}\n");
        assertThat(table.primaryKey()).contains(PrimaryKey.of("b", "a").withName("k"));
        assertThat(table.columns())
                .allSatisfy(column -> assertThat(column.nullable()).isFalse());
    }

    @Test
    void indexesComeInEveryForm() {
        assertThat(table("""
                Table t {
                  a int
                  b int
                  indexes {
                    a
                    "b" [unique, name: 'u', note: 'why']
                    (a, b) [type: HASH]
                    `a + b`
                    (a, `lower(b)`)
                    (a) (b)
                  }
                }
                """).indexes())
                .containsExactly(
                        Index.of(false, "a"),
                        Index.of(true, "b").withName("u").withComment(Optional.of("why")),
                        new Index(
                                Optional.empty(),
                                false,
                                "hash",
                                List.of(Index.Part.column("a"), Index.Part.column("b")),
                                List.of(),
                                Optional.empty(),
                                false,
                                List.of(),
                                Optional.empty()),
                        Index.of(false, "x").withParts(List.of(Index.Part.expression("a + b"))),
                        Index.of(false, "x")
                                .withParts(List.of(Index.Part.column("a"), Index.Part.expression("lower(b)"))),
                        Index.of(false, "a", "b"));
    }

    @Test
    void aRelationPutsTheKeyOnTheManySide() {
        String tables = "Table a {\n  id int [pk]\n  b_id int\n}\nTable b as B {\n  id int [pk]\n  a_id int\n}\n";

        assertThat(keys(tables + "Ref: a.b_id > b.id\n", "a")).containsExactly(key("b_id", "b", "id"));
        assertThat(keys(tables + "Ref: b.id < a.b_id\n", "a")).containsExactly(key("b_id", "b", "id"));
        assertThat(keys(tables + "Ref named {\n  a.b_id > B.id [delete: Cascade, update: set null]\n}\n", "a"))
                .containsExactly(new ForeignKey(
                        Optional.of("named"),
                        List.of("b_id"),
                        QualifiedName.of("b"),
                        List.of("id"),
                        Action.CASCADE,
                        Action.SET_NULL,
                        ReferenceOptions.NONE,
                        Optional.empty()));
        assertThat(keys(tables + "Ref: a.id - b.a_id\n", "b")).containsExactly(key("a_id", "a", "id"));
        assertThat(keys(tables + "Ref: a.b_id ?>? public.b.id\n", "a")).containsExactly(key("b_id", "b", "id"));
    }

    @Test
    void aRelationOnAColumnPutsTheKeyThere() {
        assertThat(keys(
                        "Table a {\n  id int [pk]\n}\nTable b {\n  a_id int [ref: > a.id]\n  one int [ref: - a.id]\n}\n",
                        "b"))
                .containsExactly(key("a_id", "a", "id"), key("one", "a", "id"));
        assertThat(keys("Table a {\n  id int [pk, ref: < b.a_id]\n}\nTable b {\n  a_id int\n}\n", "b"))
                .containsExactly(key("a_id", "a", "id"));
        assertThat(keys("Table a {\n  id int [pk]\n  parent int [ref: > id]\n}\n", "a"))
                .containsExactly(key("parent", "a", "id"));
    }

    @Test
    void aRelationMayPairSeveralColumns() {
        assertThat(keys("""
                Table a {
                  x int [pk]
                  y int [pk]
                }
                Table b {
                  x int
                  y int
                }
                Ref: b.(x, y) > a.(x, y)
                """, "b"))
                .containsExactly(ForeignKey.of(List.of("x", "y"), QualifiedName.of("a"), List.of("x", "y")));
    }

    @Test
    void manyToManyMakesATableBetween() {
        Schema schema = schema("""
                Enum kind {
                  x
                }
                Table a {
                  id serial [pk]
                }
                Table b {
                  id kind [pk]
                }
                Ref: a.id <> b.id
                """);

        assertThat(schema.tables().getLast())
                .isEqualTo(Table.of(
                                QualifiedName.of("a_b"),
                                List.of(
                                        Column.of("a_id", DataType.of("integer"))
                                                .withNullable(false),
                                        Column.of("b_id", DataType.of(QualifiedName.of("kind")))
                                                .withNullable(false)))
                        .withConstraints(List.of(
                                PrimaryKey.of("a_id", "b_id"), key("a_id", "a", "id"), key("b_id", "b", "id"))));
    }

    @Test
    void manyToManyOnAColumnNamesTheOtherTableFirst() {
        assertThat(schema("Table a {\n  id int [pk, ref: <> b.id]\n}\nTable b {\n  id int [pk]\n}\n")
                        .tables())
                .extracting(Table::name)
                .containsExactly(QualifiedName.of("a"), QualifiedName.of("b"), QualifiedName.of("b_a"));
    }

    @Test
    void anEnumIsATypeAndItsValuesMayBeDefaults() {
        Schema schema = schema("""
                Enum shop.size {
                  small [note: 's']
                  "extra large"
                }
                Table t {
                  a shop.size [default: shop.size.small]
                  b "shop"."size"[]
                }
                """);

        assertThat(schema.enums())
                .containsExactly(EnumType.of(QualifiedName.of("shop", "size"), List.of("small", "extra large")));
        assertThat(schema.namespaces()).containsExactly(Namespace.of("shop"));
        DataType size = DataType.of(QualifiedName.of("shop", "size"));
        assertThat(schema.tables().getFirst().columns())
                .containsExactly(
                        Column.of("a", size).withDefault(Optional.of(new DefaultValue.Text("small"))),
                        Column.of("b", size.array(1)));
    }

    @Test
    void partialsGoIntoTablesAndAreOverruledByThem() {
        assertThat(schema("""
                TablePartial stamps {
                  created_at timestamp [not null]
                  updated_at timestamp
                  indexes {
                    created_at
                  }
                }
                TablePartial soft {
                  updated_at timestamptz
                }
                Table t {
                  id int
                  ~stamps
                  ~soft
                  created_at date
                }
                """).tables().getFirst())
                .isEqualTo(Table.of(
                                QualifiedName.of("t"),
                                List.of(
                                        Column.of("id", DataType.of("int")),
                                        Column.of("updated_at", DataType.of("timestamptz")),
                                        Column.of("created_at", DataType.of("date"))))
                        .withIndexes(List.of(Index.of(false, "created_at"))));
    }

    @Test
    void whatMeansNothingToADatabaseIsReadAndLeftOut() {
        assertThat(schema("""
                Project shop {
                  database_type: 'PostgreSQL'
                  Note: 'x'
                }
                // a comment
                /* another */
                Table t [owner: 'me'] {
                  id int [pii: 'no'] // trailing
                  records (id) {
                    1
                    2
                  }
                }
                TableGroup g [color: #abc] {
                  t
                }
                Note sticky {
                  'text'
                }
                DiagramView v {
                  Tables { t }
                }
                Metadata Column t.id {
                  owner: 'me'
                }
                """).tables())
                .containsExactly(Table.of(QualifiedName.of("t"), List.of(Column.of("id", DataType.of("int")))));
    }

    @Test
    void aNoteInMetadataReachesAColumnOfAPartial() {
        Table users = table("""
                TablePartial stamps {
                  created_at timestamptz [note: 'when']
                }
                Table users {
                  ~stamps
                }
                Metadata Column users.created_at {
                  note: 'since when'
                }
                """);

        assertThat(users.columns()).extracting(Column::comment).containsExactly(Optional.of("since when"));
    }

    @Test
    void anEmptyNoteIsNoComment() {
        assertThat(table("Table t {\n  id int [note: '']\n  indexes {\n    id [note: '']\n  }\n  Note: ''\n}\n"))
                .isEqualTo(table("Table t {\n  id int\n  indexes {\n    id\n  }\n}\n"));
    }

    @Test
    void aNoteInMetadataIsTheNoteOfTheTableOrTheColumn() {
        Table users = table("""
                Table users [note: 'overruled'] {
                  id int [note: 'overruled']
                  name text [note: 'stays']
                }
                Metadata Table users {
                  note: 'earlier'
                }
                Metadata table users {
                  NOTE: '''
                    who they are
                      and where'''
                }
                Metadata Column users.id {
                  note: 'which'
                }
                Metadata Column users.name {
                  note: ''
                }
                """);

        assertThat(users.comment()).hasValue("who they are\n  and where");
        assertThat(users.columns())
                .extracting(Column::comment)
                .containsExactly(Optional.of("which"), Optional.of("stays"));
    }

    @Test
    void aTableMayBeCalledLikeATypeThatIsThereAnyway() {
        assertThat(schema("Table date {\n  id int [pk]\n  day date\n  \"Days\" DATE[]\n}\n")
                        .tables()
                        .getFirst()
                        .columns())
                .extracting(Column::name)
                .containsExactly("id", "day", "Days");
    }

    @Test
    void aByteOrderMarkAndOtherLineEndsAreNoMatter() {
        assertThat(schema("\uFEFFTable t {\r\n  id int\r\n}\r\n")).isEqualTo(schema("Table t {\n  id int\n}\n"));
    }

    @Test
    void everythingKnowsWhereItIsDeclared() {
        Reading.Places places = Reader.read("""
                Enum e {
                  x
                }
                Table t {
                  id int [unique]
                  indexes {
                    id [name: 'i']
                  }
                  checks {
                    `id > 0` [name: 'c']
                  }
                }
                Table u {
                  id int [pk]
                  t_id int
                }
                Ref k: u.t_id > t.id
                Ref: u.id <> t.id
                """).places();
        QualifiedName t = QualifiedName.of("t");
        QualifiedName u = QualifiedName.of("u");

        assertThat(places.find(new Subject.OfEnum(QualifiedName.of("e")))).contains(place(1, 6, 7));
        assertThat(places.find(new Subject.OfTable(t))).contains(place(4, 7, 8));
        assertThat(places.find(new Subject.OfColumn(t, "id"))).contains(place(5, 3, 5));
        assertThat(places.find(new Subject.OfIndex(t, "i"))).contains(place(7, 5, 19));
        assertThat(places.find(new Subject.OfConstraint(t, "c"))).contains(place(10, 5, 13));
        assertThat(places.find(new Subject.OfConstraint(u, "k"))).contains(place(17, 8, 14));
        assertThat(places.find(new Subject.OfTable(QualifiedName.of("u_t")))).contains(place(18, 1, 18));
        assertThat(places.find(new Subject.OfNamespace("public"))).contains(place(4, 7, 8));
        assertThat(places.find(new Subject.OfColumn(t, "name"))).isEmpty();
    }

    private static Place place(int line, int column, int endColumn) {
        return new Place("schema.dbml", line, column, line, endColumn);
    }

    private static Column withDefault(String name, String type, DefaultValue value) {
        return Column.of(name, DataType.of(type)).withDefault(Optional.of(value));
    }

    private static ForeignKey key(String column, String table, String target) {
        return ForeignKey.of(List.of(column), QualifiedName.of(table), List.of(target));
    }

    private static List<ForeignKey> keys(String dbml, String table) {
        return schema(dbml).table(QualifiedName.of(table)).orElseThrow().foreignKeys();
    }
}
