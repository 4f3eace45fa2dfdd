package org.nself.dbml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.nself.InvalidSchemaException;
import org.nself.schema.SourceFile;

/** How DBML is laid out. */
class DbmlFormatterTest {

    @Test
    void oneStatementALineAndOneSpaceBetweenWords() {
        assertThat(format("""
                table   users{id int [ pk,increment ]
                    name   varchar( 20 )   [not null ,default:'x  y']
                  tags text[ ]


                  balance numeric(10,2) [default : - 5]
                  indexes { ( id,name )  [unique]
                    `lower( name )` } }
                Ref:posts . user_id>users.id  [delete:set null]
                enum e{a
                "b c"  [note:'n']}
                """)).isEqualTo("""
                Table users {
                  id int [pk, increment]
                  name varchar(20) [not null, default: 'x  y']
                  tags text[]

                  balance numeric(10, 2) [default: -5]
                  indexes {
                    (id, name) [unique]
                    `lower( name )`
                  }
                }

                Ref: posts.user_id > users.id [delete: set null]
                Enum e {
                  a
                  "b c" [note: 'n']
                }
                """);
    }

    @Test
    void commentsStayWhereTheyAre() {
        assertThat(format("""
                // the people
                Table users { // who pays
                    id int   // the key
                    /* the name
                       as they say it */
                    name text [
                  note: 'n', // why
                      unique
                    ]
                // nothing more
                }
                // the end
                """)).isEqualTo("""
                // the people
                Table users { // who pays
                  id int // the key
                  /* the name
                       as they say it */
                  name text [
                    note: 'n', // why
                    unique
                  ]
                  // nothing more
                }

                // the end
                """);
    }

    @Test
    void textsOfSeveralLinesAreNotTouched() {
        String dbml = "Note n {\n  '''\n      first\n    second\n  '''\n}\n";

        assertThat(format(dbml)).isEqualTo(dbml);
    }

    @Test
    void importsStayOnOneLine() {
        assertThat(format("USE{table users as u}from './base'\nreuse *from './x'\n"))
                .isEqualTo("use { table users as u } from './base'\nreuse * from './x'\n");
    }

    @Test
    void aNameOnTheNextLineKeepsItsCapitals() {
        assertThat(format("table\nproject {\n  id int\n}\nref: project.id >\nref.id\nuse *\nfrom './note'\n"))
                .isEqualTo("""
                        Table
                        project {
                          id int
                        }

                        Ref: project.id >
                          ref.id
                        use *
                        from './note'
                        """);
    }

    @Test
    void whatCannotBeReadIsRefused() {
        assertThatThrownBy(() -> format("Table t {\n  id int [pk\n}\n"))
                .isInstanceOf(InvalidSchemaException.class)
                .hasMessageContaining("NS1005");
    }

    private static String format(String dbml) {
        String formatted = DbmlFormatter.format(new SourceFile("schema.dbml", dbml));
        assertThat(DbmlFormatter.format(new SourceFile("schema.dbml", formatted)))
                .as("formatted twice")
                .isEqualTo(formatted);
        return formatted;
    }
}
