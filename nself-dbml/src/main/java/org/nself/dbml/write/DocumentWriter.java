package org.nself.dbml.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nself.dbml.document.Document;
import org.nself.dbml.document.Document.Dep;
import org.nself.dbml.document.Document.DepField;
import org.nself.dbml.document.Document.EnumDeclaration;
import org.nself.dbml.document.Document.Group;
import org.nself.dbml.document.Document.Metadata;
import org.nself.dbml.document.Document.Project;
import org.nself.dbml.document.Document.StickyNote;
import org.nself.dbml.document.Document.View;
import org.nself.dbml.document.Document.ViewBlock;
import org.nself.dbml.document.Names;
import org.nself.dbml.syntax.Import;
import org.nself.dbml.syntax.Token;

/** Writes a document as DBML, kind by kind, laid out as the formatter does it. */
public final class DocumentWriter {

    private final Lines lines = new Lines();

    private DocumentWriter() {}

    /**
     * The text that is read as this document.
     *
     * @throws IllegalArgumentException when an expression holds a backtick, for which DBML has no escape
     */
    public static String write(Document document) {
        DocumentWriter writer = new DocumentWriter();
        writer.all(document);
        return Layout.of(writer.lines.toString());
    }

    private void all(Document document) {
        document.imports().forEach(this::take);
        lines.annotations(document.annotations());
        document.projects().forEach(this::project);
        document.enums().forEach(this::type);
        document.partials().forEach(partial -> new TableWriter(lines).write("TablePartial", partial));
        document.tables().forEach(table -> new TableWriter(lines).write("Table", table));
        if (!document.refs().isEmpty()) {
            lines.empty();
        }
        document.refs().forEach(ref -> Refs.write(ref, lines));
        lines.empty();
        document.deps().forEach(this::dep);
        document.groups().forEach(this::group);
        document.notes().forEach(this::note);
        document.records().forEach(records -> new RecordsWriter(lines).write(records));
        document.views().forEach(this::view);
        document.metadata().forEach(this::metadata);
    }

    private void take(Import taken) {
        String what = taken.everything().isPresent()
                ? "*"
                : taken.specifiers().stream()
                        .map(DocumentWriter::specifier)
                        .collect(Collectors.joining("\n", "{\n", "\n}"));
        lines.add(taken.keyword().text() + " " + what + " from "
                + Texts.string(taken.path().map(Token::text).orElseThrow()));
    }

    private static String specifier(Import.Specifier specifier) {
        return specifier.kind().text() + " "
                + Names.path(specifier.name()).map(Texts::path).orElseThrow()
                + specifier
                        .alias()
                        .flatMap(Names::path)
                        .map(alias -> " as " + Texts.path(alias))
                        .orElse("");
    }

    private void project(Project project) {
        lines.open("Project"
                + project.name().map(name -> " " + Texts.name(name.text())).orElse(""));
        project.fields().forEach(field -> lines.add(Settings.custom(field)));
        project.note().ifPresent(note -> lines.add("Note: " + Texts.note(note)));
        lines.close();
    }

    private void type(EnumDeclaration type) {
        lines.annotations(type.annotations());
        lines.open("Enum " + Texts.name(type.name()));
        type.values().forEach(value -> {
            lines.annotations(value.annotations());
            lines.add(Texts.name(value.name().text()) + new Settings().text("note", value.note()));
        });
        lines.close();
    }

    /** A key of several words, or one that begins an element, can only stand in the brackets; one with capitals cannot. */
    private void dep(Dep dep) {
        Settings settings = new Settings().text("note", dep.note()).value("color", dep.color());
        List<DepField> inBody = new ArrayList<>();
        for (DepField field : dep.custom()) {
            boolean severalWords = field.name().indexOf(' ') >= 0;
            if (severalWords || (inBody.isEmpty() && hasNoCapitals(field))) {
                settings.value(field.name(), Optional.of(value(field.value())));
            } else {
                inBody.add(field);
            }
        }
        lines.open("Dep" + dep.name().map(name -> " " + Texts.name(name.text())).orElse("") + settings);
        dep.edges()
                .forEach(edge -> lines.add(
                        Texts.path(edge.left()) + " " + edge.operator().text() + " " + Texts.path(edge.right())));
        inBody.forEach(field -> lines.add(field.name() + ": " + value(field.value())));
        lines.close();
    }

    private static boolean hasNoCapitals(DepField field) {
        return field.name().equals(field.name().toLowerCase(Locale.ROOT));
    }

    private static String value(Token value) {
        return switch (value.kind()) {
            case STRING -> Texts.string(value.text());
            case EXPRESSION -> Texts.expression(value.text());
            case QUOTED_NAME -> Texts.quotedName(value.text());
            case NAME,
                    NUMBER,
                    COLOR,
                    OPERATOR,
                    OPEN_BRACE,
                    CLOSE_BRACE,
                    OPEN_BRACKET,
                    CLOSE_BRACKET,
                    OPEN_PARENTHESIS,
                    CLOSE_PARENTHESIS,
                    COLON,
                    COMMA,
                    STAR,
                    SEMICOLON,
                    END -> value.text();
        };
    }

    private void group(Group group) {
        lines.open("TableGroup " + Texts.name(group.name().text())
                + new Settings()
                        .value("color", group.color())
                        .text("note", group.note())
                        .custom(group.custom()));
        group.members().forEach(member -> lines.add(Texts.path(member)));
        lines.close();
    }

    private void note(StickyNote note) {
        lines.open("Note " + Texts.name(note.name().text())
                + new Settings().value("color", note.color()).custom(note.custom()));
        lines.add(Texts.note(note.text()));
        lines.close();
    }

    private void view(View view) {
        lines.open("DiagramView " + Texts.name(view.name().text()));
        if (view.everything()) {
            lines.add("*");
        }
        view.blocks().forEach(this::block);
        lines.close();
    }

    private void block(ViewBlock block) {
        lines.open(block.kind().word());
        if (block.everything()) {
            lines.add("*");
        }
        block.items().forEach(item -> lines.add(Texts.path(item)));
        lines.close();
    }

    private void metadata(Metadata metadata) {
        lines.open("Metadata " + metadata.kind().word() + " " + Texts.path(metadata.target()));
        metadata.fields().forEach(field -> lines.add(Settings.custom(field)));
        metadata.annotations().forEach(annotation -> lines.add(Settings.key(annotation)));
        lines.close();
    }
}
