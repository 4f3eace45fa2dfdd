package org.nself.dbml.bind;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nself.dbml.bind.FileAnnotations.DeclaredTable;
import org.nself.dbml.bind.Relations.Relation;
import org.nself.dbml.bind.Relations.Side;
import org.nself.dbml.document.AnnotationName;
import org.nself.schema.EnumType;
import org.nself.schema.ForeignKey;
import org.nself.schema.Namespace;
import org.nself.schema.QualifiedName;
import org.nself.schema.Schema;
import org.nself.schema.Sequence;
import org.nself.schema.Subject;
import org.nself.schema.Table;

/** Puts tables, enums and relations together. Relations become foreign keys, many to many a table between the two. */
final class SchemaAssembly {

    /** The table between the two has them. */
    private static final Set<AnnotationName> OF_TABLE_BETWEEN =
            Set.of(AnnotationName.RENAMED_FROM, AnnotationName.COMMENT, AnnotationName.ALLOW);

    private final Map<Scope.Key, Table> tables;
    private final Map<QualifiedName, Table> byName;
    private final Map<QualifiedName, List<ForeignKey>> foreignKeys = new HashMap<>();
    private final List<Table> made = new ArrayList<>();
    private final Map<QualifiedName, Relation> junctions = new LinkedHashMap<>();
    private final Junctions junctionTables = new Junctions();
    private final List<Beside> beside = new ArrayList<>();

    /** @param tables the tables that the main file sees, without foreign keys */
    SchemaAssembly(Map<Scope.Key, Table> tables) {
        this.tables = tables;
        this.byName = LinkedHashMap.newLinkedHashMap(tables.size());
        for (Table table : tables.values()) {
            byName.put(table.name(), table);
        }
    }

    /** The schema; a relation counts when both its tables are seen. */
    Schema assemble(
            List<Namespace> declared,
            List<EnumType> enums,
            List<Sequence> sequences,
            List<DeclaredTable> bare,
            List<Relation> relations) {
        bare(bare, enums, sequences);
        for (Relation relation : relations) {
            Table from = tables.get(relation.from().table().key());
            Table to = tables.get(relation.to().table().key());
            if (from == null
                    || to == null
                    || isLeftOut(from, relation.from(), relation)
                    || isLeftOut(to, relation.to(), relation)) {
                continue;
            }
            if (relation.operator().isManyToMany()) {
                junction(relation, from, to);
            } else {
                key(relation);
            }
        }
        List<Table> complete = new ArrayList<>();
        for (Table table : tables.values()) {
            List<ForeignKey> keys = foreignKeys.get(table.name());
            complete.add(keys == null ? table : table.withForeignKeys(keys));
        }
        complete.addAll(made);
        return new Schema(namespaces(declared, enums, sequences, complete), enums, sequences, complete);
    }

    /** Tables that nothing can refer to. */
    private void bare(List<DeclaredTable> bare, List<EnumType> enums, List<Sequence> sequences) {
        if (bare.isEmpty()) {
            return;
        }
        Set<QualifiedName> types = enums.stream().map(EnumType::name).collect(Collectors.toSet());
        Set<QualifiedName> counters = sequences.stream().map(Sequence::name).collect(Collectors.toSet());
        for (DeclaredTable each : bare) {
            Table table = each.table();
            if (byName.putIfAbsent(table.name(), table) != null) {
                each.refuse("a table");
            } else if (types.contains(table.name())) {
                each.refuse("an enum");
            } else if (counters.contains(table.name())) {
                each.refuse("a sequence");
            } else {
                made.add(table);
            }
        }
    }

    /** What is said about the relations, beyond what a foreign key holds. */
    List<Beside> beside() {
        return beside;
    }

    /** The tables between two others, and the relations that ask for them. */
    Map<QualifiedName, Relation> junctions() {
        return junctions;
    }

    private void beside(Relation relation, QualifiedName table) {
        if (relation.annotations().isEmpty()) {
            return;
        }
        Optional<Subject> named = relation.name().map(name -> new Subject.OfConstraint(table, name));
        beside.addAll(Remarks.beside(named, "a relation", relation.annotations(), relation.findings()));
    }

    private void key(Relation relation) {
        Side from = relation.from();
        Side to = relation.to();
        ForeignKey key = new ForeignKey(
                relation.name(),
                from.columns(),
                to.table().name(),
                to.columns(),
                relation.onDelete(),
                relation.onUpdate(),
                new Said(relation.annotations(), relation.findings()).referenceOptions(relation),
                TableBinder.comment(relation.annotations()));
        beside(relation, from.table().name());
        foreignKeys
                .computeIfAbsent(from.table().name(), table -> new ArrayList<>(2))
                .add(key);
    }

    private void junction(Relation relation, Table left, Table right) {
        List<String> leftColumns = relation.from().columns();
        List<String> rightColumns = relation.to().columns();
        Table table = junctionTables
                .between(left, leftColumns, right, rightColumns, byName::containsKey)
                .withComment(TableBinder.comment(relation.annotations()));
        byName.put(table.name(), table);
        made.add(table);
        Remarks.only(
                OF_TABLE_BETWEEN,
                relation.annotations(),
                "a relation of many to many",
                "write the table between the two, and relations to both",
                relation.findings());
        beside.addAll(Remarks.beside(new Subject.OfTable(table.name()), relation.annotations(), relation.findings()));
        junctions.put(table.name(), relation);
    }

    private static boolean isLeftOut(Table table, Side side, Relation relation) {
        boolean complete = table.columns().size() == side.table().columns().size();
        return !complete && LeftOut.isIn(table, side.columns(), side.span(), relation.findings());
    }

    private static List<Namespace> namespaces(
            List<Namespace> declared, List<EnumType> enums, List<Sequence> sequences, List<Table> tables) {
        Set<String> names = new LinkedHashSet<>();
        List<Namespace> namespaces = new ArrayList<>(declared);
        names.add(QualifiedName.DEFAULT_NAMESPACE);
        for (Namespace namespace : declared) {
            names.add(namespace.name());
        }
        List<QualifiedName> found = new ArrayList<>(enums.size() + sequences.size() + tables.size());
        for (EnumType type : enums) {
            found.add(type.name());
        }
        for (Sequence sequence : sequences) {
            found.add(sequence.name());
        }
        for (Table table : tables) {
            found.add(table.name());
        }
        for (QualifiedName name : found) {
            if (names.add(name.namespace())) {
                namespaces.add(Namespace.of(name.namespace()));
            }
        }
        return namespaces;
    }
}
