package org.nself.dbml.document;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nself.dbml.document.Document.Custom;
import org.nself.dbml.document.Document.StickyNote;
import org.nself.dbml.syntax.Code;
import org.nself.dbml.syntax.Element;
import org.nself.dbml.syntax.Expression.Name;
import org.nself.dbml.syntax.Findings;

/** Reads {@code Note name { 'text' }} at the top of a file: a note of the diagram. */
final class StickyNoteReader {

    private static final String EXAMPLE = "Note name { 'text' }";

    private final Findings findings;

    StickyNoteReader(Findings findings) {
        this.findings = findings;
    }

    Optional<StickyNote> read(Element element) {
        new Form(element, "a note", findings).noAlias();
        Optional<List<Name>> path = element.name().flatMap(Names::path);
        if (path.isEmpty()) {
            findings.add(
                    Code.INVALID_NAME,
                    element.name()
                            .map(name -> name.span())
                            .orElse(element.kind().span()),
                    "a note at the top of a file has a name",
                    "write " + EXAMPLE);
        }
        Settings settings = new Settings(element.settingsOrNone(), findings);
        List<Custom> custom = settings.custom(Set.of("color"), "a note");
        boolean none = settings.find("color")
                .flatMap(setting -> setting.value())
                .flatMap(Names::simple)
                .filter(word -> word.equalsIgnoreCase("none"))
                .isPresent();
        Optional<String> color = none ? Optional.of("none") : settings.color("color");
        if (element.simple()) {
            if (path.isPresent()) {
                findings.add(
                        Code.INVALID_NOTE,
                        element.body().getFirst().span(),
                        "the text of a note with a name stands between braces",
                        "write " + EXAMPLE);
            }
            return Optional.empty();
        }
        Optional<String> text = Notes.text(element, findings).map(Notes::dedented);
        return path.flatMap(names -> text.map(content -> new StickyNote(
                names.getLast(),
                color,
                custom,
                content,
                element.name().orElseThrow().span(),
                element.span())));
    }
}
