package org.nself.dbml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.nself.schema.Diagnostic;
import org.nself.schema.SourceFile;
import org.nself.spi.SchemaReader.Modules;

/**
 * Holds the reader's verdicts against those of the official parser. Runs where {@code -Dnself.corpus} names the directory
 * of the cases. Modules are not read yet, so cases of several files are left out.
 */
@EnabledIfSystemProperty(named = "nself.corpus", matches = ".+")
class CorpusVerdictsTest {

    private static final Path CASES = Path.of(System.getProperty("nself.corpus", ""), "dbml");

    @Test
    void mostVerdictsAgreeAndNoFileIsASurprise() throws IOException {
        List<String> refused = new ArrayList<>();
        List<String> accepted = new ArrayList<>();
        int cases = 0;
        for (String line :
                Files.readAllLines(CASES.resolve("index.tsv")).stream().skip(1).toList()) {
            String[] cells = line.split("\t", -1);
            boolean singleFile = !cells[2].equals("multifile") && !cells[2].equals("lexical");
            boolean judged = cells[1].equals("valid") || cells[1].equals("invalid");
            if (!singleFile || !judged) {
                continue;
            }
            cases++;
            Path file = CASES.resolve(cells[0]);
            List<Diagnostic> errors = new DbmlReader()
                            .read(new SourceFile(cells[0], new String(Files.readAllBytes(file), UTF_8)), Modules.NONE)
                            .diagnostics()
                            .stream()
                            .filter(Diagnostic::isError)
                            .toList();
            if (cells[1].equals("valid") && !errors.isEmpty()) {
                refused.add(errors.getFirst().toString().lines().findFirst().orElse(""));
            } else if (cells[1].equals("invalid") && errors.isEmpty()) {
                accepted.add(cells[0] + " " + cells[4]);
            }
        }
        System.out.println(
                cases + " cases; valid but refused: " + refused.size() + ", invalid but accepted: " + accepted.size());
        refused.forEach(each -> System.out.println("refused  " + each));
        accepted.forEach(each -> System.out.println("accepted " + each));

        assertThat(cases).isGreaterThan(500);
        assertThat(refused.size() + accepted.size()).isLessThan(cases * 12 / 100);
    }
}
