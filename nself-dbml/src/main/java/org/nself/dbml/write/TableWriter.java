package org.nself.dbml.write;

import java.util.Optional;
import java.util.stream.Collectors;
import org.nself.dbml.document.Document.Argument;
import org.nself.dbml.document.Document.Arguments;
import org.nself.dbml.document.Document.CheckEntry;
import org.nself.dbml.document.Document.Column;
import org.nself.dbml.document.Document.ColumnType;
import org.nself.dbml.document.Document.Default;
import org.nself.dbml.document.Document.Dimension;
import org.nself.dbml.document.Document.IndexEntry;
import org.nself.dbml.document.Document.Injection;
import org.nself.dbml.document.Document.InlineRef;
import org.nself.dbml.document.Document.Member;
import org.nself.dbml.document.Document.Nullability;
import org.nself.dbml.document.Document.Suffix;
import org.nself.dbml.document.Document.Table;

/** Writes {@code Table} and {@code TablePartial}. */
final class TableWriter {

    private final Lines lines;

    TableWriter(Lines lines) {
        this.lines = lines;
    }

    void write(String kind, Table table) {
        Optional<String> shortNote = table.note().filter(note -> note.indexOf('\n') < 0);
        Settings settings = new Settings()
                .value("headercolor", table.headerColor())
                .text("note", shortNote)
                .deps(table.deps())
                .custom(table.custom())
                .annotations(table.annotations());
        lines.annotations(table.annotations());
        lines.open(kind + " " + Texts.name(table.name())
                + table.alias().map(alias -> " as " + Texts.name(alias.text())).orElse("") + settings);
        table.members().forEach(this::member);
        if (!table.indexes().isEmpty()) {
            lines.empty();
            lines.open("indexes");
            table.indexes().forEach(this::index);
            lines.close();
        }
        if (!table.checks().isEmpty()) {
            lines.empty();
            lines.open("checks");
            table.checks().forEach(this::check);
            lines.close();
        }
        if (shortNote.isEmpty()) {
            table.note().ifPresent(note -> {
                lines.empty();
                lines.add("Note: " + Texts.note(note));
            });
        }
        table.records().forEach(records -> {
            lines.empty();
            new RecordsWriter(lines).write(records);
        });
        lines.close();
    }

    private void member(Member member) {
        switch (member) {
            case Injection injection ->
                lines.add("~" + Texts.name(injection.name().text()));
            case Column column -> column(column);
        }
    }

    private void column(Column column) {
        Settings settings = new Settings()
                .flag(column.primaryKey(), "pk")
                .flag(column.increment(), "increment")
                .flag(column.unique(), "unique")
                .flag(column.nullability() == Nullability.NOT_NULL, "not null")
                .flag(column.nullability() == Nullability.NULL, "null")
                .value("default", column.defaultValue().map(TableWriter::defaultValue))
                .text("note", column.note());
        for (InlineRef ref : column.refs()) {
            settings.value("ref", Optional.of(ref.operator().text() + " " + Refs.endpoint(ref.target())));
        }
        for (CheckEntry check : column.checks()) {
            settings.value("check", Optional.of(Texts.expression(check.expression())));
        }
        settings.deps(column.deps()).custom(column.custom()).annotations(column.annotations());
        lines.annotations(column.annotations());
        lines.add(Texts.name(column.name().text()) + " " + type(column.type()) + settings);
    }

    private static String type(ColumnType type) {
        return type.schema().map(schema -> Texts.name(schema) + ".").orElse("")
                + Texts.name(type.name())
                + type.suffixes().stream().map(TableWriter::suffix).collect(Collectors.joining());
    }

    private static String suffix(Suffix suffix) {
        return switch (suffix) {
            case Arguments arguments ->
                arguments.values().stream().map(TableWriter::argument).collect(Collectors.joining(", ", "(", ")"));
            case Dimension dimension -> "[" + dimension.size().orElse("") + "]";
        };
    }

    private static String argument(Argument argument) {
        return argument.quoted() ? Texts.string(argument.text()) : argument.text();
    }

    private static String defaultValue(Default value) {
        return switch (value) {
            case Default.Text text -> Texts.string(text.value());
            case Default.Numeric number -> number.digits();
            case Default.Truth truth -> Boolean.toString(truth.value());
            case Default.Null ignored -> "null";
            case Default.Expression expression -> Texts.expression(expression.sql());
            case Default.Member member -> Texts.path(member.path());
        };
    }

    private void index(IndexEntry index) {
        Settings settings = new Settings()
                .flag(index.primaryKey(), "pk")
                .flag(index.unique(), "unique")
                .text("name", index.name())
                .value("type", index.method())
                .text("note", index.note());
        lines.annotations(index.annotations());
        String parts = index.parts().stream().map(TableWriter::part).collect(Collectors.joining(", "));
        lines.add((index.parts().size() == 1 ? parts : "(" + parts + ")") + settings);
    }

    private static String part(IndexEntry.Part part) {
        return part.expression() ? Texts.expression(part.text()) : Texts.name(part.text());
    }

    private void check(CheckEntry check) {
        lines.annotations(check.annotations());
        lines.add(Texts.expression(check.expression()) + new Settings().text("name", check.name()));
    }
}
