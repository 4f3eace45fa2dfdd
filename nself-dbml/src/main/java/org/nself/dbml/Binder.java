package org.nself.dbml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.nself.dbml.Declarations.EnumDeclaration;
import org.nself.dbml.Declarations.TableDeclaration;
import org.nself.schema.EnumType;
import org.nself.schema.ForeignKey;
import org.nself.schema.Namespace;
import org.nself.schema.Place;
import org.nself.schema.QualifiedName;
import org.nself.schema.Schema;
import org.nself.schema.Subject;
import org.nself.schema.Table;

/** Resolves names and makes a schema of what a file declares. */
final class Binder {

    /** A schema and where its objects are declared. */
    record Bound(Schema schema, Map<Subject, Place> places) {}

    private final Declarations declarations;
    private final Findings findings;
    private final Map<Subject, Place> places = new HashMap<>();

    Binder(Declarations declarations, Findings findings) {
        this.declarations = declarations;
        this.findings = findings;
    }

    Bound bind() {
        List<EnumType> enums = enums();
        Map<QualifiedName, EnumType> enumsByName = new LinkedHashMap<>();
        enums.forEach(type -> enumsByName.put(type.name(), type));
        Partials partials = new Partials(declarations.partials(), findings);
        Scope scope = new Scope(declarations.tables(), partials, findings);
        List<Table> tables = new ArrayList<>();
        Set<QualifiedName> names = new LinkedHashSet<>();
        declarations.tables().forEach(table -> names.add(table.name()));
        TableBinder binder = new TableBinder(enumsByName, names, findings, places);
        for (Scope.Expanded table : scope.tables()) {
            tables.add(binder.bind(table));
        }
        Relations relations = new Relations(scope, tables, declarations.refs(), findings).bind();
        List<Table> complete = new ArrayList<>();
        for (Table table : tables) {
            List<ForeignKey> keys = relations.foreignKeys().getOrDefault(table.name(), List.of());
            complete.add(table.withForeignKeys(keys));
            keys.forEach(key -> key.name()
                    .ifPresent(name -> Optional.ofNullable(relations.places().get(key))
                            .ifPresent(place -> places.put(new Subject.OfConstraint(table.name(), name), place))));
        }
        relations.junctions().forEach(junction -> {
            complete.add(junction.table());
            places.put(new Subject.OfTable(junction.table().name()), findings.place(junction.span()));
        });
        sharedNames(enumsByName.keySet());
        return new Bound(new Schema(namespaces(enums, complete), enums, complete), places);
    }

    private List<EnumType> enums() {
        Map<QualifiedName, EnumType> enums = new LinkedHashMap<>();
        for (EnumDeclaration declaration : declarations.enums()) {
            QualifiedName name = declaration.name();
            if (enums.containsKey(name)) {
                findings.add(Code.DUPLICATE_NAME, declaration.nameSpan(), "there is an enum " + name + " already");
                continue;
            }
            enums.put(
                    name,
                    EnumType.of(
                            name,
                            declaration.values().stream()
                                    .map(Expression.Name::text)
                                    .toList()));
            places.put(new Subject.OfEnum(name), findings.place(declaration.nameSpan()));
            places.putIfAbsent(new Subject.OfNamespace(name.namespace()), findings.place(declaration.nameSpan()));
        }
        return List.copyOf(enums.values());
    }

    /** PostgreSQL makes a type of every table, so a table and an enum cannot share a name. */
    private void sharedNames(Set<QualifiedName> enums) {
        for (TableDeclaration table : declarations.tables()) {
            if (enums.contains(table.name())) {
                findings.add(
                        Code.DUPLICATE_NAME,
                        table.nameSpan(),
                        "there is an enum " + table.name() + " already; PostgreSQL makes a type of every table, so"
                                + " they cannot share a name",
                        "rename one of them");
            }
        }
    }

    private static List<Namespace> namespaces(List<EnumType> enums, List<Table> tables) {
        Set<String> names = new LinkedHashSet<>();
        Stream.concat(enums.stream().map(EnumType::name), tables.stream().map(Table::name))
                .map(QualifiedName::namespace)
                .filter(name -> !name.equals(QualifiedName.DEFAULT_NAMESPACE))
                .forEach(names::add);
        return names.stream().map(Namespace::of).toList();
    }
}
