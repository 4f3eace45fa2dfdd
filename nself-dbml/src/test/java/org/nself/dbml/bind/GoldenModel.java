package org.nself.dbml.bind;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The model that the official parser makes of a file, from its JSON. */
final class GoldenModel implements Model {

    /** What a project has besides the fields of its author. */
    private static final Set<String> NO_FIELDS_OF_PROJECTS =
            Set.of("enums", "refs", "tableGroups", "tables", "tablePartials", "token", "name", "note");

    /** Where an index stands that is made of key columns. */
    private static final String NOWHERE = "-1:";

    private final JsonNode root;

    /** What other files declare is named as it is there; the official model has a name by which it is seen. */
    private final Map<String, String> declaredAs = new HashMap<>();

    GoldenModel(JsonNode root) {
        this.root = root;
        for (JsonNode kind : root.path("externals")) {
            for (JsonNode taken : kind) {
                taken.path("visibleNames").forEach(seen -> declaredAs.put(qualified(seen), qualified(taken)));
            }
        }
    }

    @Override
    public List<String> tables() {
        return lines(
                "tables",
                table -> Line.of(name(table))
                        .say("color", text(table, "headerColor"))
                        .note(note(table))
                        .say("columns", list(table.path("fields"), GoldenModel::qualified))
                        .say("partials", partials(table))
                        .settings(settings(table.path("metadata"))));
    }

    /** Where a partial stands among the columns, which says in which order the columns come. */
    private String partials(JsonNode table) {
        return stream(table.path("partials"))
                .map(partial -> partial.path("order").asInt() + ":" + name(partial))
                .collect(joining(","));
    }

    @Override
    public List<String> columns() {
        return ofTables((owner, table) -> stream(table.path("fields")).map(column -> column(owner, column)));
    }

    private Line column(String owner, JsonNode column) {
        JsonNode type = column.path("type");
        return Line.of(owner + "." + qualified(column))
                .say("schema", text(type, "schemaName"))
                .say("type", text(type, "type_name"))
                .flag("pk", column.path("pk").asBoolean(false))
                .flag("unique", column.path("unique").asBoolean(false))
                .flag("increment", column.path("increment").asBoolean(false))
                .say("not null", text(column, "not_null"))
                .say("default", present(column, "dbdefault").map(GoldenModel::defaultValue))
                .note(note(column))
                .say(
                        "checks",
                        list(
                                column.path("checks"),
                                check -> text(check, "expression").orElseThrow()))
                .say(
                        "refs",
                        stream(column.path("inline_refs"))
                                .map(ref -> text(ref, "relation").orElseThrow() + endpoint(ref))
                                .collect(joining(",")))
                .say(
                        "deps",
                        stream(column.path("inline_deps"))
                                .map(dep -> text(dep, "direction").orElseThrow() + endpoint(dep))
                                .collect(joining(",")))
                .settings(settings(column.path("metadata")));
    }

    private static String defaultValue(JsonNode value) {
        String type = text(value, "type").orElseThrow();
        String text = text(value, "value").orElse("null");
        return type + " " + (type.equals("number") ? Line.number(text) : text);
    }

    @Override
    public List<String> indexes() {
        return ofTables((owner, table) -> {
            List<Line> lines = new ArrayList<>();
            for (JsonNode index : table.path("indexes")) {
                String parts = list(
                        index.path("columns"),
                        part -> text(part, "type").orElseThrow() + " "
                                + text(part, "value").orElseThrow());
                lines.add(Line.of(owner + "#" + (lines.size() + 1))
                        .say("parts", parts)
                        .flag("pk", index.path("pk").asBoolean(false))
                        .flag("unique", index.path("unique").asBoolean(false))
                        .say("name", text(index, "name"))
                        .say("type", text(index, "type"))
                        .note(note(index)));
            }
            return lines.stream();
        });
    }

    @Override
    public List<String> checks() {
        return ofTables((owner, table) -> stream(table.path("checks"))
                .map(check -> Line.of(owner)
                        .say("expression", text(check, "expression"))
                        .say("name", text(check, "name"))));
    }

    @Override
    public List<String> refs() {
        return lines(
                "refs",
                ref -> Line.of("ref")
                        .say("name", text(ref, "name"))
                        .say(
                                "ends",
                                stream(ref.path("endpoints"))
                                        .map(end -> endpoint(end) + " "
                                                + text(end, "relation").orElseThrow())
                                        .collect(joining(" and ")))
                        .say("delete", text(ref, "onDelete"))
                        .say("update", text(ref, "onUpdate"))
                        .say("color", text(ref, "color"))
                        .flag("inactive", ref.path("inactive").asBoolean(false)));
    }

    @Override
    public List<String> enums() {
        List<String> lines = new ArrayList<>();
        for (JsonNode type : root.path("enums")) {
            lines.add(Line.of(name(type))
                    .say("values", list(type.path("values"), GoldenModel::qualified))
                    .toString());
            for (JsonNode value : type.path("values")) {
                lines.add(Line.of(name(type) + "." + qualified(value))
                        .note(note(value))
                        .toString());
            }
        }
        return lines;
    }

    @Override
    public List<String> notes() {
        return lines(
                "notes",
                note -> Line.of(name(note))
                        .say("text", text(note, "content"))
                        .say("color", text(note, "color"))
                        .settings(settings(note.path("metadata"))));
    }

    @Override
    public List<String> records() {
        List<String> lines = new ArrayList<>();
        for (JsonNode records : root.path("records")) {
            String table = tableName(records);
            lines.add(Line.of(table)
                    .say("columns", list(records.path("columns"), JsonNode::asString))
                    .flag("example", records.path("example").asBoolean(false))
                    .toString());
            for (int row = 0; row < records.path("values").size(); row++) {
                JsonNode cells = records.path("values").path(row);
                for (int column = 0; column < cells.size(); column++) {
                    String name = records.path("columns").path(column).asString();
                    lines.add(Line.of(table + "." + name + "#" + row)
                            .say("value", cell(cells.path(column)))
                            .toString());
                }
            }
        }
        return lines;
    }

    private static String cell(JsonNode cell) {
        JsonNode value = cell.path("value");
        if (value.isMissingNode()) {
            return "undefined";
        }
        if (text(cell, "type").orElseThrow().equals("expression")) {
            return "`" + value.asString() + "`";
        }
        return value.isNumber()
                ? Line.number(value.asString())
                : value.isString() ? "'" + value.asString() + "'" : value.toString();
    }

    @Override
    public List<String> groups() {
        return lines(
                "tableGroups",
                group -> Line.of(name(group))
                        .say("color", text(group, "color"))
                        .note(note(group))
                        .say("tables", names(group.path("tables")))
                        .settings(settings(group.path("metadata"))));
    }

    @Override
    public List<String> partials() {
        return lines(
                "tablePartials",
                partial -> Line.of(name(partial))
                        .say("color", text(partial, "headerColor"))
                        .note(note(partial))
                        .say("columns", list(partial.path("fields"), GoldenModel::qualified)));
    }

    @Override
    public List<String> aliases() {
        return lines("aliases", alias -> Line.of(name(alias)).say("of", tableName(alias.path("value"))));
    }

    @Override
    public List<String> projects() {
        return present(root, "project").stream()
                .map(project -> {
                    Map<String, String> fields = new TreeMap<>();
                    project.properties().stream()
                            .filter(field -> !NO_FIELDS_OF_PROJECTS.contains(field.getKey()))
                            .forEach(field ->
                                    fields.put(field.getKey(), field.getValue().asString()));
                    return Line.of("project")
                            .say("name", text(project, "name"))
                            .note(note(project))
                            .settings(fields)
                            .toString();
                })
                .toList();
    }

    @Override
    public List<String> views() {
        return lines("diagramViews", view -> {
            JsonNode shown = view.path("visibleEntities");
            return Line.of(name(view))
                    .say("tables", shown(shown.path("tables")))
                    .say("notes", shown(shown.path("stickyNotes")))
                    .say("groups", shown(shown.path("tableGroups")))
                    .say("schemas", shown(shown.path("schemas")));
        });
    }

    private String shown(JsonNode entities) {
        return entities.isNull() ? "none" : entities.isEmpty() ? "all" : names(entities);
    }

    @Override
    public List<String> deps() {
        return lines(
                "deps",
                dep -> Line.of("dep")
                        .say("name", text(dep, "name"))
                        .say("color", text(dep, "color"))
                        .note(note(dep))
                        .say(
                                "edges",
                                stream(dep.path("edges"))
                                        .map(edge -> endpoint(edge.path("upstream")) + " -> "
                                                + endpoint(edge.path("downstream")))
                                        .collect(joining(",")))
                        .settings(settings(dep.path("metadata"))));
    }

    @Override
    public List<String> externals() {
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, JsonNode> kind : root.path("externals").properties()) {
            for (JsonNode taken : kind.getValue()) {
                String file = text(taken, "filepath").orElseThrow().replaceFirst(".*/", "");
                lines.add(Line.of(kind.getKey() + ":" + name(taken) + "@" + file)
                        .say("as", list(taken.path("visibleNames"), GoldenModel::qualified))
                        .toString());
            }
        }
        return lines;
    }

    @Override
    public List<String> places() {
        List<String> lines = new ArrayList<>();
        lines.addAll(ofTables((owner, table) -> Stream.concat(
                Stream.of(at(owner, table)),
                stream(table.path("fields")).map(column -> at(owner + "." + qualified(column), column)))));
        lines.addAll(ofTables((owner, table) -> stream(table.path("indexes"))
                .filter(index -> !text(index, "token").orElseThrow().startsWith(NOWHERE))
                .map(index -> at("index of " + owner, index))));
        lines.addAll(ofTables((owner, table) -> stream(table.path("checks"))
                .map(check -> Line.of("check of " + owner)
                        .say("from", text(check, "token").orElseThrow().replaceFirst("-.*", "")))));
        for (String kind : List.of("enums", "notes", "tableGroups", "records", "diagramViews", "refs", "deps")) {
            lines.addAll(lines(kind, each -> at(kind, each)));
        }
        return lines;
    }

    @Override
    public List<String> schema() {
        return root.path("tablePartials").isEmpty() ? GoldenSchema.lines(this, root) : List.of();
    }

    private static Line at(String what, JsonNode node) {
        return Line.of(what).say("at", text(node, "token"));
    }

    /** What a function says about each. */
    private List<String> lines(String kind, Function<JsonNode, Line> line) {
        return stream(root.path(kind)).map(line).map(Line::toString).toList();
    }

    /** What a function says about the parts of tables and partials. */
    private List<String> ofTables(BiFunction<String, JsonNode, Stream<Line>> parts) {
        return Stream.concat(
                        stream(root.path("tables")).flatMap(table -> parts.apply(name(table), table)),
                        stream(root.path("tablePartials"))
                                .flatMap(partial -> parts.apply("~" + name(partial), partial)))
                .map(Line::toString)
                .toList();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return array.valueStream();
    }

    private static Optional<JsonNode> present(JsonNode node, String key) {
        return Optional.of(node.path(key)).filter(value -> !value.isMissingNode() && !value.isNull());
    }

    static Optional<String> text(JsonNode node, String key) {
        return present(node, key).map(JsonNode::asString);
    }

    static Optional<String> note(JsonNode node) {
        return text(node.path("note"), "value");
    }

    private static String qualified(JsonNode node) {
        return Line.name(text(node, "schemaName"), text(node, "name").orElseThrow());
    }

    String name(JsonNode node) {
        return declared(qualified(node));
    }

    private String names(JsonNode nodes) {
        return list(nodes, this::name);
    }

    private String tableName(JsonNode node) {
        return declared(
                Line.name(text(node, "schemaName"), text(node, "tableName").orElseThrow()));
    }

    private String declared(String seen) {
        return declaredAs.getOrDefault(seen, seen);
    }

    String endpoint(JsonNode end) {
        return tableName(end) + "(" + list(end.path("fieldNames"), JsonNode::asString) + ")";
    }

    private static String list(JsonNode nodes, Function<JsonNode, String> text) {
        return Line.list(stream(nodes).toList(), text);
    }

    private static Map<String, String> settings(JsonNode metadata) {
        Map<String, String> settings = new TreeMap<>();
        metadata.properties()
                .forEach(entry -> settings.put(entry.getKey(), entry.getValue().asString()));
        return settings;
    }
}
