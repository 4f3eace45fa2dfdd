package org.nself.dbml.bind;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nself.dbml.document.AnnotationName;
import org.nself.dbml.document.Document;
import org.nself.dbml.document.Document.CheckEntry;
import org.nself.dbml.document.Document.IndexEntry;
import org.nself.dbml.document.Document.Injection;
import org.nself.dbml.document.Document.Member;
import org.nself.dbml.document.ExclusionText;
import org.nself.dbml.syntax.Annotation;
import org.nself.dbml.syntax.Code;
import org.nself.dbml.syntax.Findings;

/**
 * Puts partials into tables. A table's own column wins over one from a partial, a partial that comes later over one
 * that comes before; indexes and checks add up.
 *
 * @see <a href="https://dbml.dbdiagram.io/docs/#tablepartial">DBML: TablePartial</a>
 */
final class Partials {

    /** A partial, and the file it is declared in. */
    record Partial(Document.Table table, Module module) {}

    private final Map<String, Partial> byName;
    private final Findings findings;

    Partials(Map<String, Partial> byName, Findings findings) {
        this.byName = byName;
        this.findings = findings;
    }

    /** Complains about partials that a table takes in twice, at each place. */
    void refuseDoubled(Document.Table table) {
        if (table.injections().size() < 2) {
            return;
        }
        Set<String> seen = new LinkedHashSet<>();
        Set<String> twice = new LinkedHashSet<>();
        table.injections().forEach(injection -> {
            if (!seen.add(injection.name().text())) {
                twice.add(injection.name().text());
            }
        });
        table.injections().stream()
                .filter(injection -> twice.contains(injection.name().text()))
                .forEach(injection -> findings.add(
                        Code.DUPLICATE_PARTIAL,
                        injection.span(),
                        "partial \"" + injection.name().text() + "\" is put in more than once",
                        "leave one of them"));
    }

    /** The partials that a table takes in, in their order; complains about those that are missing. */
    List<Document.Table> of(Document.Table table) {
        if (table.injections().isEmpty()) {
            return List.of();
        }
        List<Document.Table> partials = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        for (Injection injection : table.injections()) {
            String name = injection.name().text();
            if (!seen.add(name)) {
                continue;
            }
            if (byName.containsKey(name)) {
                partials.add(byName.get(name).table());
            } else {
                findings.add(
                        Code.UNKNOWN_PARTIAL,
                        injection.name().span(),
                        "there is no table partial \"" + name + "\"",
                        findings.suggest(name, byName.keySet()));
            }
        }
        return partials;
    }

    /** The columns of a table: its own, and at each injection those of the partial that nothing overrides. */
    List<Document.Column> columns(Document.Table table) {
        Map<String, Member> winners = new LinkedHashMap<>();
        for (Injection injection : table.injections()) {
            partial(injection)
                    .ifPresent(partial -> partial.columns()
                            .forEach(column -> winners.put(column.name().text(), injection)));
        }
        table.columns().forEach(column -> winners.put(column.name().text(), column));
        List<Document.Column> columns = new ArrayList<>();
        for (Member member : table.members()) {
            if (member instanceof Document.Column column) {
                columns.add(column);
            } else if (member instanceof Injection injection) {
                partial(injection)
                        .ifPresent(partial -> partial.columns().stream()
                                .filter(column -> injection.equals(
                                        winners.get(column.name().text())))
                                .forEach(columns::add));
            }
        }
        return columns;
    }

    List<IndexEntry> indexes(Document.Table table) {
        List<IndexEntry> indexes = new ArrayList<>(table.indexes());
        of(table).forEach(partial -> indexes.addAll(partial.indexes()));
        return indexes;
    }

    /** A named check of a partial is named after the table too, for the partial may go into several. */
    List<CheckEntry> checks(Document.Table table) {
        List<CheckEntry> checks = new ArrayList<>(table.checks());
        of(table).forEach(partial -> partial.checks().forEach(check -> checks.add(named(check, table))));
        return checks;
    }

    private static CheckEntry named(CheckEntry check, Document.Table table) {
        return new CheckEntry(
                check.name().map(name -> table.name().name() + "_" + name),
                check.expression(),
                check.annotations(),
                check.start(),
                check.end());
    }

    /** What a table takes from other files, with the findings of these. */
    Map<Object, Findings> foreign(Document.Table table) {
        Map<Object, Findings> foreign = new HashMap<>();
        for (Injection injection : table.injections()) {
            Partial partial = byName.get(injection.name().text());
            if (partial != null && partial.module().findings() != findings) {
                partial.table()
                        .columns()
                        .forEach(column -> foreign.put(column, partial.module().findings()));
                partial.table()
                        .indexes()
                        .forEach(index -> foreign.put(index, partial.module().findings()));
                partial.table()
                        .checks()
                        .forEach(check -> foreign.put(
                                named(check, table), partial.module().findings()));
            }
        }
        return foreign;
    }

    Optional<String> note(Document.Table table) {
        return table.note()
                .or(() -> of(table).reversed().stream()
                        .flatMap(partial -> partial.note().stream())
                        .findFirst());
    }

    /** What is said about a table: by itself, and by partials unless it says so too. */
    List<Annotation> annotations(Document.Table table) {
        List<Annotation> annotations = new ArrayList<>(table.annotations());
        Set<String> said = new HashSet<>();
        annotations.forEach(annotation -> said.add(annotation.name()));
        for (Document.Table partial : of(table).reversed()) {
            for (Annotation annotation : partial.annotations()) {
                if (annotation.name().equals(AnnotationName.EXCLUDE.word())) {
                    annotations.add(named(annotation, table));
                } else if (said.add(annotation.name())) {
                    annotations.add(annotation);
                }
            }
        }
        return annotations;
    }

    private static Annotation named(Annotation exclusion, Document.Table table) {
        String value = ExclusionText.read(exclusion.value())
                .map(read -> read.name()
                        .map(name -> read.withName(table.name().name() + "_" + name))
                        .orElse(read))
                .map(ExclusionText::written)
                .orElse(exclusion.value());
        return new Annotation(exclusion.name(), value, exclusion.setting(), exclusion.span());
    }

    private Optional<Document.Table> partial(Injection injection) {
        return Optional.ofNullable(byName.get(injection.name().text())).map(Partial::table);
    }
}
