package org.nself.dbml;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.nself.dbml.Declarations.ColumnDeclaration;
import org.nself.dbml.Token.Kind;
import org.nself.schema.DataType;
import org.nself.schema.DefaultValue;

/** Reads a column: {@code name type [settings]}. */
final class ColumnReader {

    private static final Set<String> REPEATABLE = Set.of("ref", "check", "dep");
    private static final Set<String> KNOWN = Set.of(
            "pk", "primary key", "null", "not null", "unique", "increment", "default", "note", "check", "ref", "dep");

    private final Findings findings;
    private final Notes notes;

    ColumnReader(Findings findings) {
        this.findings = findings;
        this.notes = new Notes(findings);
    }

    Optional<ColumnDeclaration> read(Field field) {
        List<Expression> parts = field.withoutSettings();
        if (!(parts.getFirst() instanceof Expression.Name name)) {
            findings.add(
                    Code.INVALID_COLUMN,
                    parts.getFirst().span(),
                    "a column begins with its name",
                    "put a name with spaces or other characters in double quotes");
            return Optional.empty();
        }
        if (parts.size() < 2) {
            findings.add(
                    Code.INVALID_COLUMN,
                    name.span(),
                    "column \"" + name.text() + "\" has no type",
                    "write " + name.text() + " text, or whichever type it has");
            return Optional.empty();
        }
        Optional<DataType> type = Types.read(parts.get(1));
        if (type.isEmpty()) {
            findings.add(
                    Code.INVALID_TYPE,
                    parts.get(1).span(),
                    "this is no type",
                    "write a name such as varchar(255) or int[]");
            return Optional.empty();
        }
        List<String> words = words(parts.subList(2, parts.size()), parts.get(1));
        Settings settings = new Settings(
                field.settings().map(Expression.SettingList::settings).orElse(List.of()), REPEATABLE, findings);
        settings.knownOrMetadata(KNOWN, "a column");
        return Optional.of(column(name, type.get(), parts.get(1).span(), words, settings));
    }

    private ColumnDeclaration column(
            Expression.Name name, DataType type, Span typeSpan, List<String> words, Settings settings) {
        conflict(settings, "null", "not null");
        conflict(settings, "pk", "primary key");
        boolean increment = settings.flag("increment");
        Optional<Setting> written = settings.find("default");
        Optional<Expression> value = written.flatMap(Setting::value);
        Optional<Expression> enumDefault = value.filter(expression -> expression instanceof Expression.Infix
                && Names.path(expression).filter(path -> path.size() <= 3).isPresent());
        Optional<DefaultValue> defaultValue =
                enumDefault.isPresent() ? Optional.empty() : written.flatMap(this::defaultValue);
        if (increment && (defaultValue.isPresent() || enumDefault.isPresent())) {
            findings.add(
                    Code.INCREMENT_WITH_DEFAULT,
                    written.orElseThrow().span(),
                    "column \"" + name.text() + "\" numbers its rows and has a default; it can have one of them",
                    "take away either increment or default");
        }
        return new ColumnDeclaration(
                name,
                type,
                typeSpan,
                settings.flag("pk") || settings.flag("primary key") || words.contains("pk"),
                settings.flag("unique") || words.contains("unique"),
                settings.flag("not null") && !settings.flag("null"),
                increment,
                defaultValue,
                enumDefault,
                settings.find("note").flatMap(notes::ofSetting),
                settings.findAll("check").stream()
                        .flatMap(setting -> check(setting).stream())
                        .toList(),
                settings.findAll("ref").stream()
                        .flatMap(setting -> new RefReader(findings).inline(setting).stream())
                        .toList());
    }

    private void conflict(Settings settings, String one, String other) {
        if (settings.find(one).isPresent() && settings.find(other).isPresent()) {
            for (String name : List.of(one, other)) {
                findings.add(
                        Code.CONFLICTING_SETTINGS,
                        settings.find(name).orElseThrow().nameSpan(),
                        "\"" + one + "\" and \"" + other + "\" cannot stand together");
            }
        }
    }

    /** The old form {@code id int pk unique}. */
    private List<String> words(List<Expression> parts, Expression type) {
        List<String> words = new ArrayList<>();
        for (Expression part : parts) {
            String word = Names.simple(part).orElse("").toLowerCase(Locale.ROOT);
            if (word.equals("pk") || word.equals("unique")) {
                words.add(word);
            } else {
                findings.add(
                        Code.INVALID_COLUMN, part.span(), "this does not belong to a column", wordHint(type, part));
            }
        }
        return words;
    }

    private static String wordHint(Expression type, Expression part) {
        Optional<String> first = Names.simple(type);
        Optional<String> second = Names.simple(part);
        if (first.isPresent() && second.isPresent() && Types.isTwoWords(first.get(), second.get())) {
            return "put a type of several words in double quotes: \"" + first.get() + " " + second.get() + "\"";
        }
        return "settings stand in brackets, as in [not null, unique]";
    }

    private Optional<DefaultValue> defaultValue(Setting setting) {
        Optional<DefaultValue> value = setting.value().flatMap(ColumnReader::value);
        boolean isNull = setting.value()
                .flatMap(Names::simple)
                .filter(word -> word.equalsIgnoreCase("null"))
                .isPresent();
        if (value.isEmpty() && !isNull) {
            findings.add(
                    Code.INVALID_SETTING,
                    setting.valueSpan(),
                    "a default is a number, a text in quotes, true, false, null, an enum value or an expression in"
                            + " backticks",
                    setting.value().filter(Expression.Call.class::isInstance).isPresent()
                            ? "put a call in backticks: [default: `now()`]"
                            : "put a text in quotes and an expression in backticks");
        }
        return value;
    }

    private static Optional<DefaultValue> value(Expression expression) {
        Optional<String> string = Notes.string(expression);
        if (string.isPresent()) {
            return string.map(DefaultValue.Text::new);
        }
        if (expression instanceof Expression.Literal literal) {
            return switch (literal.token().kind()) {
                case NUMBER ->
                    Optional.of(new DefaultValue.Numeric(literal.token().text()));
                case EXPRESSION ->
                    Optional.of(new DefaultValue.Expression(literal.token().text()));
                default -> Optional.empty();
            };
        }
        if (expression instanceof Expression.Name name) {
            return switch (name.text().toLowerCase(Locale.ROOT)) {
                case "true" -> Optional.of(new DefaultValue.Truth(true));
                case "false" -> Optional.of(new DefaultValue.Truth(false));
                default -> Optional.empty();
            };
        }
        return expression instanceof Expression.Prefix prefix ? signed(prefix, "") : Optional.empty();
    }

    private static Optional<DefaultValue> signed(Expression.Prefix prefix, String sign) {
        String own = prefix.operator().text();
        if (!own.equals("-") && !own.equals("+")) {
            return Optional.empty();
        }
        String together = own.equals("+") ? sign : sign.isEmpty() ? "-" : "";
        if (prefix.operand() instanceof Expression.Prefix inner) {
            return signed(inner, together);
        }
        return prefix.operand() instanceof Expression.Literal literal && literal.is(Kind.NUMBER)
                ? Optional.of(
                        new DefaultValue.Numeric(together + literal.token().text()))
                : Optional.empty();
    }

    private Optional<String> check(Setting setting) {
        Optional<String> expression = setting.value()
                .filter(value -> value instanceof Expression.Literal literal && literal.is(Kind.EXPRESSION))
                .map(value -> ((Expression.Literal) value).token().text());
        if (expression.isEmpty()) {
            findings.add(
                    Code.INVALID_CHECK,
                    setting.valueSpan(),
                    "a check is an expression in backticks",
                    "write [check: `price > 0`]");
        }
        return expression;
    }
}
