package org.nself.postgres.backup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.nself.spi.Structure.Item;

/**
 * Writes the statements that drop objects, whatever depends on them, whether they are still there or went with others. The
 * identities are the server's own, quoted already.
 */
final class Drops {

    /** What is dropped first takes most of the rest with it. An event trigger would run for all that follow. */
    private static final List<String> ORDER = List.of(
            "event trigger",
            "publication",
            "publication relation",
            "publication namespace",
            "setting",
            "table",
            "partitioned table",
            "foreign table",
            "materialized view",
            "view",
            "constraint",
            "trigger",
            "rule",
            "policy",
            "index",
            "statistics",
            "cast",
            "transform",
            "function",
            "procedure",
            "aggregate",
            "operator",
            "operator class",
            "operator family",
            "sequence",
            "domain",
            "range",
            "composite type",
            "enum",
            "type",
            "text search configuration",
            "text search dictionary",
            "text search parser",
            "text search template",
            "conversion",
            "collation",
            "user mapping",
            "foreign server",
            "foreign data wrapper",
            "language",
            "access method");

    /** What can be named many at a time. */
    private static final List<String> LISTED =
            List.of("table", "partitioned table", "foreign table", "materialized view", "view", "index", "sequence");

    private static final int AT_ONCE = 200;

    private final Parts parts;

    /** @param parts of what is there */
    Drops(Parts parts) {
        this.parts = parts;
    }

    /** Whether it can be dropped at all. Default privileges cannot. */
    static boolean canDrop(Item item) {
        return ORDER.contains(item.kind());
    }

    /** A statement, and what it drops. */
    record Drop(String what, String sql) {}

    List<Drop> of(Collection<Item> items) {
        Map<String, List<Item>> byKind = new LinkedHashMap<>();
        ORDER.forEach(kind -> byKind.put(kind, new ArrayList<>()));
        items.forEach(item ->
                byKind.computeIfAbsent(item.kind(), kind -> new ArrayList<>()).add(item));
        List<Drop> drops = new ArrayList<>();
        byKind.forEach((kind, some) -> {
            int atOnce = LISTED.contains(kind) ? AT_ONCE : 1;
            for (int i = 0; i < some.size(); i += atOnce) {
                drops.add(drop(kind, some.subList(i, Math.min(some.size(), i + atOnce))));
            }
        });
        return drops;
    }

    private Drop drop(String kind, List<Item> some) {
        Item first = some.getFirst();
        if (some.size() == 1) {
            return new Drop(first.toString(), one(first));
        }
        List<String> identities = some.stream().map(Item::identity).toList();
        return new Drop(
                first + " and " + (some.size() - 1) + " more",
                "DROP " + keyword(kind) + " IF EXISTS " + String.join(", ", identities) + " CASCADE");
    }

    private String one(Item item) {
        String identity = item.identity();
        return switch (item.kind()) {
            case "constraint" ->
                "ALTER " + (isDomain(item) ? "DOMAIN " : "TABLE IF EXISTS ") + Parts.whole(item)
                        + " DROP CONSTRAINT IF EXISTS " + Parts.ownName(item) + " CASCADE";
            case "trigger", "rule", "policy" ->
                "DROP " + keyword(item.kind()) + " IF EXISTS " + Parts.ownName(item) + " ON " + Parts.whole(item);
            case "publication relation" ->
                "ALTER PUBLICATION " + Parts.whole(item) + " DROP TABLE ONLY " + Parts.ownName(item);
            case "publication namespace" ->
                "ALTER PUBLICATION " + Parts.whole(item) + " DROP TABLES IN SCHEMA " + Parts.ownName(item);
            case "cast" -> "DROP CAST IF EXISTS (" + identity + ") CASCADE";
            case "transform" -> "DROP TRANSFORM IF EXISTS FOR " + identity + " CASCADE";
            case "aggregate" ->
                "DROP AGGREGATE IF EXISTS "
                        + (identity.endsWith("()") ? identity.replaceFirst("\\(\\)$", "(*)") : identity) + " CASCADE";
            case "setting" ->
                "DO 'BEGIN EXECUTE pg_catalog.format(''ALTER DATABASE %I RESET %I'', pg_catalog.current_database(), ''"
                        + identity.replace("'", "''''") + "''); END'";
            case "user mapping" -> "DROP USER MAPPING IF EXISTS FOR " + mapping(identity);
            default -> "DROP " + keyword(item.kind()) + " IF EXISTS " + identity + " CASCADE";
        };
    }

    private boolean isDomain(Item constraint) {
        return parts.owner(Parts.whole(constraint))
                .map(owner -> owner.kind().equals("domain"))
                .orElse(false);
    }

    /** The identity names the server first. */
    private static String mapping(String identity) {
        int user = identity.lastIndexOf(" FOR ");
        return "\"" + identity.substring(user + 5).replace("\"", "\"\"") + "\" SERVER " + identity.substring(0, user);
    }

    private static String keyword(String kind) {
        String word = switch (kind) {
            case "partitioned table" -> "table";
            case "enum", "composite type", "range" -> "type";
            case "foreign server" -> "server";
            default -> kind;
        };
        return word.toUpperCase(Locale.ROOT);
    }
}
