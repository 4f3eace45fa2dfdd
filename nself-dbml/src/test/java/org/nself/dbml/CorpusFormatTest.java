package org.nself.dbml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.nself.dbml.syntax.Findings;
import org.nself.dbml.syntax.Lexer;
import org.nself.dbml.syntax.Source;
import org.nself.dbml.syntax.Token;
import org.nself.schema.SourceFile;
import org.nself.spi.SchemaReader.Modules;

/** Formatting takes nothing away and changes no meaning, in whatever the official test material holds. */
@EnabledIfSystemProperty(named = "nself.corpus", matches = ".+")
class CorpusFormatTest {

    private static final Path VALID = Path.of(System.getProperty("nself.corpus", ""), "dbml", "valid");

    @Test
    void everyValidFileKeepsItsWordsItsCommentsAndItsMeaning() throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(VALID)) {
            files = found.filter(file -> file.toString().endsWith(".dbml"))
                    .sorted()
                    .toList();
        }
        int formatted = 0;
        for (Path path : files) {
            SourceFile before = new SourceFile("x.dbml", new String(Files.readAllBytes(path), UTF_8));
            if (new DbmlReader().read(before, Modules.NONE).schema().isEmpty()) {
                continue;
            }
            SourceFile after = new SourceFile("x.dbml", DbmlFormatter.format(before));
            assertThat(words(after)).as(path.toString()).isEqualTo(words(before));
            assertThat(new DbmlReader().read(after, Modules.NONE).schema())
                    .as(path.toString())
                    .isEqualTo(new DbmlReader().read(before, Modules.NONE).schema());
            assertThat(DbmlFormatter.format(after)).as(path.toString()).isEqualTo(after.text());
            formatted++;
        }
        System.out.println(formatted + " files formatted");
        assertThat(formatted).isGreaterThan(700);
    }

    /** Every token and comment; the words that begin elements may change their capitals, so case is left out. */
    private static List<String> words(SourceFile file) {
        Lexer lexer = new Lexer(file.text(), new Findings(new Source(file)));
        List<String> words = new ArrayList<>();
        for (Token token = lexer.next(); ; token = lexer.next()) {
            lexer.comments()
                    .forEach(comment -> words.add(file.text()
                            .substring(comment.start(), comment.end())
                            .stripTrailing()
                            .toLowerCase(Locale.ROOT)));
            if (token.is(Token.Kind.END)) {
                return words;
            }
            words.add(token.kind() + " " + token.text().toLowerCase(Locale.ROOT));
        }
    }
}
