package org.nself.dbml.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What the official tool makes of its model for PostgreSQL: which side carries a key, what is null, what has a comment. */
final class GoldenSchema {

    private final GoldenModel model;
    private final List<String> lines = new ArrayList<>();

    private GoldenSchema(GoldenModel model) {
        this.model = model;
    }

    static List<String> lines(GoldenModel model, JsonNode root) {
        GoldenSchema schema = new GoldenSchema(model);
        root.path("tables").forEach(schema::table);
        root.path("refs").forEach(schema::ref);
        return schema.lines;
    }

    private void table(JsonNode table) {
        String name = model.name(table);
        List<String> key = key(table);
        lines.add(Line.of(name)
                .say("key", String.join(",", key))
                .note(GoldenModel.note(table))
                .toString());
        for (JsonNode column : table.path("fields")) {
            String columnName = column.path("name").asString();
            lines.add(Line.of(name + "." + columnName)
                    .flag("null", !column.path("not_null").asBoolean(false) && !key.contains(columnName))
                    .note(GoldenModel.note(column))
                    .toString());
        }
    }

    private static List<String> key(JsonNode table) {
        List<String> key = new ArrayList<>();
        for (JsonNode column : table.path("fields")) {
            if (column.path("pk").asBoolean(false)) {
                key.add(column.path("name").asString());
            }
        }
        for (JsonNode index : table.path("indexes")) {
            if (index.path("pk").asBoolean(false)) {
                index.path("columns").forEach(part -> key.add(part.path("value").asString()));
            }
        }
        return key;
    }

    /** The first side that is one is referred to, and the other carries the key; two many have a table between them. */
    private void ref(JsonNode ref) {
        JsonNode left = ref.path("endpoints").path(0);
        JsonNode right = ref.path("endpoints").path(1);
        if (isMany(left) && isMany(right)) {
            lines.add(between(model.endpoint(left), model.endpoint(right)));
        } else {
            JsonNode target = isMany(left) ? right : left;
            lines.add(Line.of(model.endpoint(isMany(left) ? left : right))
                    .say("refers", model.endpoint(target))
                    .say("name", GoldenModel.text(ref, "name"))
                    .say("delete", action(GoldenModel.text(ref, "onDelete")))
                    .say("update", action(GoldenModel.text(ref, "onUpdate")))
                    .toString());
        }
    }

    static String between(String left, String right) {
        return "between " + left + " and " + right;
    }

    private static boolean isMany(JsonNode end) {
        return end.path("relation").asString().endsWith("*");
    }

    private static String action(Optional<String> written) {
        return written.orElse("no action").toLowerCase(Locale.ROOT);
    }
}
