package org.nself.postgres.cases;

import java.util.List;
import java.util.Map;
import org.nself.schema.DataType;
import org.nself.schema.DefaultValue;

/** Types, what they can become, and values of them. */
final class Values {

    static final List<DataType> TYPES = List.of(
            DataType.of("integer"),
            DataType.of("bigint"),
            DataType.of("text"),
            DataType.of("character varying", "20"),
            DataType.of("numeric", "10", "2"),
            DataType.of("boolean"),
            DataType.of("timestamp with time zone"),
            DataType.of("date"),
            DataType.of("uuid"),
            DataType.of("jsonb"),
            DataType.of("integer").array(1));

    static final List<String> NUMBERS = List.of("integer", "bigint", "numeric");

    /** Those of which the rows have different values. */
    static final List<String> DISTINCT = List.of("integer", "bigint", "numeric", "text", "uuid", "date");

    private static final Map<DataType, List<DataType>> CHANGES = Map.of(
            DataType.of("integer"),
            List.of(DataType.of("bigint"), DataType.of("numeric", "12", "2"), DataType.of("text")),
            DataType.of("bigint"),
            List.of(DataType.of("integer"), DataType.of("character varying", "30")),
            DataType.of("text"),
            List.of(DataType.of("character varying", "200")),
            DataType.of("character varying", "20"),
            List.of(DataType.of("character varying", "40"), DataType.of("text"), DataType.of("character varying", "9")),
            DataType.of("numeric", "10", "2"),
            List.of(DataType.of("numeric", "14", "4"), DataType.of("numeric"), DataType.of("integer")),
            DataType.of("boolean"),
            List.of(DataType.of("text"), DataType.of("integer")),
            DataType.of("date"),
            List.of(DataType.of("timestamp with time zone"), DataType.of("text")),
            DataType.of("uuid"),
            List.of(DataType.of("text")));

    private Values() {}

    static List<DataType> changesOf(DataType type) {
        return CHANGES.getOrDefault(type, List.of(DataType.of("text")));
    }

    /** The value of row {@code number}, 1 to 9, without quotes. */
    static String of(DataType type, int number) {
        if (type.dimensions() > 0) {
            return "{" + number + "}";
        }
        return switch (type.name()) {
            case "boolean" -> number % 2 == 0 ? "true" : "false";
            case "timestamp with time zone" -> "2026-01-0" + number + " 12:00:00+00";
            case "date" -> "2026-01-0" + number;
            case "uuid" -> "00000000-0000-0000-0000-00000000000" + number;
            case "jsonb" -> "{\"number\": " + number + "}";
            case "text", "character varying" -> "it's " + number;
            default -> String.valueOf(number);
        };
    }

    static DefaultValue defaultOf(DataType type, int number) {
        return type.dimensions() == 0 && NUMBERS.contains(type.name())
                ? new DefaultValue.Numeric(String.valueOf(number))
                : new DefaultValue.Text(of(type, number));
    }
}
