package org.nself;

import org.nself.diff.Change;
import org.nself.diff.DependentChange;
import org.nself.diff.Following;
import org.nself.diff.Rename;
import org.nself.diff.SequenceChange;
import org.nself.schema.Check;
import org.nself.schema.Constraint;
import org.nself.schema.Exclusion;
import org.nself.schema.ForeignKey;
import org.nself.schema.PrimaryKey;
import org.nself.schema.UniqueKey;

/** Says each change in a few words. */
final class Sentences {

    private Sentences() {}

    static String of(Change change) {
        String subject = change.subject().label();
        return switch (change) {
            case Change.CreateNamespace ignored -> "create schema " + subject;
            case Change.DropNamespace ignored -> "drop schema " + subject;
            case Change.CreateEnum ignored -> "create enum " + subject;
            case Change.DropEnum ignored -> "drop enum " + subject;
            case Change.ChangeEnumValues ignored -> "change the values of enum " + subject;
            case Change.CreateTable create ->
                "create table " + subject + " (" + create.table().columns().size() + " columns)";
            case Change.DropTable ignored -> "drop table " + subject;
            case Change.AddColumn add ->
                "add column " + subject + " " + add.column().type();
            case Change.DropColumn ignored -> "drop column " + subject;
            case Change.ChangeType type ->
                "change the type of " + subject + " from " + type.from().type() + " to "
                        + type.to().type();
            case Change.ChangeNullability nullability ->
                nullability.to().nullable() ? "allow null in " + subject : "forbid null in " + subject;
            case Change.ChangeDefault value ->
                value.to().defaultValue().isPresent()
                        ? "set the default of " + subject
                        : "drop the default of " + subject;
            case Change.ChangeIncrement increment ->
                increment.to().increment().isPresent()
                        ? "let " + subject + " number its rows"
                        : "stop " + subject + " from numbering its rows";
            case Change.MoveIncrement move ->
                "let " + subject + " number its rows in the place of "
                        + move.from().name();
            case Change.AddConstraint add -> "add " + kind(add.constraint()) + " " + subject;
            case Change.DropConstraint drop -> "drop " + kind(drop.constraint()) + " " + subject;
            case Change.ChangeConstraint constraint -> "change " + kind(constraint.to()) + " " + subject;
            case Change.CreateIndex create -> "create index " + subject;
            case Change.DropIndex ignored -> "drop index " + subject;
            case Change.ChangeTableOptions ignored -> "change how table " + subject + " is stored";
            case Change.ChangeGenerated generated ->
                generated.to().generated().isPresent()
                        ? "let " + subject + " be computed"
                        : "stop " + subject + " from being computed";
            case Change.ChangeColumnOptions ignored -> "change how " + subject + " is stored";
            case Rename rename -> of(rename);
            case SequenceChange.Create ignored -> "create sequence " + subject;
            case SequenceChange.Drop ignored -> "drop sequence " + subject;
            case SequenceChange.Alter ignored -> "change sequence " + subject;
            case DependentChange.SetAside ignored -> "set aside " + subject;
            case DependentChange.PutBack ignored -> "put back " + subject;
            case Change.Fill ignored -> "fill column " + subject;
            case Following.Start start ->
                "let " + subject + " follow " + start.from().name();
            case Following.Stop stop ->
                "stop " + subject + " from following " + stop.from().name();
            case Change.ChangeComment comment ->
                comment.to().isPresent() ? "comment on " + subject : "drop the comment on " + subject;
        };
    }

    private static String of(Rename rename) {
        return switch (rename) {
            case Rename.OfNamespace namespace -> "rename schema " + namespace.from() + " to " + namespace.to();
            case Rename.OfTable table -> "rename table " + table.from() + " to " + table.to();
            case Rename.OfColumn column ->
                "rename column " + column.table() + "." + column.from() + " to " + column.to();
            case Rename.OfConstraint constraint ->
                "rename constraint " + constraint.table() + "." + constraint.from() + " to " + constraint.to();
            case Rename.OfIndex index -> "rename index " + index.table() + "." + index.from() + " to " + index.to();
            case Rename.OfEnum type -> "rename enum " + type.from() + " to " + type.to();
            case Rename.OfEnumValue value ->
                "rename the value " + value.from() + " of enum " + value.type() + " to " + value.to();
            case Rename.OfSequence sequence -> "rename sequence " + sequence.from() + " to " + sequence.to();
        };
    }

    private static String kind(Constraint constraint) {
        return switch (constraint) {
            case PrimaryKey ignored -> "primary key";
            case UniqueKey ignored -> "unique key";
            case ForeignKey ignored -> "foreign key";
            case Check ignored -> "check";
            case Exclusion ignored -> "exclusion constraint";
        };
    }
}
