package org.nself.dbml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.nself.dbml.document.Document;
import org.nself.dbml.document.DocumentReader;
import org.nself.dbml.syntax.Findings;
import org.nself.dbml.syntax.Source;
import org.nself.dbml.write.DocumentWriter;
import org.nself.diff.Intents;
import org.nself.schema.Check;
import org.nself.schema.Column;
import org.nself.schema.DataType;
import org.nself.schema.QualifiedName;
import org.nself.schema.Schema;
import org.nself.schema.SourceFile;
import org.nself.schema.Table;
import org.nself.spi.Reading;
import org.nself.spi.SchemaReader.Modules;

class DbmlWriterTest {

    private static final int SCHEMAS = 2000;

    @Test
    void aSchemaIsWrittenAsPeopleWriteIt() {
        Schema schema = Reader.schema("""
                Enum shop.status { open
                  "on its way" }
                Table shop.orders [note: 'What people buy'] {
                  id bigint [primary key, increment]
                  customer_id int [not null, ref: > customers.id]
                  state shop.status [default: 'open', note: 'it\\'s']
                  tags "character varying"(20)[]
                  indexes {
                    (customer_id, `lower(tags[1])`) [name: 'by_customer', type: gin]
                    //@ where: state = 'open'
                    customer_id
                  }
                  checks { `id > 0` [name: 'positive'] }
                }
                Table customers {
                  id int [increment] //@ serial
                  name text [unique]
                  indexes {
                    id [pk, name: 'customers_key']
                    (id, name) [unique] //@ constraint
                  }
                  Note: '''
                    Two lines
                      of note'''
                }
                Ref: shop.orders.(id, customer_id) > customers.(id, name) [delete: set null]
                """);

        assertThat(new DbmlWriter().write(schema)).isEqualTo("""
                Enum shop.status {
                  open
                  "on its way"
                }

                Table shop.orders [note: 'What people buy'] {
                  id bigint [pk, increment]
                  customer_id int [not null]
                  state shop.status [default: 'open', note: 'it\\'s']
                  tags "character varying"(20)[]

                  indexes {
                    (customer_id, `lower(tags[1])`) [name: 'by_customer', type: gin]
                    //@ where: state = 'open'
                    customer_id
                  }

                  checks {
                    `id > 0` [name: 'positive']
                  }
                }

                Table customers {
                  //@ serial
                  id int [increment]
                  name text [unique]

                  indexes {
                    id [pk, name: 'customers_key']
                    //@ constraint
                    (id, name) [unique]
                  }

                  Note: '''
                    Two lines
                      of note'''
                }

                Ref: shop.orders.customer_id > customers.id
                Ref: shop.orders.(id, customer_id) > customers.(id, name) [delete: set null]
                """);
    }

    @Test
    void whateverSchemaIsWrittenIsReadAsItWas() {
        for (int seed = 0; seed < SCHEMAS; seed++) {
            Schema schema = new RandomSchemas(seed).next();
            String text = new DbmlWriter().write(schema);
            Reading reading = new DbmlReader().read(new SourceFile("schema.dbml", text), Modules.NONE);

            assertThat(reading.schema())
                    .as("seed %s%n%s%n%s", seed, text, reading.diagnostics())
                    .isPresent();
            assertThat(reading.intents()).isEqualTo(Intents.NONE);
            assertThat(sorted(reading.schema().orElseThrow()))
                    .as("seed %s%n%s", seed, text)
                    .isEqualTo(sorted(schema));
            assertThat(DbmlFormatter.format(new SourceFile("schema.dbml", text)))
                    .as("seed %s", seed)
                    .isEqualTo(text);
        }
    }

    /** All that a schema says, each thing on a line of its own, in an order that is not the author's. */
    private static List<String> sorted(Schema schema) {
        List<String> lines = new ArrayList<>();
        schema.namespaces().forEach(namespace -> lines.add(namespace.toString()));
        schema.enums().forEach(type -> lines.add(type.toString()));
        schema.sequences().forEach(sequence -> lines.add(sequence.toString()));
        for (Table table : schema.tables()) {
            lines.add(table.name() + " " + table.comment() + table.options());
            table.columns().forEach(column -> lines.add(table.name() + " " + column));
            table.constraints().forEach(constraint -> lines.add(table.name() + " " + constraint));
            table.indexes().forEach(index -> lines.add(table.name() + " " + index));
        }
        Collections.sort(lines);
        return lines;
    }

    @Test
    void whatIsAllowedIsWrittenWhereItWasRead() {
        String dbml = """
                //@ allow_in_file: NS2310

                //@ allow: NS2302
                Table a [color: '#fff'] {
                  //@ allow: NS2313
                  b timestamp
                  c json [allow: 'NS2312']

                  indexes {
                    //@ allow: NS2303
                    b
                    (b, c)
                  }
                }

                //@ allow: NS2301
                Ref: a.b > a.c

                //@ allow: NS2207
                Enum order {
                  a
                }

                Metadata Column a.b {
                  allow: 'NS2206'
                }
                """;
        String written = DocumentWriter.write(document(dbml));

        assertThat(allowances(written)).hasSize(8).isEqualTo(allowances(dbml));
        assertThat(DocumentWriter.write(document(written))).isEqualTo(written);
        assertThat(allowances(DbmlFormatter.format(new SourceFile("schema.dbml", dbml))))
                .isEqualTo(allowances(dbml));
    }

    private static Document document(String dbml) {
        return DocumentReader.read(dbml, new Findings(new Source(new SourceFile("schema.dbml", dbml))));
    }

    /** Each code, and the first words of what it is about. */
    private static Set<String> allowances(String dbml) {
        List<String> lines = dbml.lines().toList();
        return new DbmlReader()
                .read(new SourceFile("schema.dbml", dbml), Modules.NONE).allowances().stream()
                        .map(allowance -> allowance.code() + " "
                                + (allowance.about().line() == 1
                                        ? "all"
                                        : lines.get(allowance.about().line() - 1)
                                                .strip()
                                                .split("[ \\[]", 2)[0]))
                        .collect(Collectors.toSet());
    }

    @Test
    void theKeysOfADepStandWhereTheyAreReadAsTheyAre() {
        String dbml = """
                Dep [ref: 'x', made by: 'hand'] {
                  a.id -> b.id
                  Owner: 'me'
                  kind: view
                }
                """;

        assertThat(DocumentWriter.write(
                        DocumentReader.read(dbml, new Findings(new Source(new SourceFile("schema.dbml", dbml))))))
                .isEqualTo(dbml);
    }

    @Test
    void anExpressionWithABacktickCannotBeWritten() {
        Table table = Table.of(QualifiedName.of("a"), List.of(Column.of("id", DataType.of("int"))))
                .withConstraints(List.of(Check.of("id <> '`'")));

        assertThatThrownBy(() -> new DbmlWriter().write(Schema.empty().withTables(List.of(table))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("DBML cannot hold an expression with a backtick in it: id <> '`'");
    }
}
