package org.nself.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nself.schema.Check;
import org.nself.schema.Column;
import org.nself.schema.Constraint;
import org.nself.schema.DataType;
import org.nself.schema.DefaultValue;
import org.nself.schema.EnumType;
import org.nself.schema.ForeignKey;
import org.nself.schema.Index;
import org.nself.schema.Namespace;
import org.nself.schema.PrimaryKey;
import org.nself.schema.QualifiedName;
import org.nself.schema.Schema;
import org.nself.schema.Subject;
import org.nself.schema.Table;
import org.nself.schema.UniqueKey;

class SchemaDiffTest {

    private static final QualifiedName USERS = QualifiedName.of("users");
    private static final Column ID = Column.of("id", DataType.of("uuid")).withNullable(false);
    private static final Column EMAIL = Column.of("email", DataType.of("text"));
    private static final Table TABLE = Table.of(USERS, List.of(ID, EMAIL));

    @Test
    void equalSchemasHaveNothingBetweenThem() {
        Schema schema = schema(TABLE.withComment(Optional.of("people")));

        assertThat(SchemaDiff.between(schema, schema, Schema.empty())).isEmpty();
    }

    @Test
    void aNewTableIsCreatedWhole() {
        assertThat(SchemaDiff.between(schema(), schema(TABLE), Schema.empty()))
                .containsExactly(new Change.CreateTable(TABLE));
    }

    @Test
    void aNamespaceIsCreatedForTheFirstTableInIt() {
        Table billed = Table.of(QualifiedName.of("billing", "invoices"), List.of(ID));

        assertThat(SchemaDiff.between(schema(), schema(billed), Schema.empty()))
                .containsExactly(new Change.CreateNamespace(Namespace.of("billing")), new Change.CreateTable(billed));
    }

    @Test
    void whatWasNeverDeclaredIsSomeoneElsesAndStays() {
        Table more = TABLE.withColumns(List.of(ID, EMAIL, Column.of("added_by_hand", DataType.of("text"))))
                .withConstraints(List.of(named(UniqueKey.of("email"), "by_hand")))
                .withIndexes(List.of(Index.of(false, "email").withName("idx_by_hand")))
                .withComment(Optional.of("by hand"));
        Table other = Table.of(QualifiedName.of("flyway_schema_history"), List.of(ID));

        assertThat(SchemaDiff.between(schema(more, other), schema(TABLE), Schema.empty()))
                .isEmpty();
    }

    @Test
    void whatWasDeclaredOnceAndIsNotWantedAnyMoreIsDropped() {
        Table before = TABLE.withConstraints(List.of(named(UniqueKey.of("email"), "users_email_key")))
                .withIndexes(List.of(Index.of(false, "email").withName("idx_users_email")))
                .withComment(Optional.of("people"));
        Table gone = Table.of(QualifiedName.of("gone"), List.of(ID));
        EnumType mood = EnumType.of(QualifiedName.of("mood"), List.of("glad"));
        Schema actual = new Schema(List.of(Namespace.of("public")), List.of(mood), List.of(), List.of(before, gone));
        Table after = Table.of(USERS, List.of(ID));

        assertThat(SchemaDiff.between(actual, schema(after), actual))
                .containsExactlyInAnyOrder(
                        new Change.DropColumn(USERS, EMAIL),
                        new Change.DropConstraint(USERS, named(UniqueKey.of("email"), "users_email_key")),
                        new Change.DropIndex(USERS, Index.of(false, "email").withName("idx_users_email")),
                        new Change.ChangeComment(new Subject.OfTable(USERS), Optional.of("people"), Optional.empty()),
                        new Change.DropTable(gone),
                        new Change.DropEnum(mood));
    }

    @Test
    void everyPropertyOfAColumnIsAChangeOfItsOwn() {
        Column before = Column.of("n", DataType.of("integer"));
        Column after = before.withNullable(false)
                .withDefault(Optional.of(new DefaultValue.Numeric("7")))
                .withComment(Optional.of("how many"));

        assertThat(between(before, after))
                .containsExactly(
                        new Change.ChangeNullability(USERS, before, after),
                        new Change.ChangeDefault(USERS, before, after),
                        new Change.ChangeComment(
                                new Subject.OfColumn(USERS, "n"), Optional.empty(), Optional.of("how many")));
    }

    @Test
    void aChangeOfTypeCarriesTheDefaultWithIt() {
        Column before =
                Column.of("n", DataType.of("integer")).withDefault(Optional.of(new DefaultValue.Expression("1")));
        Column after = Column.of("n", DataType.of("text")).withDefault(Optional.of(new DefaultValue.Text("one")));

        assertThat(between(before, after))
                .containsExactly(new Change.ChangeType(USERS, before, after, Optional.empty()));
    }

    @Test
    void theSameDefinitionUnderAnotherNameIsRenamed() {
        Constraint before = named(Check.of("id is not null"), "old_check");
        Index index = Index.of(true, "email").withName("old_index");
        Table actual = TABLE.withConstraints(List.of(before)).withIndexes(List.of(index));
        Table desired = TABLE.withConstraints(List.of(before.withName("new_check")))
                .withIndexes(List.of(index.withName("new_index")));

        assertThat(SchemaDiff.between(schema(actual), schema(desired), schema(actual)))
                .containsExactly(
                        new Rename.OfConstraint(USERS, "old_check", "new_check"),
                        new Rename.OfIndex(USERS, "old_index", "new_index"));
    }

    @Test
    void anotherDefinitionUnderTheSameNameIsReplaced() {
        ForeignKey before = (ForeignKey)
                named(ForeignKey.of(List.of("id"), QualifiedName.of("people"), List.of("id")), "users_id_fkey");
        ForeignKey after = new ForeignKey(
                before.name(),
                before.columns(),
                before.target(),
                before.targetColumns(),
                ForeignKey.Action.CASCADE,
                before.onUpdate(),
                before.options(),
                Optional.empty());

        assertThat(SchemaDiff.between(
                        schema(TABLE.withConstraints(List.of(before))),
                        schema(TABLE.withConstraints(List.of(after))),
                        Schema.empty()))
                .containsExactly(new Change.DropConstraint(USERS, before), new Change.AddConstraint(USERS, after));
    }

    @Test
    void aTableHasOnePrimaryKeySoAnotherReplacesItWhoeverMadeIt() {
        Constraint before = named(PrimaryKey.of("id"), "made_by_hand");
        Constraint after = named(PrimaryKey.of("id", "email"), "users_pkey");

        assertThat(SchemaDiff.between(
                        schema(TABLE.withConstraints(List.of(before))),
                        schema(TABLE.withConstraints(List.of(after))),
                        Schema.empty()))
                .containsExactly(new Change.DropConstraint(USERS, before), new Change.AddConstraint(USERS, after));
    }

    @Test
    void everyChangeIsUndoneByItsInverse() {
        Table other = Table.of(QualifiedName.of("other"), List.of(ID));
        EnumType mood = EnumType.of(QualifiedName.of("mood"), List.of("glad"));
        EnumType moods = EnumType.of(QualifiedName.of("mood"), List.of("glad", "sad"));
        Schema before = new Schema(List.of(Namespace.of("public")), List.of(mood), List.of(), List.of(TABLE));
        Schema after = new Schema(
                List.of(),
                List.of(moods),
                List.of(),
                List.of(
                        other,
                        Table.of(USERS, List.of(EMAIL.withNullable(false), Column.of("age", DataType.of("integer"))))));

        List<Change> changes = SchemaDiff.between(before, after, before);

        assertThat(changes)
                .hasSizeGreaterThan(4)
                .allSatisfy(change ->
                        assertThat(change.inverse().inverse()).isEqualTo(change).isNotEqualTo(change.inverse()));
    }

    private static List<Change> between(Column before, Column after) {
        return SchemaDiff.between(
                schema(Table.of(USERS, List.of(before))), schema(Table.of(USERS, List.of(after))), Schema.empty());
    }

    private static Constraint named(Constraint constraint, String name) {
        return constraint.withName(name);
    }

    private static Schema schema(Table... tables) {
        return new Schema(List.of(Namespace.of("public")), List.of(), List.of(), List.of(tables));
    }
}
