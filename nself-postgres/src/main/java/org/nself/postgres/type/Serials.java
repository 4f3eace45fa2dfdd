package org.nself.postgres.type;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nself.schema.Column;
import org.nself.schema.Increment;
import org.nself.schema.QualifiedName;
import org.nself.schema.Sequence;
import org.nself.schema.SequenceOptions;

/** Knows which sequence PostgreSQL makes for a {@code serial} column. */
public final class Serials {

    private static final String NAME = "\"(?:[^\"]|\"\")+\"|[^\".]+";

    private static final Pattern NEXT_VALUE =
            Pattern.compile("nextval\\('(?<namespace>" + NAME + ")\\.(?<name>" + NAME + ")'::regclass\\)");

    private Serials() {}

    /** The sequence that a column draws from, in full. */
    public static Sequence sequence(QualifiedName table, Column column, Increment.Serial serial) {
        return serial.sequence()
                .orElseGet(() -> usual(table, column))
                .withOwner(Optional.of(new Sequence.Owner(table, column.name())));
    }

    /** The column's way to number its rows when it draws from this sequence: nothing is said that goes without saying. */
    public static Increment.Serial serial(QualifiedName table, Column column, Sequence sequence) {
        Sequence alone = sequence.withOwner(Optional.empty());
        return new Increment.Serial(alone.equals(usual(table, column)) ? Optional.empty() : Optional.of(alone));
    }

    /** The sequence of a default that draws from one and does nothing else; as the server prints it, with its namespace. */
    public static Optional<QualifiedName> drawnFrom(String defaultValue) {
        Matcher call = NEXT_VALUE.matcher(defaultValue);
        return call.matches()
                ? Optional.of(new QualifiedName(plain(call.group("namespace")), plain(call.group("name"))))
                : Optional.empty();
    }

    private static String plain(String written) {
        String name = written.replace("''", "'");
        return name.startsWith("\"") ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
    }

    private static Sequence usual(QualifiedName table, Column column) {
        return new Sequence(
                table.sibling(GivenName.of(table.name(), column.name(), "seq")),
                column.type().name(),
                SequenceOptions.DEFAULT,
                Optional.empty(),
                Optional.empty());
    }
}
