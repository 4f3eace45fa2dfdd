package org.nself.dbml.bind;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nself.dbml.document.AnnotationName;
import org.nself.dbml.document.Document.Metadata;
import org.nself.dbml.document.Names;
import org.nself.dbml.syntax.Annotation;
import org.nself.dbml.syntax.Code;
import org.nself.dbml.syntax.Expression.Name;
import org.nself.dbml.syntax.Findings;

/** What metadata blocks say about the tables and columns of their own file. */
final class MetadataAnnotations {

    private final Map<Scope.Key, List<Annotation>> tables = new HashMap<>();
    private final Map<Scope.Key, Map<String, List<Annotation>>> columns = new HashMap<>();

    /** Names that do not exist are complained about elsewhere. */
    static MetadataAnnotations of(Module module, Scope scope) {
        MetadataAnnotations all = new MetadataAnnotations();
        for (Metadata metadata : module.document().metadata()) {
            if (!metadata.annotations().isEmpty()) {
                all.add(metadata, module, scope);
            }
        }
        return all;
    }

    private void add(Metadata metadata, Module module, Scope scope) {
        List<Name> path = metadata.target();
        boolean ofColumn = metadata.kind() == Metadata.Kind.COLUMN && path.size() > 1;
        List<Name> tablePath = ofColumn ? path.subList(0, path.size() - 1) : path;
        Optional<Scope.Expanded> table = scope.find(Names.qualified(tablePath));
        if (table.filter(found -> !found.module().path().equals(module.path())).isPresent()) {
            module.findings()
                    .add(
                            Code.MISPLACED_ANNOTATION,
                            metadata.annotations().getFirst().span(),
                            "table " + table.get().name() + " is declared in another file",
                            "write the annotation there");
        }
        table.ifPresent(found -> {
            if (ofColumn) {
                columns.computeIfAbsent(found.key(), key -> new HashMap<>())
                        .computeIfAbsent(path.getLast().text(), name -> new ArrayList<>())
                        .addAll(metadata.annotations());
            } else {
                tables.computeIfAbsent(found.key(), key -> new ArrayList<>()).addAll(metadata.annotations());
            }
        });
    }

    /** What is said about a table: there, and in metadata. */
    List<Annotation> table(Scope.Expanded table) {
        return joined(
                table.annotations(),
                tables.getOrDefault(table.key(), List.of()),
                table.module().findings());
    }

    List<Annotation> column(Scope.Expanded table, String name, List<Annotation> own) {
        if (columns.isEmpty()) {
            return own;
        }
        return joined(
                own,
                columns.getOrDefault(table.key(), Map.of()).getOrDefault(name, List.of()),
                table.module().findings());
    }

    private static List<Annotation> joined(List<Annotation> own, List<Annotation> more, Findings findings) {
        if (more.isEmpty()) {
            return own;
        }
        List<Annotation> all = new ArrayList<>(own);
        for (Annotation annotation : more) {
            boolean again = all.stream().anyMatch(before -> before.name().equals(annotation.name()));
            if (again && !annotation.name().equals(AnnotationName.EXCLUDE.word())) {
                findings.add(
                        Code.INVALID_ANNOTATION,
                        annotation.span(),
                        "\"" + annotation.name() + "\" is said already",
                        "leave one of them");
            }
            all.add(annotation);
        }
        return all;
    }
}
