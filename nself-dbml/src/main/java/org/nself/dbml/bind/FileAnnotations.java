package org.nself.dbml.bind;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nself.dbml.document.AnnotationName;
import org.nself.dbml.document.AnnotationValues;
import org.nself.dbml.document.AnnotationValues.NameAndText;
import org.nself.dbml.document.SequenceText;
import org.nself.dbml.syntax.Annotation;
import org.nself.schema.Namespace;
import org.nself.schema.QualifiedName;
import org.nself.schema.Sequence;

/** What is said about a file as a whole: namespaces with their comments, and sequences. */
final class FileAnnotations {

    private FileAnnotations() {}

    /** Namespaces that are declared, in their order. */
    static List<Namespace> namespaces(List<Module> modules) {
        Map<String, Namespace> namespaces = new LinkedHashMap<>();
        for (Module module : modules) {
            for (Annotation annotation : module.document().annotations()) {
                if (annotation.name().equals(AnnotationName.SCHEMA.word())) {
                    Optional<NameAndText> written = AnnotationValues.nameAndText(annotation.value());
                    written.ifPresent(schema ->
                            namespaces.putIfAbsent(schema.name(), new Namespace(schema.name(), schema.text())));
                }
            }
        }
        return List.copyOf(namespaces.values());
    }

    /** Sequences, in their order; the first of a name counts. */
    static List<Sequence> sequences(List<Module> modules) {
        Map<QualifiedName, Sequence> sequences = new LinkedHashMap<>();
        for (Module module : modules) {
            for (Annotation annotation : module.document().annotations()) {
                if (annotation.name().equals(AnnotationName.SEQUENCE.word())) {
                    SequenceText.sequence(annotation.value())
                            .ifPresent(sequence -> sequences.putIfAbsent(sequence.name(), sequence));
                }
            }
        }
        return List.copyOf(sequences.values());
    }
}
