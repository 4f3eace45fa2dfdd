package org.nself.postgres.canonical;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.nself.schema.Table;
import org.nself.schema.TableOptions;

/**
 * Puts one wanted table into the words of the one that is there: what is equal gets the server's name and text, what
 * the author left unspoken is taken over, and what is new gets a name.
 */
final class TableAligner {

    private final Table wanted;
    private final Table actual;
    private final Table declared;
    private final List<Named> own;
    private final Equality equality;
    private final ColumnAligner columns;

    /** What each wanted constraint or index turned out to be, by its position. */
    private final Map<Integer, Named> matched = new LinkedHashMap<>();

    private final List<Named> unmatched;

    /**
     * Compares at once.
     *
     * @param actual a table without anything when there is none
     * @param declared the table as it was declared before; without anything when it was not
     */
    TableAligner(Table wanted, Table actual, Table declared, Texts wantedTexts, Texts actualTexts) {
        this.wanted = wanted;
        this.actual = actual;
        this.declared = declared;
        this.own = Named.of(wanted);
        this.equality = new Equality(wantedTexts, actualTexts, declared);
        this.columns = new ColumnAligner(actual, declared, wantedTexts, actualTexts);
        this.unmatched = new ArrayList<>(Named.of(actual));
        match();
    }

    Table actual() {
        return actual;
    }

    /** What is there and not wanted. */
    List<Named> unmatched() {
        return List.copyOf(unmatched);
    }

    Table aligned(Names names) {
        List<Named> all = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            Named named = matched.getOrDefault(i, own.get(i));
            all.add(named.name().isPresent() ? named : names.named(wanted, named));
        }
        return Named.replace(
                        wanted.withColumns(
                                wanted.columns().stream().map(columns::aligned).toList()),
                        all)
                .withOptions(options());
    }

    private TableOptions options() {
        TableOptions said = wanted.options();
        TableOptions before = declared.options();
        TableOptions there = actual.options();
        return new TableOptions(
                said.unlogged() || (!before.unlogged() && there.unlogged()),
                said.parameters().isEmpty() && before.parameters().isEmpty() ? there.parameters() : said.parameters());
    }

    /** The surest matches first, so that a weaker one cannot take what belongs to another. */
    private void match() {
        BinaryOperator<Named> adopted = (one, other) -> other.withComment(one.comment());
        take((one, other) -> one.name().equals(other.name()) && equality.same(one, other), adopted);
        take(
                (one, other) -> one.name().isEmpty() && one.getClass() == other.getClass() && equality.same(one, other),
                adopted);
        take((one, other) -> one.name().isEmpty() && equality.same(one, other), adopted);
        Set<Optional<String>> names = own.stream().map(Named::name).collect(Collectors.toSet());
        take(
                (one, other) -> one.getClass() == other.getClass()
                        && !names.contains(other.name())
                        && !Equality.isPartial(other)
                        && equality.same(one, other),
                (one, other) -> other.withName(one.name().orElseThrow()).withComment(one.comment()));
        take(
                (one, other) -> one.name().isEmpty() && Equality.succeeds(one, other),
                (one, other) -> one.withName(other.name().orElseThrow()));
    }

    /** Pairs what is wanted and has no match yet with what is there; the two make what stands for both. */
    private void take(BiPredicate<Named, Named> match, BinaryOperator<Named> together) {
        for (int i = 0; i < own.size(); i++) {
            if (!matched.containsKey(i)) {
                Named one = own.get(i);
                for (Iterator<Named> left = unmatched.iterator(); left.hasNext(); ) {
                    Named other = left.next();
                    if (match.test(one, other)) {
                        left.remove();
                        matched.put(i, together.apply(one, other));
                        break;
                    }
                }
            }
        }
    }
}
