package org.nself.dbml.document;

import java.util.Locale;
import java.util.Optional;
import org.nself.dbml.document.Document.Default;
import org.nself.dbml.syntax.Code;
import org.nself.dbml.syntax.Expression;
import org.nself.dbml.syntax.Expression.Name;
import org.nself.dbml.syntax.Findings;
import org.nself.dbml.syntax.Setting;
import org.nself.dbml.syntax.Token;
import org.nself.dbml.syntax.Token.Kind;

/** Reads the default of a column. Numbers keep the author's digits. */
final class Defaults {

    private static final int LONGEST_PATH = 3;

    private Defaults() {}

    static Optional<Default> read(Setting setting, Findings findings) {
        Optional<Default> value = setting.value().flatMap(Defaults::value);
        if (value.isEmpty() && !setting.isBroken()) {
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

    private static Optional<Default> value(Expression expression) {
        Optional<String> string = Notes.string(expression);
        if (string.isPresent()) {
            return Optional.of(new Default.Text(string.get(), expression.start(), expression.end()));
        }
        if (expression instanceof Expression.Literal literal && literal.is(Kind.EXPRESSION)) {
            return Optional.of(new Default.Expression(literal.text(), literal.start(), literal.end()));
        }
        if (expression instanceof Name name) {
            return switch (name.text().toLowerCase(Locale.ROOT)) {
                case "true" -> Optional.of(new Default.Truth(true, name.start(), name.end()));
                case "false" -> Optional.of(new Default.Truth(false, name.start(), name.end()));
                case "null" -> Optional.of(new Default.Null(name.start(), name.end()));
                default -> Optional.empty();
            };
        }
        Optional<String> number = number(expression);
        if (number.isPresent()) {
            return Optional.of(new Default.Numeric(number.get(), expression.start(), expression.end()));
        }
        return Names.path(expression)
                .filter(path -> path.size() <= LONGEST_PATH)
                .map(path -> new Default.Member(path, expression.start(), expression.end()));
    }

    /** A number with whatever signs before it; two minus signs make a plus. */
    static Optional<String> number(Expression expression) {
        boolean negative = false;
        Expression rest = expression;
        while (rest instanceof Expression.Prefix prefix) {
            Token sign = prefix.operator();
            if (!sign.isOperator("-") && !sign.isOperator("+")) {
                return Optional.empty();
            }
            negative ^= sign.isOperator("-");
            rest = prefix.operand();
        }
        String minus = negative ? "-" : "";
        return rest instanceof Expression.Literal literal && literal.is(Kind.NUMBER)
                ? Optional.of(minus + literal.text())
                : Optional.empty();
    }
}
