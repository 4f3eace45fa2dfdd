package org.nself.postgres.style;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.nself.Nself;
import org.nself.SchemaSource;
import org.nself.dbml.DbmlReader;
import org.nself.schema.SourceFile;
import org.nself.spi.Reading;
import org.nself.spi.SchemaReader.Modules;

/** How an author says what is meant to be as it is. */
class AllowanceTest {

    private static final String SCHEMA = """
            //@ FILE
            Table users { //@ USERS
              id bigint [pk]
              born timestamp //@ BORN
              seen timestamp
              name text
              indexes {
                name //@ NAME
                (name, born)
              }
            }
            Table posts { //@ POSTS
              id bigint [pk]
              user_id bigint [not null, ref: > users.id] //@ USER
              editor_id bigint
              tenant_id bigint
            }
            //@ EDITOR
            Ref: posts.editor_id >? users.id
            //@ TENANT
            Ref tenant: posts.tenant_id >? users.id
            """;

    private static final String ALL = "4 NS2313, 5 NS2313, 8 NS2303, 14 NS2301, 19 NS2301, 21 NS2301";

    @Test
    void aColumnAnIndexARelationATableOrAFileIsLeftInPeace() {
        assertThat(codes(Map.of())).isEqualTo(ALL);
        assertThat(codes(Map.of("BORN", "allow: NS2313"))).isEqualTo(without("4 NS2313, "));
        assertThat(codes(Map.of("NAME", "allow: NS2303"))).isEqualTo(without("8 NS2303, "));
        assertThat(codes(Map.of("USER", "allow: NS2301"))).isEqualTo(without("14 NS2301, "));
        assertThat(codes(Map.of("EDITOR", "allow: NS2301"))).isEqualTo(without(", 19 NS2301"));
        assertThat(codes(Map.of("TENANT", "allow: NS2301"))).isEqualTo(without(", 21 NS2301"));
        assertThat(codes(Map.of("USERS", "allow: NS2313, NS2303"))).isEqualTo("14 NS2301, 19 NS2301, 21 NS2301");
        assertThat(codes(Map.of("POSTS", "allow: NS2301"))).isEqualTo("4 NS2313, 5 NS2313, 8 NS2303");
        assertThat(codes(Map.of("FILE", "allow_in_file: NS2301, NS2313"))).isEqualTo("8 NS2303");
    }

    @Test
    void anotherCodeSilencesNothing() {
        assertThat(codes(Map.of("BORN", "allow: NS2312"))).isEqualTo(ALL);
    }

    @Test
    void aSettingOrMetadataSaysTheSame() {
        assertThat(StyleTest.codes("Table t [allow: 'NS2302'] {\n  a json [allow: 'NS2312']\n}"))
                .isEmpty();
        assertThat(StyleTest.codes("""
                Table shop.t as u {
                  a json
                }
                Metadata Table u {
                  allow: 'NS2302'
                }
                Metadata Column shop.t.a {
                  allow: 'NS2312'
                }
                """)).isEmpty();
    }

    @Test
    void whatComesFromAPartialIsAllowedThere() {
        String schema = """
                TablePartial times {
                  created timestamp //@ allow: NS2313
                  changed timestamp
                }
                Table t {
                  id int [pk]
                  ~times
                }
                """;

        assertThat(StyleTest.codes(schema)).isEqualTo("3 NS2313");
        assertThat(StyleTest.codes(schema.replace("times {", "times { //@ allow: NS2313")))
                .isEmpty();
        assertThat(Nself.check(SchemaSource.text(schema + "Metadata Column t.changed {\n  allow: 'NS2313'\n}\n"))
                        .getLast())
                .hasToString("""
                        schema.dbml:10:3: error NS1203: "allow" is about what stands in the table itself; this column does not
                           10 |   allow: 'NS2313'
                                  ^^^^^^^^^^^^^^^
                        hint: write it at the column in the table partial\
                        """);
    }

    @Test
    void otherInformationIsAllowedTheSameWayAndWarningsAreNot() {
        assertThat(Nself.check(SchemaSource.text("""
                                //@ allow: NS2206, NS2210
                                Table Users {
                                  id bigint [pk]
                                  user_id bigint [ref: > Users.id]
                                  indexes {
                                    user_id
                                  }
                                }
                                """))).isEmpty();
        assertThat(Nself.check(SchemaSource.text("""
                                Table t {
                                  id bigint [pk]
                                  indexes {
                                    id //@ allow: NS2204
                                  }
                                }
                                """)).stream().map(found -> found.severity() + " " + found.code()))
                .containsExactly("WARNING NS2204", "WARNING NS1205");
    }

    @Test
    void aCodeThatNobodyKnowsIsAWarning() {
        String found = Nself.check(SchemaSource.text("Table t {\n  id int [pk] //@ allow: NS2399\n}\n"))
                .getFirst()
                .toString();

        assertThat(found).startsWith("""
                schema.dbml:2:15: warning NS1205: there is no information NS2399 that could be allowed
                    2 |   id int [pk] //@ allow: NS2399
                                      ^^^^^^^^^^^^^^^^^
                hint: take it out; what can be allowed is NS2206, NS2207, NS2210,\
                """);
    }

    @Test
    void whatIsAllowedIsNoPartOfTheSchema() {
        Reading without = read(text(Map.of()));
        Reading with = read(text(Map.of(
                "BORN", "allow: NS2313",
                "NAME", "allow: NS2303",
                "EDITOR", "allow: NS2301",
                "USERS", "allow: NS2313",
                "FILE", "allow_in_file: NS2301")));

        assertThat(with.allowances()).hasSize(5);
        assertThat(with.schema()).isEqualTo(without.schema());
        assertThat(with.intents()).isEqualTo(without.intents());
        assertThat(with.schema().orElseThrow().fingerprint())
                .isEqualTo(without.schema().orElseThrow().fingerprint());
        assertThat(Nself.creation(SchemaSource.text(text(Map.of("BORN", "allow: NS2313"))))
                        .toSql())
                .isEqualTo(Nself.creation(SchemaSource.text(text(Map.of()))).toSql());
    }

    @Test
    void inAModuleItIsAboutTheModuleAlone() {
        String main = "use * from './base'\nTable b {\n  a json\n}\n";
        String base = "//@ allow_in_file: NS2302\nTable a {\n  a json\n}\n";
        Reading reading = new DbmlReader()
                .read(
                        new SourceFile("schema.dbml", main),
                        name -> name.equals("base.dbml")
                                ? Optional.of(new SourceFile("base.dbml", base))
                                : Optional.empty());

        assertThat(reading.allowances().stream()
                        .map(allowance -> allowance.about().file()))
                .isEqualTo(List.of("base.dbml"));
    }

    private static String without(String part) {
        return ALL.replace(part, "");
    }

    private static Reading read(String text) {
        return new DbmlReader().read(new SourceFile("schema.dbml", text), Modules.NONE);
    }

    private static String codes(Map<String, String> annotations) {
        return StyleTest.codes(text(annotations));
    }

    /** The schema with these annotations; those that are not asked for are plain comments. */
    private static String text(Map<String, String> annotations) {
        return Pattern.compile("//@ (\\w+)")
                .matcher(SCHEMA)
                .replaceAll(at -> Optional.ofNullable(annotations.get(at.group(1)))
                        .map(said -> "//@ " + said)
                        .orElse("// " + at.group(1)));
    }
}
