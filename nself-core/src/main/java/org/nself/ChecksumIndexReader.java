package org.nself;

import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nself.schema.Diagnostic;
import org.nself.schema.Place;

/** Reads the index, and says of each line that cannot be one why. */
final class ChecksumIndexReader {

    private static final List<String> CONFLICT = List.of("<<<<<<<", "|||||||", "=======", ">>>>>>>");

    private final Map<String, ChecksumLine> lines = new HashMap<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private boolean conflict;

    private ChecksumIndexReader() {}

    static ChecksumIndex read(byte[] bytes) {
        ChecksumIndexReader reader = new ChecksumIndexReader();
        try {
            List<String> texts = FolderReader.decoded(bytes).lines().toList();
            reader.conflict = texts.stream().anyMatch(ChecksumIndexReader::isConflict);
            for (int i = 0; i < texts.size(); i++) {
                reader.line(i + 1, texts.get(i));
            }
        } catch (CharacterCodingException malformed) {
            reader.error("NS4012", 1, "", ChecksumIndex.NAME + " is not UTF-8", "save the file in the encoding UTF-8");
        }
        return new ChecksumIndex(reader.lines, reader.diagnostics);
    }

    private void line(int number, String text) {
        if (isConflict(text)) {
            if (diagnostics.isEmpty()) {
                error(
                        "NS4013",
                        number,
                        text,
                        "a merge conflict was left in " + ChecksumIndex.NAME,
                        "keep the lines of both sides, in any order, and delete those that begin with <<<<<<<, =======, "
                                + ">>>>>>>");
            }
        } else if (!text.isBlank() && !text.startsWith("#")) {
            ChecksumLine.parse(number, text)
                    .ifPresentOrElse(
                            this::add,
                            () -> error(
                                    "NS4013",
                                    number,
                                    text,
                                    "this line says nothing of a migration",
                                    "delete it: `nself db repair` writes those that are missing"));
        }
    }

    /** The sides of a conflict may say the same; that is no finding beside the conflict itself. */
    private void add(ChecksumLine line) {
        ChecksumLine first = lines.putIfAbsent(line.folder(), line);
        if (first != null && !conflict) {
            error(
                    "NS4014",
                    line.number(),
                    line.toString(),
                    line.folder() + " is named twice; line " + first.number() + " is the first",
                    line.up().equals(first.up()) && line.down().equals(first.down())
                            ? "delete one of the lines, they say the same"
                            : "delete both lines, and let `nself db repair` write it anew");
        }
    }

    private static boolean isConflict(String line) {
        return CONFLICT.stream().anyMatch(line::startsWith);
    }

    private void error(String code, int number, String text, String message, String hint) {
        diagnostics.add(new Diagnostic(
                code,
                Diagnostic.Severity.ERROR,
                new Place(ChecksumIndex.NAME, number, 1, number, text.length() + 1),
                text,
                message,
                Optional.of(hint)));
    }
}
