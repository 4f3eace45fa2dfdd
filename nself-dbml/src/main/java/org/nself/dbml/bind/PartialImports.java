package org.nself.dbml.bind;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nself.dbml.bind.Symbol.Kind;
import org.nself.dbml.bind.Symbols.Visible;
import org.nself.dbml.document.Document;
import org.nself.dbml.syntax.Code;
import org.nself.schema.QualifiedName;

/** A table that is taken from another file needs the partials that it puts in to be taken too. */
final class PartialImports {

    private PartialImports() {}

    static void check(Module main, Visible seen, Function<Module, Visible> visible) {
        if (main.document().imports().isEmpty() || main.findings().hasErrors()) {
            return;
        }
        DeclaredAt tables = new DeclaredAt(Document::tables);
        Set<Symbol.Declaration> taken =
                seen.symbols().values().stream().map(Symbol::declaration).collect(Collectors.toSet());
        seen.symbols().forEach((key, symbol) -> {
            if (key.kind() != Kind.TABLE || symbol.module().path().equals(main.path())) {
                return;
            }
            tables.find(symbol).stream()
                    .flatMap(table -> table.injections().stream())
                    .filter(injection -> !isTaken(injection, symbol, taken, visible))
                    .forEach(injection -> main.findings()
                            .add(
                                    Code.PARTIAL_NOT_IMPORTED,
                                    Optional.ofNullable(seen.takenAt().get(key)).orElseThrow(),
                                    "table " + symbol.name() + " is made with the partial \""
                                            + injection.name().text() + "\", which is not taken",
                                    "take tablepartial " + injection.name().text() + " as well"));
        });
    }

    private static boolean isTaken(
            Document.Injection injection,
            Symbol table,
            Set<Symbol.Declaration> taken,
            Function<Module, Visible> visible) {
        QualifiedName name = QualifiedName.of(injection.name().text());
        return visible.apply(table.module())
                .find(Kind.TABLE_PARTIAL, name)
                .filter(partial -> taken.contains(partial.declaration()))
                .isPresent();
    }
}
