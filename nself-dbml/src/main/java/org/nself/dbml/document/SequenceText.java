package org.nself.dbml.document;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nself.schema.Increment.Identity;
import org.nself.schema.QualifiedName;
import org.nself.schema.Sequence;
import org.nself.schema.Sequence.Owner;
import org.nself.schema.SequenceOptions;

/**
 * Reads and writes how sequences count, in the words of PostgreSQL: {@code shop.numbers as integer start 1000 increment 5
 * minvalue 1 maxvalue 9999 cache 10 cycle owned by shop.orders.number 'what it counts'}. All but the name may be missing.
 */
public final class SequenceText {

    /** What is said with a number. */
    private enum Setting {
        START("start(?:\\s+with)?", "start"),
        INCREMENT("increment(?:\\s+by)?", "increment"),
        MINIMUM("minvalue", "minvalue"),
        MAXIMUM("maxvalue", "maxvalue"),
        CACHE("cache", "cache");

        private final String word;
        private final Pattern pattern;

        Setting(String written, String word) {
            this.word = word;
            this.pattern = Pattern.compile(
                    "\\s*" + written + "\\s+(-?\\d{1,18}|-?\\d{19})(?=\\s|$)", Pattern.CASE_INSENSITIVE);
        }
    }

    private static final Pattern TYPE =
            Pattern.compile("\\s*as\\s+(smallint|integer|bigint)(?=\\s|$)", Pattern.CASE_INSENSITIVE);
    private static final Pattern CYCLE = Pattern.compile("\\s*cycle(?=\\s|$)", Pattern.CASE_INSENSITIVE);
    private static final Pattern OWNED = Pattern.compile("\\s*owned\\s+by\\s+", Pattern.CASE_INSENSITIVE);
    private static final Pattern PART = Pattern.compile("(" + AnnotationValues.NAME + ")(\\.|(?=\\s|$))");
    private static final Pattern COMMENT = Pattern.compile("\\s*(" + AnnotationValues.QUOTED + ")\\s*$");
    private static final Pattern ALWAYS =
            Pattern.compile("\\s*(always|by\\s+default)?(?=\\s|$)", Pattern.CASE_INSENSITIVE);

    private final String text;
    private int at;
    private Optional<String> type = Optional.empty();
    private final Map<Setting, Long> numbers = new EnumMap<>(Setting.class);
    private boolean cycle;
    private Optional<Owner> owner = Optional.empty();
    private Optional<String> comment = Optional.empty();

    private SequenceText(String text) {
        this.text = text;
    }

    /** A sequence with its name; empty when the text is something else. */
    public static Optional<Sequence> sequence(String text) {
        SequenceText reading = new SequenceText(text);
        Optional<QualifiedName> name = reading.path(2)
                .map(parts -> parts.size() == 1
                        ? QualifiedName.of(parts.get(0))
                        : QualifiedName.of(parts.get(0), parts.get(1)));
        return name.isPresent() && reading.rest(true)
                ? Optional.of(new Sequence(
                        name.get(),
                        reading.type.orElse(Sequence.DEFAULT_TYPE),
                        reading.options(),
                        reading.owner,
                        reading.comment))
                : Optional.empty();
    }

    /** {@code always start 5}, {@code by default}, or what follows alone; empty when the text is something else. */
    public static Optional<Identity> identity(String text) {
        SequenceText reading = new SequenceText(text);
        Matcher always = ALWAYS.matcher(text);
        boolean isAlways = false;
        if (always.lookingAt() && always.group(1) != null) {
            isAlways = always.group(1).equalsIgnoreCase("always");
            reading.at = always.end();
        }
        return reading.rest(false) ? Optional.of(new Identity(isAlways, reading.options())) : Optional.empty();
    }

    /** The sequence as it is read. */
    public static String written(Sequence sequence) {
        return AnnotationValues.written(sequence.name())
                + (sequence.type().equals(Sequence.DEFAULT_TYPE) ? "" : " as " + sequence.type())
                + written(sequence.options())
                + sequence.owner()
                        .map(column -> " owned by " + AnnotationValues.written(column.table()) + "."
                                + AnnotationValues.written(column.column()))
                        .orElse("")
                + sequence.comment()
                        .map(comment -> " " + AnnotationValues.quoted(comment))
                        .orElse("");
    }

    /** The identity as it is read. */
    public static String written(Identity identity) {
        return (identity.always() ? "always" : "by default") + written(identity.options());
    }

    private static String written(SequenceOptions options) {
        return number(Setting.START, options.start())
                + number(Setting.INCREMENT, options.increment())
                + number(Setting.MINIMUM, options.minimum())
                + number(Setting.MAXIMUM, options.maximum())
                + number(Setting.CACHE, options.cache())
                + (options.cycle() ? " cycle" : "");
    }

    private static String number(Setting kind, Optional<Long> value) {
        return value.map(number -> " " + kind.word + " " + number).orElse("");
    }

    private boolean rest(boolean ofSequence) {
        boolean found = true;
        while (found && !text.substring(at).isBlank()) {
            found = number() || cycle() || (ofSequence && (type() || owner() || comment()));
        }
        return found;
    }

    private boolean number() {
        for (Setting kind : Setting.values()) {
            Matcher number = next(kind.pattern);
            if (number.lookingAt() && !numbers.containsKey(kind)) {
                at = number.end();
                return put(kind, number.group(1));
            }
        }
        return false;
    }

    /** Whether PostgreSQL would take this number, too. */
    private boolean put(Setting kind, String digits) {
        try {
            long number = Long.parseLong(digits);
            numbers.put(kind, number);
            return (kind != Setting.INCREMENT || number != 0) && (kind != Setting.CACHE || number > 0);
        } catch (NumberFormatException tooLarge) {
            return false;
        }
    }

    private boolean cycle() {
        Matcher word = next(CYCLE);
        cycle |= word.lookingAt();
        at = word.lookingAt() ? word.end() : at;
        return word.lookingAt();
    }

    private boolean type() {
        Matcher word = next(TYPE);
        if (word.lookingAt()) {
            type = Optional.of(word.group(1).toLowerCase(Locale.ROOT));
            at = word.end();
            return true;
        }
        return false;
    }

    private boolean owner() {
        Matcher words = next(OWNED);
        if (!words.lookingAt()) {
            return false;
        }
        at = words.end();
        owner = path(3).filter(parts -> parts.size() > 1)
                .map(parts -> parts.size() == 2
                        ? new Owner(QualifiedName.of(parts.get(0)), parts.get(1))
                        : new Owner(QualifiedName.of(parts.get(0), parts.get(1)), parts.get(2)));
        return owner.isPresent();
    }

    private boolean comment() {
        Matcher quoted = next(COMMENT);
        if (quoted.lookingAt()) {
            comment = Optional.of(AnnotationValues.text(quoted.group(1))).filter(text -> !text.isEmpty());
            at = quoted.end();
            return true;
        }
        return false;
    }

    /** Names with dots between them. */
    private Optional<List<String>> path(int longest) {
        List<String> names = new ArrayList<>();
        for (int count = 0; count < longest; count++) {
            Matcher part = next(PART);
            if (!part.lookingAt()) {
                return Optional.empty();
            }
            names.add(AnnotationValues.plain(part.group(1)));
            at = part.end();
            if (!part.group(2).equals(".")) {
                return Optional.of(names);
            }
        }
        return Optional.empty();
    }

    private Matcher next(Pattern pattern) {
        Matcher matcher = pattern.matcher(text);
        matcher.region(at, text.length());
        return matcher;
    }

    private SequenceOptions options() {
        return new SequenceOptions(
                value(Setting.START),
                value(Setting.INCREMENT),
                value(Setting.MINIMUM),
                value(Setting.MAXIMUM),
                value(Setting.CACHE),
                cycle);
    }

    private Optional<Long> value(Setting kind) {
        return Optional.ofNullable(numbers.get(kind));
    }
}
