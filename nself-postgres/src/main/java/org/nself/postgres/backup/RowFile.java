package org.nself.postgres.backup;

import java.io.BufferedOutputStream;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/**
 * The rows of one table in one file, as COPY writes them, compressed. As text: it is read by people and by other versions
 * of the server, and needs no type to have a binary form.
 */
final class RowFile {

    private static final int BUFFER = 1 << 16;

    private RowFile() {}

    /** Writes the rows of a table, not those of tables that inherit from it. Tells how many there are. */
    static long write(Connection connection, String table, List<String> columns, Path file, LongConsumer bytes) {
        try (OutputStream out =
                new BufferedOutputStream(counting(new QuickGzip(CopyFiles.create(file)), bytes), BUFFER)) {
            return new CopyManager(connection.unwrap(BaseConnection.class))
                    .copyOut("COPY " + table + columns(connection, columns) + " TO STDOUT", out);
        } catch (SQLException failure) {
            throw Refusals.reading("the rows of " + table + " (to " + file + ")", failure);
        } catch (IOException failure) {
            throw Refusals.writing("the rows of " + table, file, failure);
        }
    }

    /** Puts them in. */
    static long load(Connection connection, String table, List<String> columns, Path file, LongConsumer bytes) {
        String copy = "COPY " + table + columns(connection, columns) + " FROM STDIN";
        try (InputStream in = new GZIPInputStream(counting(Files.newInputStream(file), bytes), BUFFER)) {
            return new CopyManager(connection.unwrap(BaseConnection.class)).copyIn(copy, in, BUFFER);
        } catch (SQLException failure) {
            throw failure.getCause() instanceof IOException unreadable
                    ? Refusals.unreadable(file, unreadable)
                    : Refusals.running("the rows of " + table + " from " + file, copy, failure);
        } catch (IOException failure) {
            throw Refusals.unreadable(file, failure);
        }
    }

    /** A table without a column has rows too. */
    private static String columns(Connection connection, List<String> columns) {
        List<String> quoted = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            for (String column : columns) {
                quoted.add(statement.enquoteIdentifier(column, true));
            }
        } catch (SQLException failure) {
            throw Refusals.reading("the names of columns", failure);
        }
        return quoted.isEmpty() ? "" : " (" + String.join(", ", quoted) + ")";
    }

    private static OutputStream counting(OutputStream out, LongConsumer bytes) {
        return new FilterOutputStream(out) {
            @Override
            public void write(byte[] some, int offset, int length) throws IOException {
                out.write(some, offset, length);
                bytes.accept(length);
            }
        };
    }

    private static InputStream counting(InputStream in, LongConsumer bytes) {
        return new FilterInputStream(in) {
            @Override
            public int read(byte[] some, int offset, int length) throws IOException {
                int read = super.read(some, offset, length);
                bytes.accept(Math.max(0, read));
                return read;
            }
        };
    }

    /** The first level of compression takes a third of the time of the usual one, and a fifth more room. */
    private static final class QuickGzip extends GZIPOutputStream {

        QuickGzip(OutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
