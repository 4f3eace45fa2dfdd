package org.nself.diff;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.nself.schema.QualifiedName;
import org.nself.schema.Subject;

/**
 * What an author says about the way from one schema to the next, which the schemas themselves cannot tell.
 *
 * @param renames what an object was called before; of what lies in a table or an enum the name alone counts. One that has
 *     its new name already, or is not there under the old one, is passed over
 * @param using how the values of a column get over a change of type, in the dialect's own SQL
 * @param remaps for each enum what becomes of values that are taken away; empty for none
 */
public record Intents(
        Map<Subject, QualifiedName> renames,
        Map<Subject.OfColumn, String> using,
        Map<QualifiedName, Map<String, Optional<String>>> remaps) {

    /** Nothing is said. */
    public static final Intents NONE = new Intents(Map.of(), Map.of(), Map.of());

    public Intents {
        renames = Map.copyOf(renames);
        using = Map.copyOf(using);
        remaps = Map.copyOf(remaps);
    }

    /** These and more; what both speak of is as these say. */
    public Intents and(Intents more) {
        return new Intents(together(more.renames, renames), together(more.using, using), together(more.remaps, remaps));
    }

    private static <K, V> Map<K, V> together(Map<K, V> weaker, Map<K, V> stronger) {
        Map<K, V> all = new HashMap<>(weaker);
        all.putAll(stronger);
        return all;
    }
}
