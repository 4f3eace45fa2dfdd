package org.nself.postgres.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.nself.diff.Change;
import org.nself.diff.Rename;
import org.nself.postgres.type.GivenName;
import org.nself.postgres.type.SqlWords;
import org.nself.schema.Check;
import org.nself.schema.Column;
import org.nself.schema.ColumnOptions;
import org.nself.schema.Constraint;
import org.nself.schema.Exclusion;
import org.nself.schema.ForeignKey;
import org.nself.schema.Index;
import org.nself.schema.KeyOptions;
import org.nself.schema.PrimaryKey;
import org.nself.schema.QualifiedName;
import org.nself.schema.ReferenceOptions;
import org.nself.schema.Schema;
import org.nself.schema.Subject;
import org.nself.schema.Table;
import org.nself.schema.UniqueKey;

/** What a table and others have of a column, and how it would be called of another. */
record ColumnUses(Table table, String column, List<Reference> references, int version) {

    private static final int FIRST_WITH_NAMES = 18;

    /** A foreign key from the column, or to it. */
    record Reference(QualifiedName table, ForeignKey key) {}

    static ColumnUses of(Schema schema, Table table, String column, int version) {
        List<Reference> references = schema.tables().stream()
                .flatMap(other -> other.foreignKeys().stream()
                        .filter(key -> (other.name().equals(table.name())
                                        && key.columns().contains(column))
                                || (key.target().equals(table.name())
                                        && key.targetColumns().contains(column)))
                        .map(key -> new Reference(other.name(), key)))
                .toList();
        return new ColumnUses(table, column, references, version);
    }

    List<Index> indexes() {
        return table.indexes().stream().filter(index -> uses(index, column)).toList();
    }

    List<UniqueKey> keys() {
        return table.uniqueKeys().stream().filter(key -> uses(key, column)).toList();
    }

    List<Check> checks() {
        return table.checks().stream().filter(check -> uses(check, column)).toList();
    }

    Optional<PrimaryKey> primaryKey() {
        return table.primaryKey().filter(key -> uses(key, column));
    }

    /** The foreign keys that hold on to the primary key of the column. */
    List<Reference> primaryReferences() {
        return references.stream().filter(this::isPrimary).toList();
    }

    /** The others. */
    List<Reference> otherReferences() {
        return references.stream().filter(reference -> !isPrimary(reference)).toList();
    }

    private boolean isPrimary(Reference reference) {
        return reference.key().target().equals(table.name())
                && primaryKey()
                        .filter(key -> Set.copyOf(key.columns())
                                .equals(Set.copyOf(reference.key().targetColumns())))
                        .isPresent();
    }

    /** What others, which nself does not manage, may hold on to. */
    List<Subject> held() {
        List<Subject> held = new ArrayList<>();
        held.add(new Subject.OfColumn(table.name(), column));
        primaryKey().ifPresent(key -> held.add(subject(key)));
        keys().forEach(key -> held.add(subject(key)));
        indexes()
                .forEach(index ->
                        held.add(new Subject.OfIndex(table.name(), index.name().orElseThrow())));
        return held;
    }

    private Subject subject(Constraint constraint) {
        return new Subject.OfConstraint(table.name(), constraint.name().orElseThrow());
    }

    /**
     * Whether another column can have all that this one has: an exclusion constraint has no form that keeps nobody waiting, and
     * what is computed from a column stays with it.
     */
    boolean canMove() {
        boolean excluded = table.exclusions().stream().anyMatch(exclusion -> uses(exclusion, column));
        boolean computed = table.columns().stream()
                .flatMap(other -> other.generated().stream())
                .anyMatch(generated -> SqlWords.mentions(generated.expression(), column));
        boolean temporal = Stream.concat(
                                keys().stream().map(UniqueKey::options),
                                primaryKey().stream().map(PrimaryKey::options))
                        .anyMatch(KeyOptions::withoutOverlaps)
                || references.stream()
                        .anyMatch(reference -> reference.key().options().period());
        boolean toItself = primaryReferences().stream()
                .anyMatch(reference -> reference.table().equals(table.name())
                        && reference.key().columns().contains(column));
        return !excluded && !computed && !temporal && !toItself;
    }

    static boolean uses(Constraint constraint, String column) {
        return switch (constraint) {
            case PrimaryKey key ->
                key.columns().contains(column) || key.options().included().contains(column);
            case UniqueKey key ->
                key.columns().contains(column) || key.options().included().contains(column);
            case ForeignKey key -> key.columns().contains(column);
            case Check check -> SqlWords.mentions(check.expression(), column);
            case Exclusion exclusion -> SqlWords.mentions(exclusion.definition(), column);
        };
    }

    static boolean uses(Index index, String column) {
        return columns(index).contains(column)
                || index.included().contains(column)
                || texts(index).stream().anyMatch(text -> SqlWords.mentions(text, column));
    }

    static List<String> columns(Index index) {
        List<String> columns = new ArrayList<>();
        index.parts().forEach(part -> {
            if (part.value() instanceof Index.Value.Column column) {
                columns.add(column.name());
            }
        });
        return columns;
    }

    static List<String> texts(Index index) {
        List<String> texts = new ArrayList<>();
        index.parts().forEach(part -> {
            if (part.value() instanceof Index.Value.Expression expression) {
                texts.add(expression.sql());
            }
        });
        index.predicate().ifPresent(texts::add);
        return texts;
    }

    static Index moved(Index index, String from, String to) {
        return index.withParts(index.parts().stream()
                        .map(part -> new Index.Part(moved(part.value(), from, to), part.order()))
                        .toList())
                .withIncluded(moved(index.included(), from, to))
                .withPredicate(index.predicate().map(text -> SqlWords.renamed(text, from, to)));
    }

    private static Index.Value moved(Index.Value value, String from, String to) {
        return switch (value) {
            case Index.Value.Column named -> named.name().equals(from) ? new Index.Value.Column(to) : named;
            case Index.Value.Expression expression ->
                new Index.Value.Expression(SqlWords.renamed(expression.sql(), from, to));
        };
    }

    static PrimaryKey moved(PrimaryKey key, String from, String to) {
        return key.withColumns(moved(key.columns(), from, to)).withOptions(moved(key.options(), from, to));
    }

    private static KeyOptions moved(KeyOptions options, String from, String to) {
        return new KeyOptions(
                options.nullsNotDistinct(),
                moved(options.included(), from, to),
                options.deferral(),
                options.withoutOverlaps(),
                options.parameters());
    }

    static Check moved(Check check, String from, String to) {
        return check.withExpression(SqlWords.renamed(check.expression(), from, to));
    }

    static UniqueKey moved(UniqueKey key, String from, String to) {
        return key.withColumns(moved(key.columns(), from, to)).withOptions(moved(key.options(), from, to));
    }

    /** A foreign key may go from the column to the column itself. */
    ForeignKey moved(Reference reference, String from, String to) {
        ForeignKey key = reference.key();
        ReferenceOptions options = key.options();
        ForeignKey own = reference.table().equals(table.name())
                ? key.withColumns(moved(key.columns(), from, to))
                        .withOptions(new ReferenceOptions(
                                options.matchFull(),
                                moved(options.setColumns(), from, to),
                                options.deferral(),
                                options.period(),
                                options.enforcement()))
                : key;
        return key.target().equals(table.name())
                ? own.withTarget(key.target(), moved(key.targetColumns(), from, to))
                : own;
    }

    private static List<String> moved(List<String> columns, String from, String to) {
        UnaryOperator<String> move = name -> name.equals(from) ? to : name;
        return columns.stream().map(move).toList();
    }

    /** From PostgreSQL 18 on a NOT NULL has a name, which says the column that it was made for. */
    List<Change> notNullNames(Column going, Column coming, Column wanted) {
        if (wanted.nullable() || version < FIRST_WITH_NAMES) {
            return List.of();
        }
        String given = wanted.options().notNullName().orElseGet(() -> notNullName(wanted));
        return List.of(
                new Rename.OfConstraint(table.name(), given, notNullName(going)),
                new Rename.OfConstraint(table.name(), notNullName(coming), given));
    }

    private String notNullName(Column column) {
        return GivenName.of(table.name().name(), column.name(), "not_null");
    }

    /** Without the name of its NOT NULL, for another column cannot have the same. */
    static Column unnamed(Column column) {
        ColumnOptions options = column.options();
        return column.withOptions(
                new ColumnOptions(options.collation(), options.storage(), options.compression(), Optional.empty()));
    }
}
