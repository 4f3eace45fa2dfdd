package org.nself.dbml.bind;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.nself.dbml.document.Document;
import org.nself.dbml.syntax.Span;

/** Finds the declarations of symbols, tables or partials, by where their names stand; goes through each file once. */
final class DeclaredAt {

    private final Function<Document, List<Document.Table>> declarations;
    private final Map<String, Map<Span, Document.Table>> byPath = new HashMap<>();

    DeclaredAt(Function<Document, List<Document.Table>> declarations) {
        this.declarations = declarations;
    }

    Optional<Document.Table> find(Symbol symbol) {
        Map<Span, Document.Table> bySpan =
                byPath.computeIfAbsent(symbol.module().path(), path -> bySpan(symbol.module()));
        return Optional.ofNullable(bySpan.get(symbol.span()));
    }

    private Map<Span, Document.Table> bySpan(Module module) {
        Map<Span, Document.Table> bySpan = new HashMap<>();
        declarations.apply(module.document()).forEach(declared -> bySpan.put(declared.nameSpan(), declared));
        return bySpan;
    }
}
