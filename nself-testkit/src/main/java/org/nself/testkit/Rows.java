package org.nself.testkit;

import static java.util.stream.Collectors.joining;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.nself.schema.Column;
import org.nself.schema.Table;
import org.nself.spi.SampleRows;
import org.nself.spi.SampleRows.Value;

/** Sample rows beside the table that they are for, without columns that are computed. */
record Rows(Table table, List<String> columns, List<List<Value>> values) {

    /** @throws IllegalStateException when the database has no such table or column */
    static Rows of(SampleRows sample, FoundDatabase found, String file) {
        Table table = found.schema()
                .table(sample.table())
                .orElseThrow(() -> new IllegalStateException(
                        Facts.expected("a table " + sample.table() + " for the records of " + file)
                                .butWas(found.tables(), "no table at all")
                                .likelyMistake(Spelling.likely(sample.table().toString(), found.tables()))
                                .toString()));
        List<String> there = table.columns().stream().map(Column::name).toList();
        sample.columns().stream()
                .filter(name -> !there.contains(name))
                .findFirst()
                .ifPresent(missing -> {
                    throw new IllegalStateException(
                            Facts.expected("a column " + sample.table() + "." + missing + " for the records of " + file)
                                    .butWas(String.join(", ", there))
                                    .likelyMistake(Spelling.likely(missing, there))
                                    .toString());
                });
        List<Column> columns = sample.columns().stream()
                .map(name -> table.column(name).orElseThrow())
                .toList();
        List<Integer> kept = IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).generated().isEmpty())
                .boxed()
                .toList();
        return new Rows(
                table,
                kept.stream().map(i -> columns.get(i).name()).toList(),
                sample.rows().stream()
                        .map(row -> kept.stream()
                                .map(i -> spoken(row.get(i), columns.get(i)))
                                .toList())
                        .toList());
    }

    /** A null where there may be none stands for the value that the column has by itself. */
    private static Value spoken(Value value, Column column) {
        return value instanceof Value.Null
                        && !column.nullable()
                        && (column.defaultValue().isPresent()
                                || column.increment().isPresent())
                ? new Value.Unspoken()
                : value;
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    /** Whether every row has a value at hand for these. */
    boolean speakOf(List<String> names) {
        return names.stream().allMatch(name -> {
            int column = columns.indexOf(name);
            return column >= 0
                    && values.stream()
                            .allMatch(row -> row.get(column) instanceof Value.Text
                                    || row.get(column) instanceof Value.Expression);
        });
    }

    /** Whether the rows do not all have values for the same columns, so that they cannot be loaded at once. */
    boolean isMixed() {
        return values.stream().map(Rows::spokenPlaces).distinct().count() > 1;
    }

    private static List<Integer> spokenPlaces(List<Value> row) {
        return IntStream.range(0, row.size())
                .filter(i -> !(row.get(i) instanceof Value.Unspoken))
                .boxed()
                .toList();
    }

    /** Asks the server for what expressions come to. */
    Evaluated evaluated(Statement statement) throws SQLException {
        List<List<Value>> all = new ArrayList<>();
        for (List<Value> row : values) {
            List<Value> worked = new ArrayList<>();
            for (Value value : row) {
                worked.add(value instanceof Value.Expression expression ? value(expression, statement) : value);
            }
            all.add(worked);
        }
        return new Evaluated(columns, all);
    }

    private static Value value(Value.Expression expression, Statement statement) throws SQLException {
        try (ResultSet answer = statement.executeQuery("SELECT (" + expression.sql() + "\n)::text")) {
            answer.next();
            String text = answer.getString(1);
            return text == null ? new Value.Null() : new Value.Text(text);
        }
    }

    /** Rows of values, without expressions. */
    record Evaluated(List<String> columns, List<List<Value>> values) {

        int count() {
            return values.size();
        }

        Optional<String> value(int row, String column) {
            return values.get(row).get(columns.indexOf(column)) instanceof Value.Text text
                    ? Optional.of(text.text())
                    : Optional.empty();
        }

        /** Runs of rows that have values for the same columns. */
        List<Batch> batches(Set<String> postponed) {
            List<Batch> batches = new ArrayList<>();
            int start = 0;
            for (int row = 1; row <= values.size(); row++) {
                if (row == values.size() || !spokenPlaces(values.get(row)).equals(spokenPlaces(values.get(start)))) {
                    batches.add(batch(spokenPlaces(values.get(start)), values.subList(start, row), postponed));
                    start = row;
                }
            }
            return batches;
        }

        private Batch batch(List<Integer> spoken, List<List<Value>> rows, Set<String> postponed) {
            List<Integer> places = spoken.stream()
                    .filter(place -> !postponed.contains(columns.get(place)))
                    .toList();
            String text = rows.stream()
                    .map(row ->
                            places.stream().map(place -> copied(row.get(place))).collect(joining("\t", "", "\n")))
                    .collect(joining());
            return new Batch(places.stream().map(columns::get).toList(), rows.size(), text);
        }

        /** As COPY reads it. */
        private static String copied(Value value) {
            return value instanceof Value.Text text
                    ? text.text()
                            .replace("\\", "\\\\")
                            .replace("\n", "\\n")
                            .replace("\r", "\\r")
                            .replace("\t", "\\t")
                    : "\\N";
        }
    }

    /** Rows for one COPY. */
    record Batch(List<String> columns, int count, String text) {}
}
