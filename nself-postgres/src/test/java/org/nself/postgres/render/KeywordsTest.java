package org.nself.postgres.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.TestServer;

class KeywordsTest {

    @Test
    void everyWordThatAnyVersionReservesIsKnownAndNoOther() {
        Set<String> reserved = new TreeSet<>();
        for (int major : TestServer.MAJORS) {
            try (TestDatabase database = TestServer.major(major).newDatabase()) {
                database.query("SELECT word FROM pg_get_keywords() WHERE catcode <> 'U'")
                        .forEach(row -> reserved.add(row.getFirst()));
            }
        }

        assertThat(Keywords.all()).containsExactlyInAnyOrderElementsOf(reserved);
    }

    @Test
    void plainNamesStayPlain() {
        assertThat(Keywords.needsQuotes("users")).isFalse();
        assertThat(Keywords.needsQuotes("_users2")).isFalse();
        assertThat(Keywords.needsQuotes("name")).isFalse();
    }

    @Test
    void allOtherNamesAreQuoted() {
        for (String name : new String[] {"user", "order", "Users", "two words", "2nd", "", "größe", "a\"b", "a$b"}) {
            assertThat(Keywords.needsQuotes(name)).as(name).isTrue();
        }
    }
}
