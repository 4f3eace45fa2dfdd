package org.nself;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nself.spi.Structure;
import org.nself.spi.Structure.Item;
import org.nself.spi.StructureDifference;

/** Two structures are held against each other. */
class StructureTest {

    private static final Item TABLE = new Item("table", "public.users", "OWNER me");
    private static final Item NAME = new Item("column", "public.users.name", "text");
    private static final Item AGE = new Item("column", "public.users.age", "integer");

    @Test
    void theOrderInWhichItemsAreFoundIsNoDifference() {
        assertThat(new Structure(List.of(TABLE, NAME))).isEqualTo(new Structure(List.of(NAME, TABLE)));
    }

    @Test
    void whatIsMissingAddedAndChangedIsNamed() {
        Structure before = new Structure(List.of(TABLE, NAME, order("name")));
        Structure after =
                new Structure(List.of(new Item("table", "public.users", "OWNER you\nFORCED"), AGE, order("age")));

        StructureDifference difference = before.difference(after);

        assertThat(difference).hasToString("""
                - column public.users.name
                + column public.users.age
                ~ table public.users: OWNER me became OWNER you FORCED""");
        assertThat(difference.isEmpty()).isFalse();
        assertThat(difference.isOrderOfColumns()).isFalse();
    }

    @Test
    void ofALongDefinitionTheLinesThatDifferAreNamed() {
        String body = "SELECT 1;\n".repeat(100);

        assertThat(function(body + "a := 1;").difference(function(body + "a := 2;\nb := 3;")))
                .hasToString("~ function public.f(): a := 1; became a := 2; b := 3;");
        assertThat(function(body + body).difference(function(body)).toString())
                .startsWith("~ function public.f(): SELECT 1; SELECT 1; ")
                .endsWith("… became nothing");
        assertThat(function("a\n  b").difference(function("a\nb")))
                .hasToString("~ function public.f(): white space alone is another");
    }

    private static Structure function(String definition) {
        return new Structure(List.of(new Item("function", "public.f()", definition)));
    }

    @Test
    void columnsInAnotherOrderAreSaidToBeJustThat() {
        StructureDifference difference = new Structure(List.of(TABLE, NAME, AGE, order("name\nage")))
                .difference(new Structure(List.of(TABLE, NAME, AGE, order("age\nname"))));

        assertThat(difference.isOrderOfColumns()).isTrue();
        assertThat(difference).hasToString("~ order of columns public.users: name, age became age, name");
    }

    @Test
    void equalStructuresHaveNoDifference() {
        StructureDifference difference =
                new Structure(List.of(TABLE, order("name"))).difference(new Structure(List.of(order("name"), TABLE)));

        assertThat(difference.isEmpty()).isTrue();
        assertThat(difference.isOrderOfColumns()).isFalse();
    }

    private static Item order(String columns) {
        return new Item(Structure.ORDER_OF_COLUMNS, "public.users", columns);
    }
}
