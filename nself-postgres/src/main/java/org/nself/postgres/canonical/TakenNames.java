package org.nself.postgres.canonical;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nself.schema.Check;
import org.nself.schema.Constraint;
import org.nself.schema.Exclusion;
import org.nself.schema.ForeignKey;
import org.nself.schema.PrimaryKey;
import org.nself.schema.QualifiedName;
import org.nself.schema.Schema;
import org.nself.schema.Subject;
import org.nself.schema.Table;
import org.nself.schema.UniqueKey;
import org.nself.spi.Problem;

/**
 * Finds names that a schema gives twice where PostgreSQL has them once: those of tables and indexes, and of the keys that
 * an index upholds, are unique in their namespace; those of constraints are unique in their table.
 */
final class TakenNames {

    private final Map<QualifiedName, String> ofNamespace = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private TakenNames() {}

    static List<Problem> of(Schema schema) {
        TakenNames names = new TakenNames();
        schema.tables().forEach(table -> names.ofNamespace.put(table.name(), "a table"));
        schema.tables().forEach(names::table);
        return names.problems;
    }

    private void table(Table table) {
        Map<String, String> ofTable = new HashMap<>();
        for (Named named : Named.of(table)) {
            if (named.name().isEmpty()) {
                continue;
            }
            String name = named.name().get();
            String words = words(named) + " of " + table.name();
            Subject subject = subject(named, table, name);
            Optional<String> before =
                    isConstraint(named) ? Optional.ofNullable(ofTable.putIfAbsent(name, words)) : Optional.empty();
            if (before.isEmpty() && hasIndex(named)) {
                before =
                        Optional.ofNullable(ofNamespace.putIfAbsent(table.name().sibling(name), words));
            }
            before.ifPresent(taken -> taken(name, taken, subject));
        }
    }

    private void taken(String name, String taken, Subject subject) {
        problems.add(new Problem(
                "NS2807",
                subject,
                "the name \"" + name + "\" belongs to " + taken + " already",
                Optional.of("rename one of them")));
    }

    private static boolean isConstraint(Named named) {
        return switch (named) {
            case Named.OfConstraint ignored -> true;
            case Named.OfIndex ignored -> false;
        };
    }

    private static boolean hasIndex(Named named) {
        return switch (named) {
            case Named.OfConstraint of -> of.constraint() instanceof PrimaryKey || of.constraint() instanceof UniqueKey;
            case Named.OfIndex ignored -> true;
        };
    }

    private static String words(Named named) {
        return switch (named) {
            case Named.OfConstraint of -> words(of.constraint());
            case Named.OfIndex ignored -> "an index";
        };
    }

    private static String words(Constraint constraint) {
        return switch (constraint) {
            case PrimaryKey ignored -> "the primary key";
            case UniqueKey ignored -> "a unique constraint";
            case ForeignKey ignored -> "a foreign key";
            case Check ignored -> "a check";
            case Exclusion ignored -> "an exclusion constraint";
        };
    }

    private static Subject subject(Named named, Table table, String name) {
        return switch (named) {
            case Named.OfConstraint ignored -> new Subject.OfConstraint(table.name(), name);
            case Named.OfIndex ignored -> new Subject.OfIndex(table.name(), name);
        };
    }
}
