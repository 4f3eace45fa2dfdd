package org.nself.dbml.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nself.dbml.document.Document.Custom;
import org.nself.dbml.syntax.Code;
import org.nself.dbml.syntax.Expression;
import org.nself.dbml.syntax.Findings;
import org.nself.dbml.syntax.Setting;
import org.nself.dbml.syntax.Span;
import org.nself.dbml.syntax.Suggestions;
import org.nself.dbml.syntax.Token.Kind;

/** The settings of one thing, by name. Each may stand once, save for those that may be repeated. */
final class Settings {

    private static final int FEW = 8;

    private final Findings findings;
    private final List<Setting> all;
    private final boolean pointsAtNames;

    /** A bit for each length that a name has here: a column is asked for a dozen settings, and has two or three. */
    private final long lengths;

    private Settings(List<Setting> settings, Set<String> repeatable, boolean pointsAtNames, Findings findings) {
        this.findings = findings;
        this.all = settings;
        this.pointsAtNames = pointsAtNames;
        long found = 0;
        for (int i = 0; i < settings.size(); i++) {
            found |= 1L << settings.get(i).name().length();
        }
        this.lengths = found;
        if (hasDuplicates()) {
            duplicates(repeatable);
        }
    }

    /** Settings that are short enough for a complaint about a value to point at all of it. */
    static Settings pointingAtNames(List<Setting> settings, Findings findings) {
        return new Settings(settings, Set.of(), true, findings);
    }

    private Span wrong(Setting setting) {
        return pointsAtNames ? setting.span() : setting.valueSpan();
    }

    Settings(List<Setting> settings, Findings findings) {
        this(settings, Set.of(), findings);
    }

    Settings(List<Setting> settings, Set<String> repeatable, Findings findings) {
        this(settings, repeatable, false, findings);
    }

    /** Few settings, as there nearly always are, are compared with one another. */
    private boolean hasDuplicates() {
        if (all.size() > FEW) {
            Set<String> names = new HashSet<>();
            return !all.stream().map(Setting::name).allMatch(names::add);
        }
        for (int i = 1; i < all.size(); i++) {
            for (int before = 0; before < i; before++) {
                if (all.get(i).name().equals(all.get(before).name())) {
                    return true;
                }
            }
        }
        return false;
    }

    private void duplicates(Set<String> repeatable) {
        Map<String, Integer> counts = new HashMap<>();
        all.forEach(setting -> counts.merge(setting.name(), 1, Integer::sum));
        all.stream()
                .filter(setting -> counts.getOrDefault(setting.name(), 0) > 1 && !repeatable.contains(setting.name()))
                .forEach(setting -> findings.add(
                        Code.DUPLICATE_SETTING,
                        setting.nameSpan(),
                        "\"" + setting.name() + "\" stands here more than once",
                        "leave one of them"));
    }

    private boolean mayHave(String name) {
        return (lengths & 1L << name.length()) != 0;
    }

    Optional<Setting> find(String name) {
        if (!mayHave(name)) {
            return Optional.empty();
        }
        // By number: an iterator for each question would be a tenth of all that reading allocates.
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).name().equals(name)) {
                return Optional.of(all.get(i));
            }
        }
        return Optional.empty();
    }

    List<Setting> findAll(String name) {
        if (!mayHave(name)) {
            return List.of();
        }
        List<Setting> found = List.of();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).name().equals(name)) {
                found = found.isEmpty() ? new ArrayList<>(1) : found;
                found.add(all.get(i));
            }
        }
        return found;
    }

    /** Whether a setting that takes no value is there. */
    boolean flag(String name) {
        if (!mayHave(name)) {
            return false;
        }
        boolean found = false;
        for (int i = 0; i < all.size(); i++) {
            Setting setting = all.get(i);
            if (setting.name().equals(name)) {
                found = true;
                if (setting.value().isPresent()) {
                    findings.add(
                            Code.INVALID_SETTING,
                            wrong(setting),
                            "\"" + name + "\" takes no value",
                            "write [" + name + "]");
                }
            }
        }
        return found;
    }

    /** The text of a setting that takes one. */
    Optional<String> text(String name) {
        return find(name).flatMap(setting -> {
            Optional<String> text = setting.value().flatMap(Notes::string);
            if (text.isEmpty() && !setting.isBroken()) {
                findings.add(
                        Code.INVALID_SETTING,
                        wrong(setting),
                        "\"" + name + "\" takes a text in quotes",
                        "write [" + name + ": 'text']");
            }
            return text;
        });
    }

    /** A note among the settings, without its indentation. */
    Optional<String> note() {
        return text("note").map(Notes::dedented);
    }

    /** A colour such as {@code #3498db}. */
    Optional<String> color(String name) {
        return find(name).flatMap(setting -> {
            Optional<String> color = setting.value().flatMap(Settings::color);
            if (color.isEmpty() && !setting.isBroken()) {
                findings.add(
                        Code.INVALID_COLOR,
                        wrong(setting),
                        "\"" + name + "\" takes a colour",
                        "write [" + name + ": #3498db]");
            }
            return color;
        });
    }

    static Optional<String> color(Expression value) {
        return Optional.of(value)
                .filter(Expression.Literal.class::isInstance)
                .map(literal -> ((Expression.Literal) literal).text())
                .filter(Settings::isColor);
    }

    /** Three or six hexadecimal digits behind a {@code #}. */
    private static boolean isColor(String text) {
        if ((text.length() != 1 + 3 && text.length() != 1 + 6) || text.charAt(0) != '#') {
            return false;
        }
        for (int at = 1; at < text.length(); at++) {
            if (!HexFormat.isHexDigit(text.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    /** Complains about what is not known. */
    void onlyKnown(Set<String> known, String where) {
        for (Setting setting : all) {
            if (!known.contains(setting.name())) {
                findings.add(
                        Code.INVALID_SETTING,
                        setting.span(),
                        "there is no setting \"" + setting.name() + "\" for " + where,
                        Suggestions.hint(setting.name(), known));
            }
        }
    }

    /** What is not known is the author's own, which has a text or a colour. */
    List<Custom> custom(Set<String> known, String where) {
        List<Custom> custom = List.of();
        for (Setting setting : all) {
            if (known.contains(setting.name())) {
                continue;
            }
            Optional<Custom> own = custom(setting);
            if (own.isPresent()) {
                custom = custom.isEmpty() ? new ArrayList<>() : custom;
                custom.add(own.get());
            } else if (!setting.isBroken()) {
                findings.add(
                        Code.INVALID_SETTING,
                        setting.value().isPresent() ? setting.valueSpan() : setting.span(),
                        "there is no setting \"" + setting.name() + "\" for " + where,
                        hint(setting, known));
            }
        }
        return List.copyOf(custom);
    }

    /** A setting of the author's own: its value is a text or a colour. */
    static Optional<Custom> custom(Setting setting) {
        return setting.value().flatMap(value -> custom(setting.written(), value, setting));
    }

    private static Optional<Custom> custom(String name, Expression value, Setting setting) {
        if (value instanceof Expression.Literal literal && literal.is(Kind.COLOR)) {
            return Optional.of(new Custom(name, literal.text(), true, setting.span()));
        }
        return Notes.string(value).map(text -> new Custom(name, text, false, setting.span()));
    }

    private static Optional<String> hint(Setting setting, Set<String> known) {
        List<String> words = List.of(setting.written().split(" "));
        if (words.size() > 1 && words.stream().allMatch(word -> known.stream().anyMatch(word::equalsIgnoreCase))) {
            return Optional.of("put a comma between settings: [" + String.join(", ", words) + "]");
        }
        String joined = joined(setting.name());
        return known.stream()
                .filter(name -> joined(name).equals(joined))
                .findFirst()
                .map(name -> "did you mean \"" + name + "\"?")
                .or(() -> Suggestions.hint(setting.name(), known))
                .or(() -> Optional.of("a setting of your own has a text: [" + setting.name() + ": 'text']"));
    }

    private static String joined(String name) {
        return name.replace(" ", "").replace("_", "");
    }
}
