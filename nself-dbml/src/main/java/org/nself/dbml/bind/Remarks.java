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

    /** All but those that the schema holds, with the object that they are about. */
    static List<org.nself.spi.Annotation> beside(
            Subject subject, List<Annotation> annotations, Set<AnnotationName> held, Findings findings) {
        if (annotations.isEmpty()) {
            return List.of();
        }
        List<org.nself.spi.Annotation> beside = new ArrayList<>();
        for (Annotation annotation : annotations) {
            if (AnnotationName.of(annotation.name()).filter(held::contains).isEmpty()) {
                beside.add(new org.nself.spi.Annotation(
                        subject, annotation.name(), annotation.value(), findings.place(annotation.span())));
            }
        }
        return beside;
    }
}
