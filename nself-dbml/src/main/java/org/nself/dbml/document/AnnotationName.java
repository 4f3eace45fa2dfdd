package org.nself.dbml.document;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Every annotation there is: where it may stand, what its value looks like, and an example. All but those that allow
 * something say what PostgreSQL knows and DBML does not.
 */
public enum AnnotationName {
    ALLOW(
            "allow",
            Value.CODES,
            "allow: NS2301, NS2313",
            Target.TABLE,
            Target.PARTIAL,
            Target.COLUMN,
            Target.INDEX,
            Target.REF,
            Target.ENUM),
    ALLOW_IN_FILE("allow_in_file", Value.CODES, "allow_in_file: NS2310", Target.FILE),
    RENAMED_FROM(
            "renamed_from",
            Value.NAME,
            "renamed_from: old_name",
            Target.TABLE,
            Target.COLUMN,
            Target.INDEX,
            Target.CHECK,
            Target.REF,
            Target.ENUM,
            Target.ENUM_VALUE),
    USING("using", Value.TEXT, "using: price::numeric", Target.COLUMN),
    GENERATED("generated", Value.TEXT, "generated: price * quantity", Target.COLUMN),
    VIRTUAL("virtual", Value.TEXT, "virtual: price * quantity", Target.COLUMN),
    IDENTITY("identity", Value.IDENTITY, "identity: always start 1000 increment 5", Target.COLUMN),
    SERIAL("serial", Value.SEQUENCE_OR_NONE, "serial", Target.COLUMN),
    COLLATION("collation", Value.NAME, "collation: \"de-x-icu\"", Target.COLUMN),
    NOT_NULL_NAME("not_null_name", Value.NAME, "not_null_name: email_is_known", Target.COLUMN),
    STORAGE("storage", Value.CHOICE, "storage: external", Target.COLUMN),
    COMPRESSION("compression", Value.CHOICE, "compression: lz4", Target.COLUMN),
    UNLOGGED("unlogged", Value.NONE, "unlogged", Target.TABLE, Target.PARTIAL),
    EXCLUDE(
            "exclude",
            Value.EXCLUSION,
            "exclude: no_overlap using gist (room with =, during with &&)",
            Target.TABLE,
            Target.PARTIAL),
    WITH("with", Value.PARAMETERS, "with: fillfactor = 70", Target.TABLE, Target.PARTIAL, Target.INDEX),
    WHERE("where", Value.TEXT, "where: deleted_at is null", Target.INDEX),
    INCLUDE("include", Value.NAMES, "include: email, name", Target.INDEX),
    ORDER("order", Value.LIST, "order: desc nulls last, text_pattern_ops", Target.INDEX),
    NULLS("nulls", Value.CHOICE, "nulls: not distinct", Target.INDEX),
    CONSTRAINT("constraint", Value.NONE, "constraint", Target.INDEX),
    WITHOUT_OVERLAPS("without_overlaps", Value.NONE, "without_overlaps", Target.INDEX),
    PERIOD("period", Value.NONE, "period", Target.REF),
    NOT_VALID("not_valid", Value.NONE, "not_valid", Target.CHECK, Target.REF),
    NOT_ENFORCED("not_enforced", Value.NONE, "not_enforced", Target.CHECK, Target.REF),
    DEFERRABLE("deferrable", Value.CHOICE, "deferrable: initially deferred", Target.INDEX, Target.REF),
    MATCH("match", Value.CHOICE, "match: full", Target.REF),
    DELETE_COLUMNS("delete_columns", Value.NAMES, "delete_columns: author_id", Target.REF),
    NO_INHERIT("no_inherit", Value.NONE, "no_inherit", Target.CHECK),
    COMMENT(
            "comment",
            Value.TEXT,
            "comment: what it is for",
            Target.TABLE,
            Target.COLUMN,
            Target.INDEX,
            Target.CHECK,
            Target.REF,
            Target.ENUM),
    REMAP("remap", Value.MAPPING, "remap: old_value -> new_value", Target.ENUM),
    SEQUENCE("sequence", Value.SEQUENCE, "sequence: shop.numbers start 1000 increment 5", Target.FILE),
    SCHEMA("schema", Value.NAME_AND_TEXT, "schema: shop 'What is for sale'", Target.FILE),
    TABLE("table", Value.PATH_AND_TEXT, "table: shop.markers 'A table without columns'", Target.FILE);

    /** What a value looks like. */
    enum Value {
        NONE,
        TEXT,
        NAME,
        NAMES,
        /** Codes of information. */
        CODES,
        /** SQL with commas between its parts. */
        LIST,
        /** {@code old -> new}. */
        MAPPING,
        CHOICE,
        /** A name, and perhaps a text in quotes. */
        NAME_AND_TEXT,
        /** A name with its namespace, and perhaps a text in quotes. */
        PATH_AND_TEXT,
        /** A sequence with its name and how it counts. */
        SEQUENCE,
        SEQUENCE_OR_NONE,
        IDENTITY,
        /** {@code name = value, …}. */
        PARAMETERS,
        /** A name, if there is one, and what follows {@code EXCLUDE}. */
        EXCLUSION
    }

    /** What an annotation can be about. */
    enum Target {
        FILE("the file as a whole"),
        TABLE("a table"),
        PARTIAL("a table partial"),
        COLUMN("a column"),
        INDEX("an index"),
        CHECK("a check"),
        REF("a relation"),
        ENUM("an enum"),
        ENUM_VALUE("a value of an enum"),
        NOTHING("something that the database does not know");

        private final String described;

        Target(String described) {
            this.described = described;
        }

        String described() {
            return described;
        }
    }

    private static final Set<AnnotationName> REPEATABLE =
            Set.of(EXCLUDE, REMAP, SEQUENCE, SCHEMA, TABLE, ALLOW_IN_FILE);

    private static final Map<AnnotationName, Set<String>> CHOICES = Map.of(
            NULLS, Set.of("not distinct"),
            MATCH, Set.of("full"),
            STORAGE, Set.of("plain", "external", "extended", "main"),
            COMPRESSION, Set.of("pglz", "lz4"),
            DEFERRABLE, Set.of("", "initially immediate", "initially deferred"));

    private final String word;
    private final Value value;
    private final String example;
    // Made by List.of.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Target> targets;

    AnnotationName(String word, Value value, String example, Target... targets) {
        this.word = word;
        this.value = value;
        this.example = example;
        this.targets = List.of(targets);
    }

    /** The annotation that a word names. */
    public static Optional<AnnotationName> of(String word) {
        return Arrays.stream(values()).filter(name -> name.word.equals(word)).findFirst();
    }

    static List<String> wordsFor(Target target) {
        return Arrays.stream(values())
                .filter(name -> name.isFor(target))
                .map(AnnotationName::word)
                .toList();
    }

    public String word() {
        return word;
    }

    Value value() {
        return value;
    }

    String example() {
        return example;
    }

    boolean isRepeatable() {
        return REPEATABLE.contains(this);
    }

    boolean isFor(Target target) {
        return targets.contains(target);
    }

    List<Target> targets() {
        return targets;
    }

    /** The values of an annotation that knows a few; the empty one is to stand without value. */
    Set<String> choices() {
        return CHOICES.getOrDefault(this, Set.of());
    }
}
