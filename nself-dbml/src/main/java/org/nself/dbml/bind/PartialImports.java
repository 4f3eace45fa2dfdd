package org.nself.dbml.bind;

import java.util.Optional;
import java.util.function.Function;
import org.nself.dbml.bind.Symbol.Kind;
import org.nself.dbml.bind.Symbols.Visible;
import org.nself.dbml.document.Document;
import org.nself.dbml.syntax.Code;
import org.nself.schema.QualifiedName;

/** A table that is taken from another file needs the partials that it puts in to be taken too. */
final class PartialImports {

    private PartialImports() {}

    static void check(Module main, Visible seen, Function<Module, Visible> visible) {
        if (main.findings().hasErrors()) {
            return;
        }
        seen.symbols().forEach((key, symbol) -> {
            if (key.kind() != Kind.TABLE || symbol.module().path().equals(main.path())) {
                return;
            }
            symbol.module().document().tables().stream()
                    .filter(table -> table.nameSpan().equals(symbol.span()))
                    .flatMap(table -> table.injections().stream())
                    .filter(injection -> !isTaken(injection, symbol, seen, visible))
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
            Document.Injection injection, Symbol table, Visible seen, Function<Module, Visible> visible) {
        QualifiedName name = QualifiedName.of(injection.name().text());
        return visible.apply(table.module())
                .find(Kind.TABLE_PARTIAL, name)
                .filter(seen::has)
                .isPresent();
    }
}
