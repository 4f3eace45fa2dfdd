package org.nself.dbml.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nself.dbml.document.AnnotationName.Target;
import org.nself.dbml.document.Document.Dep;
import org.nself.dbml.document.Document.EnumDeclaration;
import org.nself.dbml.document.Document.Group;
import org.nself.dbml.document.Document.Metadata;
import org.nself.dbml.document.Document.Project;
import org.nself.dbml.document.Document.Records;
import org.nself.dbml.document.Document.Ref;
import org.nself.dbml.document.Document.StickyNote;
import org.nself.dbml.document.Document.Table;
import org.nself.dbml.document.Document.View;
import org.nself.dbml.syntax.Annotation;
import org.nself.dbml.syntax.Code;
import org.nself.dbml.syntax.Element;
import org.nself.dbml.syntax.Findings;
import org.nself.dbml.syntax.Kinds;
import org.nself.dbml.syntax.Lexer;
import org.nself.dbml.syntax.Parser;
import org.nself.dbml.syntax.Suggestions;

/** Reads a whole file, element by element. */
public final class DocumentReader {

    private final Findings findings;
    private final List<Project> projects = new ArrayList<>();
    private final List<Table> tables = new ArrayList<>();
    private final List<Table> partials = new ArrayList<>();
    private final List<EnumDeclaration> enums = new ArrayList<>();
    private final List<Ref> refs = new ArrayList<>();
    private final List<Group> groups = new ArrayList<>();
    private final List<StickyNote> notes = new ArrayList<>();
    private final List<Records> records = new ArrayList<>();
    private final List<View> views = new ArrayList<>();
    private final List<Metadata> metadata = new ArrayList<>();
    private final List<Dep> deps = new ArrayList<>();
    private final List<Annotation> aboutTheFile = new ArrayList<>();
    private final AnnotationReader annotations;

    private DocumentReader(Findings findings) {
        this.findings = findings;
        this.annotations = new AnnotationReader(findings);
    }

    /** What a text declares; what is wrong with its form goes to the findings. */
    public static Document read(String text, Findings findings) {
        DocumentReader reader = new DocumentReader(findings);
        TableReader tableReader = new TableReader(findings);
        Parser.Beside beside = new Parser(new Lexer(text, findings), findings)
                .read(element -> reader.element(reader.withoutThoseAboutTheFile(element), tableReader));
        reader.aboutTheFile.addAll(reader.annotations.read(beside.annotations(), Target.FILE));
        if (reader.projects.size() > 1) {
            reader.projects.forEach(project ->
                    findings.add(Code.SEVERAL_PROJECTS, project.span(), "a file has one project", "leave one of them"));
        }
        return new Document(
                beside.imports(),
                List.copyOf(reader.projects),
                List.copyOf(reader.tables),
                List.copyOf(reader.partials),
                List.copyOf(reader.enums),
                List.copyOf(reader.refs),
                List.copyOf(reader.groups),
                List.copyOf(reader.notes),
                List.copyOf(reader.records),
                List.copyOf(reader.views),
                List.copyOf(reader.metadata),
                List.copyOf(reader.deps),
                List.copyOf(reader.aboutTheFile));
    }

    /** What is said about the file may stand above any element. */
    private Element withoutThoseAboutTheFile(Element element) {
        if (element.annotations().isEmpty()) {
            return element;
        }
        Map<Boolean, List<Annotation>> aboutFile = element.annotations().stream()
                .collect(Collectors.partitioningBy(annotation -> AnnotationName.of(annotation.name())
                        .filter(name -> name.isFor(Target.FILE))
                        .isPresent()));
        aboutTheFile.addAll(annotations.read(aboutFile.getOrDefault(true, List.of()), Target.FILE));
        return element.withAnnotations(aboutFile.getOrDefault(false, List.of()));
    }

    /** Reads an element for its mistakes alone: it stands within another, which has been complained about. */
    static void misplaced(Element element, Findings findings) {
        new DocumentReader(findings).element(element, new TableReader(findings));
    }

    private void element(Element element, TableReader tableReader) {
        if (element.is("table")) {
            tableReader.table(element).ifPresent(tables::add);
        } else if (element.is("tablepartial")) {
            tableReader.partial(element).ifPresent(partials::add);
        } else if (element.is("enum")) {
            new EnumReader(findings).read(element).ifPresent(enums::add);
        } else if (element.is("ref")) {
            new RefReader(findings).read(element).ifPresent(refs::add);
        } else {
            annotations.none(element);
            unknownToTheDatabase(element);
        }
    }

    private void unknownToTheDatabase(Element element) {
        if (element.is("project")) {
            new ProjectReader(findings).read(element).ifPresent(projects::add);
        } else if (element.is("tablegroup")) {
            new GroupReader(findings).read(element).ifPresent(groups::add);
        } else if (element.is("note")) {
            new StickyNoteReader(findings).read(element).ifPresent(notes::add);
        } else if (element.is("records")) {
            new RecordsReader(findings).top(element).ifPresent(records::add);
        } else if (element.is("diagramview")) {
            new ViewReader(findings).read(element).ifPresent(views::add);
        } else if (element.is("metadata")) {
            new MetadataReader(findings).read(element).ifPresent(metadata::add);
        } else if (element.is("dep")) {
            new DepReader(findings).read(element).ifPresent(deps::add);
        } else if (!Misplaced.complain(element, findings)) {
            unknown(element);
        }
    }

    private void unknown(Element element) {
        String word = element.kind().text();
        Optional<String> near = Suggestions.hint(word, Kinds.TOP);
        findings.add(
                Code.UNKNOWN_ELEMENT,
                element.kind().span(),
                "there is no element \"" + word + "\"",
                near.orElse("a file holds Table, Enum, Ref, Project, TableGroup, TablePartial, Note, Records,"
                        + " DiagramView, Metadata, Dep and use"));
    }
}
