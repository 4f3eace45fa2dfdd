package org.nself.dbml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nself.dbml.Declarations.CheckDeclaration;
import org.nself.dbml.Declarations.ColumnDeclaration;
import org.nself.dbml.Declarations.IndexDeclaration;
import org.nself.dbml.Declarations.TableDeclaration;
import org.nself.schema.QualifiedName;

/** The tables of a file under all names they have. An alias is a second name in the schema {@code public}. */
final class Scope {

    /** A table with what its partials bring. */
    record Expanded(
            TableDeclaration declaration,
            List<ColumnDeclaration> columns,
            List<IndexDeclaration> indexes,
            List<CheckDeclaration> checks,
            Optional<String> note) {

        QualifiedName name() {
            return declaration.name();
        }

        Optional<ColumnDeclaration> column(String name) {
            return columns.stream()
                    .filter(column -> column.name().text().equals(name))
                    .findFirst();
        }

        List<String> columnNames() {
            return columns.stream().map(column -> column.name().text()).toList();
        }
    }

    private final Findings findings;
    private final List<Expanded> tables = new ArrayList<>();
    private final Map<QualifiedName, Expanded> byName = new LinkedHashMap<>();

    Scope(List<TableDeclaration> declarations, Partials partials, Findings findings) {
        this.findings = findings;
        for (TableDeclaration declaration : declarations) {
            partials.of(declaration);
            Expanded table = new Expanded(
                    declaration,
                    partials.columns(declaration),
                    partials.indexes(declaration),
                    partials.checks(declaration),
                    partials.note(declaration));
            if (byName.putIfAbsent(table.name(), table) == null) {
                tables.add(table);
                columns(table);
            } else {
                duplicate(declaration.nameSpan(), table.name());
            }
        }
        for (Expanded table : tables) {
            table.declaration().alias().ifPresent(alias -> {
                QualifiedName name = QualifiedName.of(alias.text());
                Expanded other = byName.putIfAbsent(name, table);
                if (other != null && !other.equals(table)) {
                    duplicate(alias.span(), name);
                }
            });
        }
    }

    List<Expanded> tables() {
        return tables;
    }

    /** The table that a path names; complains when there is none. */
    Optional<Expanded> find(List<Expression.Name> path, Span span, String who) {
        QualifiedName name = path.size() == 1
                ? QualifiedName.of(path.getFirst().text())
                : new QualifiedName(
                        String.join(
                                ".",
                                path.subList(0, path.size() - 1).stream()
                                        .map(Expression.Name::text)
                                        .toList()),
                        path.getLast().text());
        Optional<Expanded> found = Optional.ofNullable(byName.get(name));
        if (found.isEmpty()) {
            findings.add(
                    Code.UNKNOWN_TABLE,
                    span,
                    who + " refers to table \"" + name + "\", which does not exist",
                    hint(name));
        }
        return found;
    }

    private Optional<String> hint(QualifiedName name) {
        Set<String> names = new LinkedHashSet<>();
        byName.keySet().forEach(known -> names.add(known.toString()));
        return byName.keySet().stream()
                .filter(known -> known.name().equals(name.name()))
                .findFirst()
                .map(known -> "did you mean \"" + known + "\"?")
                .or(() -> Suggestions.hint(name.toString(), names));
    }

    private void columns(Expanded table) {
        Set<String> seen = new LinkedHashSet<>();
        Set<String> twice = new LinkedHashSet<>();
        table.columnNames().forEach(name -> {
            if (!seen.add(name)) {
                twice.add(name);
            }
        });
        table.columns().stream()
                .filter(column -> twice.contains(column.name().text()))
                .forEach(column -> findings.add(
                        Code.DUPLICATE_COLUMN,
                        column.name().span(),
                        "column \"" + column.name().text() + "\" stands in this table twice"));
        // A column that could not be read has been complained about already.
        if (table.columns().isEmpty() && findings.hasNoErrors()) {
            findings.add(Code.EMPTY_TABLE, table.declaration().nameSpan(), "table " + table.name() + " has no column");
        }
    }

    private void duplicate(Span span, QualifiedName name) {
        findings.add(Code.DUPLICATE_NAME, span, "there is a table " + name + " already");
    }
}
