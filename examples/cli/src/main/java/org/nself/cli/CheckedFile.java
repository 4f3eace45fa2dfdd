package org.nself.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.nself.Nself;
import org.nself.schema.Diagnostic;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A file and what was found in it. */
record CheckedFile(String name, List<Diagnostic> diagnostics) {

    private static final int FORMAT = 1;
    private static final JsonMapper JSON = JsonMapper.shared();

    /** What is found in a file, which diagnostics name as the caller did; modules they name as the file does. */
    static CheckedFile of(Path file) {
        String own = file.getFileName().toString();
        return new CheckedFile(
                file.toString(),
                Nself.check(DbmlFiles.source(file)).stream()
                        .map(found -> found.place().file().equals(own) ? found.in(file.toString()) : found)
                        .toList());
    }

    /** One document about all files; programs rely on its names. */
    static String toJson(List<CheckedFile> files) {
        ObjectNode document = JSON.createObjectNode().put("format", FORMAT);
        ArrayNode list = document.putArray("files");
        for (CheckedFile file : files) {
            ArrayNode diagnostics = list.addObject().put("file", file.name()).putArray("diagnostics");
            file.diagnostics().forEach(diagnostic -> write(diagnostic, diagnostics.addObject()));
        }
        return JSON.writeValueAsString(document);
    }

    static void write(Diagnostic diagnostic, ObjectNode node) {
        node.put("code", diagnostic.code())
                .put("severity", diagnostic.severity().name().toLowerCase(Locale.ROOT))
                .put("file", diagnostic.place().file())
                .put("line", diagnostic.place().line())
                .put("column", diagnostic.place().column())
                .put("endLine", diagnostic.place().endLine())
                .put("endColumn", diagnostic.place().endColumn())
                .put("message", diagnostic.message());
        diagnostic.hint().ifPresentOrElse(hint -> node.put("hint", hint), () -> node.putNull("hint"));
    }
}
