package org.nself.dbml.document;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.nself.dbml.document.AnnotationName.Target;
import org.nself.dbml.document.Document.Custom;
import org.nself.dbml.syntax.Annotation;
import org.nself.dbml.syntax.Code;
import org.nself.dbml.syntax.Element;
import org.nself.dbml.syntax.Field;
import org.nself.dbml.syntax.Findings;
import org.nself.dbml.syntax.Statement;
import org.nself.dbml.syntax.Suggestions;

/** Reads annotations: is there one of this name, may it stand here, and does its value look as it should. */
final class AnnotationReader {

    /** Shorter names are near to too many words to guess. */
    private static final int SHORTEST_GUESS = 6;

    private final Findings findings;

    AnnotationReader(Findings findings) {
        this.findings = findings;
    }

    /** What is said about one thing, all of it checked; annotations about the file may stand anywhere at the top. */
    List<Annotation> read(List<Annotation> written, Target target) {
        if (written.isEmpty()) {
            return List.of();
        }
        Set<AnnotationName> seen = EnumSet.noneOf(AnnotationName.class);
        List<Annotation> read = new ArrayList<>();
        for (Annotation raw : written) {
            Annotation annotation = new Annotation(raw.name(), raw.value().stripTrailing(), raw.setting(), raw.span());
            Optional<AnnotationName> name = AnnotationName.of(annotation.name());
            if (name.isEmpty()) {
                unknown(annotation, target);
            } else if (!name.get().isFor(target)) {
                misplaced(annotation, name.get(), target);
            } else if (!seen.add(name.get()) && !name.get().isRepeatable()) {
                invalid(annotation, name.get(), "\"" + annotation.name() + "\" stands here more than once");
            } else {
                value(annotation, name.get());
                read.add(annotation);
            }
        }
        return List.copyOf(read);
    }

    /** What is said in comments and in settings of the author's own. */
    List<Annotation> read(List<Annotation> written, List<Custom> settings, Target target) {
        if (settings.isEmpty()) {
            return read(written, target);
        }
        List<Annotation> all = new ArrayList<>(written);
        for (Custom setting : settings) {
            if (isAnnotation(setting, target)) {
                all.add(new Annotation(word(setting), setting.value(), true, setting.span()));
            } else if (word(setting).length() >= SHORTEST_GUESS) {
                Suggestions.nearest(word(setting), AnnotationName.wordsFor(target))
                        .ifPresent(near -> findings.add(
                                Code.LIKELY_ANNOTATION,
                                setting.span(),
                                "\"" + setting.name() + "\" is a setting of your own, without effect on the database",
                                "did you mean \"" + near + "\"?"));
            }
        }
        return read(all, target);
    }

    /** The settings that mean nothing to a database. */
    static List<Custom> own(List<Custom> settings, Target target) {
        return settings.isEmpty()
                ? settings
                : settings.stream()
                        .filter(setting -> !isAnnotation(setting, target))
                        .toList();
    }

    /** Complains about annotations where none can stand: at this statement and at all within. */
    void none(Statement statement) {
        switch (statement) {
            case Field field -> read(field.annotations(), Target.NOTHING);
            case Element element -> {
                read(element.annotations(), Target.NOTHING);
                within(element);
            }
        }
    }

    /** Complains about annotations at all that stands in a body. */
    void within(Element element) {
        if (!element.simple()) {
            element.body().forEach(this::none);
        }
    }

    private static boolean isAnnotation(Custom setting, Target target) {
        return !setting.color()
                && AnnotationName.of(word(setting))
                        .filter(name -> name.isFor(target))
                        .isPresent();
    }

    private static String word(Custom setting) {
        return setting.name().toLowerCase(Locale.ROOT);
    }

    private void unknown(Annotation annotation, Target target) {
        List<String> here = AnnotationName.wordsFor(target);
        List<String> anywhere = List.of(AnnotationName.values()).stream()
                .map(AnnotationName::word)
                .toList();
        Optional<String> near = findings.suggest(annotation.name(), here)
                .or(() -> findings.suggest(annotation.name(), anywhere))
                .or(() -> here.isEmpty()
                        ? Optional.of("put a space after // when it is a comment")
                        : Optional.of(target.described() + " takes " + String.join(", ", here)
                                + "; put a space after // when it is a comment"));
        findings.add(
                Code.UNKNOWN_ANNOTATION,
                annotation.span(),
                "there is no annotation \"" + annotation.name() + "\"",
                near);
    }

    private void misplaced(Annotation annotation, AnnotationName name, Target target) {
        String belongs = String.join(
                " or ", name.targets().stream().map(Target::described).toList());
        findings.add(
                Code.MISPLACED_ANNOTATION,
                annotation.span(),
                "\"" + annotation.name() + "\" is about " + belongs + "; here stands " + target.described(),
                "write it above what it is about, or behind it on the same line");
    }

    private void value(Annotation annotation, AnnotationName name) {
        if (!isValid(annotation, name)) {
            invalid(
                    annotation,
                    name,
                    "\"" + name.word() + "\" "
                            + switch (name.value()) {
                                case NONE -> "takes no value";
                                case TEXT -> "takes a value";
                                case NAME -> "takes a name";
                                case NAMES -> "takes names with commas between them";
                                case CODES -> "takes codes of information with commas between them";
                                case LIST -> "has a quote or a parenthesis without its other half";
                                case MAPPING -> "says what becomes of a value";
                                case CHOICE -> "cannot be \"" + annotation.value() + "\"";
                                case NAME_AND_TEXT -> "takes a name and a text in quotes";
                                case PATH_AND_TEXT -> "takes the name of a table and a text in quotes";
                                case SEQUENCE -> "takes the name of a sequence and how it counts";
                                case SEQUENCE_OR_NONE -> "takes nothing, or the name of a sequence and how it counts";
                                case IDENTITY -> "says always or by default, and how it counts";
                                case PARAMETERS -> "takes names and values, each name once";
                                case EXCLUSION ->
                                    "is a name, if there is one, and what follows EXCLUDE in SQL, which begins with"
                                            + " using or a parenthesis";
                            });
        }
    }

    private static boolean isValid(Annotation annotation, AnnotationName name) {
        String value = annotation.value();
        return switch (name.value()) {
            case NONE -> value.isEmpty() || (annotation.setting() && value.equals("true"));
            case TEXT -> !value.isBlank();
            case NAME -> AnnotationValues.name(value).isPresent();
            case LIST -> !value.isBlank() && AnnotationValues.isBalanced(value);
            case NAMES -> !AnnotationValues.names(value).isEmpty();
            case CODES -> !AnnotationValues.codes(value).isEmpty();
            case MAPPING -> AnnotationValues.mapping(value).isPresent();
            case CHOICE ->
                name.choices().contains(value.toLowerCase(Locale.ROOT).replaceAll("\\s+", " "));
            case NAME_AND_TEXT -> AnnotationValues.nameAndText(value).isPresent();
            case PATH_AND_TEXT -> AnnotationValues.table(value).isPresent();
            case SEQUENCE -> SequenceText.sequence(value).isPresent();
            case SEQUENCE_OR_NONE ->
                value.isEmpty() || SequenceText.sequence(value).isPresent();
            case IDENTITY -> SequenceText.identity(value).isPresent();
            case PARAMETERS -> AnnotationValues.parameters(value).isPresent();
            case EXCLUSION -> ExclusionText.read(value).isPresent();
        };
    }

    private void invalid(Annotation annotation, AnnotationName name, String message) {
        findings.add(
                Code.INVALID_ANNOTATION,
                annotation.span(),
                message,
                annotation.setting() ? "write [" + setting(name.example()) + "]" : "write //@ " + name.example());
    }

    private static String setting(String example) {
        int colon = example.indexOf(':');
        return colon < 0
                ? example + ": 'true'"
                : example.substring(0, colon) + ": '"
                        + example.substring(colon + 1).strip() + "'";
    }
}
