package org.nself.postgres.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nself.postgres.script.Token.Kind;

/** What a statement says, part by part: key words in capitals, everything else as it is written, without comments. */
final class Command {

    private final List<String> parts = new ArrayList<>();
    private final List<String> outer = new ArrayList<>();
    private int depth;

    void add(Token token, String text) {
        String part = token.kind() == Kind.WORD ? keyword(token.in(text)) : token.in(text);
        parts.add(part);
        if (part.equals(")") && depth > 0) {
            depth--;
        } else if (part.equals("(")) {
            depth++;
        } else if (depth == 0) {
            outer.add(part);
        }
    }

    /** The server folds no letter beyond ASCII in a key word. */
    private static String keyword(String word) {
        return word.chars().allMatch(letter -> letter < 0x80) ? word.toUpperCase(Locale.ROOT) : word;
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    /** The part that was added last. There is one. */
    String last() {
        return parts.getLast();
    }

    /** The part before the last one. */
    String previous() {
        return parts.size() < 2 ? "" : parts.get(parts.size() - 2);
    }

    /** A part that stands in no parentheses, by its position among these; empty behind the last. */
    String outer(int index) {
        return index < outer.size() ? outer.get(index) : "";
    }

    /** How many parts stand in no parentheses. */
    int size() {
        return outer.size();
    }

    boolean begins(String... words) {
        return begins(0, words);
    }

    /** Whether these words stand there in this order, outside parentheses. */
    boolean begins(int index, String... words) {
        for (int i = 0; i < words.length; i++) {
            if (!outer(index + i).equals(words[i])) {
                return false;
            }
        }
        return true;
    }

    boolean contains(String... words) {
        for (int i = 0; i < outer.size(); i++) {
            if (begins(i, words)) {
                return true;
            }
        }
        return false;
    }

    /** {@code CREATE [OR REPLACE] FUNCTION} or {@code PROCEDURE}. */
    boolean createsRoutine() {
        if (!begins("CREATE")) {
            return false;
        }
        String kind = begins(1, "OR", "REPLACE") ? outer(3) : outer(1);
        return kind.equals("FUNCTION") || kind.equals("PROCEDURE");
    }

    /** The value of an option such as {@code (name = value)}, {@code (name value)} or {@code (name)}, which is TRUE. */
    Optional<String> option(String name) {
        int found = parts.indexOf(name);
        if (found < 0) {
            return Optional.empty();
        }
        int value = found + 1 < parts.size() && parts.get(found + 1).equals("=") ? found + 2 : found + 1;
        String written = value < parts.size() ? parts.get(value) : ")";
        return Optional.of(written.equals(",") || written.equals(")") ? "TRUE" : written);
    }

    /** Whether a value means no to the server. */
    static boolean isOff(String value) {
        return switch (value.replace("'", "").toUpperCase(Locale.ROOT)) {
            case "OFF", "FALSE", "NO", "0" -> true;
            default -> false;
        };
    }
}
