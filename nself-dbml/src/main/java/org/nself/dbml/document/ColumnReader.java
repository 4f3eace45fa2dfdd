package org.nself.dbml.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.nself.dbml.document.AnnotationName.Target;
import org.nself.dbml.document.Document.CheckEntry;
import org.nself.dbml.document.Document.Column;
import org.nself.dbml.document.Document.ColumnType;
import org.nself.dbml.document.Document.Custom;
import org.nself.dbml.document.Document.InlineRef;
import org.nself.dbml.document.Document.Nullability;
import org.nself.dbml.syntax.Code;
import org.nself.dbml.syntax.Expression;
import org.nself.dbml.syntax.Field;
import org.nself.dbml.syntax.Findings;
import org.nself.dbml.syntax.Setting;
import org.nself.dbml.syntax.Token.Kind;

/** Reads a column: {@code name type [settings]}. */
final class ColumnReader {

    private static final Set<String> REPEATABLE = Set.of("ref", "check", "dep");
    private static final Set<String> KNOWN = Set.of(
            "pk", "primary key", "null", "not null", "unique", "increment", "default", "note", "check", "ref", "dep");

    private final Findings findings;
    private final TypeReader types;
    private final RefReader refs;
    private final AnnotationReader annotations;

    ColumnReader(Findings findings) {
        this.findings = findings;
        this.types = new TypeReader(findings);
        this.refs = new RefReader(findings);
        this.annotations = new AnnotationReader(findings);
    }

    Optional<Column> read(Field field) {
        List<Expression> parts = field.parts();
        int width = field.width();
        if (!(parts.getFirst() instanceof Expression.Name name)) {
            if (!parts.getFirst().isBroken()) {
                invalid(
                        parts.getFirst(),
                        "a column begins with its name",
                        "put a name with spaces or other characters in double quotes");
            }
            return Optional.empty();
        }
        if (width < 2) {
            invalid(
                    name,
                    "column \"" + name.text() + "\" has no type",
                    "write " + name.text() + " text, or whichever type it has");
            return Optional.empty();
        }
        if (parts.get(width - 1) instanceof Expression.SettingList) {
            severalLists(parts.getLast());
        }
        ColumnType type = types.read(parts.get(1));
        List<String> words = width > 2 ? words(parts.subList(2, width), parts.get(1)) : List.of();
        Settings settings = new Settings(field.settingsOrNone(), REPEATABLE, findings);
        return Optional.of(column(name, type, words, settings, field));
    }

    private void severalLists(Expression list) {
        invalid(list, "a column has one list of settings", "put all of them between one pair of brackets");
    }

    private void invalid(Expression part, String message, String hint) {
        findings.add(Code.INVALID_COLUMN, part.span(), message, hint);
    }

    private Column column(Expression.Name name, ColumnType type, List<String> words, Settings settings, Field field) {
        if (!words.isEmpty()) {
            wordsTwice(field, settings);
        }
        conflict(settings, "null", "not null");
        conflict(settings, "pk", "primary key");
        boolean pk = settings.flag("pk");
        boolean primaryKey = settings.flag("primary key");
        boolean unique = settings.flag("unique");
        boolean notNull = settings.flag("not null");
        boolean nullable = settings.flag("null");
        List<Custom> custom = settings.custom(KNOWN, "a column");
        return new Column(
                name,
                type,
                pk || primaryKey || words.contains("pk"),
                unique || words.contains("unique"),
                notNull ? Nullability.NOT_NULL : nullable ? Nullability.NULL : Nullability.UNSPOKEN,
                settings.flag("increment"),
                settings.find("default").flatMap(setting -> Defaults.read(setting, findings)),
                settings.note(),
                checks(settings.findAll("check")),
                refs(settings.findAll("ref")),
                DepReader.inline(settings.findAll("dep"), findings),
                AnnotationReader.own(custom, Target.COLUMN),
                annotations.read(field.annotations(), custom, Target.COLUMN),
                field.span().start(),
                field.span().end());
    }

    /** {@code id int pk [pk]} says it twice, which is complained about at both places. */
    private void wordsTwice(Field field, Settings settings) {
        for (Expression part :
                field.withoutSettings().subList(2, field.withoutSettings().size())) {
            Optional<Setting> setting =
                    Names.simple(part).flatMap(word -> settings.find(word.toLowerCase(Locale.ROOT)));
            if (setting.isPresent()) {
                String message = "\"" + setting.get().name() + "\" stands here more than once";
                findings.add(Code.DUPLICATE_SETTING, part.span(), message, "leave one of them");
                findings.add(Code.DUPLICATE_SETTING, setting.get().span(), message, "leave one of them");
            }
        }
    }

    private void conflict(Settings settings, String one, String other) {
        if (settings.find(one).isPresent() && settings.find(other).isPresent()) {
            for (String name : List.of(one, other)) {
                findings.add(
                        Code.CONFLICTING_SETTINGS,
                        settings.find(name).orElseThrow().nameSpan(),
                        "\"" + one + "\" and \"" + other + "\" cannot stand together",
                        "leave one of them");
            }
        }
    }

    /** The old form {@code id int pk unique}. */
    private List<String> words(List<Expression> parts, Expression type) {
        List<String> words = new ArrayList<>();
        for (Expression part : parts) {
            String word = Names.simple(part).orElse("").toLowerCase(Locale.ROOT);
            if (word.equals("pk") || word.equals("unique")) {
                if (words.contains(word)) {
                    findings.add(Code.DUPLICATE_SETTING, part.span(), "\"" + word + "\" stands here more than once");
                }
                words.add(word);
            } else if (part instanceof Expression.SettingList) {
                severalLists(part);
            } else if (!part.isBroken()) {
                invalid(part, "this does not belong to a column", wordHint(type, part));
            }
        }
        return words;
    }

    private static String wordHint(Expression type, Expression part) {
        Optional<String> first = Names.simple(type);
        Optional<String> second = Names.simple(part);
        if (first.isPresent() && second.isPresent() && TypeReader.isTwoWords(first.get(), second.get())) {
            return "put a type of several words in double quotes: \"" + first.get() + " " + second.get() + "\"";
        }
        return "settings stand in brackets, as in [not null, unique]";
    }

    private List<CheckEntry> checks(List<Setting> settings) {
        if (settings.isEmpty()) {
            return List.of();
        }
        List<CheckEntry> checks = new ArrayList<>(settings.size());
        for (Setting setting : settings) {
            if (setting.value().isPresent()
                    && setting.value().get() instanceof Expression.Literal literal
                    && literal.is(Kind.EXPRESSION)) {
                checks.add(new CheckEntry(
                        Optional.empty(),
                        literal.text(),
                        List.of(),
                        setting.span().start(),
                        setting.span().end()));
            } else if (!setting.isBroken()) {
                findings.add(
                        Code.INVALID_CHECK,
                        setting.valueSpan(),
                        "a check is an expression in backticks",
                        "write [check: `price > 0`]");
            }
        }
        return List.copyOf(checks);
    }

    private List<InlineRef> refs(List<Setting> settings) {
        if (settings.isEmpty()) {
            return List.of();
        }
        List<InlineRef> read = new ArrayList<>(settings.size());
        for (Setting setting : settings) {
            refs.inline(setting).ifPresent(read::add);
        }
        return List.copyOf(read);
    }
}
