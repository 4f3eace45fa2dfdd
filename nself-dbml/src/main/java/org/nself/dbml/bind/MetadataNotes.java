package org.nself.dbml.bind;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.nself.dbml.bind.Symbol.Kind;
import org.nself.dbml.bind.Symbols.Visible;
import org.nself.dbml.document.Document.Custom;
import org.nself.dbml.document.Document.Metadata;
import org.nself.dbml.document.Names;
import org.nself.dbml.document.Notes;
import org.nself.dbml.syntax.Expression.Name;
import org.nself.dbml.syntax.Import;

/**
 * The notes that metadata blocks give to tables and columns. They win over those that stand where a thing is declared;
 * among blocks those of a file win over those of the files that it takes from, and later ones over earlier ones.
 */
final class MetadataNotes {

    private static final String NOTE = "note";

    private final ModuleLoader loader;
    private final Function<Module, Visible> visible;
    private final Set<String> visited = new HashSet<>();
    private final Map<Scope.Key, String> tables = new HashMap<>();
    private final Map<Scope.Key, Map<String, String>> columns = new HashMap<>();

    private MetadataNotes(ModuleLoader loader, Function<Module, Visible> visible) {
        this.loader = loader;
        this.visible = visible;
    }

    /** All notes that the main file and the files that it takes from give. */
    static MetadataNotes of(Module main, ModuleLoader loader, Function<Module, Visible> visible) {
        MetadataNotes notes = new MetadataNotes(loader, visible);
        notes.read(main);
        return notes;
    }

    Optional<String> table(Scope.Key table) {
        return Optional.ofNullable(tables.get(table));
    }

    Optional<String> column(Scope.Key table, String name) {
        // Asked for every column, while hardly any file has such notes.
        return columns.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(columns.getOrDefault(table, Map.of()).get(name));
    }

    /** What a file takes comes before what it says itself, which may overrule it. */
    private void read(Module module) {
        if (!visited.add(module.path())) {
            return;
        }
        for (Import imported : module.document().imports()) {
            loader.find(module, imported).ifPresent(this::read);
        }
        for (Metadata metadata : module.document().metadata()) {
            metadata.fields().stream()
                    .filter(field -> field.name().equalsIgnoreCase(NOTE) && !field.color())
                    .map(Custom::value)
                    .map(Notes::dedented)
                    .filter(note -> !note.isEmpty())
                    .forEach(note -> add(metadata, note, module));
        }
    }

    private void add(Metadata metadata, String note, Module module) {
        List<Name> path = metadata.target();
        switch (metadata.kind()) {
            case TABLE -> table(path, module).ifPresent(table -> tables.put(table, note));
            case COLUMN -> {
                if (path.size() > 1) {
                    table(path.subList(0, path.size() - 1), module)
                            .ifPresent(table -> columns.computeIfAbsent(table, key -> new HashMap<>())
                                    .put(path.getLast().text(), note));
                }
            }
            // Neither has a note in a database.
            case TABLE_GROUP, NOTE -> {}
        }
    }

    private Optional<Scope.Key> table(List<Name> path, Module module) {
        return visible.apply(module)
                .find(Kind.TABLE, Names.qualified(path))
                .map(symbol -> new Scope.Key(symbol.module().path(), symbol.name()));
    }
}
