package org.nself;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nself.migration.FileStatement;
import org.nself.schema.Place;
import org.nself.schema.SourceFile;
import org.nself.spi.ScriptReading;

/** Reads scripts without knowing a dialect: every line is a statement. */
final class Statements {

    private Statements() {}

    static ScriptReading read(SourceFile script) {
        List<String> lines = Arrays.asList(script.text().split("\n"));
        List<FileStatement> statements = IntStream.range(0, lines.size())
                .mapToObj(i -> new FileStatement(
                        i + 1,
                        new Place(script.name(), i + 1, 1, i + 1, 1),
                        lines.get(i).replace(";", ""),
                        digest(lines.get(i))))
                .toList();
        return new ScriptReading(statements, script.hash(), Optional.empty(), false, List.of());
    }

    static String digest(String statement) {
        return new SourceFile("", statement).hash().substring(0, 12);
    }
}
