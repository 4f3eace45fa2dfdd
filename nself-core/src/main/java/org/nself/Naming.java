package org.nself;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.nself.diff.Change;
import org.nself.diff.DependentChange;
import org.nself.diff.Following;
import org.nself.diff.Rename;
import org.nself.diff.SequenceChange;
import org.nself.schema.QualifiedName;

/** Names a migration after its changes: the most telling one, and how many others there are. */
final class Naming {

    private static final int LONGEST = 60;

    /** What is there for a while only, between two steps that are committed one by one. */
    private static final Pattern OWN = Pattern.compile("nself_((?:new|old|not_null)_.*?)(?:_[0-9a-f]{8})?_[0-9a-f]{8}");

    private Naming() {}

    /** What a change does in a few words, and how much it tells: the less the rank, the more. */
    private record Words(int rank, String text) {}

    /** Lower-case letters, digits and {@code _}; never empty. */
    static String of(List<Change> changes) {
        List<Words> telling = changes.stream()
                .flatMap(change -> words(change).stream())
                .sorted(Comparator.comparingInt(Words::rank))
                .toList();
        Optional<String> columns = columns(changes, telling);
        if (columns.isPresent()) {
            return shortened(columns.get(), "");
        }
        String first = telling.stream().map(Words::text).findFirst().orElse("change_schema");
        int others = (int)
                telling.stream().skip(1).filter(words -> words.rank() <= COLUMN).count();
        return shortened(first, others == 0 ? "" : "_and_" + others + "_more");
    }

    private static final int TABLE = 0;
    private static final int COLUMN = 1;
    private static final int DETAIL = 2;

    /** A few new columns of one table are all named. */
    private static Optional<String> columns(List<Change> changes, List<Words> telling) {
        List<Change.AddColumn> added = changes.stream()
                .filter(Change.AddColumn.class::isInstance)
                .map(Change.AddColumn.class::cast)
                .toList();
        boolean oneTable =
                added.stream().map(Change.AddColumn::table).distinct().count() == 1;
        boolean nothingElse =
                telling.stream().filter(words -> words.rank() <= COLUMN).count() == added.size();
        return oneTable && nothingElse && added.size() > 1 && added.size() <= 3
                ? Optional.of("add_"
                        + String.join(
                                "_and_",
                                added.stream().map(add -> add.column().name()).toList())
                        + "_to_" + added.getFirst().table().name())
                : Optional.empty();
    }

    private static Optional<Words> words(Change change) {
        return switch (change) {
            case Change.CreateTable create ->
                table("add_" + create.table().name().name() + "_table");
            case Change.DropTable drop -> table("drop_" + drop.table().name().name() + "_table");
            case Change.AddColumn add ->
                column("add_" + plain(add.column().name()) + "_to_"
                        + add.table().name());
            case Change.DropColumn drop ->
                column("drop_" + plain(drop.column().name()) + "_from_"
                        + drop.table().name());
            case Change.ChangeType type ->
                column("change_type_of_" + of(type.table(), type.to().name()));
            case Change.ChangeGenerated generated ->
                column("change_" + of(generated.table(), generated.to().name()));
            case Change.ChangeNullability nullability ->
                detail((nullability.to().nullable() ? "allow_null_in_" : "require_")
                        + of(nullability.table(), plain(nullability.to().name())));
            case Change.ChangeDefault value ->
                detail("change_default_of_" + of(value.table(), value.to().name()));
            case Change.ChangeIncrement increment ->
                detail("change_numbering_of_"
                        + of(increment.table(), increment.to().name()));
            case Change.MoveIncrement move -> detail("move_numbering_of_" + of(move.table(), move.declared()));
            case Change.ChangeColumnOptions options ->
                detail("change_storage_of_" + of(options.table(), options.to().name()));
            case Change.ChangeTableOptions options ->
                detail("change_storage_of_" + options.table().name());
            case Change.CreateEnum create ->
                column("add_" + create.type().name().name() + "_enum");
            case Change.DropEnum drop -> column("drop_" + drop.type().name().name() + "_enum");
            case Change.ChangeEnumValues values ->
                column("change_values_of_" + values.to().name().name());
            case Change.CreateNamespace create ->
                detail("add_schema_" + create.namespace().name());
            case Change.DropNamespace drop ->
                detail("drop_schema_" + drop.namespace().name());
            case Change.AddConstraint add ->
                detail("add_" + plain(add.constraint().name().orElse("constraint")));
            case Change.DropConstraint drop ->
                detail("drop_" + plain(drop.constraint().name().orElse("constraint")));
            case Change.ChangeConstraint constraint ->
                detail((constraint.from().enforcement() == constraint.to().enforcement() ? "change_" : "validate_")
                        + plain(constraint.to().name().orElse("constraint")));
            case Change.CreateIndex create ->
                detail("add_" + plain(create.index().name().orElse("index")));
            case Change.DropIndex drop ->
                detail("drop_" + plain(drop.index().name().orElse("index")));
            case Change.Fill fill ->
                detail("fill_" + of(fill.table(), plain(fill.column().name())));
            case Following.Start start ->
                detail("follow_" + of(start.table(), start.from().name()));
            case Following.Stop stop ->
                detail("stop_following_" + of(stop.table(), stop.from().name()));
            case Change.ChangeComment comment ->
                detail("comment_on_" + comment.subject().label());
            case Rename rename -> renamed(rename);
            case SequenceChange.Create create ->
                detail("add_" + create.sequence().name().name());
            case SequenceChange.Drop drop ->
                detail("drop_" + drop.sequence().name().name());
            case SequenceChange.Alter alter ->
                detail("change_" + alter.to().name().name());
            case DependentChange ignored -> Optional.empty();
        };
    }

    private static Optional<Words> renamed(Rename rename) {
        return switch (rename) {
            case Rename.OfTable table ->
                table("rename_" + table.from().name() + "_to_" + table.to().name());
            case Rename.OfColumn column -> renamed(column);
            case Rename.OfEnum type ->
                column("rename_" + type.from().name() + "_to_" + type.to().name());
            case Rename.OfNamespace namespace -> table("rename_schema_" + namespace.from() + "_to_" + namespace.to());
            case Rename.OfEnumValue value ->
                column("rename_value_of_" + value.type().name());
            case Rename.OfSequence sequence ->
                detail("rename_" + sequence.from().name() + "_to_"
                        + sequence.to().name());
            case Rename.OfConstraint constraint -> inPlace(constraint.from(), constraint.to());
            case Rename.OfIndex index -> inPlace(index.from(), index.to());
        };
    }

    /** A column with a name of nself's own becomes the one, or was it. */
    private static Optional<Words> renamed(Rename.OfColumn rename) {
        if (!plain(rename.from()).equals(rename.from())) {
            return column("put_" + of(rename.table(), rename.to()) + "_in_place");
        }
        return plain(rename.to()).equals(rename.to())
                ? column("rename_" + of(rename.table(), rename.from()) + "_to_" + rename.to())
                : Optional.empty();
    }

    /** What was built under a name of nself's own takes the place of what it replaces. */
    private static Optional<Words> inPlace(String from, String to) {
        return from.startsWith("nself_new_")
                ? column("replace_" + to)
                : detail("rename_" + plain(from) + "_to_" + plain(to));
    }

    /** A name of nself's own without what makes it one. */
    private static String plain(String name) {
        Matcher own = OWN.matcher(name);
        return own.matches() ? own.group(1) : name;
    }

    private static String of(QualifiedName table, String column) {
        return table.name() + "_" + column;
    }

    private static Optional<Words> table(String text) {
        return Optional.of(new Words(TABLE, text));
    }

    private static Optional<Words> column(String text) {
        return Optional.of(new Words(COLUMN, text));
    }

    private static Optional<Words> detail(String text) {
        return Optional.of(new Words(DETAIL, text));
    }

    /** What cannot stand in the name of a folder everywhere becomes {@code _}. */
    private static String shortened(String text, String end) {
        String plain =
                text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_|_$", "");
        String named = plain.isEmpty() ? "change_schema" : plain;
        int room = LONGEST - end.length();
        return Stream.of(named.length() <= room ? named : named.substring(0, room))
                        .map(cut -> cut.replaceAll("_$", ""))
                        .findFirst()
                        .orElseThrow()
                + end;
    }
}
