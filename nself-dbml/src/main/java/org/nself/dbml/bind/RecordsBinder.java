package org.nself.dbml.bind;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nself.dbml.document.Document.Cell;
import org.nself.dbml.document.Document.Records;
import org.nself.dbml.syntax.Code;
import org.nself.dbml.syntax.Expression.Name;
import org.nself.dbml.syntax.Findings;
import org.nself.schema.EnumType;
import org.nself.schema.QualifiedName;

/** Checks sample data against the columns of its table. */
final class RecordsBinder {

    private final Map<QualifiedName, EnumType> enums;
    private final Findings findings;

    RecordsBinder(Map<QualifiedName, EnumType> enums, Findings findings) {
        this.enums = enums;
        this.findings = findings;
    }

    void check(Records records, Scope.Expanded table) {
        List<Name> columns = records.columns().orElse(List.of());
        Map<String, Integer> counts = new HashMap<>();
        columns.forEach(column -> counts.merge(column.text(), 1, Integer::sum));
        for (Name column : columns) {
            if (table.column(column.text()).isEmpty()) {
                findings.add(
                        Code.UNKNOWN_COLUMN,
                        column.span(),
                        "table " + table.name() + " has no column \"" + column.text() + "\"",
                        findings.suggest(column.text(), table.columnNames()));
            } else if (counts.getOrDefault(column.text(), 0) > 1) {
                findings.add(
                        Code.DUPLICATE_RECORDS,
                        column.span(),
                        "column \"" + column.text() + "\" stands here more than once",
                        "leave one of them");
            }
        }
        records.rows()
                .forEach(row -> row.cells().stream()
                        .filter(cell -> cell.kind() == Cell.Kind.MEMBER)
                        .forEach(cell -> EnumMembers.find(cell.member(), enums, findings)));
        int size = records.columns().map(List::size).orElse(table.columnNames().size());
        if (!findings.hasErrors()) {
            records.rows().stream()
                    .filter(row -> row.cells().size() != size)
                    .forEach(row -> findings.add(
                            Code.INVALID_RECORDS,
                            row.span(),
                            "this row has " + row.cells().size() + " values for " + size + " columns",
                            "write null for a value that is missing"));
        }
    }
}
