package org.nself.postgres.backup.program;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowsReaderTest {

    private static final String HEAD = """
            --
            -- PostgreSQL database dump
            --

            \\restrict 3pQzX
            -- Dumped from database version 15.18

            SET statement_timeout = 0;
            SET client_encoding = 'UTF8';
            SELECT pg_catalog.set_config('search_path', '', false);

            """;

    /** Lines that look like an end, an empty one, and the beginning of another table, which a row can be. */
    private static final String ODD =
            "\\\\.\n\n \\.\n\\. \n\\.\\n\n\\N\n\\..\nCOPY a.b (c) FROM stdin;\nSELECT 1;\n--\n\\\\\n";

    @Test
    void everyTableComesWithItsRows() throws IOException {
        String text = HEAD + "COPY public.a (x) FROM stdin;\n1\n2\n\\.\n\n\n--\n-- x; y\n--\n\n"
                + "COPY public.empty (x) FROM stdin;\n\\.\n\nCOPY public.nothing  FROM stdin;\n\n\n\\.\n\n"
                + "--\n-- PostgreSQL database dump complete\n--\n\n\\unrestrict 3pQzX\n\n";

        assertThat(read(text, 1 << 16))
                .containsExactly(
                        "COPY public.a (x) FROM stdin", "1\n2\n",
                        "COPY public.empty (x) FROM stdin", "",
                        "COPY public.nothing  FROM stdin", "\n\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 1 << 16})
    void aRowIsNeverTakenForTheEnd(int atOnce) throws IOException {
        String text = "COPY a.b (c) FROM stdin;\n" + ODD + "\\.\n\nCOPY d.e (f) FROM stdin;\nß\n\\.\n";

        assertThat(read(text, atOnce))
                .containsExactly("COPY a.b (c) FROM stdin", ODD, "COPY d.e (f) FROM stdin", "ß\n");
    }

    @Test
    void aNameMayHaveLineEndsAndLookLikeAnEnd() throws IOException {
        String statement = "COPY a.\"b\"\" FROM stdin;\n\\.\n--\" (\"c\n FROM stdin;\nd\") FROM stdin";

        assertThat(read(statement + ";\n1\n\\.\n", 1 << 16)).containsExactly(statement, "1\n");
    }

    @Test
    void rowsThatWereCutOffAreNotRows() throws IOException {
        for (String text : List.of(
                "COPY a.b (c) FROM stdin;\n1\n2", "COPY a.b (c) FROM stdin;\n1\n\\.", "COPY a.b (c) FROM stdin;\n")) {
            RowsReader reader = new RowsReader(new ByteArrayInputStream(text.getBytes(UTF_8)));
            assertThat(reader.next()).isPresent();
            assertThatThrownBy(() -> reader.rows().readAllBytes())
                    .isInstanceOf(IOException.class)
                    .hasMessage("pg_restore ended within the rows of a table");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\! rm -rf /\n", "DROP TABLE a;\n", "COPY a.b (c) FROM '/etc/passwd';\n", "COPY a.\"b\n"})
    void anythingElseIsRefused(String line) {
        RowsReader reader = new RowsReader(new ByteArrayInputStream((HEAD + line).getBytes(UTF_8)));

        assertThatThrownBy(reader::next)
                .hasMessageContaining("NS7045")
                .hasMessageContaining(line.lines().findFirst().orElseThrow());
    }

    @Test
    void aRowThatIsLargerThanTheMemoryPasses() throws IOException {
        long size = 3L << 30;
        RowsReader reader = new RowsReader(new LongRow("COPY a.b (c) FROM stdin;\n", size, "\n\\.\n"));
        assertThat(reader.next()).contains("COPY a.b (c) FROM stdin");

        InputStream rows = reader.rows();
        byte[] buffer = new byte[1 << 16];
        long total = 0;
        for (int read = rows.read(buffer); read >= 0; read = rows.read(buffer)) {
            total += read;
        }

        assertThat(total).isEqualTo(size + 1);
        assertThat(reader.next()).isEmpty();
    }

    private static List<String> read(String text, int atOnce) throws IOException {
        RowsReader reader = new RowsReader(new Slow(text.getBytes(UTF_8), atOnce));
        List<String> read = new ArrayList<>();
        for (Optional<String> next = reader.next(); next.isPresent(); next = reader.next()) {
            read.add(next.get());
            read.add(new String(reader.rows().readAllBytes(), UTF_8));
        }
        return read;
    }

    /** Gives no more than a few bytes at once, as a pipe may. */
    private static final class Slow extends ByteArrayInputStream {
        private final int atOnce;

        Slow(byte[] bytes, int atOnce) {
            super(bytes);
            this.atOnce = atOnce;
        }

        @Override
        public synchronized int read(byte[] target, int offset, int length) {
            return super.read(target, offset, Math.min(length, atOnce));
        }
    }

    /** A beginning, so many letters, an end. */
    private static final class LongRow extends InputStream {
        private final ByteArrayInputStream start;
        private final ByteArrayInputStream end;
        private long left;

        LongRow(String start, long size, String end) {
            this.start = new ByteArrayInputStream(start.getBytes(UTF_8));
            this.left = size;
            this.end = new ByteArrayInputStream(end.getBytes(UTF_8));
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (start.available() > 0) {
                return start.read(target, offset, length);
            }
            if (left == 0) {
                return end.read(target, offset, length);
            }
            int size = (int) Math.min(left, length);
            java.util.Arrays.fill(target, offset, offset + size, (byte) 'x');
            left -= size;
            return size;
        }
    }
}
