package org.nself.testkit;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.nself.schema.PrimaryKey;
import org.nself.schema.QualifiedName;
import org.nself.spi.SampleRows;
import org.nself.testkit.LoadOrder.Turn;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/** Puts sample rows into the tables of a database. */
final class RowLoader {

    /** The sequences that number the columns of a table, by whatever means. */
    private static final String SEQUENCES = """
            SELECT a.attname, s.seqrelid::regclass::text, s.seqincrement > 0
            FROM pg_attribute a
            LEFT JOIN pg_attrdef f ON f.adrelid = a.attrelid AND f.adnum = a.attnum
            JOIN pg_depend d ON d.refclassid = 'pg_class'::regclass AND d.classid = 'pg_attrdef'::regclass AND d.objid = f.oid
                OR d.refobjid = a.attrelid AND d.refobjsubid = a.attnum AND d.classid = 'pg_class'::regclass AND d.deptype = 'i'
            JOIN pg_sequence s ON s.seqrelid = CASE d.deptype WHEN 'i' THEN d.objid ELSE d.refobjid END
            JOIN pg_type t ON t.oid = a.atttypid AND t.typcategory = 'N'
            WHERE a.attrelid = ?::regclass AND a.attnum > 0 AND NOT a.attisdropped""";

    private final String file;
    private final DataSource database;

    RowLoader(String file, DataSource database) {
        this.file = file;
        this.database = database;
    }

    void load(List<SampleRows> all) {
        FoundDatabase found = FoundDatabase.look(database);
        List<Rows> rows = all.stream()
                .map(sample -> Rows.of(sample, found, file))
                .filter(some -> !some.isEmpty())
                .toList();
        List<Turn> turns = LoadOrder.of(rows, file);
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            load(turns, connection);
            connection.commit();
        } catch (SQLException failure) {
            throw new IllegalStateException(
                    "cannot load the records of " + file + ": " + failure.getMessage(), failure);
        }
    }

    private void load(List<Turn> turns, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("SET CONSTRAINTS ALL DEFERRED");
            List<Rows.Evaluated> loaded = new ArrayList<>();
            for (Turn turn : turns) {
                Rows.Evaluated rows = turn.rows().evaluated(statement);
                load(turn, rows, connection, statement);
                loaded.add(rows);
            }
            for (int i = 0; i < turns.size(); i++) {
                if (!turns.get(i).postponed().isEmpty()) {
                    fill(turns.get(i), loaded.get(i), connection);
                }
            }
            for (Turn turn : turns) {
                moveSequences(turn.rows().table().name(), connection);
            }
        }
    }

    private void load(Turn turn, Rows.Evaluated rows, Connection connection, Statement statement) throws SQLException {
        String table = QuotedName.of(turn.rows().table().name());
        try {
            for (Rows.Batch batch : rows.batches(turn.postponed())) {
                if (batch.columns().isEmpty()) {
                    for (int i = 0; i < batch.count(); i++) {
                        statement.execute("INSERT INTO " + table + " DEFAULT VALUES");
                    }
                } else {
                    String columns =
                            batch.columns().stream().map(QuotedName::of).collect(joining(", ", " (", ")"));
                    new CopyManager(connection.unwrap(BaseConnection.class))
                            .copyIn("COPY " + table + columns + " FROM STDIN", new StringReader(batch.text()));
                }
            }
        } catch (IOException impossible) {
            throw new AssertionError("a text at hand can be read", impossible);
        } catch (SQLException failure) {
            throw new SQLException(
                    "table " + turn.rows().table().name() + ": " + failure.getMessage(),
                    failure.getSQLState(),
                    failure);
        }
    }

    /** What could not be said before the rows that it refers to were there. */
    private static void fill(Turn turn, Rows.Evaluated rows, Connection connection) throws SQLException {
        List<String> set = List.copyOf(turn.postponed());
        List<String> key =
                turn.rows().table().primaryKey().map(PrimaryKey::columns).orElseThrow();
        String update = "UPDATE " + QuotedName.of(turn.rows().table().name()) + " SET "
                + set.stream().map(RowLoader::parameter).collect(joining(", ")) + " WHERE "
                + key.stream().map(RowLoader::parameter).collect(joining(" AND "));
        try (PreparedStatement statement = connection.prepareStatement(update)) {
            for (int row = 0; row < rows.count(); row++) {
                int place = 1;
                for (String column : set) {
                    bind(statement, place++, rows.value(row, column));
                }
                for (String column : key) {
                    bind(statement, place++, rows.value(row, column));
                }
                statement.executeUpdate();
            }
        }
    }

    private static String parameter(String column) {
        return QuotedName.of(column) + " = ?";
    }

    /** As a text whose type the server finds out. */
    private static void bind(PreparedStatement statement, int place, Optional<String> value) throws SQLException {
        if (value.isPresent()) {
            statement.setObject(place, value.get(), Types.OTHER);
        } else {
            statement.setNull(place, Types.OTHER);
        }
    }

    private static void moveSequences(QualifiedName table, Connection connection) throws SQLException {
        try (PreparedStatement question = connection.prepareStatement(SEQUENCES)) {
            question.setString(1, QuotedName.of(table));
            try (ResultSet sequences = question.executeQuery()) {
                while (sequences.next()) {
                    move(table, sequences.getString(1), sequences.getString(2), sequences.getBoolean(3), connection);
                }
            }
        }
    }

    /** To the furthest row, unless the sequence is there or beyond; rows that it would not number do not count. */
    private static void move(
            QualifiedName table, String column, String sequence, boolean upwards, Connection connection)
            throws SQLException {
        String query = """
                SELECT setval(s.seqrelid::regclass, rows.furthest)
                FROM (SELECT %s(%s)::bigint AS furthest FROM %s) AS rows
                JOIN pg_sequence AS s ON s.seqrelid = ?::regclass
                WHERE rows.furthest BETWEEN s.seqmin AND s.seqmax
                    AND rows.furthest %s coalesce(pg_sequence_last_value(s.seqrelid::regclass), s.seqstart)
                """.formatted(
                        upwards ? "max" : "min", QuotedName.of(column), QuotedName.of(table), upwards ? ">=" : "<=");
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, sequence);
            statement.execute();
        }
    }
}
