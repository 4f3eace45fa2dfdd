package org.nself.dbml.bind;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What kind of values a type holds, as far as sample data can be held against it by the type's name. */
enum ValueKind {
    WHOLE("a whole number"),
    /** Keeps as many digits as the type says. */
    DECIMAL("a number"),
    FLOAT("a number"),
    TRUTH("true or false"),
    TEXT("a text"),
    MOMENT("a date or time"),
    /** What nothing can be said about. */
    OTHER("a value");

    private static final Map<String, ValueKind> BY_TYPE = byType();

    private final String words;

    ValueKind(String words) {
        this.words = words;
    }

    /** @param type the name of a type, without arguments, in whatever case */
    static ValueKind of(String type) {
        return BY_TYPE.getOrDefault(type.toLowerCase(Locale.ROOT), OTHER);
    }

    /** What a value of it is, in words. */
    String words() {
        return words;
    }

    boolean isNumber() {
        return this == WHOLE || this == DECIMAL || this == FLOAT;
    }

    private static Map<String, ValueKind> byType() {
        Map<String, ValueKind> kinds = new HashMap<>();
        List.of("int", "integer", "smallint", "bigint", "tinyint", "mediumint", "int2", "int4", "int8")
                .forEach(type -> kinds.put(type, WHOLE));
        List.of("serial", "smallserial", "bigserial", "serial2", "serial4", "serial8")
                .forEach(type -> kinds.put(type, WHOLE));
        List.of("decimal", "numeric", "dec", "number").forEach(type -> kinds.put(type, DECIMAL));
        List.of("float", "double", "double precision", "real", "float4", "float8", "money")
                .forEach(type -> kinds.put(type, FLOAT));
        List.of("bool", "boolean").forEach(type -> kinds.put(type, TRUTH));
        List.of("varchar", "char", "character", "character varying", "bpchar", "nvarchar", "nchar", "varchar2")
                .forEach(type -> kinds.put(type, TEXT));
        List.of("date", "time", "timestamp", "timestamptz", "timetz", "datetime", "datetime2", "smalldatetime")
                .forEach(type -> kinds.put(type, MOMENT));
        List.of("time", "timestamp").forEach(type -> {
            kinds.put(type + " with time zone", MOMENT);
            kinds.put(type + " without time zone", MOMENT);
        });
        return Map.copyOf(kinds);
    }
}
