package org.nself.postgres.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nself.diff.Change;
import org.nself.postgres.type.GivenName;
import org.nself.postgres.type.OwnNames;
import org.nself.postgres.type.SequenceBounds;
import org.nself.postgres.type.Serials;
import org.nself.schema.Column;
import org.nself.schema.Increment;
import org.nself.schema.Increment.Identity;
import org.nself.schema.Increment.Serial;
import org.nself.schema.QualifiedName;
import org.nself.schema.Sequence;

/**
 * Lets a column number its rows, in another way, or stop. A sequence that is new begins after the greatest number that is
 * there; one that goes takes its position with it.
 */
final class Increments {

    private final Sql sql;
    private final Sequences sequences;

    Increments(Sql sql, Sequences sequences) {
        this.sql = sql;
        this.sequences = sequences;
    }

    List<String> change(Change.ChangeIncrement change) {
        Optional<Increment> before = change.from().increment();
        Optional<Increment> after = change.to().increment();
        if (before.isPresent() && after.isPresent()) {
            if (identity(before.get()).isPresent() && identity(after.get()).isPresent()) {
                return identity(
                        change,
                        identity(before.get()).orElseThrow(),
                        identity(after.get()).orElseThrow());
            }
            if (before.get() instanceof Serial from && after.get() instanceof Serial to) {
                return serial(change, from, to);
            }
        }
        List<String> statements = new ArrayList<>();
        before.ifPresent(increment -> statements.addAll(stop(change, increment)));
        after.ifPresent(increment -> statements.addAll(start(change, increment)));
        return statements;
    }

    /** The sequence of a serial column goes along. One of an identity cannot, so that another takes its position and its name. */
    List<String> move(Change.MoveIncrement move) {
        Increment increment = move.to().increment().orElseThrow();
        return increment instanceof Serial serial
                ? move(move, serial)
                : move(move, identity(increment).orElseThrow());
    }

    private List<String> move(Change.MoveIncrement move, Serial serial) {
        Sequence before = Serials.sequence(move.table(), move.from().withName(move.declared()), serial)
                .withOwner(
                        Optional.of(new Sequence.Owner(move.table(), move.from().name())));
        Sequence after = Serials.sequence(move.table(), move.to().withName(move.declared()), serial)
                .withOwner(
                        Optional.of(new Sequence.Owner(move.table(), move.to().name())));
        List<String> statements = new ArrayList<>(List.of(
                sql.render(
                        "ALTER TABLE {0} ALTER COLUMN {1} SET DEFAULT {2}",
                        sql.name(move.table()), sql.name(move.to().name()), sql.text(next(after))),
                sql.render(
                        "ALTER TABLE {0} ALTER COLUMN {1} DROP DEFAULT",
                        sql.name(move.table()), sql.name(move.from().name()))));
        statements.addAll(sequences.alter(before, after));
        return statements;
    }

    private List<String> move(Change.MoveIncrement move, Identity identity) {
        QualifiedName usual = move.table().sibling(GivenName.of(move.table().name(), move.declared(), "seq"));
        QualifiedName own = usual.sibling(OwnNames.going(usual.name()));
        String options = sequences.options("", identity.options());
        return List.of(
                sql.render(
                        "ALTER TABLE {0} ALTER COLUMN {1} ADD GENERATED {2} AS IDENTITY (SEQUENCE NAME {3}{4})",
                        sql.name(move.table()),
                        sql.name(move.to().name()),
                        sql.text(identity.always() ? "ALWAYS" : "BY DEFAULT"),
                        sql.name(own),
                        sql.text(options)),
                sql.render(
                        "SELECT setval({0}, pg_sequence_last_value({1}::regclass))",
                        sql.text(sequenceOf(move.table(), move.to())), sql.text(sequenceOf(move.table(), move.from()))),
                sql.render(
                        "ALTER TABLE {0} ALTER COLUMN {1} DROP IDENTITY",
                        sql.name(move.table()), sql.name(move.from().name())),
                sql.render("ALTER SEQUENCE {0} RENAME TO {1}", sql.name(own), sql.name(usual.name())));
    }

    /** {@code  GENERATED … AS IDENTITY}, or nothing. */
    String clause(Column column) {
        return column.increment()
                .flatMap(Increments::identity)
                .map(this::identity)
                .orElse("");
    }

    private String identity(Identity identity) {
        String options = sequences.options("", identity.options()).strip();
        return " GENERATED " + (identity.always() ? "ALWAYS" : "BY DEFAULT") + " AS IDENTITY"
                + (options.isEmpty() ? "" : " (" + options + ")");
    }

    /** A column whose author did not say how gets an identity. */
    private static Optional<Identity> identity(Increment increment) {
        return switch (increment) {
            case Increment.Any ignored -> Optional.of((Identity) Increment.IDENTITY);
            case Identity identity -> Optional.of(identity);
            case Serial ignored -> Optional.empty();
        };
    }

    private List<String> identity(Change.ChangeIncrement change, Identity from, Identity to) {
        List<String> statements = new ArrayList<>();
        String type = change.to().type().name();
        sequences
                .position(
                        sequenceOf(change.table(), change.to()) + "::regclass",
                        SequenceBounds.of(type, from.options()),
                        SequenceBounds.of(type, to.options()))
                .ifPresent(statements::add);
        String always = from.always() == to.always() ? "" : " SET GENERATED " + (to.always() ? "ALWAYS" : "BY DEFAULT");
        statements.add(sql.render(
                "ALTER TABLE {0} ALTER COLUMN {1}{2}{3}",
                sql.name(change.table()),
                sql.name(change.to().name()),
                sql.text(always),
                sql.text(sequences.changed("SET ", type, from.options(), type, to.options()))));
        return statements;
    }

    private List<String> serial(Change.ChangeIncrement change, Serial from, Serial to) {
        Sequence before = Serials.sequence(change.table(), change.from(), from);
        Sequence after = Serials.sequence(change.table(), change.to(), to);
        List<String> statements = new ArrayList<>();
        if (!before.name().equals(after.name())) {
            statements.addAll(Renames.moved(sql, "SEQUENCE", before.name(), after.name()));
        }
        statements.addAll(sequences.alter(before.withName(after.name()), after));
        if (!before.comment().equals(after.comment())) {
            statements.add(sequences.comment(after));
        }
        return statements;
    }

    /** A sequence of which nothing is said has the type of the column that owns it. */
    List<String> changeType(Change.ChangeType change) {
        Optional<Increment> before = change.from().increment();
        return before.equals(change.to().increment()) && before.isPresent() && before.get() instanceof Serial serial
                ? sequences.alter(
                        Serials.sequence(change.table(), change.from(), serial),
                        Serials.sequence(change.table(), change.to(), serial))
                : List.of();
    }

    private List<String> stop(Change.ChangeIncrement change, Increment before) {
        if (before instanceof Serial serial) {
            return List.of(
                    sql.render(
                            "ALTER TABLE {0} ALTER COLUMN {1} DROP DEFAULT",
                            sql.name(change.table()), sql.name(change.from().name())),
                    sql.render(
                            "DROP SEQUENCE {0}",
                            sql.name(Serials.sequence(change.table(), change.from(), serial)
                                    .name())));
        }
        return List.of(sql.render(
                "ALTER TABLE {0} ALTER COLUMN {1} DROP IDENTITY",
                sql.name(change.table()), sql.name(change.from().name())));
    }

    private List<String> start(Change.ChangeIncrement change, Increment after) {
        List<String> statements = new ArrayList<>();
        if (after instanceof Serial serial) {
            Sequence sequence = Serials.sequence(change.table(), change.to(), serial);
            statements.addAll(sequences.create(sequence));
            statements.add(sql.render(
                    "ALTER TABLE {0} ALTER COLUMN {1} SET DEFAULT {2}",
                    sql.name(change.table()), sql.name(change.to().name()), sql.text(next(sequence))));
        } else {
            statements.add(sql.render(
                    "ALTER TABLE {0} ALTER COLUMN {1} ADD{2}",
                    sql.name(change.table()), sql.name(change.to().name()), sql.text(clause(change.to()))));
        }
        position(change).ifPresent(statements::add);
        return statements;
    }

    /** {@code nextval('sequence')}. */
    String next(Sequence sequence) {
        return sql.render("nextval({0})", sql.literal(sql.render("{0}", sql.name(sequence.name()))));
    }

    /** Where a sequence goes up in the usual way, it goes on after the greatest number. */
    private Optional<String> position(Change.ChangeIncrement change) {
        return Optional.of(sql.render(
                "SELECT setval({0}, max({1})) FROM {2} HAVING max({1}) >= 1",
                sql.text(sequenceOf(change.table(), change.to())),
                sql.name(change.to().name()),
                sql.name(change.table())));
    }

    private String sequenceOf(QualifiedName table, Column column) {
        return sql.render(
                "pg_get_serial_sequence({0}, {1})",
                sql.literal(sql.render("{0}", sql.name(table))), sql.literal(column.name()));
    }
}
