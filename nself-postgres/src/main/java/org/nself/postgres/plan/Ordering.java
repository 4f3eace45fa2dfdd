package org.nself.postgres.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.nself.diff.Change;
import org.nself.schema.Check;
import org.nself.schema.Constraint;
import org.nself.schema.ForeignKey;
import org.nself.schema.PrimaryKey;
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
        ENUMS,
        ENUM_VALUES,
        DROP_FOREIGN_KEYS,
        DROP_INDEXES,
        DROP_CONSTRAINTS,
        RENAMES,
        TABLES,
        COLUMNS,
        CHANGE_COLUMNS,
        KEYS,
        CHECKS,
        INDEXES,
        FOREIGN_KEYS,
        COMMENTS,
        DROP_COLUMNS,
        DROP_TABLES,
        DROP_ENUMS,
        DROP_NAMESPACES
    }

    private Ordering() {}

    /** The changes in order; a table's foreign keys that close a cycle are split off it. */
    static List<Change> of(List<Change> changes) {
        List<Table> created = new ArrayList<>();
        List<Table> dropped = new ArrayList<>();
        List<Change> rest = new ArrayList<>();
        for (Change change : changes) {
            if (change instanceof Change.CreateTable create) {
                created.add(create.table());
            } else if (change instanceof Change.DropTable drop) {
                dropped.add(drop.table());
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
                .sorted(Comparator.comparing(Ordering::phase))
                .toList();
    }

    private static Phase phase(Change change) {
        return switch (change) {
            case Change.CreateNamespace ignored -> Phase.NAMESPACES;
            case Change.CreateEnum ignored -> Phase.ENUMS;
            case Change.ChangeEnumValues ignored -> Phase.ENUM_VALUES;
            case Change.RenameConstraint ignored -> Phase.RENAMES;
            case Change.RenameIndex ignored -> Phase.RENAMES;
            case Change.CreateTable ignored -> Phase.TABLES;
            case Change.AddColumn ignored -> Phase.COLUMNS;
            case Change.ChangeType ignored -> Phase.CHANGE_COLUMNS;
            case Change.ChangeNullability ignored -> Phase.CHANGE_COLUMNS;
            case Change.ChangeDefault ignored -> Phase.CHANGE_COLUMNS;
            case Change.ChangeIncrement ignored -> Phase.CHANGE_COLUMNS;
            case Change.AddConstraint add -> adding(add.constraint());
            case Change.DropConstraint drop -> dropping(drop.constraint());
            case Change.CreateIndex ignored -> Phase.INDEXES;
            case Change.DropIndex ignored -> Phase.DROP_INDEXES;
            case Change.ChangeComment ignored -> Phase.COMMENTS;
            case Change.DropColumn ignored -> Phase.DROP_COLUMNS;
            case Change.DropTable ignored -> Phase.DROP_TABLES;
            case Change.DropEnum ignored -> Phase.DROP_ENUMS;
            case Change.DropNamespace ignored -> Phase.DROP_NAMESPACES;
        };
    }

    private static Phase adding(Constraint constraint) {
        return switch (constraint) {
            case PrimaryKey ignored -> Phase.KEYS;
            case UniqueKey ignored -> Phase.KEYS;
            case Check ignored -> Phase.CHECKS;
            case ForeignKey ignored -> Phase.FOREIGN_KEYS;
        };
    }

    private static Phase dropping(Constraint constraint) {
        return switch (constraint) {
            case ForeignKey ignored -> Phase.DROP_FOREIGN_KEYS;
            case PrimaryKey ignored -> Phase.DROP_CONSTRAINTS;
            case UniqueKey ignored -> Phase.DROP_CONSTRAINTS;
            case Check ignored -> Phase.DROP_CONSTRAINTS;
        };
    }
}
