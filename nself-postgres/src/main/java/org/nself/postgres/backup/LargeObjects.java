package org.nself.postgres.backup;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.nself.spi.CopyScope;

/**
 * Copies large objects, one after the other, in pieces. They belong to no namespace, so only a copy of all rows of the whole
 * database has them.
 */
final class LargeObjects {

    static final String FILE = "large-objects.gz";

    private static final int PIECE = 1 << 18;

    private final Connection connection;

    LargeObjects(Connection connection) {
        this.connection = connection;
    }

    static boolean isIn(CopyScope scope) {
        return scope.namespaces().isEmpty() && scope.rows() instanceof CopyScope.Rows.All;
    }

    /** What this cannot give back. */
    List<String> uncovered(CopyScope scope) throws SQLException {
        List<String> phrases = new ArrayList<>();
        if (isIn(scope)) {
            String query = "SELECT 'large object ' || oid || ' with an owner or privileges of its own' FROM"
                    + " pg_catalog.pg_largeobject_metadata WHERE lomacl IS NOT NULL OR"
                    + " lomowner <> current_user::regrole ORDER BY oid";
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(query)) {
                while (row.next()) {
                    phrases.add(row.getString(1));
                }
            }
        }
        return phrases;
    }

    /** Tells how many there were. */
    long write(Path file) throws SQLException {
        List<Long> numbers = numbers();
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(new GZIPOutputStream(CopyFiles.create(file)), PIECE))) {
            for (long number : numbers) {
                out.writeLong(number);
                write(number, out);
            }
        } catch (IOException failure) {
            throw Refusals.writing("the large objects", file, failure);
        }
        return numbers.size();
    }

    /** Piece by piece, each with its length, and a length of zero at the end. */
    private void write(long number, DataOutputStream out) throws SQLException, IOException {
        try (PreparedStatement piece = connection.prepareStatement("SELECT pg_catalog.lo_get(?::oid, ?, ?)")) {
            piece.setLong(1, number);
            piece.setInt(3, PIECE);
            long offset = 0;
            for (byte[] bytes = piece(piece, offset); bytes.length > 0; bytes = piece(piece, offset)) {
                out.writeInt(bytes.length);
                out.write(bytes);
                offset += bytes.length;
            }
            out.writeInt(0);
        }
    }

    private static byte[] piece(PreparedStatement piece, long offset) throws SQLException {
        piece.setLong(2, offset);
        try (ResultSet row = piece.executeQuery()) {
            row.next();
            return row.getBytes(1);
        }
    }

    /** Those that are there go. */
    void restore(Path file, long count) throws SQLException {
        for (long number : numbers()) {
            call("SELECT pg_catalog.lo_unlink(?::oid)", number);
        }
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(new GZIPInputStream(Files.newInputStream(file)), PIECE))) {
            for (long i = 0; i < count; i++) {
                load(in.readLong(), in);
            }
        } catch (IOException failure) {
            throw Refusals.unreadable(file, failure);
        }
    }

    private void load(long number, DataInputStream in) throws SQLException, IOException {
        call("SELECT pg_catalog.lo_create(?::oid)", number);
        try (PreparedStatement piece = connection.prepareStatement("SELECT pg_catalog.lo_put(?::oid, ?, ?)")) {
            piece.setLong(1, number);
            long offset = 0;
            for (int length = length(in); length > 0; length = length(in)) {
                piece.setLong(2, offset);
                piece.setBytes(3, read(in, length));
                piece.execute();
                offset += length;
            }
        }
    }

    private static byte[] read(DataInputStream in, int length) throws IOException {
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }

    private void call(String function, long number) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(function)) {
            statement.setLong(1, number);
            statement.execute();
        }
    }

    private static int length(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > PIECE) {
            throw new IOException("a piece of " + length + " bytes is not of this program");
        }
        return length;
    }

    private List<Long> numbers() throws SQLException {
        List<Long> numbers = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT oid FROM pg_catalog.pg_largeobject_metadata ORDER BY oid")) {
            while (row.next()) {
                numbers.add(row.getLong(1));
            }
        }
        return numbers;
    }
}
