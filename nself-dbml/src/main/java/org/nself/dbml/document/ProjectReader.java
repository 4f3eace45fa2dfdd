package org.nself.dbml.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nself.dbml.document.Document.Custom;
import org.nself.dbml.document.Document.Project;
import org.nself.dbml.syntax.Code;
import org.nself.dbml.syntax.Element;
import org.nself.dbml.syntax.Expression.Name;
import org.nself.dbml.syntax.Field;
import org.nself.dbml.syntax.Findings;
import org.nself.dbml.syntax.Span;
import org.nself.dbml.syntax.Statement;

/** Reads {@code Project name { key: 'value' }}. */
final class ProjectReader {

    private final Findings findings;

    ProjectReader(Findings findings) {
        this.findings = findings;
    }

    Optional<Project> read(Element element) {
        Form form = new Form(element, "a project", findings).noAlias().noSettings();
        Optional<Name> name = form.name("Project shop { … }");
        if (!form.hasBlock()) {
            return Optional.empty();
        }
        List<Custom> fields = new ArrayList<>();
        List<Element> notes = new ArrayList<>();
        for (Statement statement : element.body()) {
            if (statement instanceof Element field) {
                if (field.is("note")) {
                    notes.add(field);
                } else if (!Misplaced.complain(field, findings)) {
                    field(field).ifPresent(fields::add);
                }
            } else if (!(statement instanceof Field field && field.isBroken())) {
                findings.add(
                        Code.INVALID_PROJECT,
                        statement.span(),
                        "a project holds keys with a text each",
                        "write database_type: 'PostgreSQL'");
            }
        }
        // Unlike in a table, the last of several notes counts.
        Optional<String> note = notes.isEmpty() ? Optional.empty() : Notes.inBody(List.of(notes.getLast()), findings);
        return Optional.of(new Project(name, List.copyOf(fields), note, element.span()));
    }

    private Optional<Custom> field(Element field) {
        new Form(field, "a key of a project", findings).noName().noAlias().noSettings();
        Optional<String> text = field.simple()
                        && field.body().getFirst() instanceof Field value
                        && value.parts().size() == 1
                ? Notes.string(value.first())
                : Optional.empty();
        if (text.isEmpty() && !(field.simple() && ((Field) field.body().getFirst()).isBroken())) {
            findings.add(
                    Code.INVALID_PROJECT,
                    field.simple() ? wrongPart((Field) field.body().getFirst()) : field.bodySpan(),
                    "\"" + field.kind().text() + "\" takes a text in quotes",
                    "write " + field.kind().text() + ": 'text'");
        }
        return text.map(value -> new Custom(field.kind().text(), value, false, field.span()));
    }

    /** The value, or what follows it when it is right. */
    private static Span wrongPart(Field value) {
        return value.parts().size() > 1 && Notes.string(value.first()).isPresent()
                ? value.parts().get(1).span()
                : value.first().span();
    }
}
