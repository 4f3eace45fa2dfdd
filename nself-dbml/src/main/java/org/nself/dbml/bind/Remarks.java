package org.nself.dbml.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nself.dbml.document.AnnotationName;
import org.nself.dbml.syntax.Annotation;
import org.nself.dbml.syntax.Code;
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
        // Asked many times for each column, most of which have none.
        if (annotations.isEmpty()) {
            return Optional.empty();
        }
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
            if (AnnotationName.of(annotation.name()).filter(Remarks::isIntent).isPresent()) {
                beside.add(
                        new Beside(subject, annotation.name(), annotation.value(), findings.place(annotation.span())));
            }
        }
        return beside;
    }

    /** The same of what need not have a name, and without one cannot have had another. */
    static List<Beside> beside(Optional<Subject> named, String what, List<Annotation> annotations, Findings findings) {
        if (named.isPresent()) {
            return beside(named.get(), annotations, findings);
        }
        find(annotations, AnnotationName.RENAMED_FROM)
                .ifPresent(annotation -> invalid(
                        annotation,
                        what + " without a name has no former one",
                        "give it the name that it has now",
                        findings));
        return List.of();
    }

    /** Complains about all that are not among those that something can have. */
    static void only(
            Set<AnnotationName> possible, List<Annotation> annotations, String what, String hint, Findings findings) {
        for (Annotation annotation : annotations) {
            if (AnnotationName.of(annotation.name()).filter(possible::contains).isEmpty()) {
                invalid(annotation, what + " has no \"" + annotation.name() + "\"", hint, findings);
            }
        }
    }

    static void invalid(Annotation annotation, String message, String hint, Findings findings) {
        findings.add(Code.INVALID_ANNOTATION, annotation.span(), message, hint);
    }

    /** Whether it is about the way; a new annotation has to say so, or to be held by the schema. */
    private static boolean isIntent(AnnotationName name) {
        return switch (name) {
            case RENAMED_FROM, USING, REMAP -> true;
            case ALLOW,
                    ALLOW_IN_FILE,
                    GENERATED,
                    VIRTUAL,
                    IDENTITY,
                    SERIAL,
                    COLLATION,
                    NOT_NULL_NAME,
                    STORAGE,
                    COMPRESSION,
                    UNLOGGED,
                    EXCLUDE,
                    WITH,
                    WHERE,
                    INCLUDE,
                    ORDER,
                    NULLS,
                    CONSTRAINT,
                    WITHOUT_OVERLAPS,
                    PERIOD,
                    NOT_VALID,
                    NOT_ENFORCED,
                    DEFERRABLE,
                    MATCH,
                    DELETE_COLUMNS,
                    NO_INHERIT,
                    COMMENT,
                    SEQUENCE,
                    SCHEMA,
                    TABLE -> false;
        };
    }
}
