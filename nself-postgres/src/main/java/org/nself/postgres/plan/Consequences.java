package org.nself.postgres.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nself.diff.Change;
import org.nself.diff.Following;
import org.nself.diff.Rename;
import org.nself.plan.Hazard;
import org.nself.plan.StepHazard;
import org.nself.postgres.type.OwnNames;
import org.nself.postgres.type.SqlWords;
import org.nself.schema.Column;
import org.nself.schema.ForeignKey;
import org.nself.schema.Index;
import org.nself.schema.PrimaryKey;
import org.nself.schema.QualifiedName;
import org.nself.schema.Subject;
import org.nself.schema.Table;
import org.nself.schema.UniqueKey;
import org.nself.spi.Catalog;

/** What a change does besides what was asked for: to other tables, to indexes, to running code. It keeps nothing from running. */
final class Consequences {

    private final Catalog catalog;
    private final Passing passing;

    Consequences(Catalog catalog, Passing passing) {
        this.catalog = catalog;
        this.passing = passing;
    }

    List<StepHazard> ofDropping(Change.DropConstraint drop) {
        List<StepHazard> hazards = new ArrayList<>();
        boolean isKey = drop.constraint() instanceof PrimaryKey || drop.constraint() instanceof UniqueKey;
        if (isKey && passing.goesForGood(drop.subject())) {
            hazards.add(StepHazard.of(
                    Hazard.INDEX_DROPPED,
                    "the index of " + drop.subject().label()
                            + " goes, and nothing keeps two rows with the same values apart any more"));
        }
        if (drop.constraint() instanceof ForeignKey key) {
            hazards.addAll(target(drop.table(), key));
        }
        return hazards;
    }

    List<StepHazard> ofDropping(Change.DropIndex drop) {
        if (!passing.goesForGood(drop.subject())) {
            return List.of();
        }
        return List.of(StepHazard.of(
                Hazard.INDEX_DROPPED,
                "queries that use index " + drop.index().name().orElseThrow() + " of " + drop.table()
                        + " become slower"
                        + (drop.index().unique() ? ", and nothing keeps two rows with the same values apart" : "")));
    }

    static List<StepHazard> ofFilling(Change.Fill fill) {
        return List.of(StepHazard.of(
                Hazard.NON_TRANSACTIONAL,
                "the rows of " + fill.table() + " get their " + fill.column().name()
                        + " in batches, each committed by itself; what is cut off goes on where it was"));
    }

    /** The old column follows the new one for a moment, and the new one is the last of its table. */
    static List<StepHazard> ofSwapping(Following.Start start) {
        String label = start.table() + "." + start.from().name();
        return List.of(StepHazard.of(
                Hazard.BREAKS_RUNNING_CODE,
                label
                        + " is the last column of its table from here on: an INSERT that does not name its columns fails or"
                        + " mixes them up; and until the old column is dropped, what does not fit "
                        + start.to().type() + " cannot be written"));
    }

    /** What the form of an index that keeps no writers out costs. */
    List<StepHazard> ofGoingAlone(Change change) {
        Effect effect = Knowledge.of(Kinds.concurrently(change), catalog.version());
        String label = change.subject().label();
        boolean drops = change instanceof Change.DropIndex;
        List<StepHazard> hazards = new ArrayList<>();
        if (!effect.transactional()) {
            hazards.add(StepHazard.of(
                    Hazard.NON_TRANSACTIONAL,
                    label + " is " + (drops ? "dropped" : "built") + " by itself: if a later step fails, it stays so"));
        }
        if (!effect.debris().isEmpty()) {
            hazards.add(StepHazard.of(
                    Hazard.LEAVES_DEBRIS_ON_FAILURE,
                    "if it fails or is cut off, index " + label + " is left behind, not valid"));
        }
        return hazards;
    }

    List<StepHazard> ofDropping(Table table) {
        return table.foreignKeys().stream()
                .flatMap(key -> target(table.name(), key).stream())
                .distinct()
                .toList();
    }

    /** PostgreSQL takes the triggers of the foreign key off the table that it refers to. */
    private List<StepHazard> target(QualifiedName table, ForeignKey key) {
        boolean stays = catalog.schema().table(key.target()).isPresent()
                && !passing.tables().contains(key.target())
                && !key.target().equals(table);
        return stays
                ? List.of(StepHazard.of(
                        Hazard.LOCKS_OTHER_TABLE,
                        "to drop foreign key " + key.name().orElse("of " + table) + " keeps readers and writers out of "
                                + key.target() + " too"))
                : List.of();
    }

    List<StepHazard> ofRenaming(Rename rename) {
        return switch (rename) {
            case Rename.OfNamespace namespace -> breaks("schema " + namespace.from());
            case Rename.OfTable table -> breaks("table " + table.from());
            case Rename.OfColumn column ->
                OwnNames.isOne(column.from()) || OwnNames.isOne(column.to())
                        ? List.of()
                        : breaks("column " + column.table() + "." + column.from());
            case Rename.OfEnumValue value -> breaks("value " + value.from() + " of enum " + value.type());
            case Rename.OfEnum type ->
                OwnNames.isOne(type.from().name()) || OwnNames.isOne(type.to().name())
                        ? List.of()
                        : breaks("enum " + type.from());
            case Rename.OfSequence sequence -> breaks("sequence " + sequence.from());
            case Rename.OfConstraint ignored -> List.of();
            case Rename.OfIndex ignored -> List.of();
        };
    }

    private static List<StepHazard> breaks(String what) {
        return List.of(
                StepHazard.of(Hazard.BREAKS_RUNNING_CODE, "statements that still say " + what + " fail from here on"));
    }

    /** What was never given so far is to be given from now on. */
    List<StepHazard> ofRequiring(QualifiedName table, Column column) {
        boolean filled = column.defaultValue().isPresent()
                || column.increment().isPresent()
                || column.generated().isPresent();
        return filled || catalog.schema().table(table).isEmpty()
                ? List.of()
                : List.of(StepHazard.of(
                        Hazard.BREAKS_RUNNING_CODE,
                        "code that writes to " + table + " and does not give " + column.name()
                                + " fails from here on"));
    }

    /** What PostgreSQL reads, builds and forgets though the values stay as they are. */
    List<StepHazard> ofChanging(Change.ChangeType change) {
        Optional<Table> table = catalog.schema().table(change.table());
        if (table.isEmpty()) {
            return List.of();
        }
        List<StepHazard> hazards = new ArrayList<>();
        boolean rewrites = TypeChange.of(change).rewrites(catalog.version());
        if (TypeChange.isZoned(change.from().type(), change.to().type())) {
            hazards.add(StepHazard.of(
                    Hazard.SESSION_TIMEZONE,
                    "which values " + change.subject().label()
                            + " gets depends on the TimeZone of the session that runs it"));
        }
        checked(table.get(), change).ifPresent(hazards::add);
        if (!rewrites) {
            built(table.get(), change).forEach(hazards::add);
        }
        for (QualifiedName other : Referrers.of(change, catalog.schema())) {
            hazards.add(StepHazard.of(
                    Hazard.LOCKS_OTHER_TABLE,
                    "readers and writers are kept out of " + other + ", which refers to "
                            + change.subject().label()
                            + (rewrites ? ", while every row of it is looked up" : "")));
        }
        hazards.add(StepHazard.of(
                Hazard.STATS_LOST,
                "what the server knows of the values of " + change.subject().label() + " is forgotten until ANALYZE "
                        + change.table()));
        return hazards;
    }

    private Optional<StepHazard> checked(Table table, Change.ChangeType change) {
        return table.checks().stream()
                .filter(check ->
                        SqlWords.mentions(check.expression(), change.from().name())
                                && passing.stays(new Subject.OfConstraint(
                                        table.name(), check.name().orElseThrow())))
                .findFirst()
                .map(check -> StepHazard.of(
                        Hazard.FULL_SCAN,
                        "every row of " + table.name() + " is read against check "
                                + check.name().orElseThrow() + " while nobody else can use the table"));
    }

    private Stream<StepHazard> built(Table table, Change.ChangeType change) {
        boolean collated = !change.from()
                .options()
                .collation()
                .equals(change.to().options().collation());
        String column = change.from().name();
        return table.indexes().stream()
                .filter(index -> computedFrom(index, column) || (collated && contains(index, column)))
                .filter(index -> passing.stays(
                        new Subject.OfIndex(table.name(), index.name().orElseThrow())))
                .map(index -> StepHazard.of(
                        Hazard.INDEX_BUILD,
                        "index " + index.name().orElseThrow() + " is built anew, for it is made of " + column
                                + ", while nobody else can use " + table.name()));
    }

    private static boolean computedFrom(Index index, String column) {
        return index.predicate()
                        .filter(predicate -> SqlWords.mentions(predicate, column))
                        .isPresent()
                || index.parts().stream()
                        .anyMatch(part -> part.value() instanceof Index.Value.Expression expression
                                && SqlWords.mentions(expression.sql(), column));
    }

    private static boolean contains(Index index, String column) {
        return index.parts().stream()
                .anyMatch(part -> part.value() instanceof Index.Value.Column one
                        && one.name().equals(column));
    }
}
