package org.nself.dbml.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nself.dbml.document.AnnotationName;
import org.nself.dbml.syntax.Annotation;
import org.nself.dbml.syntax.Findings;
import org.nself.schema.Subject;

/** Annotations on their way into the schema; those that it has no word for are handed on beside it. */
final class Remarks {

    private static final Set<AnnotationName> INTENTS =
            Set.of(AnnotationName.RENAMED_FROM, AnnotationName.USING, AnnotationName.REMAP);

    private Remarks() {}

    /** The value of an annotation that is there. */
    static Optional<String> value(List<Annotation> annotations, AnnotationName name) {
        return find(annotations, name).map(Annotation::value);
    }

    static Optional<Annotation> find(List<Annotation> annotations, AnnotationName name) {
        for (Annotation annotation : annotations) {
            if (annotation.name().equals(name.word())) {
                return Optional.of(annotation);
            }
        }
        return Optional.empty();
    }

    static boolean has(List<Annotation> annotations, AnnotationName name) {
        return find(annotations, name).isPresent();
    }

    /** What is said about the way to the schema, with the object that it is about. All else the schema holds. */
    static List<Beside> beside(Subject subject, List<Annotation> annotations, Findings findings) {
        if (annotations.isEmpty()) {
            return List.of();
        }
        List<Beside> beside = new ArrayList<>();
        for (Annotation annotation : annotations) {
            if (AnnotationName.of(annotation.name()).filter(INTENTS::contains).isPresent()) {
                beside.add(
                        new Beside(subject, annotation.name(), annotation.value(), findings.place(annotation.span())));
            }
        }
        return beside;
    }
}
