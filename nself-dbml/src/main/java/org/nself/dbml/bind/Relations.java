package org.nself.dbml.bind;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.nself.dbml.document.Document;
import org.nself.dbml.document.Document.Endpoint;
import org.nself.dbml.document.Document.InlineRef;
import org.nself.dbml.document.Names;
import org.nself.dbml.syntax.Annotation;
import org.nself.dbml.syntax.Code;
import org.nself.dbml.syntax.Expression.Name;
import org.nself.dbml.syntax.Findings;
import org.nself.dbml.syntax.Span;
import org.nself.schema.ForeignKey.Action;

/**
 * Resolves the relations of a file. The many side carries the key; between equals it is the right side, and for a
 * relation that stands on a column that column.
 *
 * @see <a href="https://dbml.dbdiagram.io/docs/#relationships--foreign-key-definitions">DBML: relationships</a>
 */
final class Relations {

    /**
     * One side with its table found.
     *
     * @param written what of the text says it; for the target of a relation on a column its whole setting
     */
    record Side(Scope.Expanded table, List<String> columns, Span span, Span written) {}

    /**
     * Two sides that belong together.
     *
     * @param from carries the key, unless the operator asks for a table between the two
     */
    record Relation(
            Side from,
            Side to,
            Operator operator,
            Optional<String> name,
            Action onDelete,
            Action onUpdate,
            List<Annotation> annotations,
            Span span,
            Findings findings) {}

    /** Some columns of a table, each once and in one order, whatever order the author wrote them in. */
    private record Columns(Scope.Key table, List<String> names) {

        static Columns of(Side side) {
            List<String> names = side.columns();
            return new Columns(side.table().key(), names.size() == 1 ? names : List.copyOf(new TreeSet<>(names)));
        }

        @Override
        public int hashCode() {
            return 31 * table.hashCode() + names.hashCode();
        }

        @Override
        public boolean equals(@Nullable Object object) {
            return object instanceof Columns that && table.equals(that.table) && names.equals(that.names);
        }
    }

    /** The same whichever way round; by hand also because every relation is looked up. */
    private record Pair(Columns one, Columns other) {

        @Override
        public int hashCode() {
            return one.hashCode() + other.hashCode();
        }

        @Override
        public boolean equals(@Nullable Object object) {
            return object instanceof Pair that
                    && ((one.equals(that.one) && other.equals(that.other))
                            || (one.equals(that.other) && other.equals(that.one)));
        }
    }

    private final Scope scope;
    private final Findings findings;
    private final List<Relation> relations = new ArrayList<>();
    private final Map<Pair, Span> pairs = new HashMap<>();

    Relations(Scope scope, Findings findings) {
        this.scope = scope;
        this.findings = findings;
    }

    List<Relation> all() {
        return relations;
    }

    /** Those that stand on the columns of a table. */
    void inline(Scope.Expanded table) {
        for (Document.Column column : table.columns()) {
            if (!column.refs().isEmpty()) {
                for (InlineRef ref : column.refs()) {
                    inline(table, column, ref);
                }
            }
        }
    }

    /** Between equals the column that carries the relation carries the key; between many its table's name comes last. */
    private void inline(Scope.Expanded table, Document.Column column, InlineRef ref) {
        Span name = column.name().span();
        Span written = ref.span();
        Side own = new Side(table, List.of(column.name().text()), name, name);
        boolean turned = !Operator.isOfOne(ref.operator().text());
        side(
                        ref.target(),
                        written,
                        Optional.of(table),
                        "column \"" + column.name().text() + "\"")
                .filter(target -> isNew(own, target, written))
                .ifPresent(target -> add(
                        turned ? target : own,
                        turned ? own : target,
                        new Operator(ref.operator().text(), turned),
                        Optional.empty(),
                        Document.RefSettings.NONE,
                        List.of(),
                        written));
    }

    /** One that stands by itself. */
    void declared(Document.Ref ref) {
        int leftSize = ref.left().columns().size();
        int rightSize = ref.right().columns().size();
        boolean pairs =
                leftSize == rightSize && ref.left().tuple() == ref.right().tuple();
        if (!pairs) {
            findings.add(
                    Code.UNEQUAL_REF,
                    ref.left().span().to(ref.right().span()),
                    "a relation pairs " + leftSize + " with " + rightSize + " columns",
                    leftSize == rightSize
                            ? "write both sides with parentheses or both without"
                            : "name as many columns on the left as on the right");
        }
        Optional<Side> left = side(ref.left(), ref.left().span(), Optional.empty(), "a relation");
        Optional<Side> right = side(ref.right(), ref.right().span(), Optional.empty(), "a relation");
        if (pairs && left.isPresent() && right.isPresent() && isNew(left.get(), right.get(), ref.span())) {
            String sign = ref.operator().text();
            boolean turned = !Operator.plain(sign).equals(">") && !Operator.isManyToMany(sign);
            add(
                    turned ? right.get() : left.get(),
                    turned ? left.get() : right.get(),
                    new Operator(sign, turned),
                    ref.name().map(Name::text),
                    ref.settings(),
                    ref.annotations(),
                    ref.span());
        }
    }

    private void add(
            Side from,
            Side to,
            Operator operator,
            Optional<String> name,
            Document.RefSettings settings,
            List<Annotation> annotations,
            Span span) {
        relations.add(new Relation(
                from,
                to,
                operator,
                name,
                action(settings.onDelete()),
                action(settings.onUpdate()),
                annotations,
                span,
                findings));
    }

    private static Action action(Optional<String> words) {
        return words.map(text -> Action.valueOf(text.toUpperCase(Locale.ROOT).replace(' ', '_')))
                .orElse(Action.NO_ACTION);
    }

    private Optional<Side> side(Endpoint endpoint, Span written, Optional<Scope.Expanded> here, String who) {
        Optional<Scope.Expanded> table = endpoint.table().isEmpty() ? here : scope.find(endpoint.table(), who);
        return table.flatMap(found -> {
            boolean complete = true;
            for (Name column : endpoint.columns()) {
                if (found.column(column.text()).isEmpty()) {
                    complete = false;
                    findings.add(
                            Code.UNKNOWN_COLUMN,
                            column.span(),
                            "table " + found.name() + " has no column \"" + column.text() + "\"",
                            findings.suggest(column.text(), found.columnNames()));
                }
            }
            return complete
                    ? Optional.of(new Side(found, Names.texts(endpoint.columns()), endpoint.span(), written))
                    : Optional.empty();
        });
    }

    /** The same columns may be related once, in whatever direction. */
    private boolean isNew(Side one, Side other, Span span) {
        Columns first = Columns.of(one);
        Columns second = Columns.of(other);
        if (first.equals(second)) {
            findings.add(
                    Code.SAME_ENDPOINTS,
                    span,
                    "both sides of this relation are the same columns",
                    "name the column that refers to it on the other side");
            return false;
        }
        Span before = pairs.putIfAbsent(new Pair(first, second), span);
        if (before != null) {
            for (Span each : List.of(before, span)) {
                findings.add(
                        Code.DUPLICATE_REF,
                        each,
                        "there is another relation between these columns",
                        "keep one of them");
            }
        }
        return before == null;
    }
}
