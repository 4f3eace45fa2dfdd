package org.nself.postgres.canonical;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nself.schema.Check;
import org.nself.schema.Column;
import org.nself.schema.Constraint;
import org.nself.schema.Enforcement;
import org.nself.schema.Exclusion;
import org.nself.schema.ForeignKey;
import org.nself.schema.Index;
import org.nself.schema.KeyOptions;
import org.nself.schema.PrimaryKey;
import org.nself.schema.ReferenceOptions;
import org.nself.schema.Schema;
import org.nself.schema.Subject;
import org.nself.schema.Table;
import org.nself.schema.UniqueKey;
import org.nself.spi.Problem;

/**
 * What a schema says that the server is too old for.
 *
 * @see <a href="https://www.postgresql.org/docs/current/release.html">PostgreSQL: Release Notes</a>
 */
final class Newer {

    private final int version;
    private final List<Problem> problems = new ArrayList<>();

    private Newer(int version) {
        this.version = version;
    }

    /** @param version the major version of the server */
    static List<Problem> than(int version, Schema schema) {
        Newer newer = new Newer(version);
        for (Table table : schema.tables()) {
            table.columns().forEach(column -> newer.column(table, column));
            table.constraints().forEach(constraint -> newer.constraint(table, constraint));
            table.indexes().forEach(index -> newer.index(table, index));
        }
        return newer.problems;
    }

    private void column(Table table, Column column) {
        Subject subject = new Subject.OfColumn(table.name(), column.name());
        needs(18, column.generated().filter(generated -> !generated.stored()).isPresent(), subject, "virtual");
        needs(18, column.options().notNullName().isPresent(), subject, "not_null_name");
        needs(14, column.options().compression().isPresent(), subject, "compression");
    }

    private void constraint(Table table, Constraint constraint) {
        Subject subject = constraint
                .name()
                .<Subject>map(name -> new Subject.OfConstraint(table.name(), name))
                .orElseGet(() -> new Subject.OfTable(table.name()));
        switch (constraint) {
            case PrimaryKey key -> key(key.options(), subject);
            case UniqueKey key -> key(key.options(), subject);
            case ForeignKey key -> reference(key.options(), subject);
            case Check check -> enforcement(check.enforcement(), subject);
            case Exclusion ignored -> {}
        }
    }

    private void key(KeyOptions options, Subject subject) {
        needs(15, options.nullsNotDistinct(), subject, "nulls");
        needs(18, options.withoutOverlaps(), subject, "without_overlaps");
    }

    private void reference(ReferenceOptions options, Subject subject) {
        needs(15, !options.setColumns().isEmpty(), subject, "delete_columns");
        needs(18, options.period(), subject, "period");
        enforcement(options.enforcement(), subject);
    }

    private void enforcement(Enforcement enforcement, Subject subject) {
        needs(18, enforcement == Enforcement.NOT_ENFORCED, subject, "not_enforced");
    }

    private void index(Table table, Index index) {
        Subject subject = index.name()
                .<Subject>map(name -> new Subject.OfIndex(table.name(), name))
                .orElseGet(() -> new Subject.OfTable(table.name()));
        needs(15, index.nullsNotDistinct(), subject, "nulls");
    }

    private void needs(int least, boolean said, Subject subject, String annotation) {
        if (said && version < least) {
            problems.add(new Problem(
                    "NS2810",
                    subject,
                    subject.label() + " has the annotation " + annotation + ", which needs PostgreSQL " + least
                            + "; the server is PostgreSQL " + version,
                    Optional.of("take the annotation out, or upgrade the server first")));
        }
    }
}
