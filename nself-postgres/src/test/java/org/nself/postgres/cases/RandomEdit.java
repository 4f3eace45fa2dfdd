package org.nself.postgres.cases;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.nself.schema.Column;
import org.nself.schema.Constraint;
import org.nself.schema.DataType;
import org.nself.schema.DefaultValue;
import org.nself.schema.EnumType;
import org.nself.schema.ForeignKey;
import org.nself.schema.Increment;
import org.nself.schema.Index;
import org.nself.schema.Schema;
import org.nself.schema.Table;

/** One change of a schema, which its seed decides. Where nothing fits, it changes nothing. */
record RandomEdit(long seed) {

    Edited apply(Edited before) {
        return new Edit(new Randomness(seed), before).apply();
    }

    private static final class Edit {

        private final Randomness random;
        private final RandomTables tables;
        private final Edited before;
        private final Schema schema;

        Edit(Randomness random, Edited before) {
            this.random = random;
            this.tables = new RandomTables(random);
            this.before = before;
            this.schema = before.schema();
        }

        Edited apply() {
            int kind = random.below(10);
            if (kind == 0) {
                return before.with(schema.withTables(
                        RandomTables.plus(schema.tables(), tables.table(schema.enums(), schema.tables()))));
            }
            if (kind == 1) {
                return random.any(schema.enums()).map(this::ofEnum).orElse(before);
            }
            Optional<Table> table = random.any(schema.tables());
            return table.map(found -> kind < 5 ? ofTable(found) : ofColumn(found))
                    .orElse(before);
        }

        private Edited ofEnum(EnumType type) {
            List<String> values = new ArrayList<>(type.values());
            switch (random.below(4)) {
                case 0 -> values.add(random.below(values.size() + 1), random.name("v"));
                case 1 -> {
                    if (!isDefault(values.getLast())) {
                        values.removeLast();
                    }
                }
                case 2 -> Collections.shuffle(values, new Random(random.seed()));
                default -> {
                    return before.withEnum(type, type.withComment(random.comment()));
                }
            }
            return before.withEnum(type, type.withValues(values));
        }

        private boolean isDefault(String value) {
            return schema.tables().stream()
                    .flatMap(table -> table.columns().stream())
                    .anyMatch(column -> column.defaultValue().equals(Optional.of(new DefaultValue.Text(value))));
        }

        private Edited ofTable(Table table) {
            return switch (random.below(9)) {
                case 0 -> before.isRenamed(table) ? before : before.with(Tables.without(schema, table));
                case 1, 2 ->
                    before.isRenamed(table) || isOrWasNumbered(table)
                            ? before
                            : before.renamed(table, tables.name("t"));
                case 3 -> before.exchanged(table, Tables.withComment(table, random.comment()));
                case 4 -> before.exchanged(table, Tables.withOptions(table, tables.options()));
                case 5 -> before.exchanged(table, withoutOne(table));
                case 6 -> before.exchanged(table, Tables.withIndexes(table, changed(table.indexes(), table)));
                case 7 -> before.exchanged(table, withOtherActions(table));
                default -> before.exchanged(table, tables.more(table, schema.tables()));
            };
        }

        /** Its sequence has a name that is made of the table's, and keeps it. */
        private boolean isOrWasNumbered(Table table) {
            return Stream.concat(Stream.of(table), before.start().table(table.name()).stream())
                    .flatMap(one -> one.columns().stream())
                    .anyMatch(column -> column.increment().isPresent());
        }

        private Table withoutOne(Table table) {
            Optional<Constraint> gone = random.any(table.constraints());
            return Tables.withoutConstraints(
                    table,
                    gone.<Predicate<Constraint>>map(constraint -> constraint::equals)
                            .orElse(constraint -> false));
        }

        private List<Index> changed(List<Index> indexes, Table table) {
            List<Index> changed = new ArrayList<>(indexes);
            if (!changed.isEmpty()) {
                Index gone = changed.remove(random.below(changed.size()));
                if (random.oneIn(2)) {
                    changed.add(tables.index(table).withName(gone.name().orElseThrow()));
                }
            }
            return changed;
        }

        private Table withOtherActions(Table table) {
            return table.withConstraints(table.constraints().stream()
                    .map(constraint -> constraint instanceof ForeignKey key ? withOtherAction(key) : constraint)
                    .toList());
        }

        private Constraint withOtherAction(ForeignKey key) {
            return new ForeignKey(
                    key.name(),
                    key.columns(),
                    key.target(),
                    key.targetColumns(),
                    tables.action(),
                    key.onUpdate(),
                    key.options(),
                    random.comment());
        }

        private Edited ofColumn(Table table) {
            Column column = random.one(table.columns());
            boolean alone = Tables.standsAlone(table, column);
            boolean plain = column.generated().isEmpty() && column.increment().isEmpty();
            return switch (random.below(8)) {
                case 0 ->
                    before.exchanged(
                            table,
                            table.withColumns(RandomTables.plus(table.columns(), tables.column(schema.enums()))));
                case 1 ->
                    column.name().equals("id") || before.isRenamed(table)
                            ? before
                            : before.exchanged(table, Tables.without(table, column));
                case 2 -> alone && !before.isRenamed(table) ? before.renamed(table, column, random.name("c")) : before;
                case 3 -> alone && plain ? before.exchanged(table, retyped(table, column)) : before;
                case 4 ->
                    column.name().equals("id") || !plain
                            ? before
                            : before.exchanged(
                                    table, Tables.exchanged(table, column, column.withNullable(!column.nullable())));
                case 5 ->
                    column.name().equals("id") || !plain
                            ? before
                            : before.exchanged(
                                    table,
                                    Tables.exchanged(
                                            table,
                                            column,
                                            column.withDefault(random.maybe(
                                                    () -> tables.defaultValue(column.type(), schema.enums())))));
                case 6 -> column.name().equals("id") ? before.exchanged(table, numbered(table, column)) : before;
                default ->
                    before.exchanged(table, Tables.exchanged(table, column, column.withComment(random.comment())));
            };
        }

        private Table retyped(Table table, Column column) {
            DataType type = random.one(Values.changesOf(column.type()));
            return Tables.exchanged(table, column, column.withType(type).withDefault(Optional.empty()));
        }

        private static Table numbered(Table table, Column column) {
            return Tables.exchanged(
                    table,
                    column,
                    column.withIncrement(
                            column.increment().isPresent() ? Optional.empty() : Optional.of(Increment.IDENTITY)));
        }
    }
}
