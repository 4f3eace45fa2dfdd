package org.nself.dbml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.nself.dbml.document.Document;
import org.nself.dbml.document.DocumentReader;
import org.nself.dbml.syntax.Findings;
import org.nself.dbml.syntax.Source;
import org.nself.dbml.write.DocumentWriter;
import org.nself.schema.Schema;
import org.nself.schema.SourceFile;
import org.nself.spi.SchemaReader.Modules;

/** What is written is read as what it was, in whatever the official test material holds. */
@EnabledIfSystemProperty(named = "nself.corpus", matches = ".+")
class CorpusWriteTest {

    private static final Path VALID = Path.of(System.getProperty("nself.corpus", ""), "dbml", "valid");

    @Test
    void everyDocumentIsWrittenSoThatItIsReadAsItWas() throws IOException {
        int written = 0;
        for (Path path : files()) {
            Optional<Document> before = document(Files.readString(path, UTF_8));
            if (before.isEmpty()) {
                continue;
            }
            String text = DocumentWriter.write(before.get());
            assertThat(document(text)).as(path + "\n" + text).isPresent();
            assertThat(Meaning.of(document(text).orElseThrow()))
                    .as(path + "\n" + text)
                    .isEqualTo(Meaning.of(before.get()));
            assertThat(DbmlFormatter.format(new SourceFile("x.dbml", text))).isEqualTo(text);
            written++;
        }
        System.out.println(written + " documents written and read");
        assertThat(written).isGreaterThan(900);
    }

    @Test
    void everySchemaIsWrittenSoThatItIsReadAsItWas() throws IOException {
        int written = 0;
        for (Path path : files()) {
            Optional<Schema> before = schema(Files.readString(path, UTF_8));
            if (before.isEmpty()) {
                continue;
            }
            String text = new DbmlWriter().write(before.get());
            assertThat(schema(text)).as(path + "\n" + text).isPresent();
            assertThat(schema(text).orElseThrow().fingerprint())
                    .as(path + "\n" + text)
                    .isEqualTo(before.get().fingerprint());
            written++;
        }
        System.out.println(written + " schemas written and read");
        assertThat(written).isGreaterThan(700);
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> found = Files.walk(VALID)) {
            return found.filter(file -> file.toString().endsWith(".dbml"))
                    .sorted()
                    .toList();
        }
    }

    private static Optional<Document> document(String text) {
        Findings findings = new Findings(new Source(new SourceFile("x.dbml", text)));
        Document document = DocumentReader.read(text, findings);
        return findings.hasErrors() ? Optional.empty() : Optional.of(document);
    }

    private static Optional<Schema> schema(String text) {
        return new DbmlReader()
                .read(new SourceFile("x.dbml", text), Modules.NONE)
                .schema();
    }
}
