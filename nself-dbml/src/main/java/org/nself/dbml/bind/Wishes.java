package org.nself.dbml.bind;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nself.dbml.document.AnnotationName;
import org.nself.dbml.document.AnnotationValues;
import org.nself.diff.Intents;
import org.nself.schema.QualifiedName;
import org.nself.schema.Subject;

/** What annotations say about the way to the schema: old names, conversions of values, what becomes of enum values. */
final class Wishes {

    private final Map<Subject, QualifiedName> renames = new HashMap<>();
    private final Map<Subject.OfColumn, String> using = new HashMap<>();
    private final Map<QualifiedName, Map<String, Optional<String>>> remaps = new HashMap<>();

    private Wishes() {}

    static Intents of(List<Beside> annotations) {
        Wishes wishes = new Wishes();
        annotations.forEach(wishes::add);
        return new Intents(wishes.renames, wishes.using, wishes.remaps);
    }

    /** The values were checked when they were read. */
    private void add(Beside annotation) {
        if (annotation.name().equals(AnnotationName.RENAMED_FROM.word())) {
            AnnotationValues.name(annotation.value()).ifPresent(name -> renames.put(annotation.subject(), name));
        } else if (annotation.name().equals(AnnotationName.USING.word())
                && annotation.subject() instanceof Subject.OfColumn column) {
            using.put(column, annotation.value());
        } else if (annotation.name().equals(AnnotationName.REMAP.word())
                && annotation.subject() instanceof Subject.OfEnum type) {
            AnnotationValues.mapping(annotation.value())
                    .ifPresent(mapping -> remaps.computeIfAbsent(type.name(), name -> new HashMap<>())
                            .put(mapping.from(), mapping.to()));
        }
    }
}
