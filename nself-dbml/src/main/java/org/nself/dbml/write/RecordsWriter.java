package org.nself.dbml.write;

import java.util.stream.Collectors;
import org.nself.dbml.document.Document.Cell;
import org.nself.dbml.document.Document.Records;

/** Writes sample data. */
final class RecordsWriter {

    private final Lines lines;

    RecordsWriter(Lines lines) {
        this.lines = lines;
    }

    void write(Records records) {
        String columns =
                records.columns().map(names -> "(" + Texts.names(names) + ")").orElse("");
        lines.open("records " + records.table().map(Texts::path).orElse("") + columns
                + new Settings().flag(records.example(), "example"));
        records.rows()
                .forEach(row ->
                        lines.add(row.cells().stream().map(RecordsWriter::cell).collect(Collectors.joining(", "))));
        lines.close();
    }

    private static String cell(Cell cell) {
        return switch (cell.kind()) {
            case NUMBER, TRUTH, NULL -> cell.text();
            case TEXT -> Texts.string(cell.text());
            case EXPRESSION -> Texts.expression(cell.text());
            case MEMBER -> Texts.path(cell.member());
            case EMPTY -> "";
        };
    }
}
