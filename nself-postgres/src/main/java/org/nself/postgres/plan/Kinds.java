package org.nself.postgres.plan;

import static org.nself.schema.Enforcement.VALID;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nself.diff.Change;
import org.nself.diff.DependentChange;
import org.nself.diff.Following;
import org.nself.diff.Rename;
import org.nself.diff.SequenceChange;
import org.nself.schema.Check;
import org.nself.schema.Column;
import org.nself.schema.Constraint;
import org.nself.schema.Exclusion;
import org.nself.schema.ForeignKey;
import org.nself.schema.Generated;
import org.nself.schema.Increment;
import org.nself.schema.Increment.Serial;
import org.nself.schema.PrimaryKey;
import org.nself.schema.Subject;
import org.nself.schema.UniqueKey;

/** Which kinds of statements make a change. */
final class Kinds {

    private static final int FIRST_WITH_SET_EXPRESSION = 17;

    private final int version;

    Kinds(int version) {
        this.version = version;
    }

    /** Which kind of statement makes an index come or go without keeping writers out. */
    static Kind concurrently(Change change) {
        return change instanceof Change.DropIndex ? Kind.DROP_INDEX_CONCURRENTLY : Kind.CREATE_INDEX_CONCURRENTLY;
    }

    List<Kind> of(Change change) {
        return switch (change) {
            case Change.CreateNamespace ignored -> List.of(Kind.CREATE_NAMESPACE);
            case Change.DropNamespace ignored -> List.of(Kind.DROP_NAMESPACE);
            case Change.CreateEnum ignored -> List.of(Kind.CREATE_ENUM);
            case Change.DropEnum ignored -> List.of(Kind.DROP_ENUM);
            case Change.ChangeEnumValues values -> List.of(values.onlyAdds() ? Kind.ADD_ENUM_VALUE : Kind.REPLACE_ENUM);
            case Change.CreateTable create ->
                List.of(
                        create.table().foreignKeys().isEmpty()
                                ? Kind.CREATE_TABLE
                                : Kind.CREATE_TABLE_WITH_A_FOREIGN_KEY);
            case Change.DropTable drop ->
                List.of(drop.table().foreignKeys().isEmpty() ? Kind.DROP_TABLE : Kind.DROP_TABLE_WITH_A_FOREIGN_KEY);
            case Change.AddColumn add -> List.of(added(add.column()));
            case Change.DropColumn ignored -> List.of(Kind.DROP_COLUMN);
            case Change.ChangeType type -> List.of(TypeChange.of(type).kind());
            case Change.ChangeNullability nullability ->
                List.of(nullability.to().nullable() ? Kind.DROP_NOT_NULL : Kind.SET_NOT_NULL);
            case Change.ChangeDefault value ->
                List.of(value.to().defaultValue().isEmpty() ? Kind.DROP_DEFAULT : Kind.SET_DEFAULT);
            case Change.ChangeIncrement increment -> numbered(increment);
            case Change.MoveIncrement move ->
                move.to().increment().filter(Serial.class::isInstance).isPresent()
                        ? List.of(Kind.SET_DEFAULT, Kind.ALTER_SEQUENCE, Kind.DROP_DEFAULT)
                        : List.of(Kind.ADD_IDENTITY, Kind.DROP_IDENTITY, Kind.RENAME_SEQUENCE);
            case Change.AddConstraint add -> List.of(added(add.constraint()));
            case Change.DropConstraint drop -> List.of(dropped(drop.constraint()));
            case Change.ChangeConstraint constraint -> changed(constraint);
            case Change.ChangeTableOptions options -> stored(options);
            case Change.ChangeGenerated generated -> generated(generated);
            case Change.ChangeColumnOptions ignored -> List.of(Kind.SET_STORAGE);
            case Rename rename -> List.of(renamed(rename));
            case SequenceChange.Create ignored -> List.of(Kind.CREATE_SEQUENCE);
            case SequenceChange.Drop ignored -> List.of(Kind.DROP_SEQUENCE);
            case SequenceChange.Alter ignored -> List.of(Kind.ALTER_SEQUENCE);
            case DependentChange ignored -> List.of();
            case Change.CreateIndex ignored -> List.of(Kind.CREATE_INDEX);
            case Change.DropIndex ignored -> List.of(Kind.DROP_INDEX);
            case Change.Fill ignored -> List.of();
            case Following.Start ignored -> List.of(Kind.CREATE_TRIGGER);
            case Following.Stop ignored -> List.of(Kind.DROP_TRIGGER);
            case Change.ChangeComment comment -> comment(comment.subject());
        };
    }

    static Kind added(Column column) {
        if (column.increment().isPresent()) {
            return column.increment().get() instanceof Serial ? Kind.ADD_SERIAL_COLUMN : Kind.ADD_IDENTITY_COLUMN;
        }
        if (column.generated().isPresent()) {
            return column.generated().get().stored() ? Kind.ADD_STORED_COLUMN : Kind.ADD_VIRTUAL_COLUMN;
        }
        return Hazards.isVolatile(column) ? Kind.ADD_VOLATILE_COLUMN : Kind.ADD_COLUMN;
    }

    static Kind added(Constraint constraint) {
        return switch (constraint) {
            case PrimaryKey ignored -> Kind.ADD_PRIMARY_KEY;
            case UniqueKey ignored -> Kind.ADD_UNIQUE_KEY;
            case Exclusion ignored -> Kind.ADD_EXCLUSION;
            case Check check -> check.enforcement() == VALID ? Kind.ADD_CHECK : Kind.ADD_CHECK_NOT_VALID;
            case ForeignKey key -> key.enforcement() == VALID ? Kind.ADD_FOREIGN_KEY : Kind.ADD_FOREIGN_KEY_NOT_VALID;
        };
    }

    private static Kind dropped(Constraint constraint) {
        return switch (constraint) {
            case PrimaryKey ignored -> Kind.DROP_KEY;
            case UniqueKey ignored -> Kind.DROP_KEY;
            case Exclusion ignored -> Kind.DROP_KEY;
            case Check ignored -> Kind.DROP_CHECK;
            case ForeignKey ignored -> Kind.DROP_FOREIGN_KEY;
        };
    }

    /** What is to hold for fewer rows than before is dropped and added again. */
    private static List<Kind> changed(Change.ChangeConstraint change) {
        boolean fewer = change.from().enforcement() != change.to().enforcement()
                && change.to().enforcement() != VALID;
        if (!(change.to() instanceof ForeignKey to) || !(change.from() instanceof ForeignKey from)) {
            return fewer ? List.of(Kind.DROP_CHECK, Kind.ADD_CHECK_NOT_VALID) : List.of(Kind.VALIDATE_CHECK);
        }
        if (fewer) {
            return List.of(Kind.REPLACE_FOREIGN_KEY_BY_ONE_FOR_NEW_ROWS);
        }
        List<Kind> kinds = new ArrayList<>();
        if (from.options().deferral() != to.options().deferral()) {
            kinds.add(Kind.ALTER_FOREIGN_KEY);
        }
        if (from.enforcement() != to.enforcement()) {
            kinds.add(Kind.VALIDATE_FOREIGN_KEY);
        }
        return kinds;
    }

    private static List<Kind> numbered(Change.ChangeIncrement change) {
        Optional<Increment> from = change.from().increment();
        Optional<Increment> to = change.to().increment();
        boolean wasSerial = from.filter(Serial.class::isInstance).isPresent();
        boolean isSerial = to.filter(Serial.class::isInstance).isPresent();
        if (from.isPresent() && to.isPresent() && wasSerial == isSerial) {
            return List.of(isSerial ? Kind.ALTER_SEQUENCE : Kind.ALTER_IDENTITY);
        }
        List<Kind> kinds = new ArrayList<>();
        from.ifPresent(ignored -> kinds.add(wasSerial ? Kind.DROP_DEFAULT : Kind.DROP_IDENTITY));
        to.ifPresent(ignored -> kinds.add(isSerial ? Kind.SET_DEFAULT : Kind.ADD_IDENTITY));
        return kinds;
    }

    private static List<Kind> stored(Change.ChangeTableOptions change) {
        if (change.from().unlogged() == change.to().unlogged()) {
            return List.of(Kind.SET_TABLE_PARAMETERS);
        }
        return List.of(change.to().unlogged() ? Kind.SET_UNLOGGED : Kind.SET_LOGGED);
    }

    private List<Kind> generated(Change.ChangeGenerated change) {
        Optional<Generated> from = change.from().generated();
        Optional<Generated> to = change.to().generated();
        if (to.isEmpty() && from.filter(Generated::stored).isPresent()) {
            return List.of(Kind.DROP_EXPRESSION);
        }
        boolean sameKind = from.isPresent()
                && to.isPresent()
                && from.get().stored() == to.get().stored();
        if (sameKind && version >= FIRST_WITH_SET_EXPRESSION) {
            return List.of(to.get().stored() ? Kind.SET_STORED_EXPRESSION : Kind.SET_VIRTUAL_EXPRESSION);
        }
        return List.of(Kind.DROP_COLUMN, added(change.to()));
    }

    private static Kind renamed(Rename rename) {
        return switch (rename) {
            case Rename.OfNamespace ignored -> Kind.RENAME_NAMESPACE;
            case Rename.OfTable ignored -> Kind.RENAME_TABLE;
            case Rename.OfColumn ignored -> Kind.RENAME_COLUMN;
            case Rename.OfConstraint ignored -> Kind.RENAME_CONSTRAINT;
            case Rename.OfIndex ignored -> Kind.RENAME_INDEX;
            case Rename.OfEnum ignored -> Kind.RENAME_ENUM;
            case Rename.OfEnumValue ignored -> Kind.RENAME_ENUM_VALUE;
            case Rename.OfSequence ignored -> Kind.RENAME_SEQUENCE;
        };
    }

    private static List<Kind> comment(Subject subject) {
        return switch (subject) {
            case Subject.OfTable ignored -> List.of(Kind.COMMENT_ON_TABLE);
            case Subject.OfColumn ignored -> List.of(Kind.COMMENT_ON_COLUMN);
            case Subject.OfConstraint ignored -> List.of(Kind.COMMENT_ON_CONSTRAINT);
            case Subject.OfIndex ignored -> List.of(Kind.COMMENT_ON_INDEX);
            case Subject.OfEnum ignored -> List.of(Kind.COMMENT_ON_ENUM);
            case Subject.OfEnumValue ignored -> List.of(Kind.COMMENT_ON_ENUM);
            case Subject.OfNamespace ignored -> List.of(Kind.COMMENT_ON_NAMESPACE);
            case Subject.OfSequence ignored -> List.of(Kind.COMMENT_ON_SEQUENCE);
            case Subject.OfDependent ignored -> List.of();
        };
    }
}
