package org.nself.dbml.bind;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nself.dbml.document.AnnotationName;
import org.nself.dbml.document.AnnotationValues;
import org.nself.dbml.document.AnnotationValues.NameAndText;
import org.nself.dbml.syntax.Annotation;
import org.nself.schema.Namespace;
import org.nself.schema.QualifiedName;
import org.nself.schema.Subject;

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

    /** All but the namespaces. */
    static List<org.nself.spi.Annotation> beside(List<Module> modules) {
        return modules.stream()
                .flatMap(module -> module.document().annotations().stream()
                        .flatMap(annotation -> Remarks.beside(
                                namespace(annotation),
                                List.of(annotation),
                                Set.of(AnnotationName.SCHEMA),
                                module.findings())
                                .stream()))
                .toList();
    }

    /** Where that lies which the value begins with the name of. */
    private static Subject namespace(Annotation annotation) {
        return AnnotationValues.leadingName(annotation.value())
                .map(name -> new Subject.OfNamespace(name.namespace()))
                .orElse(new Subject.OfNamespace(QualifiedName.DEFAULT_NAMESPACE));
    }
}
