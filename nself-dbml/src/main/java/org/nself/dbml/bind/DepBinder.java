package org.nself.dbml.bind;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nself.dbml.document.Document;
import org.nself.dbml.document.Document.Dep;
import org.nself.dbml.document.Document.Edge;
import org.nself.dbml.document.Document.InlineDep;
import org.nself.dbml.document.Names;
import org.nself.dbml.syntax.Code;
import org.nself.dbml.syntax.Expression.Name;
import org.nself.dbml.syntax.Findings;
import org.nself.dbml.syntax.Span;

/** Checks what is computed from what: tables with tables, or columns with columns. */
final class DepBinder {

    /** A table, or a column of one. */
    private record End(Scope.Key table, Optional<String> column) {}

    private final Scope scope;
    private final Findings findings;
    private final Set<List<End>> edges = new HashSet<>();
    private final List<Runnable> complaints = new ArrayList<>();

    DepBinder(Scope scope, Findings findings) {
        this.scope = scope;
        this.findings = findings;
    }

    /** Those that stand on a table and on its columns. */
    void inline(Scope.Expanded table) {
        for (InlineDep dep : table.declaration().deps()) {
            edge(new End(table.key(), Optional.empty()), dep, Optional.empty());
        }
        for (Document.Column column : table.columns()) {
            if (!column.deps().isEmpty()) {
                End own = new End(table.key(), Optional.of(column.name().text()));
                for (InlineDep dep : column.deps()) {
                    edge(own, dep, Optional.of(table));
                }
            }
        }
    }

    private void edge(End own, InlineDep dep, Optional<Scope.Expanded> here) {
        end(dep.target(), here).ifPresent(other -> edge(own, dep.operator().text(), other, dep.span()));
    }

    /** Those that stand by themselves, and what is wrong with all. */
    void check(List<Dep> deps) {
        deps.forEach(this::check);
        // What a dep says as a whole is judged when all that it names is there.
        if (!findings.hasErrors()) {
            complaints.forEach(Runnable::run);
        }
    }

    private void complain(Code code, Span span, String message, String hint) {
        complaints.add(() -> findings.add(code, span, message, hint));
    }

    private void check(Dep dep) {
        Optional<End> first = Optional.empty();
        for (Edge edge : dep.edges()) {
            Optional<End> left = end(edge.left(), Optional.empty());
            Optional<End> right = end(edge.right(), Optional.empty());
            if (left.isEmpty() || right.isEmpty()) {
                continue;
            }
            boolean forward = edge.operator().isOperator("->");
            End downstream = forward ? right.get() : left.get();
            boolean mixed =
                    left.get().column().isPresent() != right.get().column().isPresent()
                            || first.filter(end -> end.column().isPresent()
                                            != downstream.column().isPresent())
                                    .isPresent();
            if (mixed) {
                complain(
                        Code.MIXED_DEP,
                        dep.span(),
                        "a dep is between tables or between columns, not both",
                        "write a dep of its own for each");
            } else if (first.filter(end -> !end.table().equals(downstream.table()))
                    .isPresent()) {
                complain(
                        Code.MIXED_DEP,
                        dep.span(),
                        "all edges of a dep lead to the same table",
                        "write a dep of its own for each table");
            } else {
                edge(left.get(), edge.operator().text(), right.get(), edge.span());
            }
            first = first.or(() -> Optional.of(downstream));
        }
    }

    private void edge(End left, String operator, End right, Span span) {
        if (left.equals(right) && left.column().isPresent()) {
            findings.add(Code.SAME_ENDPOINTS, span, "a column cannot be computed from itself", "name another column");
            return;
        }
        List<End> edge = operator.equals("->") ? List.of(left, right) : List.of(right, left);
        if (!edges.add(edge)) {
            complain(Code.DUPLICATE_DEP, span, "this dep is there already", "leave one of them");
        }
    }

    private Optional<End> end(List<Name> path, Optional<Scope.Expanded> here) {
        if (here.isPresent() && path.size() == 1) {
            return column(here.get(), path.getFirst());
        }
        Optional<Scope.Expanded> table = here.isPresent() ? Optional.empty() : scope.find(Names.qualified(path));
        if (table.isPresent()) {
            return Optional.of(new End(table.get().key(), Optional.empty()));
        }
        List<Name> before = path.subList(0, path.size() - 1);
        boolean namesTable = here.isEmpty()
                && (before.isEmpty()
                        || (scope.find(Names.qualified(before)).isEmpty()
                                && scope.hasNamespace(Names.qualified(path).namespace())));
        return namesTable
                ? scope.find(path, "a dep").map(found -> new End(found.key(), Optional.empty()))
                : scope.find(before, "a dep").flatMap(found -> column(found, path.getLast()));
    }

    private Optional<End> column(Scope.Expanded table, Name column) {
        if (table.column(column.text()).isEmpty()) {
            findings.add(
                    Code.UNKNOWN_COLUMN,
                    column.span(),
                    "table " + table.name() + " has no column \"" + column.text() + "\"",
                    findings.suggest(column.text(), table.columnNames()));
            return Optional.empty();
        }
        return Optional.of(new End(table.key(), Optional.of(column.text())));
    }
}
