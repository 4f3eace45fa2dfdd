package org.nself.postgres.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.nself.diff.Change;
import org.nself.diff.DependentChange;
import org.nself.diff.Following;
import org.nself.diff.Rename;
import org.nself.diff.SequenceChange;
import org.nself.schema.Check;
import org.nself.schema.Constraint;
import org.nself.schema.Exclusion;
import org.nself.schema.ForeignKey;
import org.nself.schema.Index;
import org.nself.schema.PrimaryKey;
import org.nself.schema.QualifiedName;
import org.nself.schema.Sequence;
import org.nself.schema.Table;
import org.nself.schema.UniqueKey;

/**
 * Puts changes in an order that runs: what is needed comes before what needs it, what goes comes after what held on to
 * it, and what loses data comes last. Equal input gives equal output on every machine.
 */
final class Ordering {

    /** The phases of a plan, in order. */
    private enum Phase {
        NAMESPACES,
        NEW_NAMES,
        ENUMS,
        ENUM_VALUES,
        SET_ASIDE,
        DROP_FOREIGN_KEYS,
        DROP_INDEXES,
        DROP_CONSTRAINTS,
        RENAMES,
        DROP_GENERATED_COLUMNS,
        LEAVE_ENUMS,
        REPLACE_ENUMS,
        SEQUENCES,
        TABLES,
        COLUMNS,
        CHANGE_COLUMNS,
        GENERATED_COLUMNS,
        SEQUENCE_OWNERS,
        KEYS,
        CHECKS,
        INDEXES,
        FOREIGN_KEYS,
        CHANGE_CONSTRAINTS,
        COMMENTS,
        DROP_COLUMNS,
        DROP_TABLES,
        DROP_SEQUENCES,
        DROP_ENUMS,
        DROP_NAMESPACES,
        PUT_BACK
    }

    private Ordering() {}

    /** The changes in order; a table's foreign keys that close a cycle are split off it. */
    static List<Change> of(List<Change> changes) {
        List<Table> created = new ArrayList<>();
        List<Table> dropped = new ArrayList<>();
        List<Change> rest = new ArrayList<>();
        Set<QualifiedName> keyed = keyed(changes);
        Set<QualifiedName> replaced = replaced(changes);
        for (Change change : changes) {
            if (change instanceof Change.CreateTable create) {
                Table table = create.table();
                table.foreignKeys().stream()
                        .filter(key -> keyed.contains(key.target()))
                        .forEach(key -> rest.add(new Change.AddConstraint(table.name(), key)));
                created.add(table.withForeignKeys(table.foreignKeys().stream()
                        .filter(key -> !keyed.contains(key.target()))
                        .toList()));
            } else if (change instanceof Change.DropTable drop) {
                dropped.add(drop.table());
            } else if (change instanceof SequenceChange sequence) {
                rest.addAll(apart(sequence));
            } else {
                rest.add(change);
            }
        }
        CreationOrder creation = CreationOrder.of(created);
        CreationOrder removal = CreationOrder.of(dropped);
        return Stream.of(
                        rest.stream(),
                        creation.tables().stream().map(Change.CreateTable::new),
                        creation.later().stream().map(key -> new Change.AddConstraint(key.table(), key.key())),
                        removal.later().stream().map(key -> new Change.DropConstraint(key.table(), key.key())),
                        removal.tables().reversed().stream().map(Change.DropTable::new))
                .<Change>flatMap(stream -> stream)
                .sorted(Comparator.comparing(change -> phase(change, replaced)))
                .toList();
    }

    /** Enums that are made anew. */
    private static Set<QualifiedName> replaced(List<Change> changes) {
        Set<QualifiedName> enums = new HashSet<>();
        for (Change change : changes) {
            if (change instanceof Change.ChangeEnumValues values && !values.onlyAdds()) {
                enums.add(values.to().name());
            }
        }
        return enums;
    }

    /** A column that becomes of another type does so before its enum loses values that it may still hold. */
    private static Phase phase(Change.ChangeType change, Set<QualifiedName> replaced) {
        boolean leaves = change.from()
                        .type()
                        .userDefined()
                        .filter(replaced::contains)
                        .isPresent()
                && change.to().type().userDefined().filter(replaced::contains).isEmpty();
        return leaves ? Phase.LEAVE_ENUMS : Phase.CHANGE_COLUMNS;
    }

    /** Tables that get a key once new tables are there: what refers to it waits. */
    private static Set<QualifiedName> keyed(List<Change> changes) {
        Set<QualifiedName> tables = new HashSet<>();
        for (Change change : changes) {
            if (change instanceof Change.AddConstraint add
                    && (add.constraint() instanceof PrimaryKey || add.constraint() instanceof UniqueKey)) {
                tables.add(add.table());
            } else if (change instanceof Change.CreateIndex create
                    && create.index().unique()) {
                tables.add(create.table());
            } else if (change instanceof Change.CreateTable create
                    && create.table().indexes().stream().anyMatch(Index::unique)) {
                tables.add(create.table().name());
            }
        }
        return tables;
    }

    /** A sequence is there before the column that owns it, and stays when that goes, until nothing draws from it any more. */
    private static List<Change> apart(SequenceChange change) {
        return switch (change) {
            case SequenceChange.Create create -> {
                Sequence free = create.sequence().withOwner(Optional.empty());
                yield create.sequence().owner().isEmpty()
                        ? List.of(create)
                        : List.of(new SequenceChange.Create(free), new SequenceChange.Alter(free, create.sequence()));
            }
            case SequenceChange.Drop drop -> {
                Sequence free = drop.sequence().withOwner(Optional.empty());
                yield drop.sequence().owner().isEmpty()
                        ? List.of(drop)
                        : List.of(new SequenceChange.Alter(drop.sequence(), free), new SequenceChange.Drop(free));
            }
            case SequenceChange.Alter alter -> List.of(alter);
        };
    }

    private static Phase phase(Change change, Set<QualifiedName> replaced) {
        return switch (change) {
            case Change.CreateNamespace ignored -> Phase.NAMESPACES;
            case Change.CreateEnum ignored -> Phase.ENUMS;
            case Change.ChangeEnumValues values -> values.onlyAdds() ? Phase.ENUM_VALUES : Phase.REPLACE_ENUMS;
            case Rename rename -> phase(rename);
            case SequenceChange sequence -> phase(sequence);
            case DependentChange.SetAside ignored -> Phase.SET_ASIDE;
            case DependentChange.PutBack ignored -> Phase.PUT_BACK;
            case Change.CreateTable ignored -> Phase.TABLES;
            case Change.ChangeTableOptions ignored -> Phase.CHANGE_COLUMNS;
            case Change.AddColumn add -> add.column().generated().isPresent() ? Phase.GENERATED_COLUMNS : Phase.COLUMNS;
            case Change.ChangeGenerated ignored -> Phase.CHANGE_COLUMNS;
            case Change.ChangeColumnOptions ignored -> Phase.CHANGE_COLUMNS;
            case Change.ChangeType type -> phase(type, replaced);
            case Change.ChangeNullability ignored -> Phase.CHANGE_COLUMNS;
            case Change.ChangeDefault ignored -> Phase.CHANGE_COLUMNS;
            case Change.ChangeIncrement ignored -> Phase.CHANGE_COLUMNS;
            case Change.MoveIncrement ignored -> Phase.CHANGE_COLUMNS;
            case Change.AddConstraint add -> adding(add.constraint());
            case Change.DropConstraint drop -> dropping(drop.constraint());
            case Change.CreateIndex ignored -> Phase.INDEXES;
            case Change.DropIndex ignored -> Phase.DROP_INDEXES;
            case Change.Fill ignored -> Phase.CHANGE_COLUMNS;
            case Following ignored -> Phase.CHANGE_COLUMNS;
            case Change.ChangeComment ignored -> Phase.COMMENTS;
            case Change.ChangeConstraint ignored -> Phase.CHANGE_CONSTRAINTS;
            case Change.DropColumn drop ->
                drop.column().generated().isPresent() ? Phase.DROP_GENERATED_COLUMNS : Phase.DROP_COLUMNS;
            case Change.DropTable ignored -> Phase.DROP_TABLES;
            case Change.DropEnum ignored -> Phase.DROP_ENUMS;
            case Change.DropNamespace ignored -> Phase.DROP_NAMESPACES;
        };
    }

    /** A constraint or an index gets a new name when the old owner of that name is gone. */
    private static Phase phase(Rename rename) {
        return switch (rename) {
            case Rename.OfNamespace ignored -> Phase.NEW_NAMES;
            case Rename.OfTable ignored -> Phase.NEW_NAMES;
            case Rename.OfColumn ignored -> Phase.NEW_NAMES;
            case Rename.OfEnum ignored -> Phase.NEW_NAMES;
            case Rename.OfEnumValue ignored -> Phase.NEW_NAMES;
            case Rename.OfSequence ignored -> Phase.NEW_NAMES;
            case Rename.OfConstraint ignored -> Phase.RENAMES;
            case Rename.OfIndex ignored -> Phase.RENAMES;
        };
    }

    private static Phase phase(SequenceChange change) {
        return switch (change) {
            case SequenceChange.Create ignored -> Phase.SEQUENCES;
            case SequenceChange.Drop ignored -> Phase.DROP_SEQUENCES;
            case SequenceChange.Alter ignored -> Phase.SEQUENCE_OWNERS;
        };
    }

    private static Phase adding(Constraint constraint) {
        return switch (constraint) {
            case PrimaryKey ignored -> Phase.KEYS;
            case UniqueKey ignored -> Phase.KEYS;
            case Exclusion ignored -> Phase.KEYS;
            case Check ignored -> Phase.CHECKS;
            case ForeignKey ignored -> Phase.FOREIGN_KEYS;
        };
    }

    private static Phase dropping(Constraint constraint) {
        return switch (constraint) {
            case ForeignKey ignored -> Phase.DROP_FOREIGN_KEYS;
            case PrimaryKey ignored -> Phase.DROP_CONSTRAINTS;
            case UniqueKey ignored -> Phase.DROP_CONSTRAINTS;
            case Exclusion ignored -> Phase.DROP_CONSTRAINTS;
            case Check ignored -> Phase.DROP_CONSTRAINTS;
        };
    }
}
