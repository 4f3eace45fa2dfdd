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
import org.nself.dbml.Declarations.Injection;
import org.nself.dbml.Declarations.Member;
import org.nself.dbml.Declarations.TableDeclaration;

/**
 * Puts partials into tables. A table's own column wins over one from a partial, a partial that comes later over one
 * that comes before; indexes and checks add up.
 *
 * @see <a href="https://dbml.dbdiagram.io/docs/#tablepartial">DBML: TablePartial</a>
 */
final class Partials {

    private final Map<String, TableDeclaration> byName = new LinkedHashMap<>();
    private final Findings findings;

    Partials(List<TableDeclaration> partials, Findings findings) {
        this.findings = findings;
        for (TableDeclaration partial : partials) {
            if (byName.putIfAbsent(partial.name().name(), partial) != null) {
                findings.add(
                        Code.DUPLICATE_NAME,
                        partial.nameSpan(),
                        "there is a table partial " + partial.name().name() + " already");
            }
            partial.members().stream()
                    .filter(Injection.class::isInstance)
                    .forEach(injection -> findings.add(
                            Code.INVALID_PARTIAL,
                            ((Injection) injection).name().span(),
                            "a partial cannot hold another",
                            "put both into the table"));
        }
    }

    /** The partials that a table takes in, in their order; complains about those that are missing or doubled. */
    List<TableDeclaration> of(TableDeclaration table) {
        List<TableDeclaration> partials = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        for (Member member : table.members()) {
            if (member instanceof Injection injection) {
                String name = injection.name().text();
                if (!seen.add(name)) {
                    findings.add(
                            Code.DUPLICATE_PARTIAL, injection.name().span(), "partial \"" + name + "\" is in already");
                } else if (byName.containsKey(name)) {
                    partials.add(byName.get(name));
                } else {
                    findings.add(
                            Code.UNKNOWN_PARTIAL,
                            injection.name().span(),
                            "there is no table partial \"" + name + "\"",
                            Suggestions.hint(name, byName.keySet()));
                }
            }
        }
        return partials;
    }

    /** The columns of a table: its own, and at each injection those of the partial that nothing overrides. */
    List<ColumnDeclaration> columns(TableDeclaration table) {
        Map<String, Member> winners = new LinkedHashMap<>();
        for (Member member : table.members()) {
            if (member instanceof Injection injection) {
                partial(injection)
                        .ifPresent(partial -> own(partial)
                                .forEach(column -> winners.put(column.name().text(), injection)));
            }
        }
        own(table).forEach(column -> winners.put(column.name().text(), column));
        List<ColumnDeclaration> columns = new ArrayList<>();
        for (Member member : table.members()) {
            if (member instanceof ColumnDeclaration column) {
                columns.add(column);
            } else if (member instanceof Injection injection) {
                partial(injection)
                        .ifPresent(partial -> own(partial).stream()
                                .filter(column -> injection.equals(
                                        winners.get(column.name().text())))
                                .forEach(columns::add));
            }
        }
        return columns;
    }

    List<IndexDeclaration> indexes(TableDeclaration table) {
        List<IndexDeclaration> indexes = new ArrayList<>(table.indexes());
        of(table).forEach(partial -> indexes.addAll(partial.indexes()));
        return indexes;
    }

    /** A named check of a partial is named after the table too, for the partial may go into several. */
    List<CheckDeclaration> checks(TableDeclaration table) {
        List<CheckDeclaration> checks = new ArrayList<>(table.checks());
        of(table)
                .forEach(partial -> partial.checks()
                        .forEach(check -> checks.add(new CheckDeclaration(
                                check.name().map(name -> table.name().name() + "_" + name),
                                check.expression(),
                                check.span()))));
        return checks;
    }

    Optional<String> note(TableDeclaration table) {
        return table.note()
                .or(() -> of(table).reversed().stream()
                        .flatMap(partial -> partial.note().stream())
                        .findFirst());
    }

    private Optional<TableDeclaration> partial(Injection injection) {
        return Optional.ofNullable(byName.get(injection.name().text()));
    }

    private static List<ColumnDeclaration> own(TableDeclaration table) {
        return table.members().stream()
                .filter(ColumnDeclaration.class::isInstance)
                .map(ColumnDeclaration.class::cast)
                .toList();
    }
}
