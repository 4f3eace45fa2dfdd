package org.nself.dbml.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nself.dbml.document.Document.Custom;
import org.nself.dbml.document.Document.Group;
import org.nself.dbml.document.Document.TableName;
import org.nself.dbml.syntax.Code;
import org.nself.dbml.syntax.Element;
import org.nself.dbml.syntax.Expression;
import org.nself.dbml.syntax.Expression.Name;
import org.nself.dbml.syntax.Field;
import org.nself.dbml.syntax.Findings;
import org.nself.dbml.syntax.Span;
import org.nself.dbml.syntax.Statement;

/** Reads {@code TableGroup name { table … }}. */
final class GroupReader {

    private final Findings findings;

    GroupReader(Findings findings) {
        this.findings = findings;
    }

    Optional<Group> read(Element element) {
        Form form = new Form(element, "a table group", findings).noAlias();
        Optional<Name> name = form.requiredName("TableGroup billing { … }");
        Settings settings = new Settings(element.settingsOrNone(), findings);
        List<Custom> custom = settings.custom(Set.of("color", "note"), "a table group");
        Optional<String> color = settings.color("color");
        Optional<String> noteSetting = settings.note();
        if (!form.hasBlock()) {
            return Optional.empty();
        }
        List<TableName> members = new ArrayList<>();
        List<Element> notes = new ArrayList<>();
        for (Statement statement : element.body()) {
            if (statement instanceof Field field) {
                member(field).ifPresent(members::add);
            } else if (statement instanceof Element block && block.is("note")) {
                notes.add(block);
            } else if (statement instanceof Element block && !Misplaced.complain(block, findings)) {
                findings.add(
                        Code.UNKNOWN_ELEMENT,
                        block.kind().span(),
                        "a table group holds the names of tables and a note",
                        "take \"" + block.kind().text() + "\" out");
            }
        }
        Optional<String> note = Notes.inBody(notes, findings).or(() -> noteSetting);
        return name.map(known -> new Group(known, color, note, custom, List.copyOf(members), element.span()));
    }

    private Optional<TableName> member(Field field) {
        Optional<List<Name>> path = Names.path(field.first());
        if (path.isEmpty() && !field.isBroken()) {
            invalid(field.first().span());
        }
        if (!field.isBroken()) {
            for (Expression part : field.parts().subList(1, field.parts().size())) {
                invalid(part.span());
            }
        }
        return path.map(names -> new TableName(names, field.first().span()));
    }

    private void invalid(Span span) {
        findings.add(
                Code.INVALID_GROUP,
                span,
                "a table group lists tables by name",
                "write users or shop.users, one a line");
    }
}
