package org.nself.dbml.bind;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nself.dbml.bind.Relations.Relation;
import org.nself.dbml.bind.Relations.Side;
import org.nself.dbml.bind.SampleColumn.Value;
import org.nself.dbml.document.Document.Cell;
import org.nself.dbml.document.Document.Row;
import org.nself.dbml.syntax.Code;

/**
 * Says where sample data could not stand in its tables: values of another type, missing ones, ones that stand twice or
 * refer to nothing. Nothing is said of what only a database can tell: expressions, and numbers that it gives itself.
 *
 * @see <a href="https://dbml.dbdiagram.io/docs/#sample-data">DBML: sample data</a>
 */
final class SampleData {

    private final Map<Scope.Key, Sample> samples = new HashMap<>();
    private final Map<List<Object>, Optional<Set<List<Value>>>> present = new HashMap<>();

    SampleData(List<Sample> all) {
        all.forEach(sample -> samples.put(sample.table().key(), sample));
    }

    void check() {
        for (Sample sample : samples.values()) {
            TableKeys keys = sample.table().keys();
            types(sample);
            missing(sample, keys);
            if (!keys.primaryKey().isEmpty()) {
                unique(sample, keys.primaryKey());
            }
            for (String column : sample.table().columnNames()) {
                if (keys.uniqueColumns().contains(column)) {
                    unique(sample, List.of(column));
                }
            }
            keys.uniqueIndexes().forEach(columns -> unique(sample, columns));
        }
    }

    private static void types(Sample sample) {
        List<SampleColumn> columns = sample.spoken();
        for (Row row : sample.rows()) {
            for (int i = 0; i < columns.size(); i++) {
                Cell cell = row.cells().get(i);
                SampleColumn column = columns.get(i);
                column.refusal(cell)
                        .ifPresent(refusal -> sample.say(
                                row, List.of(column.name()), Code.WRONG_VALUE, refusal.reason(), refusal.hint()));
            }
        }
    }

    /** Columns that are never null and do not fill themselves. */
    private static void missing(Sample sample, TableKeys keys) {
        List<String> wanted = new ArrayList<>();
        for (String name : sample.table().columnNames()) {
            if (!sample.table().isNeverNull(name) || sample.column(name).fillsItself()) {
                continue;
            }
            if (sample.speaksOf(name)) {
                wanted.add(name);
            } else if (!sample.rows().isEmpty()) {
                sample.say(
                        Code.MISSING_VALUE,
                        "these rows say nothing of column \"" + name + "\", which is never null and has no default",
                        "add the column to the records");
            }
        }
        List<String> key = keys.primaryKey();
        for (Row row : sample.rows()) {
            boolean keyIsBroken = false;
            for (String name : wanted) {
                if (sample.values(row, List.of(name)).getFirst() instanceof Value.Absent) {
                    boolean ofKey = key.contains(name);
                    if (!ofKey || !keyIsBroken) {
                        sample.say(
                                row,
                                ofKey ? key : List.of(name),
                                Code.MISSING_VALUE,
                                "column \"" + name + "\" is " + (ofKey ? "of the primary key" : "not null")
                                        + ", and this row has no value for it",
                                "write a value, or give the column a default");
                    }
                    keyIsBroken |= ofKey;
                }
            }
        }
    }

    private static void unique(Sample sample, List<String> columns) {
        Map<List<Value>, Row> first = new HashMap<>();
        Set<Row> said = new HashSet<>();
        for (Row row : sample.rows()) {
            List<Value> values = sample.values(row, columns);
            if (!areKnown(values)) {
                continue;
            }
            Row before = first.putIfAbsent(values, row);
            if (before != null) {
                if (said.add(before)) {
                    twice(sample, before, columns);
                }
                twice(sample, row, columns);
            }
        }
    }

    private static void twice(Sample sample, Row row, List<String> columns) {
        sample.say(
                row,
                columns,
                Code.DUPLICATE_VALUE,
                (columns.size() == 1 ? "column " : "columns ") + quoted(columns)
                        + (columns.size() == 1 ? " is" : " are") + " unique, and another row has the same",
                "give each row a value of its own");
    }

    /** Whether the rows of both tables of a relation find one another. */
    void check(Relation relation) {
        Operator operator = relation.operator();
        if (samples.isEmpty() || operator.isManyToMany()) {
            return;
        }
        references(relation.from(), relation.to(), operator.allowsNone(), operator);
        if (!operator.allowsUnused()) {
            references(relation.to(), relation.from(), false, operator);
        }
    }

    private void references(Side from, Side to, boolean mayBeNone, Operator operator) {
        Sample sample = samples.get(from.table().key());
        if (sample == null) {
            return;
        }
        Optional<Set<List<Value>>> others = present.computeIfAbsent(
                List.of(to.table().key(), to.columns()),
                wanted -> present(Optional.ofNullable(samples.get(to.table().key())), to));
        for (Row row : sample.rows()) {
            if (sample.isSilent()) {
                return;
            }
            List<Value> values = sample.values(row, from.columns());
            boolean absent = values.stream().anyMatch(Value.Absent.class::isInstance);
            if (absent && !mayBeNone) {
                sample.say(
                        row,
                        from.columns(),
                        Code.WRONG_REFERENCE,
                        "this row has no value for " + quoted(from.columns()) + ", though \"" + operator.sign()
                                + "\" gives each one of " + to.table().name(),
                        "write a value, or write the relation with ? for one that may be missing");
            } else if (areKnown(values) && others.isPresent() && !others.get().contains(values)) {
                sample.say(
                        row,
                        from.columns(),
                        Code.WRONG_REFERENCE,
                        "no row of " + to.table().name() + " has this for " + quoted(to.columns()),
                        "correct the value, or add the row");
            }
        }
    }

    /** The values that a table has; empty when only the database will know. */
    private static Optional<Set<List<Value>>> present(Optional<Sample> sample, Side side) {
        Set<List<Value>> present = new HashSet<>();
        if (sample.isPresent()) {
            for (Row row : sample.get().rows()) {
                List<Value> values = sample.get().values(row, side.columns());
                if (values.stream().anyMatch(Value.Unknown.class::isInstance)) {
                    return Optional.empty();
                }
                present.add(values);
            }
        }
        return Optional.of(present);
    }

    private static boolean areKnown(List<Value> values) {
        for (Value value : values) {
            if (!(value instanceof Value.Known)) {
                return false;
            }
        }
        return true;
    }

    private static String quoted(List<String> columns) {
        return "\"" + String.join("\", \"", columns) + "\"";
    }
}
