package org.nself.postgres.plan;

import java.util.List;
import java.util.Map;
import org.nself.diff.Change;
import org.nself.schema.DataType;

/**
 * What changing the type of a column does to its values. Measured on PostgreSQL 13 to 18; what is not known to be safe
 * counts as dangerous, and the rows themselves are asked.
 *
 * @param kind whether rows are written anew, by the table of knowledge
 * @param keepsValues whether every value is sure to survive
 */
record TypeChange(Kind kind, boolean keepsValues) {

    private static final String VARCHAR = "character varying";
    private static final String TEXT = "text";
    private static final String NUMERIC = "numeric";
    private static final String WITH_ZONE = "timestamp with time zone";
    private static final String WITHOUT_ZONE = "timestamp without time zone";

    private static final List<String> INTEGERS = List.of("smallint", "integer", "bigint");

    /** Types that have a time of day, whose one argument is how many digits of a second they keep. */
    private static final List<String> TIMES = List.of(
            "timestamp without time zone",
            "timestamp with time zone",
            "time without time zone",
            "time with time zone",
            "interval");

    /** Numbers that hold every value of those before them exactly. */
    private static final Map<String, List<String>> WIDER = Map.of(
            "smallint", List.of("integer", "bigint", NUMERIC, "real", "double precision"),
            "integer", List.of("bigint", NUMERIC, "double precision"),
            "bigint", List.of(NUMERIC),
            "real", List.of("double precision"),
            "date", List.of("timestamp without time zone"));

    static TypeChange of(Change.ChangeType change) {
        DataType from = change.from().type();
        DataType to = change.to().type();
        boolean collated = from.equals(to)
                && !change.from()
                        .options()
                        .collation()
                        .equals(change.to().options().collation());
        return collated ? new TypeChange(Kind.CHANGE_TYPE_UNDER_AN_INDEX, true) : of(from, to);
    }

    boolean rewrites(int version) {
        return !Knowledge.of(kind, version).rewrites().isEmpty();
    }

    private static TypeChange of(boolean rewrites, boolean keepsValues) {
        return new TypeChange(rewrites ? Kind.CHANGE_TYPE : Kind.CHANGE_TYPE_IN_PLACE, keepsValues);
    }

    private static TypeChange of(DataType from, DataType to) {
        if (from.dimensions() > 0
                || to.dimensions() > 0
                || from.namespace().isPresent()
                || to.namespace().isPresent()) {
            return to.equals(DataType.of(TEXT)) && from.dimensions() == 0 ? of(true, true) : of(true, false);
        }
        if (isString(from) && isString(to)) {
            boolean wider =
                    to.arguments().isEmpty() || (!from.arguments().isEmpty() && number(to, 0) >= number(from, 0));
            return of(!wider, wider);
        }
        if (from.name().equals(NUMERIC) && to.name().equals(NUMERIC)) {
            boolean wider = to.arguments().isEmpty()
                    || (!from.arguments().isEmpty()
                            && number(to, 0) >= number(from, 0)
                            && number(to, 1) == number(from, 1));
            return of(!wider, wider);
        }
        if (from.name().equals(to.name()) && TIMES.contains(from.name())) {
            boolean wider =
                    to.arguments().isEmpty() || (!from.arguments().isEmpty() && number(to, 0) >= number(from, 0));
            return of(!wider, wider);
        }
        if (from.name().equals("cidr") && to.name().equals("inet")) {
            return of(false, true);
        }
        if (isZoned(from, to)) {
            return new TypeChange(Kind.CHANGE_TYPE_BETWEEN_ZONES, false);
        }
        boolean exact = (to.arguments().isEmpty()
                        && WIDER.getOrDefault(from.name(), List.of()).contains(to.name()))
                || to.equals(DataType.of(TEXT));
        return of(true, exact);
    }

    /** Whether one has a time zone and the other has none: which values that makes depends on the zone of the session. */
    static boolean isZoned(DataType from, DataType to) {
        return (from.name().equals(WITHOUT_ZONE) && to.name().equals(WITH_ZONE))
                || (from.name().equals(WITH_ZONE) && to.name().equals(WITHOUT_ZONE))
                || (from.name().equals("date") && to.name().equals(WITH_ZONE))
                || (from.name().equals(WITH_ZONE) && to.name().equals("date"));
    }

    /** Whether values of the two can be compared, so that a foreign key may stand between them for a moment. */
    static boolean isComparable(DataType from, DataType to) {
        return from.dimensions() == to.dimensions()
                && from.namespace().equals(to.namespace())
                && (from.name().equals(to.name())
                        || (INTEGERS.contains(from.name()) && INTEGERS.contains(to.name()))
                        || (isString(from) && isString(to)));
    }

    /** Not {@code character(n)}, which pads. */
    private static boolean isString(DataType type) {
        return type.name().equals(VARCHAR) || type.name().equals(TEXT);
    }

    private static int number(DataType type, int argument) {
        return type.arguments().size() > argument
                ? Integer.parseInt(type.arguments().get(argument))
                : 0;
    }
}
