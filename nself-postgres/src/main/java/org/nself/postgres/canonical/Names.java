package org.nself.postgres.canonical;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.nself.schema.Check;
import org.nself.schema.Column;
import org.nself.schema.Constraint;
import org.nself.schema.Exclusion;
import org.nself.schema.ForeignKey;
import org.nself.schema.Index;
import org.nself.schema.PrimaryKey;
import org.nself.schema.Table;
import org.nself.schema.UniqueKey;

/**
 * Names what its author left unnamed: constraints as PostgreSQL would, indexes {@code idx_<table>_<columns>}. A name
 * that is taken gets a number, one that is too long is cut and gets a hash.
 */
final class Names {

    /** What PostgreSQL keeps of a name, in bytes. */
    static final int LONGEST = 63;

    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");

    private final Set<String> taken;

    Names(Set<String> taken) {
        this.taken = new HashSet<>(taken);
    }

    static int bytes(String name) {
        return name.getBytes(UTF_8).length;
    }

    Named named(Table table, Named unnamed) {
        return unnamed.withName(
                switch (unnamed) {
                    case Named.OfConstraint named -> free(convention(table, named.constraint()));
                    case Named.OfIndex named -> free(convention(table, named.index()));
                });
    }

    private static String convention(Table table, Constraint constraint) {
        String name = table.name().name();
        return switch (constraint) {
            case PrimaryKey ignored -> name + "_pkey";
            case UniqueKey key -> name + "_" + String.join("_", key.columns()) + "_key";
            case ForeignKey key -> name + "_" + String.join("_", key.columns()) + "_fkey";
            case Check check -> name + column(table, check) + "_check";
            case Exclusion ignored -> name + "_excl";
        };
    }

    private static String convention(Table table, Index index) {
        String parts = index.parts().stream().map(Names::word).collect(Collectors.joining("_"));
        return "idx_" + table.name().name() + "_" + parts;
    }

    private static String word(Index.Part part) {
        return switch (part.value()) {
            case Index.Value.Column column -> column.name();
            case Index.Value.Expression expression ->
                words(expression.sql()).stream()
                        .map(word -> word.toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining("_"));
        };
    }

    /** A check over one column is named after it, as PostgreSQL does. */
    private static String column(Table table, Check check) {
        Set<String> words = new HashSet<>(words(check.expression()));
        List<String> columns = table.columns().stream()
                .map(Column::name)
                .filter(words::contains)
                .toList();
        return columns.size() == 1 ? "_" + columns.getFirst() : "";
    }

    private static List<String> words(String sql) {
        return WORD.matcher(sql).results().map(MatchResult::group).toList();
    }

    private String free(String wanted) {
        String name = shortened(wanted, "");
        for (int number = 1; !taken.add(name); number++) {
            name = shortened(wanted, Integer.toString(number));
        }
        return name;
    }

    private static String shortened(String name, String suffix) {
        if (bytes(name + suffix) <= LONGEST) {
            return name + suffix;
        }
        String end = "_" + String.format(Locale.ROOT, "%08x", name.hashCode()) + suffix;
        int left = LONGEST - bytes(end);
        StringBuilder kept = new StringBuilder();
        for (int at = 0; at < name.length(); at += Character.charCount(name.codePointAt(at))) {
            String character = Character.toString(name.codePointAt(at));
            left -= bytes(character);
            if (left < 0) {
                break;
            }
            kept.append(character);
        }
        return kept.append(end).toString();
    }
}
