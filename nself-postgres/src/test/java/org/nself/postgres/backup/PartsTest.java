package org.nself.postgres.backup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nself.spi.Structure.Item;

/** Names hold what otherwise stands between names. */
class PartsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "trigger | public.t.touch | public.t | touch",
                "constraint | \"a.b\".\"c.d\".\"e.f\" | \"a.b\".\"c.d\" | \"e.f\"",
                "constraint | a.\"b\"\".c\".d | a.\"b\"\".c\" | d",
                "publication relation | public.t in publication p | p | public.t",
                "publication relation | a.\"x in publication y\" in publication \"z in publication p\" | \"z in publication p\" | a.\"x in publication y\"",
                "publication namespace | a in publication p | p | a"
            })
    void whatSomethingIsPartOfIsTold(String kind, String identity, String whole, String ownName) {
        Item item = new Item(kind, identity, "");
        assertThat(Parts.whole(item)).isEqualTo(whole);
        assertThat(Parts.ownName(item)).isEqualTo(ownName);
    }

    @ParameterizedTest
    @CsvSource({"table, public.t", "index, public.i", "publication, p"})
    void whatIsNoPartIsAWhole(String kind, String identity) {
        assertThat(Parts.whole(new Item(kind, identity, ""))).isEqualTo(identity);
    }
}
