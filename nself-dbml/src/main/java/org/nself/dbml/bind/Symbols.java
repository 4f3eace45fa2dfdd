package org.nself.dbml.bind;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.nself.dbml.bind.Symbol.Kind;
import org.nself.dbml.document.Document;
import org.nself.dbml.document.Names;
import org.nself.dbml.syntax.Code;
import org.nself.dbml.syntax.Expression.Name;
import org.nself.dbml.syntax.Import;
import org.nself.dbml.syntax.Import.Specifier;
import org.nself.dbml.syntax.Span;
import org.nself.schema.QualifiedName;

/**
 * Which names each file can use: its own and those it takes from others. What comes by {@code reuse} can be taken from it
 * again, what comes by {@code use} cannot.
 *
 * @see <a href="https://dbml.dbdiagram.io/docs/#multi-file">DBML: modules</a>
 */
final class Symbols {

    private final ModuleLoader loader;
    private final Map<String, Map<Symbol.Key, Symbol>> own = new HashMap<>();
    private final Map<String, Map<Symbol.Key, Symbol>> exports = new HashMap<>();

    Symbols(ModuleLoader loader, List<Module> modules) {
        this.loader = loader;
        modules.forEach(module -> own.put(module.path(), declared(module)));
    }

    /** What a file sees, and by which line it takes what it does not declare itself. */
    record Visible(Map<Symbol.Key, Symbol> symbols, Map<Symbol.Key, Span> takenAt) {

        Optional<Symbol> find(Kind kind, QualifiedName name) {
            return Optional.ofNullable(symbols.get(new Symbol.Key(kind, name)));
        }

        Set<String> names(Kind kind) {
            Set<String> names = new LinkedHashSet<>();
            symbols.keySet().stream()
                    .filter(key -> key.kind() == kind)
                    .forEach(key -> names.add(key.name().toString()));
            return names;
        }
    }

    /** What a file sees; complains about names that are taken twice or do not exist. */
    Visible visible(Module module) {
        Map<Symbol.Key, Symbol> declared = own.getOrDefault(module.path(), Map.of());
        if (module.document().imports().isEmpty()) {
            return new Visible(declared, Map.of());
        }
        Visible visible = new Visible(new LinkedHashMap<>(declared), new HashMap<>());
        for (Import imported : module.document().imports()) {
            Optional<Module> target = loader.find(module, imported);
            imported.everything()
                    .ifPresent(star -> target.ifPresent(from ->
                            exports(from).forEach((key, symbol) -> add(visible, key, symbol, star.span(), module))));
            for (Specifier specifier : imported.specifiers()) {
                take(visible, specifier, imported, target, module);
            }
        }
        return visible;
    }

    /** What can be taken from a file; found once, however many lines take from it. */
    private Map<Symbol.Key, Symbol> exports(Module module) {
        return exports.computeIfAbsent(module.path(), path -> exported(module, new HashSet<>()));
    }

    private Map<Symbol.Key, Symbol> exported(Module module, Set<String> visiting) {
        Map<Symbol.Key, Symbol> exported = new LinkedHashMap<>(own.getOrDefault(module.path(), Map.of()));
        if (!visiting.add(module.path())) {
            return exported;
        }
        for (Import imported : module.document().imports()) {
            if (!imported.isPassedOn()) {
                continue;
            }
            loader.find(module, imported).ifPresent(target -> {
                Map<Symbol.Key, Symbol> theirs = exported(target, visiting);
                if (imported.everything().isPresent()) {
                    theirs.forEach(exported::putIfAbsent);
                }
                imported.specifiers()
                        .forEach(specifier ->
                                found(specifier, theirs).forEach((key, symbol) -> exported.putIfAbsent(key, symbol)));
            });
        }
        return exported;
    }

    private void take(Visible visible, Specifier specifier, Import imported, Optional<Module> target, Module module) {
        boolean isSchema = specifier.kind().isWord("schema");
        if (!isSchema && kind(specifier).isEmpty()) {
            module.findings()
                    .add(
                            Code.INVALID_IMPORT,
                            specifier.kind().span(),
                            "\"" + specifier.kind().text() + "\" cannot be taken from another file",
                            module.findings()
                                    .suggest(specifier.kind().text(), words())
                                    .orElse("it is one of " + String.join(", ", words())));
            return;
        }
        if (specifier.alias().isPresent() && !(specifier.alias().get() instanceof Name)) {
            module.findings().add(Code.INVALID_NAME, specifier.alias().get().span(), "an alias is one name");
        }
        Optional<QualifiedName> name = Names.qualified(specifier.name());
        if (name.isEmpty()) {
            if (!specifier.name().isBroken()) {
                module.findings()
                        .add(
                                Code.INVALID_NAME,
                                specifier.name().span(),
                                "this is no name",
                                "write table users or table shop.users");
            }
            return;
        }
        Map<Symbol.Key, Symbol> theirs = target.map(this::exports).orElse(Map.of());
        Map<Symbol.Key, Symbol> found = found(specifier, theirs);
        if (found.isEmpty() && !isSchema) {
            missing(specifier, name.get(), imported, target, theirs, module);
        }
        found.forEach((key, symbol) -> add(visible, key, symbol, specifier.span(), module));
    }

    private static void missing(
            Specifier specifier,
            QualifiedName name,
            Import imported,
            Optional<Module> target,
            Map<Symbol.Key, Symbol> theirs,
            Module module) {
        String kind = specifier.kind().text().toLowerCase(Locale.ROOT);
        String path = imported.path().map(token -> token.text()).orElse("");
        if (imported.path().isEmpty()) {
            return;
        }
        Set<String> names = new HashSet<>();
        theirs.keySet().stream()
                .filter(key -> kind(specifier).filter(key.kind()::equals).isPresent())
                .forEach(key -> names.add(key.name().toString()));
        boolean qualified = !name.namespace().equals(QualifiedName.DEFAULT_NAMESPACE);
        if (ModuleLoader.isRelative(path) && (target.isPresent() || !qualified)) {
            module.findings()
                    .add(Code.NOT_IN_MODULE, specifier.span(), "this line takes nothing from \"" + path + "\"");
        }
        module.findings()
                .add(
                        target.isPresent() ? Code.NOT_IN_MODULE : Code.UNKNOWN_MODULE,
                        specifier.name().span(),
                        "there is no " + kind + " \"" + name + "\" in \"" + path + "\""
                                + (target.isPresent() ? "" : ", for there is no such file"),
                        module.findings().suggest(name.toString(), names));
    }

    /** What a line takes, under the names by which it is seen here. */
    private static Map<Symbol.Key, Symbol> found(Specifier specifier, Map<Symbol.Key, Symbol> theirs) {
        Map<Symbol.Key, Symbol> found = new LinkedHashMap<>();
        Optional<QualifiedName> name = Names.qualified(specifier.name());
        if (name.isEmpty()) {
            return found;
        }
        if (specifier.kind().isWord("schema")) {
            String schema = name.get().toString();
            String seenAs = specifier
                    .alias()
                    .filter(Name.class::isInstance)
                    .map(alias -> ((Name) alias).text())
                    .orElse(schema);
            theirs.forEach((key, symbol) -> {
                if (key.name().namespace().equals(schema)) {
                    QualifiedName here = QualifiedName.of(seenAs, key.name().name());
                    found.put(new Symbol.Key(key.kind(), here), symbol);
                }
            });
            return found;
        }
        Optional<Kind> kind = kind(specifier);
        Optional<Symbol> taken =
                kind.flatMap(known -> Optional.ofNullable(theirs.get(new Symbol.Key(known, name.get()))));
        if (taken.isEmpty()) {
            return found;
        }
        Symbol symbol = taken.get();
        QualifiedName seenAs = specifier
                .alias()
                .filter(Name.class::isInstance)
                .map(alias -> QualifiedName.of(((Name) alias).text()))
                .orElse(name.get());
        found.put(new Symbol.Key(symbol.kind(), seenAs), symbol);
        if (symbol.kind() == Kind.TABLE_GROUP) {
            members(symbol, theirs).forEach(member -> found.put(member.key(), member));
        }
        return found;
    }

    private static List<Symbol> members(Symbol group, Map<Symbol.Key, Symbol> theirs) {
        return group.module().document().groups().stream()
                .filter(declared -> declared.name().span().equals(group.span()))
                .flatMap(declared -> declared.members().stream())
                .flatMap(member ->
                        Stream.ofNullable(theirs.get(new Symbol.Key(Kind.TABLE, Names.qualified(member.path())))))
                .toList();
    }

    private static void add(Visible visible, Symbol.Key key, Symbol symbol, Span span, Module module) {
        Symbol before = visible.symbols().putIfAbsent(key, symbol);
        visible.takenAt().putIfAbsent(key, span);
        if (before != null && !before.isSame(symbol)) {
            module.findings()
                    .add(
                            Code.DUPLICATE_NAME,
                            span,
                            "there is a " + key.kind().word() + " " + key.name() + " already",
                            "take it under another name: " + key.kind().word() + " " + key.name() + " as …");
        }
    }

    private static Optional<Kind> kind(Specifier specifier) {
        return Stream.of(Kind.values())
                .filter(kind -> specifier.kind().isWord(kind.word()))
                .findFirst();
    }

    private static List<String> words() {
        List<String> words =
                new ArrayList<>(Stream.of(Kind.values()).map(Kind::word).toList());
        words.add("schema");
        return words;
    }

    /** What a file declares itself; complains about names that are declared twice. */
    private static Map<Symbol.Key, Symbol> declared(Module module) {
        Document document = module.document();
        Map<Symbol.Key, Symbol> declared = LinkedHashMap.newLinkedHashMap(
                document.tables().size() + document.enums().size());
        for (Document.Table table : document.tables()) {
            declare(declared, Kind.TABLE, table.name(), table.nameSpan(), module);
        }
        for (Document.Table table : document.tables()) {
            if (table.alias().isPresent()) {
                alias(declared, table.alias().get(), table, module);
            }
        }
        for (Document.EnumDeclaration type : document.enums()) {
            declare(declared, Kind.ENUM, type.name(), type.nameSpan(), module);
        }
        for (Document.Group group : document.groups()) {
            QualifiedName name = QualifiedName.of(group.name().text());
            declare(declared, Kind.TABLE_GROUP, name, group.name().span(), module);
        }
        for (Document.Table partial : document.partials()) {
            declare(declared, Kind.TABLE_PARTIAL, partial.name(), partial.nameSpan(), module);
        }
        for (Document.StickyNote note : document.notes()) {
            declare(declared, Kind.NOTE, QualifiedName.of(note.name().text()), note.nameSpan(), module);
        }
        return declared;
    }

    private static void declare(
            Map<Symbol.Key, Symbol> declared, Kind kind, QualifiedName name, Span span, Module module) {
        if (declared.putIfAbsent(new Symbol.Key(kind, name), new Symbol(kind, name, module, span)) != null) {
            duplicate(module, span, kind, name);
        }
    }

    /** An alias is a second name in the schema {@code public}; a clash is shown where the table's name stands. */
    private static void alias(Map<Symbol.Key, Symbol> declared, Name alias, Document.Table table, Module module) {
        QualifiedName name = QualifiedName.of(alias.text());
        if (name.equals(table.name())) {
            return;
        }
        Symbol symbol = new Symbol(Kind.TABLE, table.name(), module, table.nameSpan());
        Symbol before = declared.putIfAbsent(new Symbol.Key(Kind.TABLE, name), symbol);
        if (before != null) {
            duplicate(
                    module,
                    before.span().start() > table.nameSpan().start() ? before.span() : table.nameSpan(),
                    Kind.TABLE,
                    name);
        }
    }

    private static void duplicate(Module module, Span span, Kind kind, QualifiedName name) {
        module.findings()
                .add(
                        Code.DUPLICATE_NAME,
                        span,
                        "there is a " + kind.word() + " " + name + " already",
                        "rename one of them");
    }
}
