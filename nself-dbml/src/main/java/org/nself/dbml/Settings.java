package org.nself.dbml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nself.dbml.Token.Kind;

/** The settings of one thing, by name. Each may stand once, save for those that may be repeated. */
final class Settings {

    private final Findings findings;
    private final List<Setting> all;

    Settings(List<Setting> settings, Set<String> repeatable, Findings findings) {
        this.findings = findings;
        this.all = List.copyOf(settings);
        Map<String, List<Setting>> byName = new LinkedHashMap<>();
        settings.forEach(setting -> byName.computeIfAbsent(setting.name(), name -> new ArrayList<>())
                .add(setting));
        byName.forEach((name, same) -> {
            if (same.size() > 1 && !repeatable.contains(name)) {
                same.forEach(setting -> findings.add(
                        Code.DUPLICATE_SETTING, setting.nameSpan(), "\"" + name + "\" stands here more than once"));
            }
        });
    }

    Optional<Setting> find(String name) {
        return all.stream().filter(setting -> setting.name().equals(name)).findFirst();
    }

    List<Setting> findAll(String name) {
        return all.stream().filter(setting -> setting.name().equals(name)).toList();
    }

    /** Whether a setting that takes no value is there. */
    boolean flag(String name) {
        Optional<Setting> setting = find(name);
        setting.filter(found -> found.value().isPresent())
                .ifPresent(found ->
                        findings.add(Code.INVALID_SETTING, found.valueSpan(), "\"" + name + "\" takes no value"));
        return setting.isPresent();
    }

    /** The text of a setting that takes one. */
    Optional<String> text(String name) {
        return find(name).flatMap(setting -> {
            Optional<String> text = setting.value().flatMap(Notes::string);
            if (text.isEmpty()) {
                findings.add(
                        Code.INVALID_SETTING,
                        setting.valueSpan(),
                        "\"" + name + "\" takes a text in quotes",
                        "write [" + name + ": 'text']");
            }
            return text;
        });
    }

    /** Complains about what is not known. */
    void onlyKnown(Set<String> known, String where) {
        all.stream()
                .filter(setting -> !known.contains(setting.name()))
                .forEach(setting -> findings.add(
                        Code.INVALID_SETTING,
                        setting.span(),
                        "there is no setting \"" + setting.name() + "\" for " + where,
                        Suggestions.hint(setting.name(), known)));
    }

    /** What is not known may be metadata of the author's own, which has a text or a colour. */
    void knownOrMetadata(Set<String> known, String where) {
        all.stream()
                .filter(setting -> !known.contains(setting.name()) && !isMetadata(setting))
                .forEach(setting -> findings.add(
                        Code.INVALID_SETTING,
                        setting.value().isPresent() ? setting.valueSpan() : setting.span(),
                        "there is no setting \"" + setting.name() + "\" for " + where,
                        hint(setting, known)));
    }

    private static boolean isMetadata(Setting setting) {
        return setting.value()
                .filter(value -> Notes.string(value).isPresent()
                        || (value instanceof Expression.Literal literal && literal.is(Kind.COLOR)))
                .isPresent();
    }

    private static Optional<String> hint(Setting setting, Set<String> known) {
        if (setting.words().size() > 1
                && setting.words().stream()
                        .allMatch(word -> known.contains(word.text().toLowerCase(Locale.ROOT)))) {
            return Optional.of("put a comma between settings: ["
                    + String.join(
                            ", ", setting.words().stream().map(Token::text).toList()) + "]");
        }
        String joined = setting.name().replace(" ", "").replace("_", "");
        return known.stream()
                .filter(name -> name.replace(" ", "").equals(joined))
                .findFirst()
                .map(name -> "did you mean \"" + name + "\"?")
                .or(() -> Suggestions.hint(setting.name(), known))
                .or(() -> Optional.of("metadata of your own has a text: [" + setting.name() + ": 'text']"));
    }
}
