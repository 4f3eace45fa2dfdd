package org.nself.dbml.bind;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nself.dbml.bind.Relations.Relation;
import org.nself.dbml.bind.Symbol.Kind;
import org.nself.dbml.bind.Symbols.Visible;
import org.nself.dbml.document.Document;
import org.nself.dbml.document.Document.EnumDeclaration;
import org.nself.dbml.syntax.Code;
import org.nself.diff.Intents;
import org.nself.schema.Diagnostic;
import org.nself.schema.EnumType;
import org.nself.schema.Place;
import org.nself.schema.QualifiedName;
import org.nself.schema.Schema;
import org.nself.schema.Sequence;
import org.nself.schema.SourceFile;
import org.nself.schema.Subject;
import org.nself.schema.Table;
import org.nself.spi.Reading.Allowance;
import org.nself.spi.Reading.Places;
import org.nself.spi.SampleRows;
import org.nself.spi.SchemaReader.Modules;

/** Resolves names, in a file and all that it includes, and makes a schema of what the main file sees. */
public final class Binder {

    /**
     * What was made of a file: the schema, where its objects are declared, what is said about them beyond the schema,
     * what its author does not want to hear, and what was found, file by file.
     */
    public record Bound(
            Schema schema,
            Places places,
            Intents intents,
            List<Allowance> allowances,
            List<Diagnostic> diagnostics,
            List<SourceFile> sources) {}

    private final List<Module> modules;
    private final Map<String, Visible> visible = new LinkedHashMap<>();
    private final Map<Scope.Key, Scope.Expanded> expanded = new LinkedHashMap<>();
    private final Map<Scope.Key, TableBinder.Bound> tables = new LinkedHashMap<>();
    private final Map<Scope.Key, EnumType> enumTypes = new HashMap<>();
    private final Map<Scope.Key, List<Beside>> besideEnums = new HashMap<>();
    private final List<Relation> relations = new ArrayList<>();
    private final MetadataNotes notes;
    private final DeclaredAt declaredPartials = new DeclaredAt(Document::partials);
    private final Map<QualifiedName, Relation> junctions = new LinkedHashMap<>();
    private final List<Sample> samples = new ArrayList<>();

    private Binder(SourceFile main, Modules found) {
        ModuleLoader loader = new ModuleLoader(found);
        this.modules = loader.load(main);
        Symbols symbols = new Symbols(loader, modules);
        for (Module module : modules) {
            visible.put(module.path(), symbols.visible(module));
        }
        this.notes = MetadataNotes.of(modules.getFirst(), loader, this::visibleIn);
    }

    /** Reads a file and what it includes. */
    public static Bound bind(SourceFile main, Modules modules) {
        return new Binder(main, modules).bind();
    }

    /** The sample data of the tables that a file sees; none when there is an error. */
    public static List<SampleRows> rows(SourceFile main, Modules modules) {
        Binder binder = new Binder(main, modules);
        if (binder.bind().diagnostics().stream().anyMatch(Diagnostic::isError)) {
            return List.of();
        }
        Set<Scope.Key> seen = new HashSet<>();
        for (Symbol symbol :
                binder.visibleIn(binder.modules.getFirst()).symbols().values()) {
            seen.add(new Scope.Key(symbol.module().path(), symbol.name()));
        }
        return binder.samples.stream()
                .filter(sample -> seen.contains(sample.table().key()))
                .map(Sample::told)
                .toList();
    }

    /** Where everything is declared, found by reading the same files once more: to hold all that is known costs more. */
    private static Map<Subject, Place> locate(SourceFile main, Map<String, SourceFile> files) {
        Binder binder = new Binder(main, path -> Optional.ofNullable(files.get(path)));
        binder.bind();
        Declarations declarations = new Declarations();
        for (Module module : binder.modules) {
            declarations.add(binder.tablesOf(module), module.document().enums(), module.findings());
        }
        FileAnnotations.sequences(binder.modules).forEach(declarations::add);
        FileAnnotations.tables(binder.modules).forEach(declarations::add);
        binder.relations.forEach(declarations::add);
        binder.junctions.forEach(declarations::add);
        return declarations.places();
    }

    private Places places() {
        SourceFile main = modules.getFirst().file();
        Map<String, SourceFile> files = new HashMap<>();
        modules.forEach(module -> files.put(module.path(), module.file()));
        return new Declarations.Late(() -> locate(main, files));
    }

    private Bound bind() {
        for (Module module : modules) {
            expand(module);
        }
        for (Module module : modules) {
            bind(module);
        }
        Module main = modules.getFirst();
        Visible seen = visibleIn(main);
        Map<Scope.Key, Table> wanted = LinkedHashMap.newLinkedHashMap(tables.size());
        Map<Scope.Key, EnumType> enums = new LinkedHashMap<>();
        List<Beside> beside = new ArrayList<>();
        if (modules.size() > 1) {
            refuseNamesOfTwoFiles(main, seen);
        }
        for (Symbol symbol : seen.symbols().values()) {
            Scope.Key key = new Scope.Key(symbol.module().path(), symbol.name());
            TableBinder.Bound table = symbol.kind() == Kind.TABLE ? tables.get(key) : null;
            if (table != null && wanted.put(key, table.table()) == null) {
                beside.addAll(table.beside());
            }
            if (symbol.kind() == Kind.ENUM && enums.put(key, enumType(symbol)) == null) {
                beside.addAll(besideEnums.getOrDefault(key, List.of()));
            }
        }
        SchemaAssembly assembly = new SchemaAssembly(wanted);
        Schema schema = assembly.assemble(
                FileAnnotations.namespaces(modules),
                List.copyOf(enums.values()),
                sequences(wanted.values()),
                FileAnnotations.tables(modules),
                relations);
        beside.addAll(assembly.beside());
        junctions.putAll(assembly.junctions());
        sharedNames(main, schema);
        List<Allowance> allowances = Allowed.in(modules);
        PartialImports.check(main, seen, this::visibleIn);
        boolean valid = true;
        for (Module module : modules) {
            valid &= !module.findings().hasErrors();
        }
        if (valid) {
            hints(wanted);
        }
        List<Diagnostic> diagnostics = new ArrayList<>();
        List<SourceFile> sources = new ArrayList<>(modules.size());
        for (Module module : modules) {
            diagnostics.addAll(module.findings().inSourceOrder());
            sources.add(module.file());
        }
        return new Bound(
                schema, places(), Wishes.of(beside), allowances, List.copyOf(diagnostics), List.copyOf(sources));
    }

    /** What is valid but may not be what was meant; of use once there are no mistakes. */
    private void hints(Map<Scope.Key, Table> seen) {
        for (Scope.Key key : seen.keySet()) {
            Scope.Expanded table = expanded.get(key);
            if (table != null) {
                RepeatedIndexes.check(table);
            }
        }
        SampleData data = new SampleData(samples);
        data.check();
        for (Relation relation : relations) {
            if (seen.containsKey(relation.from().table().key())
                    && seen.containsKey(relation.to().table().key())) {
                Cardinalities.check(relation);
                data.check(relation);
            }
        }
    }

    private Visible visibleIn(Module module) {
        return Optional.ofNullable(visible.get(module.path())).orElseThrow();
    }

    private void expand(Module module) {
        for (EnumDeclaration type : module.document().enums()) {
            enumTypes.putIfAbsent(new Scope.Key(module.path(), type.name()), enumType(type));
        }
        Map<String, Partials.Partial> partials = new LinkedHashMap<>();
        for (Map.Entry<Symbol.Key, Symbol> seen : visibleIn(module).symbols().entrySet()) {
            if (seen.getKey().kind() == Kind.TABLE_PARTIAL) {
                Symbol symbol = seen.getValue();
                String name = seen.getKey().name().name();
                declaredPartials
                        .find(symbol)
                        .ifPresent(partial -> partials.put(name, new Partials.Partial(partial, symbol.module())));
            }
        }
        Partials known = new Partials(partials, module.findings());
        for (Document.Table table : module.document().tables()) {
            Scope.Expanded made = Scope.Expanded.of(module, table, known);
            if (expanded.putIfAbsent(made.key(), made) == null
                    && !table.injections().isEmpty()) {
                known.of(table);
                known.refuseDoubled(table);
            }
        }
    }

    private void bind(Module module) {
        Visible seen = visibleIn(module);
        Map<QualifiedName, Scope.Expanded> byName =
                LinkedHashMap.newLinkedHashMap(seen.symbols().size());
        Map<QualifiedName, EnumType> enums = new LinkedHashMap<>();
        for (Map.Entry<Symbol.Key, Symbol> entry : seen.symbols().entrySet()) {
            Symbol.Key key = entry.getKey();
            Symbol symbol = entry.getValue();
            if (key.kind() == Kind.TABLE) {
                Scope.Expanded table =
                        expanded.get(new Scope.Key(symbol.module().path(), symbol.name()));
                if (table != null) {
                    byName.put(key.name(), table);
                }
            }
            if (key.kind() == Kind.ENUM) {
                enums.put(key.name(), enumType(symbol));
            }
        }
        List<Scope.Expanded> own = tablesOf(module);
        Scope scope = new Scope(own, byName, module.findings());
        TableBinder binder = new TableBinder(enums, tableNames(scope), MetadataAnnotations.of(module, scope), notes);
        Relations found = new Relations(scope, module.findings());
        DepBinder deps = new DepBinder(scope, module.findings());
        for (Scope.Expanded table : own) {
            tables.put(table.key(), binder.bind(table));
            found.inline(table);
            deps.inline(table);
        }
        for (EnumDeclaration type : module.document().enums()) {
            besideEnums.put(new Scope.Key(module.path(), type.name()), beside(type, module));
        }
        module.document().refs().forEach(found::declared);
        relations.addAll(found.all());
        DiagramBinder diagrams = new DiagramBinder(module, seen, scope, enums);
        diagrams.check();
        deps.check(module.document().deps());
        samples.addAll(diagrams.samples());
        new PartialBinder(scope, module.findings()).check(module.document().partials());
        scope.refuseEmpty();
    }

    /** What a type may mean that is a table: in the database one of any file, seen here or not. */
    private Set<QualifiedName> tableNames(Scope scope) {
        if (modules.size() == 1) {
            return scope.names();
        }
        Set<QualifiedName> names = new HashSet<>(scope.names());
        for (Scope.Key table : expanded.keySet()) {
            names.add(table.name());
        }
        return names;
    }

    private List<Scope.Expanded> tablesOf(Module module) {
        List<Scope.Expanded> own = new ArrayList<>();
        for (Scope.Expanded table : expanded.values()) {
            if (table.module().path().equals(module.path())) {
                own.add(table);
            }
        }
        return own;
    }

    private EnumType enumType(Symbol symbol) {
        return Optional.ofNullable(enumTypes.get(new Scope.Key(symbol.module().path(), symbol.name())))
                .orElseThrow();
    }

    private static EnumType enumType(EnumDeclaration declaration) {
        List<String> values = new ArrayList<>(declaration.values().size());
        for (Document.EnumValue value : declaration.values()) {
            values.add(value.name().text());
        }
        return new EnumType(declaration.name(), values, TableBinder.comment(declaration.annotations()));
    }

    private List<Sequence> sequences(Collection<Table> seen) {
        List<FileAnnotations.DeclaredSequence> declared = FileAnnotations.sequences(modules);
        if (declared.isEmpty()) {
            return List.of();
        }
        Set<QualifiedName> names = seen.stream().map(Table::name).collect(Collectors.toSet());
        List<Table> all = tables.values().stream().map(TableBinder.Bound::table).toList();
        return new Sequences(all, names::contains).of(declared);
    }

    private static List<Beside> beside(EnumDeclaration type, Module module) {
        Subject subject = new Subject.OfEnum(type.name());
        List<Beside> beside = new ArrayList<>(Remarks.beside(subject, type.annotations(), module.findings()));
        for (Document.EnumValue value : type.values()) {
            Subject.OfEnumValue own =
                    new Subject.OfEnumValue(type.name(), value.name().text());
            beside.addAll(Remarks.beside(own, value.annotations(), module.findings()));
        }
        return beside;
    }

    /** What two files declare under one name may be seen under two names here; the database has only its own. */
    private static void refuseNamesOfTwoFiles(Module main, Visible seen) {
        Map<Symbol.Key, Symbol> first = new HashMap<>();
        for (Map.Entry<Symbol.Key, Symbol> entry : seen.symbols().entrySet()) {
            Symbol symbol = entry.getValue();
            boolean inDatabase = symbol.kind() == Kind.TABLE || symbol.kind() == Kind.ENUM;
            Symbol other = first.putIfAbsent(symbol.key(), symbol);
            if (inDatabase && other != null && !other.isSame(symbol)) {
                main.findings()
                        .add(
                                Code.DUPLICATE_NAME,
                                seen.takenAt().getOrDefault(entry.getKey(), symbol.span()),
                                "there is a " + symbol.kind().word() + " " + symbol.name()
                                        + " already; in the database both have that name",
                                "rename one of them in its file, or take one of them alone");
            }
        }
    }

    /** PostgreSQL makes a type of every table, so a table and an enum cannot share a name. */
    private static void sharedNames(Module main, Schema schema) {
        if (main.findings().hasErrors()) {
            return;
        }
        Map<QualifiedName, EnumType> enums = schema.enumsByName();
        for (Document.Table table : main.document().tables()) {
            if (enums.containsKey(table.name())) {
                main.findings()
                        .add(
                                Code.DUPLICATE_NAME,
                                table.nameSpan(),
                                "there is an enum " + table.name() + " already; PostgreSQL makes a type of every"
                                        + " table, so they cannot share a name",
                                "rename one of them");
            }
        }
    }
}
