package org.nself.postgres.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.nself.postgres.structure.StructureReader;
import org.nself.spi.Structure;
import org.nself.spi.Structure.Item;

/** Reads what a database is made of, and tells what of it is in the scope of a copy. */
final class ScopedStructure {

    /** What belongs to no namespace. */
    private static final Set<String> GLOBAL = Set.of(
            "extension",
            "cast",
            "transform",
            "event trigger",
            "publication",
            "foreign data wrapper",
            "foreign server",
            "user mapping",
            "language",
            "access method",
            "default privileges",
            "setting",
            "security label");

    private final Connection connection;
    private final CopiedHistory history;
    private final Set<String> namespaces;

    /** @param namespaces not quoted; empty for all */
    ScopedStructure(Connection connection, CopiedHistory history, Set<String> namespaces) throws SQLException {
        this.connection = connection;
        this.history = history;
        this.namespaces = quoted(connection, namespaces);
    }

    private static Set<String> quoted(Connection connection, Set<String> names) throws SQLException {
        Set<String> quoted = new TreeSet<>();
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT pg_catalog.quote_ident(n) FROM pg_catalog.unnest(?::text[]) n")) {
            statement.setArray(1, connection.createArrayOf("text", names.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    quoted.add(row.getString(1));
                }
            }
        }
        return quoted;
    }

    /** Whether the scope is the whole database. */
    boolean isEverything() {
        return namespaces.isEmpty();
    }

    /** All of the database. */
    Structure everything() throws SQLException {
        return new StructureReader(connection, history.namespace(), history.tables()).read();
    }

    /** The part that is in scope. */
    Structure within(Structure everything) {
        List<Item> items = new ArrayList<>(everything.items());
        items.removeIf(item -> !isWithin(item));
        return new Structure(items);
    }

    /** The rest. */
    Structure outside(Structure everything) {
        List<Item> items = new ArrayList<>(everything.items());
        items.removeIf(this::isWithin);
        return new Structure(items);
    }

    private boolean isWithin(Item item) {
        if (namespaces.isEmpty()) {
            return true;
        }
        return switch (item.kind()) {
            case "schema" -> namespaces.contains(item.identity());
            case "publication namespace" -> namespaces.contains(Parts.ownName(item));
            default ->
                !GLOBAL.contains(item.kind())
                        && namespaces.stream().anyMatch(name -> item.identity().startsWith(name + "."));
        };
    }
}
