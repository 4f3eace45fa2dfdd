package org.nself.dbml.bind;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.nself.dbml.bind.Symbol.Kind;
import org.nself.dbml.bind.Symbols.Visible;
import org.nself.dbml.document.Document;
import org.nself.dbml.document.Document.Custom;
import org.nself.dbml.document.Document.Metadata;
import org.nself.dbml.document.Document.Table;
import org.nself.dbml.document.Names;
import org.nself.dbml.syntax.Expression.Name;
import org.nself.dbml.syntax.Import;
import org.nself.dbml.syntax.Span;
import org.nself.schema.Diagnostic;
import org.nself.schema.Place;
import org.nself.schema.QualifiedName;
import org.nself.schema.Schema;
import org.nself.schema.SourceFile;
import org.nself.spi.SchemaReader.Modules;

/** The files of a schema and what their names mean, as the binder finds it. */
final class Resolved {

    private final Binder.Bound bound;
    private final ModuleLoader loader;
    private final List<Module> modules;
    private final Map<String, Visible> visible = new HashMap<>();

    Resolved(SourceFile file, Modules found) {
        this.bound = Binder.bind(file, found);
        this.loader = new ModuleLoader(found);
        this.modules = loader.load(file);
        Symbols symbols = new Symbols(loader, modules);
        modules.forEach(module -> visible.put(module.path(), symbols.visible(module)));
    }

    Schema schema() {
        return bound.schema();
    }

    /** Whether there are errors here, though the official parser has none: {@code docs/dbml.md} says in which cases. */
    boolean isRefused() {
        return bound.diagnostics().stream().anyMatch(Diagnostic::isError);
    }

    List<Module> modules() {
        return modules;
    }

    Module main() {
        return modules.getFirst();
    }

    Visible visibleIn(Module module) {
        return Optional.ofNullable(visible.get(module.path())).orElseThrow();
    }

    Stream<Seen<Table>> tables() {
        return seenFrom(main(), Kind.TABLE, Document::tables, Table::nameSpan);
    }

    Stream<Seen<Table>> partials() {
        return seenFrom(main(), Kind.TABLE_PARTIAL, Document::partials, Table::nameSpan);
    }

    /** Those of the main file; partials are told from tables by a sign. */
    Stream<Seen<Table>> tablesAndPartials() {
        return Stream.concat(tables(), partials().map(partial -> partial.as("~" + partial.name())));
    }

    /** What a file declares and what it takes, each once, by however many names it sees it. */
    <T> Stream<Seen<T>> seenFrom(
            Module from, Kind kind, Function<Document, List<T>> declared, Function<T, Span> nameSpan) {
        Set<Seen<T>> seen = new LinkedHashSet<>();
        visibleIn(from).symbols().forEach((key, symbol) -> {
            if (key.kind() == kind) {
                declared.apply(symbol.module().document()).stream()
                        .filter(each -> nameSpan.apply(each).equals(symbol.span()))
                        .forEach(each -> seen.add(new Seen<>(symbol.name().toString(), symbol.module(), each)));
            }
        });
        return seen.stream();
    }

    /** The table that a name means in a file, when the main file sees that table too. */
    Optional<String> table(Module module, QualifiedName name) {
        return find(module, Kind.TABLE, name);
    }

    Optional<String> table(Module module, List<Name> path) {
        return table(module, Names.qualified(path));
    }

    private Optional<String> find(Module module, Kind kind, QualifiedName name) {
        return visibleIn(module)
                .find(kind, name)
                .filter(symbol -> visibleIn(main()).symbols().values().stream().anyMatch(symbol::isSame))
                .map(symbol -> symbol.name().toString());
    }

    /** One end of a relation; a column alone is of the table where the relation stands. */
    Optional<String> end(Module module, String here, Document.Endpoint end) {
        Optional<String> table = end.table().isEmpty() ? Optional.of(here) : table(module, end.table());
        return table.map(found -> found + "(" + Line.list(end.columns(), Name::text) + ")");
    }

    /** One end of a dep: a table, or a column of one, whichever there is. */
    Optional<String> end(Module module, String here, List<Name> path) {
        Optional<String> table = path.size() == 1 ? Optional.of(here) : table(module, path.subList(0, path.size() - 1));
        return table(module, path)
                .map(whole -> whole + "()")
                .or(() -> table.map(found -> found + "(" + path.getLast().text() + ")"));
    }

    /** The names of all columns, with those of partials. */
    String allColumns(Module module, Table table) {
        Map<String, Partials.Partial> partials = new LinkedHashMap<>();
        seenFrom(module, Kind.TABLE_PARTIAL, Document::partials, Table::nameSpan)
                .forEach(seen -> partials.put(seen.name(), new Partials.Partial(seen.declaration(), seen.module())));
        Scope.Expanded expanded = Scope.Expanded.of(module, table, new Partials(partials, module.findings()));
        return Line.list(expanded.columns(), column -> column.name().text());
    }

    /**
     * Settings where a thing is declared, then those of metadata blocks: of the files that are taken from, then of the main
     * file. The last one wins.
     */
    Map<String, String> settings(Metadata.Kind kind, String name, List<Custom> own) {
        List<Custom> all = new ArrayList<>(own);
        for (Module module : takenFirst(main(), new LinkedHashSet<>())) {
            module.document().metadata().stream()
                    .filter(metadata -> metadata.kind() == kind)
                    .filter(metadata -> target(module, metadata).equals(Optional.of(name)))
                    .forEach(metadata -> all.addAll(metadata.fields()));
        }
        Map<String, String> settings = new HashMap<>();
        all.forEach(setting -> settings.put(setting.name().toLowerCase(Locale.ROOT), setting.value()));
        return settings;
    }

    private List<Module> takenFirst(Module module, Set<String> visited) {
        List<Module> order = new ArrayList<>();
        if (visited.add(module.path())) {
            for (Import imported : module.document().imports()) {
                loader.find(module, imported).ifPresent(taken -> order.addAll(takenFirst(taken, visited)));
            }
            order.add(module);
        }
        return order;
    }

    private Optional<String> target(Module module, Metadata metadata) {
        List<Name> path = metadata.target();
        return switch (metadata.kind()) {
            case TABLE -> table(module, path);
            case COLUMN ->
                table(module, path.subList(0, path.size() - 1))
                        .map(table -> table + "." + path.getLast().text());
            case TABLE_GROUP -> find(module, Kind.TABLE_GROUP, Names.qualified(path));
            case NOTE -> find(module, Kind.NOTE, Names.qualified(path));
        };
    }

    /** Where something stands, as the official model says it. */
    static String place(Module module, Span span) {
        Place place = module.findings().place(span);
        return place.line() + ":" + place.column() + "-" + place.endLine() + ":" + place.endColumn();
    }
}
