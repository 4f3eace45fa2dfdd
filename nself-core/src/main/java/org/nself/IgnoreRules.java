package org.nself;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.nself.schema.QualifiedName;
import org.nself.schema.Subject;

/** What a drift report leaves out. */
record IgnoreRules(List<Rule> rules) {

    /**
     * One pattern.
     *
     * @param kind empty for any
     * @param isShort whether it names no namespace, so that it is about {@code public}
     */
    record Rule(Optional<String> kind, Pattern name, boolean isShort) {

        boolean matches(Named named) {
            return kind.filter(only -> !only.equals(named.kind())).isEmpty()
                    && (name.matcher(named.shortName()).matches()
                            || (!isShort && name.matcher(named.fullName()).matches()));
        }
    }

    /**
     * An object as rules call it.
     *
     * @param shortName as people say it: without {@code public}
     */
    record Named(String kind, String fullName, String shortName) {

        static Named of(String kind, QualifiedName name, String part) {
            return new Named(kind, name.namespace() + "." + name.name() + part, name + part);
        }
    }

    private static final Set<String> KINDS =
            Set.of("schema", "enum", "sequence", "table", "column", "constraint", "index");

    IgnoreRules {
        rules = List.copyOf(rules);
    }

    /** What a caller wants, and what nself and Hasura keep for themselves. Made at each boot, so without what is slow at first. */
    static IgnoreRules of(List<String> patterns, String historyTable) {
        List<Rule> rules = new ArrayList<>();
        for (String pattern : patterns) {
            rules.add(rule(pattern));
        }
        rules.add(rule("schema hdb_catalog"));
        String history = historyTable.contains(".") ? historyTable : "*." + historyTable;
        rules.add(rule("table " + history));
        rules.add(rule("table " + history + "_of_migrations"));
        return new IgnoreRules(rules);
    }

    private static Rule rule(String pattern) {
        if (pattern.isBlank()) {
            throw new EnvironmentException(
                    "NS6018",
                    "a pattern of what drift leaves out is empty",
                    "name objects, as in Nself.builder().ignoreDriftOf(\"public.tmp_*\")",
                    null);
        }
        String text = pattern.strip();
        int space = text.indexOf(' ');
        String first = text.substring(0, Math.max(space, 0));
        boolean ofAKind = KINDS.contains(first);
        String name = ofAKind ? text.substring(space).strip() : text;
        return new Rule(ofAKind ? Optional.of(first) : Optional.empty(), glob(name), !name.contains("."));
    }

    private static Pattern glob(String name) {
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            switch (name.charAt(i)) {
                case '*' -> pattern.append(".*");
                case '?' -> pattern.append('.');
                default -> pattern.append(Pattern.quote(name.substring(i, i + 1)));
            }
        }
        return Pattern.compile(pattern.toString(), Pattern.DOTALL);
    }

    /** Whether a rule names this, or what it is in. */
    boolean ignores(Subject subject) {
        List<Named> names = names(subject);
        return rules.stream().anyMatch(rule -> names.stream().anyMatch(rule::matches));
    }

    private static List<Named> names(Subject subject) {
        return switch (subject) {
            case Subject.OfNamespace namespace -> List.of(namespace(namespace.name()));
            case Subject.OfEnum type -> names("enum", type.name());
            case Subject.OfEnumValue value -> names("enum", value.type());
            case Subject.OfSequence sequence -> names("sequence", sequence.name());
            case Subject.OfTable table -> names("table", table.name());
            case Subject.OfColumn column -> part(column.table(), "column", column.name());
            case Subject.OfConstraint constraint -> part(constraint.table(), "constraint", constraint.name());
            case Subject.OfIndex index -> part(index.table(), "index", index.name());
            case Subject.OfDependent ignored -> List.of();
        };
    }

    private static List<Named> names(String kind, QualifiedName name) {
        return List.of(namespace(name.namespace()), Named.of(kind, name, ""));
    }

    private static Named namespace(String name) {
        return new Named("schema", name, name);
    }

    private static List<Named> part(QualifiedName table, String kind, String name) {
        List<Named> names = new ArrayList<>(names("table", table));
        names.add(Named.of(kind, table, "." + name));
        return names;
    }
}
