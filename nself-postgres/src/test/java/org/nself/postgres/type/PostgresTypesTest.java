package org.nself.postgres.type;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.TestServer;
import org.nself.schema.DataType;
import org.nself.schema.Increment;
import org.nself.schema.QualifiedName;

class PostgresTypesTest {

    private final PostgresTypes types = new PostgresTypes();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            VARCHAR(255)                       | character varying(255)
            "character varying(20)"            | character varying(20)
            charactervarying                   | character varying
            nvarchar(50)                       | character varying(50)
            NVARCHAR(max)                      | text
            varchar(MAX)                       | text
            String                             | text
            longtext                           | text
            char                               | character(1)
            CHAR(3)                            | character(3)
            int                                | integer
            INT(11)                            | integer
            Int                                | integer
            tinyint(1)                         | smallint
            mediumint                          | integer
            bigint(20)                         | bigint
            int unsigned                       | bigint
            bigint unsigned                    | numeric(20,0)
            decimal(10,2)                      | numeric(10,2)
            Decimal                            | numeric
            numeric(5)                         | numeric(5,0)
            number(12,4)                       | numeric(12,4)
            float                              | double precision
            float(10)                          | real
            double                             | double precision
            doubleprecision                    | double precision
            double  Precision                  | double precision
            bool                               | boolean
            Boolean                            | boolean
            DateTime                           | timestamp without time zone
            datetime(6)                        | timestamp without time zone(6)
            DATETIME2(7)                       | timestamp without time zone(6)
            "interval month"                   | interval month
            INTERVAL(3)                        | interval(3)
            "interval minute to second(3)"     | interval minute to second(3)
            "interval minute to second"(3)     | interval minute to second(3)
            timestamptz                        | timestamp with time zone
            timestamp(3) with time zone        | timestamp with time zone(3)
            datetimeoffset                     | timestamp with time zone
            blob                               | bytea
            binary(32)                         | bytea
            uniqueidentifier                   | uuid
            Json                               | json
            BIT                                | bit(1)
            text[]                             | text[]
            int[][]                            | integer[]
            """)
    void aSpellingMeansOneType(String written, String expected) {
        Resolution resolution = types.resolve(DataType.of(written.replace("\"", "")));

        assertThat(resolution)
                .isInstanceOfSatisfying(
                        Resolution.Known.class,
                        known -> assertThat(known.type()).hasToString(expected));
    }

    @Test
    void aSerialTypeIsAnIntegerThatNumbersItsRows() {
        assertThat(types.resolve(DataType.of("BIGSERIAL")))
                .isEqualTo(new Resolution.Known(DataType.of("bigint"), Optional.of(Increment.SERIAL)));
    }

    @Test
    void aTypeOfAnExtensionNamesTheExtension() {
        assertThat(types.resolve(DataType.of("geometry", "Point", "4326")))
                .isEqualTo(new Resolution.OfExtension(DataType.of("geometry", "Point", "4326"), "postgis"));
    }

    @Test
    void aSlipGetsASuggestionAndWhatIsNoTypeGetsAdvice() {
        assertThat(types.resolve(DataType.of("NVRCHAR", "50")))
                .isEqualTo(new Resolution.Unknown(Optional.of("did you mean \"nvarchar\"?")));
        assertThat(types.resolve(DataType.of("enum", "a", "b")))
                .isEqualTo(new Resolution.Unknown(
                        Optional.of("declare the values with Enum and use its name as the type")));
        assertThat(types.resolve(DataType.of("something_else"))).isEqualTo(new Resolution.Unknown(Optional.empty()));
    }

    /** What is printed is what the server reads, and what the server prints is what was meant. */
    @ParameterizedTest
    @MethodSource("majors")
    void everyNameGoesToTheServerAndBack(int major) {
        List<DataType> meant = new ArrayList<>();
        Stream.of(TypeNames.NATIVE, TypeNames.ALIASES)
                .map(TreeMap::new)
                .flatMap(names -> names.keySet().stream())
                .flatMap(name -> Stream.of(DataType.of(name), DataType.of(name).array(1), DataType.of(name, "5")))
                .map(types::resolve)
                .map(resolution -> ((Resolution.Known) resolution).type())
                .filter(type -> type.arguments().isEmpty() || takesArguments(type))
                .distinct()
                .forEach(meant::add);
        String columns = String.join(
                ", ",
                IntStream.range(0, meant.size())
                        .mapToObj(i -> "c" + i + " " + types.print(meant.get(i)))
                        .toList());

        try (TestDatabase database = TestServer.major(major).newDatabase()) {
            database.execute("CREATE TABLE t (" + columns + ")");
            List<DataType> read = database
                    .query("SELECT format_type(atttypid, atttypmod) FROM pg_attribute"
                            + " WHERE attrelid = 't'::regclass AND attnum > 0 ORDER BY attnum")
                    .stream()
                    .map(row -> types.parse(row.getFirst()))
                    .toList();

            assertThat(meant).hasSizeGreaterThan(100);
            assertThat(read).isEqualTo(meant);
        }
    }

    @Test
    void userDefinedTypesKeepTheirNamespaceAndQuotes() {
        DataType mood = DataType.of(QualifiedName.of("mood"));
        DataType odd = DataType.of(QualifiedName.of("shop", "Size \"x\"")).array(1);
        DataType place = new DataType(Optional.of("public"), "geometry", List.of("Point", "4326"), 0);

        assertThat(types.parse("public.mood")).isEqualTo(mood);
        assertThat(types.parse("shop.\"Size \"\"x\"\"\"[]")).isEqualTo(odd);
        assertThat(types.parse("public.geometry(Point,4326)")).isEqualTo(place);
        assertThat(types.print(mood)).isEqualTo("mood");
        assertThat(types.print(odd)).isEqualTo("shop.\"Size \"\"x\"\"\"[]");
        assertThat(types.print(place)).isEqualTo("geometry(Point,4326)");
    }

    private static boolean takesArguments(DataType type) {
        return List.of("character", "character varying", "numeric", "bit", "bit varying", "interval")
                        .contains(type.name())
                || TypeNames.WITH_PRECISION_INSIDE.contains(type.name());
    }

    static List<Integer> majors() {
        return TestServer.MAJORS;
    }
}
