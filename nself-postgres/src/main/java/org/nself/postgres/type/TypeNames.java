package org.nself.postgres.type;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The names of types as data. Names are in lower case; what stands on the left is also found when it is written without
 * its spaces.
 *
 * @see <a href="https://www.postgresql.org/docs/current/datatype.html">PostgreSQL: Data Types</a>
 */
final class TypeNames {

    /** What the server prints as it is written. */
    private static final List<String> SAME = List.of(
            "bigint",
            "bit",
            "bit varying",
            "boolean",
            "box",
            "bytea",
            "character",
            "character varying",
            "cidr",
            "circle",
            "date",
            "double precision",
            "inet",
            "integer",
            "interval",
            "interval day",
            "interval day to hour",
            "interval day to minute",
            "interval day to second",
            "interval hour",
            "interval hour to minute",
            "interval hour to second",
            "interval minute",
            "interval minute to second",
            "interval month",
            "interval second",
            "interval year",
            "interval year to month",
            "json",
            "jsonb",
            "jsonpath",
            "line",
            "lseg",
            "macaddr",
            "macaddr8",
            "money",
            "name",
            "numeric",
            "oid",
            "path",
            "pg_lsn",
            "point",
            "polygon",
            "real",
            "regclass",
            "regproc",
            "regtype",
            "smallint",
            "text",
            "time with time zone",
            "time without time zone",
            "timestamp with time zone",
            "timestamp without time zone",
            "tsquery",
            "tsvector",
            "txid_snapshot",
            "uuid",
            "xml",
            "xid",
            "int4range",
            "int8range",
            "numrange",
            "tsrange",
            "tstzrange",
            "daterange");

    /** What the server prints for each of its own spellings. */
    static final Map<String, String> NATIVE = natives();

    /** Spellings of other databases and tools, and what their users mean. A trailing {@code ()} drops the arguments. */
    static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("string", "text()"),
            Map.entry("str", "text()"),
            Map.entry("longtext", "text()"),
            Map.entry("mediumtext", "text()"),
            Map.entry("tinytext", "text()"),
            Map.entry("ntext", "text()"),
            Map.entry("clob", "text()"),
            Map.entry("nclob", "text()"),
            Map.entry("nvarchar", "character varying"),
            Map.entry("nvarchar2", "character varying"),
            Map.entry("varchar2", "character varying"),
            Map.entry("datetime", "timestamp without time zone"),
            Map.entry("datetime2", "timestamp without time zone"),
            Map.entry("smalldatetime", "timestamp without time zone()"),
            Map.entry("datetimeoffset", "timestamp with time zone"),
            Map.entry("datetimetz", "timestamp with time zone"),
            Map.entry("double", "double precision()"),
            Map.entry("number", "numeric"),
            Map.entry("tinyint", "smallint()"),
            Map.entry("tinyint unsigned", "smallint()"),
            Map.entry("smallint unsigned", "integer()"),
            Map.entry("mediumint", "integer()"),
            Map.entry("int unsigned", "bigint()"),
            Map.entry("integer unsigned", "bigint()"),
            Map.entry("unsigned int", "bigint()"),
            Map.entry("bigint unsigned", "numeric(20)"),
            Map.entry("long", "bigint()"),
            Map.entry("year", "integer()"),
            Map.entry("smallmoney", "money()"),
            Map.entry("blob", "bytea()"),
            Map.entry("tinyblob", "bytea()"),
            Map.entry("mediumblob", "bytea()"),
            Map.entry("longblob", "bytea()"),
            Map.entry("binary", "bytea()"),
            Map.entry("varbinary", "bytea()"),
            Map.entry("image", "bytea()"),
            Map.entry("bytes", "bytea()"),
            Map.entry("uniqueidentifier", "uuid()"),
            Map.entry("guid", "uuid()"));

    /** Integers that number their rows. */
    static final Map<String, String> SERIAL = Map.of(
            "serial", "integer",
            "serial4", "integer",
            "bigserial", "bigint",
            "serial8", "bigint",
            "smallserial", "smallint",
            "serial2", "smallint");

    /** Types that extensions bring, and the extension. */
    static final Map<String, String> OF_EXTENSIONS = Map.ofEntries(
            Map.entry("citext", "citext"),
            Map.entry("hstore", "hstore"),
            Map.entry("ltree", "ltree"),
            Map.entry("lquery", "ltree"),
            Map.entry("cube", "cube"),
            Map.entry("isbn", "isn"),
            Map.entry("ean13", "isn"),
            Map.entry("geometry", "postgis"),
            Map.entry("geography", "postgis"),
            Map.entry("vector", "vector"),
            Map.entry("halfvec", "vector"),
            Map.entry("sparsevec", "vector"),
            Map.entry("semver", "semver"));

    /** Types whose one argument is a count of digits of a second, kept within the name by the server. */
    static final Set<String> WITH_PRECISION_INSIDE = Set.of(
            "timestamp without time zone", "timestamp with time zone", "time without time zone", "time with time zone");

    /** Integers have no argument; MySQL's is how wide they are displayed. */
    static final Set<String> INTEGERS = Set.of("smallint", "integer", "bigint");

    private TypeNames() {}

    private static Map<String, String> natives() {
        Map<String, String> names = new TreeMap<>(SAME.stream().collect(Collectors.toMap(name -> name, name -> name)));
        names.putAll(Map.ofEntries(
                Map.entry("int", "integer"),
                Map.entry("int4", "integer"),
                Map.entry("int8", "bigint"),
                Map.entry("int2", "smallint"),
                Map.entry("bool", "boolean"),
                Map.entry("char", "character"),
                Map.entry("nchar", "character"),
                Map.entry("bpchar", "character"),
                Map.entry("varchar", "character varying"),
                Map.entry("char varying", "character varying"),
                Map.entry("varbit", "bit varying"),
                Map.entry("decimal", "numeric"),
                Map.entry("dec", "numeric"),
                Map.entry("float", "double precision"),
                Map.entry("float8", "double precision"),
                Map.entry("float4", "real"),
                Map.entry("timestamp", "timestamp without time zone"),
                Map.entry("timestamptz", "timestamp with time zone"),
                Map.entry("time", "time without time zone"),
                Map.entry("timetz", "time with time zone")));
        return Map.copyOf(names);
    }
}
