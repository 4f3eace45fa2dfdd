package org.nself.testkit;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nself.schema.Column;
import org.nself.schema.Deferral;
import org.nself.schema.ForeignKey;
import org.nself.schema.PrimaryKey;
import org.nself.schema.QualifiedName;
import org.nself.schema.Table;

/** Puts tables before those that refer to them, and finds what to do about circles. */
final class LoadOrder {

    /**
     * One table.
     *
     * @param postponed columns that stay null until all tables are filled
     */
    record Turn(Rows rows, Set<String> postponed) {}

    private final String file;
    private final Map<QualifiedName, Rows> remaining = new LinkedHashMap<>();
    private final Map<QualifiedName, Set<ForeignKey>> postponed = new LinkedHashMap<>();
    private final List<Turn> turns = new ArrayList<>();

    private LoadOrder(List<Rows> all, String file) {
        this.file = file;
        all.forEach(rows -> {
            if (remaining.put(rows.table().name(), rows) != null) {
                throw new IllegalStateException("the records of " + file + " have two blocks for the table "
                        + rows.table().name() + ", one of which is of another file that it uses"
                        + "\nwhat to do: put the rows of both into one block");
            }
            postponed.put(rows.table().name(), new LinkedHashSet<>());
        });
    }

    /** @throws IllegalStateException when there is a circle that cannot be opened */
    static List<Turn> of(List<Rows> all, String file) {
        LoadOrder order = new LoadOrder(all, file);
        all.forEach(order::postponeWithin);
        while (!order.remaining.isEmpty()) {
            order.next().ifPresentOrElse(order::take, order::open);
        }
        return order.turns;
    }

    /** Rows that refer to others of their table and are not loaded at once. */
    private void postponeWithin(Rows rows) {
        for (ForeignKey key : rows.table().foreignKeys()) {
            if (key.target().equals(rows.table().name())
                    && rows.isMixed()
                    && !isDeferrable(key)
                    && canWait(rows, key)) {
                postpone(rows.table(), key);
            }
        }
    }

    private Optional<Rows> next() {
        return remaining.values().stream()
                .filter(rows -> blocking(rows.table()).isEmpty())
                .findFirst();
    }

    private void take(Rows rows) {
        QualifiedName table = rows.table().name();
        remaining.remove(table);
        Set<String> columns = new LinkedHashSet<>();
        keysPostponed(table).forEach(key -> columns.addAll(key.columns()));
        columns.retainAll(rows.columns());
        turns.add(new Turn(rows, columns));
    }

    /** One foreign key of a circle waits. */
    private void open() {
        for (Rows rows : remaining.values()) {
            for (ForeignKey key : blocking(rows.table())) {
                if (leads(key.target(), rows.table().name(), new HashSet<>()) && canWait(rows, key)) {
                    postpone(rows.table(), key);
                    return;
                }
            }
        }
        throw new IllegalStateException("the records of " + file
                + " cannot be loaded: their tables refer to each other in a"
                + " circle: " + circle().stream().map(QualifiedName::toString).collect(joining(" → "))
                + "\nwhat to do: make a foreign key of it deferrable (//@ deferrable), or let its columns be null and give the"
                + " rows a primary key");
    }

    private void postpone(Table table, ForeignKey key) {
        keysPostponed(table.name()).add(key);
    }

    private Set<ForeignKey> keysPostponed(QualifiedName table) {
        return postponed.getOrDefault(table, Set.of());
    }

    private List<ForeignKey> blocking(Table table) {
        return table.foreignKeys().stream()
                .filter(key -> !key.target().equals(table.name()) && remaining.containsKey(key.target()))
                .filter(key ->
                        !isDeferrable(key) && !keysPostponed(table.name()).contains(key))
                .toList();
    }

    private boolean leads(QualifiedName from, QualifiedName to, Set<QualifiedName> seen) {
        Rows rows = remaining.get(from);
        return from.equals(to)
                || (rows != null
                        && seen.add(from)
                        && blocking(rows.table()).stream().anyMatch(key -> leads(key.target(), to, seen)));
    }

    private List<QualifiedName> circle() {
        List<QualifiedName> path = new ArrayList<>();
        QualifiedName at = remaining.keySet().iterator().next();
        while (!path.contains(at)) {
            path.add(at);
            Rows rows = remaining.get(at);
            at = rows == null ? at : blocking(rows.table()).getFirst().target();
        }
        path.add(at);
        return path.subList(path.indexOf(at), path.size());
    }

    private static boolean isDeferrable(ForeignKey key) {
        return key.options().deferral() != Deferral.NOT_DEFERRABLE;
    }

    /** Its columns may be null for a while, and each row is found again afterwards. */
    private static boolean canWait(Rows rows, ForeignKey key) {
        List<String> primary =
                rows.table().primaryKey().map(PrimaryKey::columns).orElse(List.of());
        return !primary.isEmpty()
                && rows.speakOf(primary)
                && key.columns().stream().noneMatch(primary::contains)
                && key.columns().stream()
                        .allMatch(name ->
                                rows.table().column(name).map(Column::nullable).orElse(false));
    }
}
