package org.nself.dbml.bind;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nself.dbml.document.Document.Column;
import org.nself.dbml.document.Document.Dep;
import org.nself.dbml.document.Document.Edge;
import org.nself.dbml.document.Document.InlineDep;
import org.nself.dbml.document.Document.InlineRef;
import org.nself.dbml.document.Document.Records;
import org.nself.dbml.document.Document.Ref;
import org.nself.dbml.document.Document.Table;
import org.nself.dbml.syntax.Expression.Name;
import org.nself.dbml.syntax.Token;

/** What refers to tables, of all files: it counts when the main file sees the tables. Relations are named by their place. */
final class ReadRelations {

    private final Resolved resolved;

    ReadRelations(Resolved resolved) {
        this.resolved = resolved;
    }

    /** Those on columns first, which end at the column that has them. */
    Stream<Seen<String>> refs() {
        return resolved.modules().stream()
                .flatMap(module -> Stream.concat(
                        ownTables(module)
                                .flatMap(table -> table.declaration().columns().stream()
                                        .flatMap(column -> column.refs().stream()
                                                .flatMap(ref -> ref(table, column, ref).stream()))),
                        module.document().refs().stream().flatMap(ref -> ref(module, ref).stream())));
    }

    private Optional<Seen<String>> ref(Seen<Table> table, Column column, InlineRef ref) {
        String operator = ref.operator().text();
        String own = table.name() + "(" + column.name().text() + ") " + Written.left(operator);
        return resolved.end(table.module(), table.name(), ref.target())
                .map(target -> new Seen<>(
                        Resolved.place(table.module(), ref.span()),
                        table.module(),
                        Line.of("ref")
                                .say("ends", target + " " + Written.right(operator) + " and " + own)
                                .toString()));
    }

    private Optional<Seen<String>> ref(Module module, Ref ref) {
        String operator = ref.operator().text();
        Optional<String> left = resolved.end(module, "", ref.left());
        Optional<String> right = resolved.end(module, "", ref.right());
        if (left.isEmpty() || right.isEmpty()) {
            return Optional.empty();
        }
        String ends = left.get() + " " + Written.left(operator) + " and " + right.get() + " " + Written.right(operator);
        return Optional.of(new Seen<>(
                Resolved.place(module, ref.span()),
                module,
                Line.of("ref")
                        .say("name", ref.name().map(Name::text))
                        .say("ends", ends)
                        .say("delete", ref.settings().onDelete())
                        .say("update", ref.settings().onUpdate())
                        .say("color", ref.settings().color())
                        .flag("inactive", ref.settings().inactive())
                        .toString()));
    }

    String onColumn(Seen<?> seen, Column column) {
        return column.refs().stream()
                .flatMap(ref -> resolved.end(seen.module(), table(seen), ref.target()).stream()
                        .map(target -> ref.operator().text() + target))
                .collect(Collectors.joining(","));
    }

    String depsOnColumn(Seen<?> seen, Column column) {
        return column.deps().stream()
                .flatMap(dep -> resolved.end(seen.module(), table(seen), dep.target()).stream()
                        .map(target -> dep.operator().text() + target))
                .collect(Collectors.joining(","));
    }

    /** The table of a column. */
    private static String table(Seen<?> column) {
        return column.name().substring(0, column.name().lastIndexOf('.'));
    }

    Stream<Seen<String>> deps() {
        return resolved.modules().stream()
                .flatMap(module -> Stream.concat(
                        ownTables(module).flatMap(this::depsOn),
                        module.document().deps().stream().flatMap(dep -> dep(module, dep).stream())));
    }

    private Stream<Seen<String>> depsOn(Seen<Table> table) {
        return Stream.concat(
                table.declaration().deps().stream().flatMap(dep -> dep(table, table.name() + "()", dep).stream()),
                table.declaration().columns().stream()
                        .flatMap(column -> column.deps().stream()
                                .flatMap(dep ->
                                        dep(
                                                table,
                                                table.name() + "("
                                                        + column.name().text() + ")",
                                                dep)
                                                .stream())));
    }

    private Optional<Seen<String>> dep(Seen<Table> table, String own, InlineDep dep) {
        return resolved.end(table.module(), table.name(), dep.target())
                .map(other -> edge(own, dep.operator(), other))
                .map(edge -> new Seen<>(
                        Resolved.place(table.module(), dep.span()),
                        table.module(),
                        Line.of("dep").say("edges", edge).toString()));
    }

    private Optional<Seen<String>> dep(Module module, Dep dep) {
        List<String> edges = dep.edges().stream()
                .flatMap(edge -> edge(module, edge).stream())
                .toList();
        if (edges.size() < dep.edges().size()) {
            return Optional.empty();
        }
        Map<String, String> settings = new TreeMap<>();
        dep.custom().forEach(field -> settings.put(field.name(), field.value().text()));
        Line line = Line.of("dep")
                .say("name", dep.name().map(Name::text))
                .say("color", dep.color())
                .note(dep.note())
                .say("edges", String.join(",", edges))
                .settings(settings);
        return Optional.of(new Seen<>(Resolved.place(module, dep.span()), module, line.toString()));
    }

    private Optional<String> edge(Module module, Edge edge) {
        return resolved.end(module, "", edge.left())
                .flatMap(left ->
                        resolved.end(module, "", edge.right()).map(right -> edge(left, edge.operator(), right)));
    }

    private static String edge(String left, Token operator, String right) {
        return operator.isOperator("->") ? left + " -> " + right : right + " -> " + left;
    }

    /** Sample data, under the name of its table; that of no columns says nothing, and the official model leaves it out. */
    Stream<Seen<Records>> records() {
        return resolved.modules().stream()
                .flatMap(module -> Stream.concat(
                        module.document().records().stream()
                                .flatMap(records ->
                                        records.table().flatMap(table -> resolved.table(module, table.path())).stream()
                                                .map(name -> new Seen<>(name, module, records))),
                        ownTables(module)
                                .flatMap(table -> table.declaration().records().stream()
                                        .map(records -> new Seen<>(table.name(), module, records)))))
                .filter(seen ->
                        seen.declaration().columns().filter(List::isEmpty).isEmpty());
    }

    /** All columns of the table that records stand in. */
    String allColumns(Seen<Records> records) {
        return records.module().document().tables().stream()
                .filter(table -> table.records().contains(records.declaration()))
                .map(table -> resolved.allColumns(records.module(), table))
                .findFirst()
                .orElseThrow();
    }

    /** The tables that a file declares, where the main file sees them. */
    private Stream<Seen<Table>> ownTables(Module module) {
        return module.document().tables().stream()
                .flatMap(table ->
                        resolved.table(module, table.name()).stream().map(name -> new Seen<>(name, module, table)));
    }
}
