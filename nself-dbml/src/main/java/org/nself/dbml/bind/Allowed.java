package org.nself.dbml.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nself.dbml.document.AnnotationName;
import org.nself.dbml.document.AnnotationValues;
import org.nself.dbml.document.Document;
import org.nself.dbml.document.Document.Metadata;
import org.nself.dbml.document.Names;
import org.nself.dbml.syntax.Annotation;
import org.nself.dbml.syntax.Code;
import org.nself.dbml.syntax.Span;
import org.nself.schema.QualifiedName;
import org.nself.spi.Reading.Allowance;

/** What authors allow: in each file the information that is not to be given about a part of it, or about all of it. */
final class Allowed {

    private final Module module;
    private final List<Allowance> all = new ArrayList<>(0);

    private Allowed(Module module) {
        this.module = module;
    }

    static List<Allowance> in(List<Module> modules) {
        List<Allowance> all = new ArrayList<>(0);
        for (Module module : modules) {
            all.addAll(new Allowed(module).read());
        }
        return all;
    }

    private List<Allowance> read() {
        Document document = module.document();
        Span file = new Span(0, module.file().text().length());
        read(document.annotations(), AnnotationName.ALLOW_IN_FILE, file);
        for (Document.Table table : document.tables()) {
            table(table);
        }
        for (Document.Table partial : document.partials()) {
            table(partial);
        }
        for (Document.Ref ref : document.refs()) {
            read(ref.annotations(), ref.span());
        }
        for (Document.EnumDeclaration type : document.enums()) {
            read(type.annotations(), type.span());
        }
        for (Metadata metadata : document.metadata()) {
            if (Remarks.has(metadata.annotations(), AnnotationName.ALLOW)) {
                metadata(metadata);
            }
        }
        return all;
    }

    private void table(Document.Table table) {
        read(table.annotations(), table.span());
        for (Document.Column column : table.columns()) {
            if (!column.annotations().isEmpty()) {
                read(column.annotations(), column.span());
            }
        }
        for (Document.IndexEntry index : table.indexes()) {
            read(index.annotations(), index.span());
        }
    }

    /** Names that do not exist, and tables of other files, are complained about elsewhere. */
    private void metadata(Metadata metadata) {
        boolean ofColumn =
                metadata.kind() == Metadata.Kind.COLUMN && metadata.target().size() > 1;
        QualifiedName name = Names.qualified(
                ofColumn ? metadata.target().subList(0, metadata.target().size() - 1) : metadata.target());
        Optional<Document.Table> table = module.document().tables().stream()
                .filter(declared -> isCalled(declared, name))
                .findFirst();
        if (!ofColumn) {
            table.ifPresent(found -> read(metadata.annotations(), found.span()));
            return;
        }
        Optional<Document.Column> column = table.flatMap(found -> found.columns().stream()
                .filter(own ->
                        own.name().text().equals(metadata.target().getLast().text()))
                .findFirst());
        column.ifPresent(found -> read(metadata.annotations(), found.span()));
        if (table.isPresent() && column.isEmpty()) {
            Annotation allow =
                    Remarks.find(metadata.annotations(), AnnotationName.ALLOW).orElseThrow();
            module.findings()
                    .add(
                            Code.MISPLACED_ANNOTATION,
                            allow.span(),
                            "\"allow\" is about what stands in the table itself; this column does not",
                            "write it at the column in the table partial");
        }
    }

    private static boolean isCalled(Document.Table table, QualifiedName name) {
        return table.name().equals(name)
                || table.alias()
                        .filter(alias -> QualifiedName.of(alias.text()).equals(name))
                        .isPresent();
    }

    private void read(List<Annotation> annotations, Span about) {
        read(annotations, AnnotationName.ALLOW, about);
    }

    private void read(List<Annotation> annotations, AnnotationName name, Span about) {
        for (Annotation annotation : annotations) {
            if (annotation.name().equals(name.word())) {
                for (String code : AnnotationValues.codes(annotation.value())) {
                    all.add(new Allowance(
                            code,
                            module.findings().place(about),
                            module.findings().place(annotation.span())));
                }
            }
        }
    }
}
