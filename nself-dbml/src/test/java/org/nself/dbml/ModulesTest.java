package org.nself.dbml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.nself.schema.Diagnostic;
import org.nself.schema.ForeignKey;
import org.nself.schema.QualifiedName;
import org.nself.schema.SourceFile;
import org.nself.schema.Table;
import org.nself.spi.Reading;

/** A schema in several files. */
class ModulesTest {

    private static final String USERS = """
            Table shop.users as U {
              id int [pk]
              status status [default: status.new]
            }
            Enum status {
              new
            }
            """;

    @Test
    void aStarTakesEverythingAndRelationsLeadIntoTheOtherFile() {
        Reading reading = read(
                "use * from './base/users'\nTable posts {\n  id int [pk]\n  user_id int [ref: >? shop.users.id]\n}\n",
                Map.of("base/users.dbml", USERS));

        assertThat(reading.diagnostics()).isEmpty();
        assertThat(reading.sources()).extracting(SourceFile::name).containsExactly("main.dbml", "base/users.dbml");
        assertThat(reading.schema()
                        .orElseThrow()
                        .table(QualifiedName.of("posts"))
                        .orElseThrow()
                        .foreignKeys())
                .containsExactly(ForeignKey.of(List.of("user_id"), QualifiedName.of("shop", "users"), List.of("id")));
    }

    @Test
    void aTableIsSeenUnderTheNameItIsTakenBy() {
        Reading reading = read("""
                use {
                  table shop.users as people
                  enum status
                } from './users'
                Ref: posts.user_id >? people.id
                Table posts {
                  user_id int
                }
                """, Map.of("users.dbml", USERS));

        assertThat(reading.diagnostics()).isEmpty();
        assertThat(reading.schema().orElseThrow().tables())
                .extracting(Table::name)
                .containsExactlyInAnyOrder(QualifiedName.of("posts"), QualifiedName.of("shop", "users"));
    }

    @Test
    void whatComesByReuseCanBeTakenAgainAndWhatComesByUseCannot() {
        Map<String, String> files = Map.of(
                "a.dbml", "reuse * from './c'\n",
                "b.dbml", "use * from './c'\n",
                "c.dbml", "Table t {\n  id int\n}\n");

        assertThat(read("use { table t } from './a'\n", files).schema()).isPresent();
        assertThat(diagnostics(read("use { table t } from './b'\n", files)))
                .contains("main.dbml:1:13: error NS2112: there is no table \"t\" in \"./b\"");
    }

    @Test
    void filesMayIncludeOneAnother() {
        Reading reading = read(
                "use * from './other'\nTable a {\n  id int [pk]\n}\n",
                Map.of("other.dbml", "use * from './main'\nTable b {\n  a_id int [ref: >? a.id]\n}\n"));

        assertThat(reading.diagnostics()).isEmpty();
        assertThat(reading.schema().orElseThrow().tables())
                .extracting(table -> table.name().name())
                .containsExactly("a", "b");
    }

    @Test
    void theMainFileIsTheSameWhateverItIsCalledBy() {
        String main = "use * from './other'\nTable a {\n  id int [pk]\n}\n";
        Map<String, String> files = Map.of(
                "main.dbml", main, "other.dbml", "use * from './main'\nTable b {\n  a_id int [ref: >? a.id]\n}\n");

        assertThat(new DbmlReader()
                        .read(
                                new SourceFile("classpath:main.dbml", main),
                                name -> Optional.ofNullable(files.get(name)).map(text -> new SourceFile(name, text)))
                        .diagnostics())
                .isEmpty();
    }

    @Test
    void aPathIsRelativeToItsOwnFileAndStaysInside() {
        Map<String, String> files =
                Map.of("deep/x.dbml", "reuse * from '../y'\n", "y.dbml", "Table t {\n  id int\n}\n");

        assertThat(read("use * from './deep/x'\n", files).schema()).isPresent();
        assertThat(diagnostics(read("use * from '../y'\n", files)))
                .startsWith("main.dbml:1:12: error NS2111: \"../y\" lies outside the directory of the main file");
        assertThat(diagnostics(read("use * from '/etc/y'\n", files)))
                .startsWith("main.dbml:1:12: error NS1122: \"/etc/y\" is no path relative to this file");
        assertThat(diagnostics(read("use * from './z'\n", files)))
                .startsWith("main.dbml:1:12: error NS2111: there is no file \"./z\"");
    }

    @Test
    void aStarTakesTheNamesThatTheOtherFileHas() {
        Map<String, String> files = Map.of(
                "users.dbml", USERS,
                "people.dbml", "reuse { table shop.users as people } from './users'\n",
                "store.dbml", "reuse { schema shop as store } from './users'\n");

        assertThat(diagnostics(read("use * from './users'\nRef: t.id >? U.id\nTable t {\n  id int\n}\n", files)))
                .isEmpty();
        assertThat(diagnostics(read("use * from './people'\nRef: t.id >? people.id\nTable t {\n  id int\n}\n", files)))
                .isEmpty();
        assertThat(diagnostics(
                        read("use * from './store'\nRef: t.id >? store.users.id\nTable t {\n  id int\n}\n", files)))
                .isEmpty();
        assertThat(diagnostics(
                        read("use * from './people'\nRef: t.id > shop.users.id\nTable t {\n  id int\n}\n", files)))
                .startsWith("main.dbml:2:13: error NS2103");
    }

    @Test
    void metadataOfAFileWinsOverThatOfTheFilesItTakesFrom() {
        String users = USERS + """
                Metadata Table shop.users {
                  note: 'far'
                }
                Metadata Column U.id {
                  note: 'id'
                }
                """;
        String unseen = """
                use * from './users'
                Metadata Table shop.users {
                  note: 'unseen'
                }
                """;
        Table table = read("""
                use {
                  table shop.users as people
                  enum status
                } from './users'
                Metadata Table people {
                  note: 'near'
                }
                """, Map.of("users.dbml", users, "unseen.dbml", unseen))
                .schema()
                .orElseThrow()
                .tables()
                .getFirst();

        assertThat(table.comment()).hasValue("near");
        assertThat(table.columns().getFirst().comment()).hasValue("id");
    }

    @Test
    void twoThingsOfOneNameClashWhereTheSecondIsTaken() {
        assertThat(diagnostics(read(
                        "use * from './y'\nTable t {\n  id int\n}\n", Map.of("y.dbml", "Table t {\n  nr int\n}\n"))))
                .startsWith("main.dbml:1:5: error NS2001: there is a table t already");
    }

    @Test
    void aFieldIsLeftOutWhicheverFileDeclaresTheTableThatIsItsType() {
        Reading reading = read(
                "use * from './y'\nTable u {\n  id int\n}\n", Map.of("y.dbml", "Table t {\n  id int\n  owner u\n}\n"));

        assertThat(diagnostics(reading)).startsWith("y.dbml:3:3: warning NS2202");
        assertThat(Reader.schema(new DbmlWriter().write(reading.schema().orElseThrow()))
                        .tables())
                .hasSize(2);
    }

    @Test
    void twoTablesOfOneNameClashUnderWhateverNameTheyAreTaken() {
        String table = "Table t {\n  id int\n}\n";

        assertThat(diagnostics(read("use { table t as other } from './y'\n" + table, Map.of("y.dbml", table))))
                .startsWith("main.dbml:1:7: error NS2001: there is a table t already; in the database both have that"
                        + " name");
        assertThat(diagnostics(read(
                        "use * from './y'\nuse { schema public as z } from './z'\n",
                        Map.of("y.dbml", table, "z.dbml", table))))
                .startsWith("main.dbml:2:7: error NS2001: there is a table t already");
    }

    private static Reading read(String main, Map<String, String> files) {
        return new DbmlReader()
                .read(
                        new SourceFile("main.dbml", main),
                        name -> Optional.ofNullable(files.get(name)).map(text -> new SourceFile(name, text)));
    }

    private static String diagnostics(Reading reading) {
        return reading.diagnostics().stream().map(Diagnostic::toString).collect(Collectors.joining("\n"));
    }
}
