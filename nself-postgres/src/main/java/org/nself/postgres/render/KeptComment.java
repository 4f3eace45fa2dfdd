package org.nself.postgres.render;

import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.nself.postgres.render.Kept.KeptColumn;
import org.nself.schema.QualifiedName;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the comment on a copy says: where it came from. It is all that gives it back later needs to know. */
public final class KeptComment {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private KeptComment() {}

    static String text(Kept kept) {
        ObjectNode comment = JSON.createObjectNode();
        comment.put("namespace", kept.table().namespace());
        comment.put("table", kept.table().name());
        kept.key().forEach(column -> comment.withArray("key").add(column.name()));
        kept.columns().forEach(column -> comment.withArray("columns").add(column.name()));
        return JSON.writeValueAsString(comment);
    }

    /** What a comment says; empty when it is not one of ours. Of which types the columns are it does not say. */
    public static Optional<Kept> parse(String name, String comment) {
        try {
            JsonNode read = JSON.readTree(comment);
            return Optional.of(new Kept(
                    name,
                    new QualifiedName(
                            read.required("namespace").asString(),
                            read.required("table").asString()),
                    columns(read.path("key")),
                    columns(read.required("columns"))));
        } catch (JacksonException otherText) {
            return Optional.empty();
        }
    }

    private static List<KeptColumn> columns(JsonNode names) {
        return StreamSupport.stream(names.spliterator(), false)
                .map(name -> new KeptColumn(name.asString(), Optional.empty(), false))
                .toList();
    }
}
