package org.nself.postgres.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.nself.spi.Structure;
import org.nself.spi.Structure.Item;
import org.nself.spi.StructureDifference;

/**
 * Makes room for what is restored: tables whose rows come back go, and so does everything that was not there or is defined
 * otherwise. What is as it was stays, unless it depends on what goes. Objects are dropped with what depends on them, and
 * what that took is looked at afterwards: the server knows dependencies best.
 */
final class Clearing {

    /** What is dropped may change something that stays, which then has to go too. */
    private static final int ROUNDS = 5;

    private static final String ANCESTORS = """
            WITH RECURSIVE up AS (
                SELECT i.inhparent FROM pg_catalog.pg_inherits i WHERE i.inhrelid = ANY (
                    SELECT pg_catalog.to_regclass(t) FROM pg_catalog.unnest(?::text[]) t)
                 UNION
                SELECT i.inhparent FROM pg_catalog.pg_inherits i JOIN up ON i.inhrelid = up.inhparent)
            SELECT inhparent::regclass::text FROM up""";

    private final Connection connection;
    private final ScopedStructure structures;
    private final Structure copied;
    private final Parts copiedParts;
    private final Set<String> withRows;
    private final Set<String> kept;

    /**
     * Takes what is to be there in the end.
     *
     * @param withRows the tables whose rows are in the copy
     */
    Clearing(Connection connection, ScopedStructure structures, Structure copied, Set<String> withRows) {
        this.connection = connection;
        this.structures = structures;
        this.copied = copied;
        this.copiedParts = new Parts(copied);
        this.withRows = withRows;
        this.kept = new TreeSet<>();
        for (Item item : copied.items()) {
            if (item.kind().equals("table") && !withRows.contains(item.identity())) {
                kept.add(item.identity());
            }
        }
    }

    /** Tables whose rows are not in the copy. */
    Set<String> kept() {
        return kept;
    }

    /** Refuses where rows cannot be kept. Changes nothing. */
    void check(Structure everything) {
        List<String> differences = new ArrayList<>();
        Structure before = keptOnly(copied);
        Structure now = keptOnly(structures.within(everything));
        differences.addAll(before.difference(now).lines());
        if (!differences.isEmpty()) {
            throw Refusals.kept(differences);
        }
    }

    /** What makes up the tables that keep their rows, as far as it cannot be made anew. */
    private Structure keptOnly(Structure structure) {
        return new Structure(structure.items().stream()
                .filter(item -> item.kind().equals("table") || Parts.isInseparable(item))
                .filter(item -> kept.contains(Parts.whole(item)))
                .toList());
    }

    /**
     * Drops. Tells what is there afterwards.
     *
     * @param before what is there
     */
    Structure clear(Structure before) throws SQLException {
        Structure now = before;
        Set<Item> targets = targets(structures.within(now), true);
        for (int round = 0; round < ROUNDS && !targets.isEmpty(); round++) {
            drop(targets, now);
            now = structures.everything();
            targets = targets(structures.within(now), false);
        }
        refuseOutside(before, now);
        check(now);
        dropNamespaces(now);
        clearDefaults(before);
        return structures.everything();
    }

    /** They belong to the database, save those within a namespace, which come back with it. */
    private void clearDefaults(Structure before) throws SQLException {
        if (structures.isEverything()) {
            new DefaultPrivileges(connection)
                    .clear(before.items().stream()
                            .filter(item -> item.kind().equals("default privileges") && copiedParts.hasEqual(item))
                            .map(Item::identity)
                            .collect(Collectors.toSet()));
        }
    }

    private void drop(Set<Item> targets, Structure now) {
        new Drops(new Parts(now)).of(targets).forEach(this::drop);
    }

    private void drop(Drops.Drop drop) {
        try {
            CopySession.execute(connection, drop.sql());
        } catch (SQLException failure) {
            throw Refusals.running("(dropping) " + drop.what(), drop.sql(), failure);
        }
    }

    private Set<Item> targets(Structure now, boolean rowsToo) throws SQLException {
        Parts parts = new Parts(now);
        Set<Item> wholes = new LinkedHashSet<>();
        if (rowsToo) {
            withRows.forEach(table -> parts.owner(table).ifPresent(wholes::add));
            // They would run for everything that is dropped and made.
            now.items().stream()
                    .filter(item -> item.kind().equals("event trigger"))
                    .forEach(wholes::add);
        }
        now.items().stream().filter(item -> !copiedParts.hasEqual(item)).forEach(item -> add(item, parts, wholes));
        copied.items().stream()
                .filter(Parts::isInseparable)
                .filter(item -> !parts.hasEqual(item))
                .forEach(item -> parts.owner(Parts.whole(item)).ifPresent(wholes::add));
        wholes.removeIf(item -> kept.contains(item.identity()));
        ancestors(wholes).forEach(table -> parts.owner(table).ifPresent(wholes::add));
        Set<Item> targets = new LinkedHashSet<>(wholes);
        targets.removeIf(item -> Parts.isPart(item)
                && parts.owner(Parts.whole(item)).map(wholes::contains).orElse(false));
        return targets;
    }

    private static void add(Item item, Parts parts, Set<Item> wholes) {
        if (Parts.isInseparable(item)) {
            parts.owner(Parts.whole(item)).ifPresent(wholes::add);
        } else if (Drops.canDrop(item)) {
            wholes.add(item);
        }
    }

    /** A table that comes back as part of another needs that one made anew too. */
    private List<String> ancestors(Set<Item> wholes) throws SQLException {
        List<String> names = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(ANCESTORS)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text",
                            wholes.stream()
                                    .filter(item -> item.kind().endsWith("table"))
                                    .filter(item -> copiedParts.has(item))
                                    .map(Item::identity)
                                    .toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    names.add(row.getString(1));
                }
            }
        }
        return names;
    }

    private void refuseOutside(Structure before, Structure now) {
        StructureDifference lost = structures.outside(before).difference(structures.outside(now));
        List<String> lines = new ArrayList<>(lost.lines());
        List<String> extensions = structures.within(before).items().stream()
                .filter(item -> item.kind().equals("extension") && !new Parts(now).has(item))
                .map(item -> "- " + item)
                .toList();
        lines.addAll(extensions);
        if (!lines.isEmpty()) {
            throw Refusals.outside(lines);
        }
    }

    /** Those that were not there, unless an extension is in them. */
    private void dropNamespaces(Structure now) throws SQLException {
        for (Item item : structures.within(now).items()) {
            if (item.kind().equals("schema") && !copiedParts.has(item) && isEmpty(item.identity())) {
                drop(new Drops.Drop(item.toString(), "DROP SCHEMA " + item.identity()));
            }
        }
    }

    private boolean isEmpty(String namespace) throws SQLException {
        String query = "SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_depend WHERE refclassid ="
                + " 'pg_catalog.pg_namespace'::regclass AND refobjid = pg_catalog.to_regnamespace(?))";
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, namespace);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
