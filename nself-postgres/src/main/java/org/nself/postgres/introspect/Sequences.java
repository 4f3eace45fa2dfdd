package org.nself.postgres.introspect;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nself.postgres.type.SequenceBounds;
import org.nself.schema.QualifiedName;
import org.nself.schema.Sequence;

/** The sequences of the namespaces, until it is known which of them are part of a column. */
final class Sequences {

    /** A column by the numbers that the catalog knows it by. */
    record Place(long relation, int column) {}

    private final Map<Place, Sequence> identities = new HashMap<>();
    private final Map<Place, List<Sequence>> owned = new HashMap<>();
    private final List<Sequence> alone = new ArrayList<>();

    static Sequences read(Queries queries) throws SQLException {
        Sequences sequences = new Sequences();
        queries.run("sequences.sql", sequences::add);
        return sequences;
    }

    private void add(ResultSet row) throws SQLException {
        String type = row.getString("type");
        SequenceBounds bounds = new SequenceBounds(
                row.getLong("start"), row.getLong("increment"), row.getLong("minimum"), row.getLong("maximum"));
        Sequence sequence = new Sequence(
                new QualifiedName(row.getString("namespace"), row.getString("name")),
                type,
                bounds.options(type, row.getLong("cache"), row.getBoolean("cycle")),
                Optional.empty(),
                Optional.ofNullable(row.getString("comment")));
        if (row.getString("column") == null) {
            alone.add(sequence);
            return;
        }
        Place place = new Place(row.getLong("relation"), row.getInt("number"));
        if (row.getBoolean("is_identity")) {
            identities.put(place, sequence);
        } else {
            owned.computeIfAbsent(place, key -> new ArrayList<>()).add(sequence);
        }
    }

    /** The sequence of an identity column. */
    Optional<Sequence> identity(Place place) {
        return Optional.ofNullable(identities.get(place));
    }

    /** Those that a column owns. */
    List<Sequence> owned(Place place) {
        return owned.getOrDefault(place, List.of());
    }

    /** A column takes one of its own as part of itself. */
    void take(Place place, Sequence sequence) {
        owned.computeIfPresent(place, (key, all) -> {
            List<Sequence> left = new ArrayList<>(all);
            left.remove(sequence);
            return left;
        });
    }

    /** All that no column took, with their owners as far as those are managed. */
    List<Sequence> rest(Map<Long, Relation> relations) {
        List<Sequence> rest = new ArrayList<>(alone);
        owned.forEach((place, sequences) -> Optional.ofNullable(relations.get(place.relation()))
                .ifPresent(relation -> sequences.forEach(sequence -> rest.add(sequence.withOwner(
                        Optional.of(new Sequence.Owner(relation.name(), relation.columnName(place.column()))))))));
        return rest;
    }

    /** Those that belong to tables which are not managed. */
    List<Sequence> foreign(Map<Long, Relation> relations) {
        List<Sequence> foreign = new ArrayList<>();
        owned.forEach((place, sequences) -> {
            if (!relations.containsKey(place.relation())) {
                foreign.addAll(sequences);
            }
        });
        identities.forEach((place, sequence) -> {
            if (!relations.containsKey(place.relation())) {
                foreign.add(sequence);
            }
        });
        return foreign;
    }
}
