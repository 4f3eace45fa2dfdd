package org.nself.postgres.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nself.BackupException;
import org.nself.spi.Structure;
import org.nself.spi.Structure.Item;

/** A server with too little room for locks is known before anything is dropped. */
class PreconditionsTest {

    private static final Structure NOTHING = new Structure(List.of());

    @Test
    void tablesAndWhatIsStoredByItselfTakeLocks() {
        Structure some =
                structure("table", "table", "index", "sequence", "view", "partitioned table", "function", "column");
        assertThat(Preconditions.locks(NOTHING, some)).isEqualTo(14);
        assertThat(Preconditions.locks(some, NOTHING)).isEqualTo(14);
        assertThat(Preconditions.locks(structure("materialized view"), NOTHING)).isEqualTo(5);
    }

    @Test
    void theLargerOfBothCounts() {
        assertThat(Preconditions.locks(structure("table"), structure("table", "table")))
                .isEqualTo(10);
    }

    @Test
    void onlyWhatCertainlyFailsIsRefused() {
        assertThatCode(() -> Preconditions.checkLocks(12_800, 6_400)).doesNotThrowAnyException();
        assertThatThrownBy(() -> Preconditions.checkLocks(12_801, 6_400))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("NS7031")
                .hasMessageContaining("12801 locks")
                .hasMessageContaining("about 6400")
                .hasMessageContaining("max_locks_per_transaction");
    }

    private static Structure structure(String... kinds) {
        List<Item> items = new ArrayList<>();
        for (String kind : kinds) {
            items.add(new Item(kind, "public.x" + items.size(), ""));
        }
        return new Structure(items);
    }
}
