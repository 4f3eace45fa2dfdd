package org.nself.postgres.backup.program;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What pg_restore writes for the rows of tables: a {@code COPY … FROM stdin;} for each, and its rows up to {@code \.} on a
 * line of its own. Holds no more than a few kilobytes of it, however long a row is.
 */
final class RowsReader {

    private static final int SIZE = 1 << 16;

    /** A statement that is longer has no table of ours. */
    private static final int LONGEST = 1 << 20;

    private static final String FROM = " FROM stdin;";

    /** What may stand between the tables; a name in a comment has no line end. */
    private static final Pattern BETWEEN = Pattern.compile("|--.*|SET \\w+ = .*;|\\\\(?:un)?restrict \\w+"
            + "|SELECT pg_catalog\\.set_config\\('search_path', '', false\\);");

    private final InputStream input;
    private final byte[] buffer = new byte[SIZE];
    private int at;
    private int end;
    private boolean inRows;

    RowsReader(InputStream input) {
        this.input = input;
    }

    /** The statement of the next table, without its semicolon; empty at the end. */
    Optional<String> next() throws IOException {
        if (inRows) {
            throw new IllegalStateException("the rows of the table before were not read to their end");
        }
        while (fill(1)) {
            String line = line();
            if (line.startsWith("COPY ")) {
                inRows = true;
                return Optional.of(statement(line));
            }
            if (!BETWEEN.matcher(line).matches()) {
                throw DefinitionText.unreadable(line);
            }
        }
        return Optional.empty();
    }

    /** A name may have line ends; it is in quotes then. */
    private String statement(String first) throws IOException {
        StringBuilder statement = new StringBuilder(first);
        while (isOpen(statement) || !statement.toString().endsWith(FROM)) {
            if (!isOpen(statement) || statement.length() > LONGEST || !fill(1)) {
                throw DefinitionText.unreadable(first);
            }
            statement.append('\n').append(line());
        }
        return statement.substring(0, statement.length() - 1);
    }

    /** A quote within a name is two. */
    private static boolean isOpen(StringBuilder statement) {
        return statement.chars().filter(character -> character == '"').count() % 2 == 1;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (fill(1)) {
            byte next = buffer[at++];
            if (next == '\n') {
                break;
            }
            line.write(next);
            if (line.size() > LONGEST) {
                throw DefinitionText.unreadable("a line of more than " + LONGEST + " bytes");
            }
        }
        String text = line.toString(UTF_8);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    /** The rows of the table that came last, as the server takes them; to be read to the end. */
    InputStream rows() {
        return new Rows();
    }

    /** Whether so many bytes are there, or could be read. */
    private boolean fill(int bytes) throws IOException {
        if (end - at >= bytes) {
            return true;
        }
        System.arraycopy(buffer, at, buffer, 0, end - at);
        end -= at;
        at = 0;
        while (end < bytes) {
            int read = input.read(buffer, end, SIZE - end);
            if (read < 0) {
                return false;
            }
            end += read;
        }
        return true;
    }

    /** Ends before the mark, and takes it. */
    private final class Rows extends InputStream {

        private boolean atLineStart = true;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (!inRows) {
                return -1;
            }
            int done = 0;
            while (done < length && (done == 0 || at < end)) {
                if (atLineStart && takeMark()) {
                    inRows = false;
                    break;
                }
                if (!fill(1)) {
                    throw new IOException("pg_restore ended within the rows of a table");
                }
                done += copy(target, offset + done, length - done);
            }
            return done == 0 && !inRows ? -1 : done;
        }

        /** As much of one line as there is and fits. */
        private int copy(byte[] target, int offset, int length) {
            int most = Math.min(length, end - at);
            int size = 0;
            while (size < most && buffer[at + size] != '\n') {
                size++;
            }
            atLineStart = size < most;
            int copied = atLineStart ? size + 1 : size;
            System.arraycopy(buffer, at, target, offset, copied);
            at += copied;
            return copied;
        }

        /** A row cannot be like it: a backslash in a row is two, and a NULL is {@code \N}. */
        private boolean takeMark() throws IOException {
            if (!fill(3)) {
                return false;
            }
            if (buffer[at] != '\\' || buffer[at + 1] != '.') {
                return false;
            }
            if (buffer[at + 2] == '\n') {
                at += 3;
                return true;
            }
            if (buffer[at + 2] == '\r' && fill(4) && buffer[at + 3] == '\n') {
                at += 4;
                return true;
            }
            return false;
        }
    }
}
