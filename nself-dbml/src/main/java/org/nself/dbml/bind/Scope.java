package org.nself.dbml.bind;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nself.dbml.document.Document;
import org.nself.dbml.document.Document.CheckEntry;
import org.nself.dbml.document.Document.IndexEntry;
import org.nself.dbml.document.Names;
import org.nself.dbml.syntax.Annotation;
import org.nself.dbml.syntax.Code;
import org.nself.dbml.syntax.Expression.Name;
import org.nself.dbml.syntax.Findings;
import org.nself.dbml.syntax.Span;
import org.nself.schema.QualifiedName;

/** The tables of a file under all names they have. An alias is a second name in the schema {@code public}. */
final class Scope {

    /**
     * A table with what its partials bring.
     *
     * @param key which table of which file it is
     */
    record Expanded(
            Module module,
            Key key,
            Document.Table declaration,
            List<Document.Column> columns,
            ColumnNames names,
            TableKeys keys,
            List<IndexEntry> indexes,
            List<CheckEntry> checks,
            Optional<String> note,
            List<Annotation> annotations,
            Map<Object, Findings> foreign) {

        static Expanded of(Module module, Document.Table declaration, Partials partials) {
            Key key = new Key(module.path(), declaration.name());
            if (declaration.injections().isEmpty()) {
                List<Document.Column> columns = declaration.columns();
                return new Expanded(
                        module,
                        key,
                        declaration,
                        columns,
                        new ColumnNames(columns),
                        TableKeys.of(columns, declaration.indexes()),
                        declaration.indexes(),
                        declaration.checks(),
                        declaration.note(),
                        declaration.annotations(),
                        Map.of());
            }
            List<Document.Column> columns = partials.columns(declaration);
            List<IndexEntry> indexes = partials.indexes(declaration);
            return new Expanded(
                    module,
                    key,
                    declaration,
                    columns,
                    new ColumnNames(columns),
                    TableKeys.of(columns, indexes),
                    indexes,
                    partials.checks(declaration),
                    partials.note(declaration),
                    partials.annotations(declaration),
                    partials.foreign(declaration));
        }

        /** The findings of the file that a column, an index or a check stands in, which may be that of a partial. */
        Findings findings(Object part) {
            return foreign.getOrDefault(part, module.findings());
        }

        QualifiedName name() {
            return declaration.name();
        }

        Optional<Document.Column> column(String name) {
            return names.find(name);
        }

        Set<String> columnNames() {
            return names.all();
        }

        /** Whether a column, which there is, has a value in every row. */
        boolean isNeverNull(String column) {
            return TableKeys.isNeverNull(names.find(column).orElseThrow())
                    || keys.primaryKey().contains(column);
        }
    }

    /** One table among those of all files. */
    record Key(String path, QualifiedName name) {

        /** By hand, for every table is looked up again and again: the one that Java generates takes several times as long. */
        @Override
        public int hashCode() {
            return 31 * path.hashCode() + name.hashCode();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key that && name.equals(that.name) && path.equals(that.path);
        }
    }

    private final Findings findings;
    private final List<Expanded> own;
    private final Map<QualifiedName, Expanded> byName;

    /** @param own the tables that the file declares itself */
    Scope(List<Expanded> own, Map<QualifiedName, Expanded> byName, Findings findings) {
        this.own = own;
        this.byName = byName;
        this.findings = findings;
        for (Expanded table : own) {
            columns(table);
        }
    }

    /** Every name under which a table is seen. */
    Set<QualifiedName> names() {
        return byName.keySet();
    }

    List<Expanded> tables() {
        return own;
    }

    /** The table of this name or alias, if there is one. */
    Optional<Expanded> find(QualifiedName name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The table that a path names; complains when there is none, at the part of the path that is wrong. */
    Optional<Expanded> find(List<Name> path, String who) {
        QualifiedName name = Names.qualified(path);
        Optional<Expanded> found = find(name);
        if (found.isEmpty()) {
            boolean schemaIsKnown = path.size() > 1 && hasNamespace(name.namespace());
            Span last = path.getLast().span();
            unknown(name, who, schemaIsKnown ? last : path.getFirst().span().to(last));
        }
        return found;
    }

    /** The table that a path names; complains when there is none. */
    Optional<Expanded> find(List<Name> path, String who, Span wrong) {
        QualifiedName name = Names.qualified(path);
        Optional<Expanded> found = find(name);
        if (found.isEmpty()) {
            unknown(name, who, wrong);
        }
        return found;
    }

    private void unknown(QualifiedName name, String who, Span wrong) {
        findings.add(
                Code.UNKNOWN_TABLE, wrong, who + " refers to table \"" + name + "\", which does not exist", hint(name));
    }

    /** Whether any table that is seen here stands in this schema. */
    boolean hasNamespace(String namespace) {
        return namespace.equals(QualifiedName.DEFAULT_NAMESPACE)
                || byName.keySet().stream().anyMatch(known -> known.namespace().equals(namespace));
    }

    private Optional<String> hint(QualifiedName name) {
        Set<String> names = new LinkedHashSet<>();
        byName.keySet().forEach(known -> names.add(known.toString()));
        return byName.keySet().stream()
                .filter(known -> known.name().equals(name.name()))
                .findFirst()
                .map(known -> "did you mean \"" + known + "\"?")
                .or(() -> findings.suggest(name.toString(), names));
    }

    private void columns(Expanded table) {
        if (!table.names().areDoubled()) {
            return;
        }
        Set<String> seen = new LinkedHashSet<>();
        Set<String> twice = new LinkedHashSet<>();
        table.columns().forEach(column -> {
            if (!seen.add(column.name().text())) {
                twice.add(column.name().text());
            }
        });
        table.columns().stream()
                .filter(column -> twice.contains(column.name().text()))
                .forEach(column -> findings.add(
                        Code.DUPLICATE_COLUMN,
                        column.name().span(),
                        "column \"" + column.name().text() + "\" stands in this table twice"));
    }

    /** Complains about tables without columns, when nothing else is wrong that may have taken them. */
    void refuseEmpty() {
        if (!findings.hasErrors()) {
            for (Expanded table : own) {
                refuseEmpty(table);
            }
        }
    }

    private void refuseEmpty(Expanded table) {
        if (table.columns().isEmpty()) {
            findings.add(
                    Code.EMPTY_TABLE,
                    table.declaration().span(),
                    "table " + table.name() + " has no column",
                    "write a column, such as id bigint [pk]");
        }
    }
}
