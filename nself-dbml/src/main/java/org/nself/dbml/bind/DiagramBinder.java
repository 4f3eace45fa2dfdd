package org.nself.dbml.bind;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nself.dbml.bind.Symbol.Kind;
import org.nself.dbml.bind.Symbols.Visible;
import org.nself.dbml.document.Document;
import org.nself.dbml.document.Document.Group;
import org.nself.dbml.document.Document.Records;
import org.nself.dbml.document.Document.TableName;
import org.nself.dbml.document.Document.ViewBlock;
import org.nself.dbml.document.Names;
import org.nself.dbml.syntax.Code;
import org.nself.dbml.syntax.Expression.Name;
import org.nself.dbml.syntax.Findings;
import org.nself.dbml.syntax.Span;
import org.nself.schema.EnumType;
import org.nself.schema.QualifiedName;

/** Checks the names in what means nothing to a database: groups, views, metadata and sample data. */
final class DiagramBinder {

    private final Module module;
    private final Document document;
    private final Visible visible;
    private final Scope scope;
    private final Findings findings;
    private final Map<QualifiedName, EnumType> enums;
    private final List<Sample> samples = new ArrayList<>();

    DiagramBinder(Module module, Visible visible, Scope scope, Map<QualifiedName, EnumType> enums) {
        this.enums = enums;
        this.module = module;
        this.document = module.document();
        this.visible = visible;
        this.scope = scope;
        this.findings = module.findings();
    }

    /** What there is of sample data in the file. */
    List<Sample> samples() {
        return samples;
    }

    void check() {
        groups();
        for (Document.View view : document.views()) {
            view.blocks().forEach(this::block);
        }
        for (Document.Metadata metadata : document.metadata()) {
            metadata(metadata);
        }
        records();
    }

    private void groups() {
        Map<Scope.Key, Group> groupOf = new HashMap<>();
        for (Group group : document.groups()) {
            twice(group);
            for (TableName member : group.members()) {
                Optional<Scope.Expanded> table = scope.find(
                        member.path(),
                        "table group " + group.name().text(),
                        member.path().getLast().span());
                if (table.isEmpty()) {
                    continue;
                }
                if (!table.get().module().path().equals(module.path())) {
                    findings.add(
                            Code.IMPORTED_TABLE_IN_GROUP,
                            member.span(),
                            "table " + table.get().name() + " comes from another file, where its groups are",
                            "take the table group over from there");
                } else if (groupOf.putIfAbsent(table.get().key(), group) != null) {
                    findings.add(
                            Code.TABLE_IN_SEVERAL_GROUPS,
                            member.span(),
                            "table " + table.get().name() + " is in a group already",
                            "leave it in one");
                }
            }
        }
    }

    private void twice(Group group) {
        Set<QualifiedName> names = new HashSet<>();
        for (TableName member : group.members()) {
            names.add(Names.qualified(member.path()));
        }
        if (names.size() == group.members().size()) {
            return;
        }
        Map<QualifiedName, Integer> counts = new HashMap<>();
        group.members().forEach(member -> counts.merge(Names.qualified(member.path()), 1, Integer::sum));
        group.members().stream()
                .filter(member -> counts.getOrDefault(Names.qualified(member.path()), 0) > 1)
                .forEach(member -> findings.add(
                        Code.TABLE_IN_SEVERAL_GROUPS,
                        member.span(),
                        "this name stands here more than once",
                        "leave one"));
    }

    private void block(ViewBlock block) {
        for (TableName item : block.items()) {
            switch (block.kind()) {
                case TABLES -> scope.find(item.path(), "a view");
                case NOTES -> symbol(Kind.NOTE, item.path(), item.span());
                case TABLE_GROUPS -> symbol(Kind.TABLE_GROUP, item.path(), item.span());
                case SCHEMAS -> schema(item);
            }
        }
    }

    private void symbol(Kind kind, List<Name> path, Span span) {
        QualifiedName name = Names.qualified(path);
        if (visible.find(kind, name).isEmpty()) {
            findings.add(
                    Code.UNKNOWN_NAME,
                    span,
                    "there is no " + kind.word() + " \"" + name + "\"",
                    findings.suggest(name.toString(), visible.names(kind)));
        }
    }

    private void schema(TableName item) {
        Set<String> schemas = new HashSet<>(Set.of(QualifiedName.DEFAULT_NAMESPACE));
        visible.symbols().keySet().forEach(key -> schemas.add(key.name().namespace()));
        String name = String.join(".", item.path().stream().map(Name::text).toList());
        if (!schemas.contains(name)) {
            findings.add(
                    Code.UNKNOWN_NAME,
                    item.span(),
                    "there is no schema \"" + name + "\"",
                    findings.suggest(name, schemas));
        }
    }

    private void metadata(Document.Metadata metadata) {
        List<Name> path = metadata.target();
        boolean known = switch (metadata.kind()) {
            case TABLE -> scope.find(Names.qualified(path)).isPresent();
            case COLUMN -> path.size() > 1 && column(path);
            case TABLE_GROUP ->
                visible.find(Kind.TABLE_GROUP, Names.qualified(path)).isPresent();
            case NOTE -> visible.find(Kind.NOTE, Names.qualified(path)).isPresent();
        };
        if (!known) {
            findings.add(
                    Code.UNKNOWN_NAME,
                    metadata.targetSpan(),
                    "there is no " + metadata.kind().word().toLowerCase(Locale.ROOT) + " \""
                            + String.join(".", path.stream().map(Name::text).toList()) + "\"",
                    "look at how it is declared");
        }
    }

    private boolean column(List<Name> path) {
        List<Name> table = path.subList(0, path.size() - 1);
        return scope.find(Names.qualified(table))
                .flatMap(found -> found.column(path.getLast().text()))
                .isPresent();
    }

    private void records() {
        Map<Scope.Key, List<Span>> blocks = new HashMap<>();
        List<Runnable> checks = new ArrayList<>();
        for (Scope.Expanded table : scope.tables()) {
            for (Records records : table.declaration().records()) {
                blocks.computeIfAbsent(table.key(), key -> new ArrayList<>()).add(records.span());
                samples.add(new Sample(table, records, enums, findings));
                checks.add(() -> new RecordsBinder(enums, findings).check(records, table));
            }
        }
        for (Records records : document.records()) {
            records.table().flatMap(name -> scope.find(name.path(), "records")).ifPresent(table -> {
                blocks.computeIfAbsent(table.key(), key -> new ArrayList<>()).add(records.span());
                samples.add(new Sample(table, records, enums, findings));
                checks.add(() -> new RecordsBinder(enums, findings).check(records, table));
            });
        }
        checks.forEach(Runnable::run);
        for (List<Span> spans : blocks.values()) {
            if (spans.size() > 1) {
                spans.forEach(span -> findings.add(
                        Code.DUPLICATE_RECORDS, span, "this table has several blocks of records", "join them"));
            }
        }
    }
}
