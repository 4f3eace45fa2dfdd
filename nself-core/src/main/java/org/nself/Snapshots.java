package org.nself;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nself.migration.Migration;
import org.nself.schema.Diagnostic;
import org.nself.schema.Place;
import org.nself.schema.SourceFile;

/**
 * The schemas that generated migrations lead to. Each is kept beside its migration, in the schema language, and says in its
 * first line from which one it was generated, so that two branches which began at the same one are found.
 */
final class Snapshots {

    private static final String PARENT = "// nself:parent ";
    private static final String PART = "// nself:part";
    private static final String NONE = "none";
    private static final int DIGITS = 12;

    private Snapshots() {}

    /**
     * The text of a snapshot.
     *
     * @param parent the snapshot that it was generated from; empty when it was the first
     */
    static String text(Optional<SourceFile> parent, String schema) {
        return PARENT + parent.map(Snapshots::fingerprint).orElse(NONE) + "\n\n" + schema;
    }

    /** The text of a snapshot that came from where another migration's came from. */
    static String withParent(SourceFile snapshot, Migration other) {
        return PARENT + parent(other).orElse(NONE) + "\n\n" + schema(snapshot);
    }

    private static String schema(SourceFile snapshot) {
        String text = snapshot.text();
        return text.startsWith(PARENT) ? text.substring(text.indexOf('\n') + 1).stripLeading() : text;
    }

    /** What stands beside a generated migration that is a part only: the schema follows in a later one. */
    static String part() {
        return PART + "; the schema is beside the last part\n";
    }

    /** Tells schemas apart; where one came from does not matter. */
    static String fingerprint(SourceFile snapshot) {
        return new SourceFile(snapshot.name(), schema(snapshot)).hash().substring(0, DIGITS);
    }

    /** The newest one. */
    static Optional<Migration> newest(List<Migration> migrations) {
        return migrations.stream().filter(Snapshots::isWhole).max(Comparator.comparing(Migration::version));
    }

    private static boolean isWhole(Migration migration) {
        return migration
                .snapshot()
                .filter(file -> !file.text().startsWith(PART))
                .isPresent();
    }

    /** The fingerprint that a snapshot says it was generated from; {@code none} for a first one, empty when it says nothing. */
    static Optional<String> parent(Migration migration) {
        return migration
                .snapshot()
                .flatMap(file -> file.text().lines().findFirst())
                .filter(line -> line.startsWith(PARENT))
                .map(line -> line.substring(PARENT.length()).strip());
    }

    /** The migration whose snapshot another one was generated from. */
    static Optional<Migration> parent(Migration migration, List<Migration> all) {
        Optional<String> parent = parent(migration);
        return all.stream()
                .filter(Snapshots::isWhole)
                .filter(other -> other.snapshot().map(Snapshots::fingerprint).equals(parent))
                .findFirst();
    }

    /**
     * The newest snapshot, when an earlier one was generated from the same schema: it does not know what that one changes.
     * What was generated later knows both.
     */
    static Optional<Diagnostic> fork(List<Migration> ordered) {
        Map<String, Migration> byParent = new HashMap<>();
        Optional<Diagnostic> last = Optional.empty();
        for (Migration migration : ordered) {
            if (isWhole(migration)) {
                Migration sibling = parent(migration)
                        .map(parent -> byParent.putIfAbsent(parent, migration))
                        .orElse(null);
                last = sibling == null ? Optional.empty() : Optional.of(forked(migration, sibling));
            }
        }
        return last;
    }

    private static Diagnostic forked(Migration later, Migration sibling) {
        return new Diagnostic(
                "NS4030",
                Diagnostic.Severity.WARNING,
                new Place(later.up().name(), 1, 1, 1, 1),
                "",
                sibling + " and " + later
                        + " were generated from the same schema, as on two branches: neither knows what the"
                        + " other changes",
                Optional.of(
                        "merge the schema; then nself.bump(" + later.version() + "L) puts this one behind the other, or"
                                + " nself.generate().force() writes it anew; neither touches what was applied"));
    }
}
