package org.nself.dbml.bind;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nself.dbml.document.DocumentReader;
import org.nself.dbml.syntax.Code;
import org.nself.dbml.syntax.Findings;
import org.nself.dbml.syntax.Import;
import org.nself.dbml.syntax.Source;
import org.nself.dbml.syntax.Token;
import org.nself.schema.SourceFile;
import org.nself.spi.SchemaReader.Modules;

/**
 * Reads a file and all files that can be reached from it. Paths are relative to the file that names them, and never lead
 * out of the main file's directory; cycles are fine.
 */
final class ModuleLoader {

    private static final String ENDING = ".dbml";

    private final Modules modules;
    private final Map<String, Optional<Module>> byPath = new LinkedHashMap<>();

    ModuleLoader(Modules modules) {
        this.modules = modules;
    }

    /** All modules, the main one first, in the order in which they are reached. */
    List<Module> load(SourceFile main) {
        String name = fileName(main.name());
        Module first = read(name, main);
        byPath.put(name, Optional.of(first));
        Deque<Module> waiting = new ArrayDeque<>(List.of(first));
        List<Module> loaded = new ArrayList<>();
        while (!waiting.isEmpty()) {
            Module module = waiting.removeFirst();
            loaded.add(module);
            for (Import imported : module.document().imports()) {
                imported.path().ifPresent(path -> load(module, path).ifPresent(waiting::add));
            }
        }
        return loaded;
    }

    /** The last part of a path, a URL or {@code classpath:schema.dbml}: other files call the main one so. */
    private static String fileName(String name) {
        return name.substring(
                1 + Math.max(name.lastIndexOf('/'), Math.max(name.lastIndexOf('\\'), name.lastIndexOf(':'))));
    }

    /** The module that an import leads to. */
    Optional<Module> find(Module from, Import imported) {
        return imported.path()
                .flatMap(path -> resolve(from.path(), path.text()))
                .flatMap(path -> byPath.getOrDefault(path, Optional.empty()));
    }

    /** Whether a path says where a file is relative to another. */
    static boolean isRelative(String path) {
        return !path.startsWith("/") && !path.contains(":") && !path.contains("\\") && !path.isBlank();
    }

    /** The module, when it was not known before. */
    private Optional<Module> load(Module from, Token path) {
        if (!isRelative(path.text())) {
            from.findings()
                    .add(
                            Code.INVALID_IMPORT,
                            path.span(),
                            "\"" + path.text() + "\" is no path relative to this file",
                            "begin it with ./ or ../");
            return Optional.empty();
        }
        Optional<String> name = resolve(from.path(), path.text());
        if (name.isPresent() && byPath.containsKey(name.get())) {
            if (byPath.getOrDefault(name.get(), Optional.empty()).isEmpty()) {
                missing(from, path);
            }
            return Optional.empty();
        }
        Optional<Module> module = name.flatMap(found -> modules.find(found).map(file -> read(found, file)));
        name.ifPresent(found -> byPath.put(found, module));
        if (name.isEmpty()) {
            from.findings()
                    .add(
                            Code.UNKNOWN_MODULE,
                            path.span(),
                            "\"" + path.text() + "\" lies outside the directory of the main file",
                            "move it beside or below the main file");
        } else if (module.isEmpty()) {
            missing(from, path);
        }
        return module;
    }

    private static void missing(Module from, Token path) {
        from.findings()
                .add(
                        Code.UNKNOWN_MODULE,
                        path.span(),
                        "there is no file \"" + path.text() + "\"",
                        "the path is relative to the file that names it");
    }

    private static Module read(String path, SourceFile file) {
        Findings findings = new Findings(new Source(file));
        return new Module(path, file, DocumentReader.read(file.text(), findings), findings);
    }

    /** The path relative to the main file; empty when it leads out of the main file's directory. */
    private static Optional<String> resolve(String from, String path) {
        if (!isRelative(path)) {
            return Optional.empty();
        }
        Deque<String> parts = new ArrayDeque<>();
        String directory = from.substring(0, from.lastIndexOf('/') + 1);
        for (String part : (directory + path).split("/")) {
            if (part.equals("..")) {
                if (parts.pollLast() == null) {
                    return Optional.empty();
                }
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        String name = String.join("/", parts);
        return Optional.of(name.endsWith(ENDING) ? name : name + ENDING);
    }
}
