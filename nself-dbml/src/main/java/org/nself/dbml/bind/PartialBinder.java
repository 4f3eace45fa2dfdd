package org.nself.dbml.bind;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.nself.dbml.document.Document;
import org.nself.dbml.document.Document.Endpoint;
import org.nself.dbml.document.Document.IndexEntry;
import org.nself.dbml.syntax.Code;
import org.nself.dbml.syntax.Expression.Name;
import org.nself.dbml.syntax.Findings;
import org.nself.dbml.syntax.Span;

/** Checks the names in a partial by themselves: whether or not a table puts it in, they must exist. */
final class PartialBinder {

    private final Scope scope;
    private final Findings findings;

    PartialBinder(Scope scope, Findings findings) {
        this.scope = scope;
        this.findings = findings;
    }

    void check(List<Document.Table> partials) {
        for (Document.Table partial : partials) {
            Set<String> columns = new HashSet<>();
            Set<String> twice = new HashSet<>();
            partial.columns().forEach(column -> {
                if (!columns.add(column.name().text())) {
                    twice.add(column.name().text());
                }
            });
            for (Document.Column column : partial.columns()) {
                if (twice.contains(column.name().text())) {
                    findings.add(
                            Code.DUPLICATE_COLUMN,
                            column.name().span(),
                            "column \"" + column.name().text() + "\" stands in this table twice");
                }
                column.refs().forEach(ref -> target(ref.target(), ref.span(), column, columns));
            }
            for (IndexEntry index : partial.indexes()) {
                index.parts().stream()
                        .filter(part -> !part.expression() && !columns.contains(part.text()))
                        .forEach(part -> findings.add(
                                Code.UNKNOWN_COLUMN,
                                part.span(),
                                "this partial has no column \"" + part.text() + "\"",
                                findings.suggest(part.text(), columns)));
            }
        }
    }

    private void target(Endpoint target, Span span, Document.Column column, Set<String> columns) {
        Name name = target.columns().getFirst();
        if (target.table().isEmpty()) {
            if (name.text().equals(column.name().text())) {
                findings.add(
                        Code.SAME_ENDPOINTS,
                        span,
                        "both sides of this relation are the same column",
                        "name the column that it refers to");
            } else if (!columns.contains(name.text())) {
                findings.add(
                        Code.UNKNOWN_COLUMN,
                        name.span(),
                        "this partial has no column \"" + name.text() + "\"",
                        findings.suggest(name.text(), columns));
            }
            return;
        }
        scope.find(target.table(), "column \"" + column.name().text() + "\"")
                .filter(table -> table.column(name.text()).isEmpty())
                .ifPresent(table -> findings.add(
                        Code.UNKNOWN_COLUMN,
                        name.span(),
                        "table " + table.name() + " has no column \"" + name.text() + "\"",
                        findings.suggest(name.text(), table.columnNames())));
    }
}
