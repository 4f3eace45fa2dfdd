package org.nself.postgres.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nself.diff.SequenceChange;
import org.nself.postgres.type.SequenceBounds;
import org.nself.schema.Sequence;
import org.nself.schema.SequenceOptions;

/**
 * Writes how sequences count.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-createsequence.html">PostgreSQL: CREATE SEQUENCE</a>
 */
final class Sequences {

    private final Sql sql;

    Sequences(Sql sql) {
        this.sql = sql;
    }

    List<String> render(SequenceChange change) {
        return switch (change) {
            case SequenceChange.Create create -> create(create.sequence());
            case SequenceChange.Drop drop ->
                List.of(sql.render("DROP SEQUENCE {0}", sql.name(drop.sequence().name())));
            case SequenceChange.Alter alter -> alter(alter.from(), alter.to());
        };
    }

    List<String> create(Sequence sequence) {
        String type = sequence.type().equals(Sequence.DEFAULT_TYPE) ? "" : " AS " + sequence.type();
        List<String> statements = new ArrayList<>();
        statements.add(sql.render(
                "CREATE SEQUENCE {0}{1}{2}{3}",
                sql.name(sequence.name()),
                sql.text(type),
                sql.text(options("", sequence.options())),
                sql.text(sequence.owner().map(this::ownedBy).orElse(""))));
        if (sequence.comment().isPresent()) {
            statements.add(comment(sequence));
        }
        return statements;
    }

    String comment(Sequence sequence) {
        return sql.render(
                "COMMENT ON SEQUENCE {0} IS {1}",
                sql.name(sequence.name()), sequence.comment().map(sql::literal).orElseGet(() -> sql.text("NULL")));
    }

    /** What is not as it is by itself, each word with {@code SET} or nothing before it. */
    String options(String before, SequenceOptions options) {
        return part(before + "START WITH", options.start())
                + part(before + "INCREMENT BY", options.increment())
                + part(before + "MINVALUE", options.minimum())
                + part(before + "MAXVALUE", options.maximum())
                + part(before + "CACHE", options.cache())
                + (options.cycle() ? " " + before + "CYCLE" : "");
    }

    private static String part(String word, Optional<Long> value) {
        return value.map(number -> " " + word + " " + number).orElse("");
    }

    List<String> alter(Sequence from, Sequence to) {
        List<String> statements = new ArrayList<>();
        String type = from.type().equals(to.type()) ? "" : " AS " + to.type();
        String options = changed("", from.type(), from.options(), to.type(), to.options());
        if (!type.isEmpty() || !options.isEmpty()) {
            position(sql.render("{0}", sql.literal(sql.render("{0}", sql.name(to.name())))), from, to)
                    .ifPresent(statements::add);
            statements.add(
                    sql.render("ALTER SEQUENCE {0}{1}{2}", sql.name(to.name()), sql.text(type), sql.text(options)));
        }
        if (!from.owner().equals(to.owner())) {
            statements.add(sql.render(
                    "ALTER SEQUENCE {0}{1}",
                    sql.name(to.name()), sql.text(to.owner().map(this::ownedBy).orElse(" OWNED BY NONE"))));
        }
        return statements;
    }

    /** What differs, each word with {@code SET} or nothing before it. */
    String changed(String before, String fromType, SequenceOptions from, String toType, SequenceOptions to) {
        SequenceBounds old = SequenceBounds.of(fromType, from);
        SequenceBounds wanted = SequenceBounds.of(toType, to);
        StringBuilder text = new StringBuilder();
        if (old.increment() != wanted.increment()) {
            text.append(' ').append(before).append("INCREMENT BY ").append(wanted.increment());
        }
        if (!from.minimum().equals(to.minimum()) || old.minimum() != wanted.minimum()) {
            text.append(' ').append(before).append("MINVALUE ").append(wanted.minimum());
        }
        if (!from.maximum().equals(to.maximum()) || old.maximum() != wanted.maximum()) {
            text.append(' ').append(before).append("MAXVALUE ").append(wanted.maximum());
        }
        if (old.start() != wanted.start()) {
            text.append(' ').append(before).append("START WITH ").append(wanted.start());
        }
        if (!from.cache().equals(to.cache())) {
            text.append(' ').append(before).append("CACHE ").append(to.cache().orElse(1L));
        }
        if (from.cycle() != to.cycle()) {
            text.append(' ').append(before).append(to.cycle() ? "CYCLE" : "NO CYCLE");
        }
        return text.toString();
    }

    /** A sequence that stands outside its new bounds is moved to the nearest number within, for PostgreSQL refuses to leave it. */
    private Optional<String> position(String name, Sequence from, Sequence to) {
        return position(
                name, SequenceBounds.of(from.type(), from.options()), SequenceBounds.of(to.type(), to.options()));
    }

    Optional<String> position(String name, SequenceBounds old, SequenceBounds wanted) {
        if (wanted.minimum() <= old.minimum() && wanted.maximum() >= old.maximum()) {
            return Optional.empty();
        }
        long least = Math.max(old.minimum(), Math.min(wanted.minimum(), old.maximum()));
        long greatest = Math.min(old.maximum(), Math.max(wanted.maximum(), old.minimum()));
        return Optional.of(sql.render(
                "SELECT setval({0}, LEAST(GREATEST(COALESCE(stands, {1}), {2}), {3}), stands IS NOT NULL)"
                        + "\nFROM pg_sequence_last_value({0}) AS stands",
                sql.text(name),
                sql.text(Long.toString(old.start())),
                sql.text(Long.toString(least)),
                sql.text(Long.toString(greatest))));
    }

    private String ownedBy(Sequence.Owner owner) {
        return sql.render(" OWNED BY {0}.{1}", sql.name(owner.table()), sql.name(owner.column()));
    }
}
