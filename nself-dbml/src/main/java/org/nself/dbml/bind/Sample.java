package org.nself.dbml.bind;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nself.dbml.bind.SampleColumn.Value;
import org.nself.dbml.document.Document;
import org.nself.dbml.document.Document.Records;
import org.nself.dbml.document.Document.Row;
import org.nself.dbml.syntax.Code;
import org.nself.dbml.syntax.Expression.Name;
import org.nself.dbml.syntax.Findings;
import org.nself.dbml.syntax.Span;
import org.nself.schema.EnumType;
import org.nself.schema.QualifiedName;
import org.nself.spi.SampleRows;

/** The sample data of one table, row by row. */
final class Sample {

    /** Of one table's rows; whoever has that many has one mistake in all of them. */
    private static final int MOST_FINDINGS = 1_000;

    private final Scope.Expanded table;
    private final Records records;
    private final Map<QualifiedName, EnumType> enums;
    private final Findings findings;
    private final Map<String, SampleColumn> columns = new HashMap<>();
    private final Map<String, Integer> cellOf = new LinkedHashMap<>();
    private int said;

    Sample(Scope.Expanded table, Records records, Map<QualifiedName, EnumType> enums, Findings findings) {
        this.table = table;
        this.records = records;
        this.enums = enums;
        this.findings = findings;
        if (records.columns().isPresent()) {
            for (Name column : records.columns().get()) {
                cellOf.put(column.text(), cellOf.size());
            }
        } else {
            table.columnNames().forEach(column -> cellOf.put(column, cellOf.size()));
        }
    }

    Scope.Expanded table() {
        return table;
    }

    List<Row> rows() {
        return records.rows();
    }

    /** The columns that the rows have values for, in the order of the values. */
    List<SampleColumn> spoken() {
        List<SampleColumn> spoken = new ArrayList<>(cellOf.size());
        cellOf.keySet().forEach(name -> spoken.add(column(name)));
        return spoken;
    }

    boolean speaksOf(String column) {
        return cellOf.containsKey(column);
    }

    SampleColumn column(String name) {
        return columns.computeIfAbsent(name, wanted -> {
            Document.Column declared = table.column(wanted).orElseThrow();
            return new SampleColumn(declared, enums);
        });
    }

    List<Value> values(Row row, List<String> names) {
        List<Value> values = new ArrayList<>(names.size());
        for (String name : names) {
            Integer cell = cellOf.get(name);
            SampleColumn column = column(name);
            values.add(
                    cell == null ? column.unspoken() : column.value(row.cells().get(cell)));
        }
        return values;
    }

    /** The rows as they are written, for whoever puts them into a table. */
    SampleRows told() {
        List<SampleColumn> spoken = spoken();
        List<List<SampleRows.Value>> told = new ArrayList<>(rows().size());
        for (Row row : rows()) {
            List<SampleRows.Value> values = new ArrayList<>(spoken.size());
            for (int i = 0; i < spoken.size(); i++) {
                values.add(spoken.get(i).told(row.cells().get(i)));
            }
            told.add(values);
        }
        return new SampleRows(
                table.name(), spoken.stream().map(SampleColumn::name).toList(), told);
    }

    /** Whether enough has been said of these rows. */
    boolean isSilent() {
        return said >= MOST_FINDINGS;
    }

    /** Says something of these columns in a row: at each value that it has, or of the row when it has none. */
    void say(Row row, List<String> names, Code code, String message, String hint) {
        if (isSilent()) {
            return;
        }
        said++;
        boolean shown = false;
        for (String name : names) {
            Integer cell = cellOf.get(name);
            if (cell != null) {
                shown = true;
                findings.add(code, row.cells().get(cell).span(), message, hint);
            }
        }
        if (!shown) {
            findings.add(code, row.span(), message, hint);
        }
    }

    /** Says something of the records as a whole. */
    void say(Code code, String message, String hint) {
        Span span = records.span();
        findings.add(code, new Span(span.start(), span.start() + "records".length()), message, Optional.of(hint));
    }
}
