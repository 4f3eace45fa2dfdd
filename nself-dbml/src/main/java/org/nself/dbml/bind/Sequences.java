package org.nself.dbml.bind;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.nself.dbml.bind.FileAnnotations.DeclaredSequence;
import org.nself.dbml.syntax.Code;
import org.nself.schema.QualifiedName;
import org.nself.schema.Sequence;
import org.nself.schema.Table;

/** Finds the columns that own sequences. A sequence goes where its owner goes: with a table that is not seen it is not seen. */
final class Sequences {

    private final Collection<Table> tables;
    private final Predicate<QualifiedName> seen;
    private final Set<QualifiedName> names = new HashSet<>();

    /**
     * @param tables those of all files
     * @param seen whether the main file sees one of them
     */
    Sequences(Collection<Table> tables, Predicate<QualifiedName> seen) {
        this.tables = tables;
        this.seen = seen;
    }

    List<Sequence> of(List<DeclaredSequence> declared) {
        List<Sequence> found = new ArrayList<>();
        for (DeclaredSequence each : declared) {
            Sequence sequence = each.sequence();
            if (!names.add(sequence.name()) || seen.test(sequence.name())) {
                each.findings()
                        .add(
                                Code.DUPLICATE_NAME,
                                each.annotation().span(),
                                "there is a " + (seen.test(sequence.name()) ? "table " : "sequence ") + sequence.name()
                                        + " already",
                                "rename one of them");
            }
            if (sequence.owner().isEmpty() || isSeen(sequence.owner().get(), each)) {
                found.add(sequence);
            }
        }
        return found;
    }

    private boolean isSeen(Sequence.Owner owner, DeclaredSequence declared) {
        Optional<Table> table = tables.stream()
                .filter(each -> each.name().equals(owner.table()))
                .findFirst();
        if (table.isEmpty()) {
            declared.findings()
                    .add(
                            Code.UNKNOWN_TABLE,
                            declared.annotation().span(),
                            "a sequence refers to table \"" + owner.table() + "\", which does not exist",
                            declared.findings()
                                    .suggest(
                                            owner.table().toString(),
                                            tables.stream()
                                                    .map(each -> each.name().toString())
                                                    .toList()));
        } else if (table.get().column(owner.column()).isEmpty()) {
            declared.findings()
                    .add(
                            Code.UNKNOWN_COLUMN,
                            declared.annotation().span(),
                            "table " + owner.table() + " has no column \"" + owner.column() + "\"",
                            declared.findings()
                                    .suggest(
                                            owner.column(),
                                            table.get().columns().stream()
                                                    .map(column -> column.name())
                                                    .toList()));
        }
        return seen.test(owner.table());
    }
}
