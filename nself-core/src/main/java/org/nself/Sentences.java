package org.nself;

import org.nself.diff.Change;
import org.nself.schema.Check;
import org.nself.schema.Constraint;
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
            case Change.AddConstraint add -> "add " + kind(add.constraint()) + " " + subject;
            case Change.DropConstraint drop -> "drop " + kind(drop.constraint()) + " " + subject;
            case Change.RenameConstraint rename ->
                "rename constraint " + rename.table() + "." + rename.from() + " to " + rename.to();
            case Change.CreateIndex create -> "create index " + subject;
            case Change.DropIndex ignored -> "drop index " + subject;
            case Change.RenameIndex rename ->
                "rename index " + rename.table() + "." + rename.from() + " to " + rename.to();
            case Change.ChangeComment comment ->
                comment.to().isPresent() ? "comment on " + subject : "drop the comment on " + subject;
        };
    }

    private static String kind(Constraint constraint) {
        return switch (constraint) {
            case PrimaryKey ignored -> "primary key";
            case UniqueKey ignored -> "unique key";
            case ForeignKey ignored -> "foreign key";
            case Check ignored -> "check";
        };
    }
}
