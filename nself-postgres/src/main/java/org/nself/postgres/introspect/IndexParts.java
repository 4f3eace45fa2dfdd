package org.nself.postgres.introspect;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nself.schema.Index;

/** What the parts of indexes are, where that is more than a column. */
final class IndexParts {

    /** A part of an index, by its place, which counts from 1. */
    private record Place(long index, int place) {}

    /** An expression where it is no column, and the order where it is not the usual one. */
    private record Said(Optional<String> definition, Optional<String> order) {
        static final Said NOTHING = new Said(Optional.empty(), Optional.empty());
    }

    private final Map<Place, Said> said = new HashMap<>();

    private IndexParts() {}

    static IndexParts read(Queries queries) throws SQLException {
        IndexParts parts = new IndexParts();
        queries.run(
                "index_parts.sql",
                row -> parts.said.put(
                        new Place(row.getLong("index"), row.getInt("place")),
                        new Said(
                                Optional.ofNullable(row.getString("definition")),
                                Optional.of(row.getString("part_order")).filter(order -> !order.isEmpty()))));
        return parts;
    }

    /** @param columns the name of the column at each place; anything where there is an expression */
    List<Index.Part> of(long index, List<String> columns) {
        List<Index.Part> parts = new ArrayList<>();
        for (String column : columns) {
            Said more = said.getOrDefault(new Place(index, parts.size() + 1), Said.NOTHING);
            Index.Value value = more.definition()
                    .<Index.Value>map(definition -> new Index.Value.Expression(Parentheses.removed(definition)))
                    .orElseGet(() -> new Index.Value.Column(column));
            parts.add(new Index.Part(value, more.order()));
        }
        return parts;
    }
}
