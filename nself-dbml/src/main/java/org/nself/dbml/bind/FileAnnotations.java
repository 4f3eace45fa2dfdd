package org.nself.dbml.bind;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nself.dbml.document.AnnotationName;
import org.nself.dbml.document.AnnotationValues;
import org.nself.dbml.document.SequenceText;
import org.nself.dbml.syntax.Annotation;
import org.nself.dbml.syntax.Code;
import org.nself.dbml.syntax.Findings;
import org.nself.schema.Namespace;
import org.nself.schema.Sequence;
import org.nself.schema.Table;

/** What is said about a file as a whole: namespaces with their comments, sequences, and tables without columns. */
final class FileAnnotations {

    /** A sequence, and where it is declared. */
    record DeclaredSequence(Sequence sequence, Annotation annotation, Findings findings) {}

    /** A table without columns, and where it is declared. */
    record DeclaredTable(Table table, Annotation annotation, Findings findings) {

        /** Says that the name is another's. */
        void refuse(String other) {
            findings.add(
                    Code.DUPLICATE_NAME,
                    annotation.span(),
                    "there is " + other + " " + table.name() + " already",
                    "rename one of them");
        }
    }

    private FileAnnotations() {}

    /** Namespaces that are declared, in their order. */
    static List<Namespace> namespaces(List<Module> modules) {
        Map<String, Namespace> namespaces = new LinkedHashMap<>();
        for (Module module : modules) {
            for (Annotation annotation : all(AnnotationName.SCHEMA, module)) {
                AnnotationValues.nameAndText(annotation.value())
                        .ifPresent(schema -> namespaces.merge(
                                schema.name(),
                                new Namespace(schema.name(), schema.text()),
                                (before, again) -> together(before, again, annotation, module)));
            }
        }
        return List.copyOf(namespaces.values());
    }

    private static Namespace together(Namespace before, Namespace again, Annotation annotation, Module module) {
        boolean differ = again.comment().isPresent()
                && before.comment().isPresent()
                && !again.comment().equals(before.comment());
        if (differ) {
            Remarks.invalid(
                    annotation,
                    "schema \"" + before.name() + "\" has another comment already",
                    "leave one of them",
                    module.findings());
        }
        return before.comment().isPresent() ? before : again;
    }

    /** Sequences, in their order. */
    static List<DeclaredSequence> sequences(List<Module> modules) {
        List<DeclaredSequence> sequences = new ArrayList<>();
        for (Module module : modules) {
            for (Annotation annotation : all(AnnotationName.SEQUENCE, module)) {
                SequenceText.sequence(annotation.value())
                        .ifPresent(made -> sequences.add(new DeclaredSequence(made, annotation, module.findings())));
            }
        }
        return sequences;
    }

    /** Tables without columns, in their order. */
    static List<DeclaredTable> tables(List<Module> modules) {
        List<DeclaredTable> tables = new ArrayList<>();
        for (Module module : modules) {
            for (Annotation annotation : all(AnnotationName.TABLE, module)) {
                AnnotationValues.table(annotation.value())
                        .ifPresent(table -> tables.add(new DeclaredTable(table, annotation, module.findings())));
            }
        }
        return tables;
    }

    private static List<Annotation> all(AnnotationName name, Module module) {
        return module.document().annotations().stream()
                .filter(annotation -> annotation.name().equals(name.word()))
                .toList();
    }
}
