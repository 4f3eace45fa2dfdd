package org.nself.dbml;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nself.spi.Reading;

/** Whatever a text looks like, reading it gives a schema or diagnostics. The seed is fixed: a failure can be repeated. */
class MutatedTextsTest {

    private static final String START = """
            Project p {
              database_type: 'x'
            }
            Enum shop.e {
              a [note: 'n']
              "b c"
            }
            TablePartial part {
              at timestamp [default: `now()`]
            }
            Table users as U [note: 'n'] {
              id int [pk, increment]
              ~part
              name varchar(255)[] [not null, unique, default: 'x\\n', ref: > posts.id, check: `a > 0`]
              n decimal(10,2) [default: -1.5e3]
              indexes {
                (id, `lower(name)`) [name: 'i', type: btree]
              }
              checks {
                `id > 0` [name: 'c']
              }
              Note: '''
                text
              '''
            }
            Table posts {
              id int [pk]
              e shop.e [default: shop.e.a]
            }
            Ref r: users.(id) > posts.(id) [delete: set null]
            Ref: users.n <> posts.id
            TableGroup g {
              users
            }
            records posts(id, e) {
              1, shop.e.a
              null, -2
              `b`, 'x'
            }
            Note sticky [color: #abc] {
              'text'
            }
            DiagramView v {
              Tables { users }
              Notes { * }
            }
            Metadata Table users {
              owner: 'me'
            }
            Dep: users.n -> posts.id [note: 'x']
            """;

    private static final List<String> PIECES = List.of(
            "{", "}", "[", "]", "(", ")", ",", ":", "'", "'''", "\"", "`", "\n", " ", ".", ">", "<>", "-", "~", "*",
            "#", "//", "/*", "\\u12", "\\", "Table", "Ref", "indexes", "as", "note", "1", "1.2.3", "é", "🐘", "\uFEFF",
            "\0", "<<<<<<<");

    @Test
    @Timeout(value = 60, unit = SECONDS)
    void readingNeverFailsAndNeverHangs() {
        Random random = new Random(20_261_122);
        int readable = 0;
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder(START);
            for (int edits = 1 + random.nextInt(4); edits > 0; edits--) {
                int at = random.nextInt(text.length() + 1);
                int end = Math.min(text.length(), at + random.nextInt(8));
                text.replace(at, end, PIECES.get(random.nextInt(PIECES.size())));
            }
            Reading reading = Reader.read(text.toString());
            readable += reading.schema().isPresent() ? 1 : 0;
            assertThat(reading.diagnostics()).as(text.toString()).hasSizeLessThan(200);
        }

        assertThat(readable).isBetween(200, 19_500);
    }
}
