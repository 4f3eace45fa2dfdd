package org.nself.dbml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.nself.dbml.Declarations.ColumnDeclaration;
import org.nself.dbml.Declarations.Endpoint;
import org.nself.dbml.Declarations.InlineRef;
import org.nself.dbml.Declarations.RefDeclaration;
import org.nself.schema.ForeignKey;
import org.nself.schema.ForeignKey.Action;
import org.nself.schema.Index;
import org.nself.schema.Place;
import org.nself.schema.QualifiedName;
import org.nself.schema.Table;

/**
 * Makes foreign keys of relations. The many side carries the key; between equals it is the right side, and for a
 * relation that stands on a column that column. Many to many makes a table between the two.
 *
 * @see <a href="https://dbml.dbdiagram.io/docs/#relationships--foreign-key-definitions">DBML: relationships</a>
 */
final class Relations {

    /** A table between two, and the relation that makes it. */
    record Junction(Table table, Span span) {}

    /** One side with its table found. */
    private record Side(Scope.Expanded table, List<String> columns, Span span) {}

    private final Scope scope;
    private final Map<QualifiedName, Table> tables = new LinkedHashMap<>();
    private final List<RefDeclaration> refs;
    private final Findings findings;
    private final Map<QualifiedName, List<ForeignKey>> foreignKeys = new HashMap<>();
    private final Map<ForeignKey, Place> places = new HashMap<>();
    private final List<Junction> junctions = new ArrayList<>();
    private final Set<Set<List<Object>>> pairs = new HashSet<>();

    Relations(Scope scope, List<Table> tables, List<RefDeclaration> refs, Findings findings) {
        this.scope = scope;
        this.refs = refs;
        this.findings = findings;
        tables.forEach(table -> this.tables.put(table.name(), table));
    }

    Relations bind() {
        for (Scope.Expanded table : scope.tables()) {
            for (ColumnDeclaration column : table.columns()) {
                column.refs().forEach(ref -> inline(table, column, ref));
            }
        }
        refs.forEach(this::declared);
        return this;
    }

    Map<QualifiedName, List<ForeignKey>> foreignKeys() {
        return foreignKeys;
    }

    Map<ForeignKey, Place> places() {
        return places;
    }

    List<Junction> junctions() {
        return junctions;
    }

    /** Between equals the column that carries the relation carries the key. */
    private void inline(Scope.Expanded table, ColumnDeclaration column, InlineRef ref) {
        Side own = new Side(table, List.of(column.name().text()), column.name().span());
        side(ref.target(), Optional.of(table), "column \"" + column.name().text() + "\"")
                .filter(target -> isNew(own, target, ref.target().span()))
                .ifPresent(target -> {
                    String operator = Operators.bare(ref.operator().text());
                    switch (operator) {
                        case "<>" -> junction(own, target, ref.target().span());
                        case "<" -> key(target, own, Optional.empty(), Action.NO_ACTION, Action.NO_ACTION);
                        default -> key(own, target, Optional.empty(), Action.NO_ACTION, Action.NO_ACTION);
                    }
                });
    }

    private void declared(RefDeclaration ref) {
        Optional<Side> left = side(ref.left(), Optional.empty(), "a relation");
        Optional<Side> right = side(ref.right(), Optional.empty(), "a relation");
        if (left.isEmpty() || right.isEmpty()) {
            return;
        }
        Span span = ref.left().span().to(ref.right().span());
        if (left.get().columns().size() != right.get().columns().size()
                || ref.left().tuple() != ref.right().tuple()) {
            findings.add(
                    Code.UNEQUAL_REF,
                    span,
                    "a relation pairs " + left.get().columns().size() + " with "
                            + right.get().columns().size() + " columns",
                    "name as many columns on the left as on the right");
        } else if (isNew(left.get(), right.get(), span)) {
            String operator = Operators.bare(ref.operator().text());
            switch (operator) {
                case "<>" -> junction(left.get(), right.get(), span);
                case ">" -> key(left.get(), right.get(), ref.name(), ref.onDelete(), ref.onUpdate());
                default -> key(right.get(), left.get(), ref.name(), ref.onDelete(), ref.onUpdate());
            }
        }
    }

    private Optional<Side> side(Endpoint endpoint, Optional<Scope.Expanded> here, String who) {
        Optional<Scope.Expanded> table =
                endpoint.table().isEmpty() ? here : scope.find(endpoint.table(), endpoint.span(), who);
        return table.flatMap(found -> {
            boolean complete = true;
            for (Expression.Name column : endpoint.columns()) {
                if (found.column(column.text()).isEmpty()) {
                    complete = false;
                    findings.add(
                            Code.UNKNOWN_COLUMN,
                            column.span(),
                            "table " + found.name() + " has no column \"" + column.text() + "\"",
                            Suggestions.hint(column.text(), found.columnNames()));
                }
            }
            return complete
                    ? Optional.of(new Side(
                            found,
                            endpoint.columns().stream()
                                    .map(Expression.Name::text)
                                    .toList(),
                            endpoint.span()))
                    : Optional.empty();
        });
    }

    /** The same columns may be related once, in whatever direction. */
    private boolean isNew(Side one, Side other, Span span) {
        List<Object> first = List.of(one.table().name(), new TreeSet<>(one.columns()));
        List<Object> second = List.of(other.table().name(), new TreeSet<>(other.columns()));
        if (first.equals(second)) {
            findings.add(Code.SAME_ENDPOINTS, span, "both sides of this relation are the same columns");
            return false;
        }
        if (!pairs.add(Set.of(first, second))) {
            findings.add(
                    Code.DUPLICATE_REF, span, "there is a relation between these columns already", "keep one of them");
            return false;
        }
        return true;
    }

    private void key(Side from, Side to, Optional<String> name, Action onDelete, Action onUpdate) {
        ForeignKey key = new ForeignKey(
                name, from.columns(), to.table().name(), to.columns(), onDelete, onUpdate, Optional.empty());
        foreignKeys
                .computeIfAbsent(from.table().name(), table -> new ArrayList<>())
                .add(key);
        places.put(key, findings.place(from.span()));
        Optional.ofNullable(tables.get(to.table().name()))
                .filter(target -> !isKey(target, to.columns()))
                .ifPresent(target -> findings.add(
                        Code.NO_KEY,
                        to.span(),
                        target.name() + " (" + String.join(", ", to.columns())
                                + ") is neither a primary key nor unique, so nothing can refer to it",
                        "make it pk or unique, or turn the relation round"));
    }

    private static boolean isKey(Table table, List<String> columns) {
        Set<String> wanted = Set.copyOf(columns);
        return table.primaryKey()
                        .filter(key -> Set.copyOf(key.columns()).equals(wanted))
                        .isPresent()
                || table.uniqueKeys().stream()
                        .anyMatch(key -> Set.copyOf(key.columns()).equals(wanted))
                || table.indexes().stream()
                        .filter(Index::unique)
                        .anyMatch(index -> columnsOf(index).equals(wanted));
    }

    private static Set<Object> columnsOf(Index index) {
        Set<Object> columns = new HashSet<>();
        index.parts()
                .forEach(part ->
                        columns.add(part.value() instanceof Index.Value.Column column ? column.name() : part.value()));
        return columns;
    }

    private void junction(Side left, Side right, Span span) {
        Table table =
                Junctions.between(table(left), left.columns(), table(right), right.columns(), name -> isTaken(name));
        junctions.add(new Junction(table, span));
        tables.put(table.name(), table);
    }

    private Table table(Side side) {
        return Optional.ofNullable(tables.get(side.table().name())).orElseThrow();
    }

    private boolean isTaken(QualifiedName name) {
        return tables.containsKey(name);
    }
}
