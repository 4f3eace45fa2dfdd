package org.nself.dbml.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nself.dbml.syntax.Cursor.Unreadable;
import org.nself.dbml.syntax.Expression.SettingList;
import org.nself.dbml.syntax.Token.Kind;

/** Reads expressions by precedence climbing. A line break ends one, unless an operator stands on either side of it. */
final class ExpressionParser {

    private static final int DEEPEST = 200;

    /** How many operators may follow one another: {@code a.b.c …}. */
    private static final int LONGEST = 1000;

    private final Cursor cursor;
    private int depth;

    ExpressionParser(Cursor cursor) {
        this.cursor = cursor;
    }

    /** One expression, or several with commas between them on one line; a value that is missing is empty. */
    Expression withCommas() {
        int start = cursor.peek().start();
        Optional<Expression> first = cursor.is(Kind.COMMA) ? Optional.empty() : Optional.of(expression());
        if (first.isPresent() && !isCommaOnThisLine()) {
            return first.get();
        }
        List<Optional<Expression>> elements = new ArrayList<>();
        elements.add(first);
        int end;
        do {
            cursor.skip();
            end = cursor.end();
            boolean missing = cursor.is(Kind.COMMA)
                    || cursor.peek().newLine()
                    || cursor.is(Kind.CLOSE_BRACE)
                    || cursor.is(Kind.END);
            Optional<Expression> element = missing ? Optional.empty() : Optional.of(expression());
            elements.add(element);
            end = element.map(Expression::end).orElse(end);
        } while (isCommaOnThisLine());
        return new Expression.CommaList(elements, start, end);
    }

    private boolean isCommaOnThisLine() {
        return cursor.is(Kind.COMMA) && !cursor.peek().newLine();
    }

    Expression expression() {
        return expression(0);
    }

    private Expression expression(int binding) {
        if (depth >= DEEPEST) {
            throw tooDeep();
        }
        depth++;
        try {
            return climb(binding);
        } finally {
            depth--;
        }
    }

    private Unreadable tooDeep() {
        return cursor.fail(Code.TOO_DEEP, cursor.peek().span(), "this expression is nested too deeply");
    }

    private Expression climb(int binding) {
        Expression left = operand();
        if (left instanceof Expression.Missing) {
            return left;
        }
        for (int length = 0; length < LONGEST; length++) {
            Ahead token = cursor.peek();
            if (token.is(Kind.OPERATOR)) {
                int own = Operators.binding(token.text());
                if (own < Math.max(0, binding)) {
                    return left;
                }
                Token operator = cursor.next();
                Expression right = expression(own + 1);
                left = new Expression.Infix(operator, left, right, left.start(), right.end());
            } else if (token.is(Kind.OPEN_PARENTHESIS) && !token.newLine() && binding <= Operators.CALL) {
                Expression.Tuple arguments = tuple();
                left = new Expression.Call(left, arguments, left.start(), arguments.end());
            } else if (token.is(Kind.OPEN_BRACKET) && !token.space() && binding <= Operators.CALL) {
                left = array(left);
            } else {
                return left;
            }
        }
        throw tooDeep();
    }

    private Expression operand() {
        return switch (cursor.peek().kind()) {
            case NAME, QUOTED_NAME -> name();
            case NUMBER, STRING, EXPRESSION, COLOR, STAR -> {
                Expression.Literal literal = cursor.peek().literal();
                cursor.skip();
                yield literal;
            }
            case OPERATOR -> prefix();
            case OPEN_PARENTHESIS -> tuple();
            case OPEN_BRACKET -> list(false);
            case OPEN_BRACE, CLOSE_BRACE, CLOSE_BRACKET, CLOSE_PARENTHESIS, COLON, COMMA, SEMICOLON, END -> missing();
        };
    }

    private Expression.Name name() {
        Expression.Name name = cursor.peek().name();
        cursor.skip();
        return name;
    }

    /** Complains about what stands where a value is missing. It stays there, for it may close what is around it. */
    private Expression missing() {
        cursor.unexpected("a name or a value");
        return new Expression.Missing(cursor.peek().end());
    }

    private Expression prefix() {
        Token operator = cursor.next();
        if (!Operators.isPrefix(operator.text())) {
            cursor.fail(
                    Code.INVALID_OPERAND, operator.span(), "\"" + operator.text() + "\" cannot stand before a value");
            return new Expression.Missing(operator.end());
        }
        return new Expression.Prefix(operator, expression(Operators.PREFIX));
    }

    Expression.Tuple tuple() {
        int start = cursor.peek().start();
        cursor.expect(Kind.OPEN_PARENTHESIS, "\"(\"");
        List<Expression> elements = new ArrayList<>(3);
        while (!cursor.is(Kind.CLOSE_PARENTHESIS)) {
            if (cursor.is(Kind.END)) {
                throw cursor.unexpected("\")\"");
            }
            Expression element = expression();
            if (!cursor.is(Kind.CLOSE_PARENTHESIS) && !cursor.is(Kind.COMMA)) {
                Unreadable complaint = cursor.unexpected("\",\" or \")\"");
                if (!skipToNextElement()) {
                    throw complaint;
                }
                element = new Expression.Broken(element.start(), cursor.peek().start());
            }
            elements.add(element);
            if (cursor.accept(Kind.COMMA) && cursor.is(Kind.CLOSE_PARENTHESIS)) {
                elements.add(missing());
            }
        }
        cursor.skip();
        return new Expression.Tuple(elements, start, cursor.end());
    }

    /** Whether the list in parentheses goes on, or ends, on this line. */
    private boolean skipToNextElement() {
        while (!cursor.is(Kind.CLOSE_BRACE) && !cursor.is(Kind.END)) {
            if (cursor.is(Kind.COMMA) || cursor.is(Kind.CLOSE_PARENTHESIS)) {
                return true;
            }
            cursor.skip();
            if (cursor.peek().newLine()) {
                return false;
            }
        }
        return false;
    }

    private Expression array(Expression element) {
        cursor.expect(Kind.OPEN_BRACKET, "\"[\"");
        Optional<Expression> size = cursor.is(Kind.CLOSE_BRACKET) ? Optional.empty() : Optional.of(expression());
        if (cursor.is(Kind.COLON) || cursor.is(Kind.COMMA)) {
            throw cursor.fail(
                    Code.INVALID_NAME,
                    element.span(),
                    "there is no space between the name and the settings",
                    "put a space before [");
        }
        cursor.expect(Kind.CLOSE_BRACKET, "\"]\"");
        return new Expression.Array(element, size, element.start(), cursor.end());
    }

    /** {@code [name, name: value, …]}; what cannot be read is skipped to the next comma. */
    SettingList settings() {
        return list(true);
    }

    /** @param named whether settings are meant; a list in the place of a value is wrong whatever it holds */
    private SettingList list(boolean named) {
        int start = cursor.peek().start();
        cursor.expect(Kind.OPEN_BRACKET, "\"[\"");
        List<Setting> settings = new ArrayList<>(3);
        int open = cursor.end();
        int end = open;
        while (!cursor.is(Kind.CLOSE_BRACKET)) {
            boolean read = setting(settings, named);
            if (read && cursor.is(Kind.COMMA)) {
                cursor.skip();
                end = cursor.end();
                if (cursor.is(Kind.CLOSE_BRACKET)) {
                    cursor.fail(Code.EMPTY_SETTING, cursor.peek().span(), "a setting is missing after the comma");
                }
            } else if (!read || !cursor.is(Kind.CLOSE_BRACKET)) {
                if (read && !isWithoutValue(settings)) {
                    cursor.unexpected("\",\" or \"]\"");
                }
                if (!skipToNextSetting(open)) {
                    return new SettingList(settings, start, end);
                }
            }
        }
        cursor.skip();
        return new SettingList(settings, start, cursor.end());
    }

    private static boolean isWithoutValue(List<Setting> settings) {
        return !settings.isEmpty()
                && settings.getLast()
                        .value()
                        .filter(Expression.Missing.class::isInstance)
                        .isPresent();
    }

    /** Whether the list goes on; a brace, or a line that does not begin with a comma or bracket, is beyond it. */
    private boolean skipToNextSetting(int open) {
        while (!cursor.is(Kind.END) && !cursor.is(Kind.OPEN_BRACE) && !cursor.is(Kind.CLOSE_BRACE)) {
            if (cursor.is(Kind.CLOSE_BRACKET)) {
                return true;
            }
            if (cursor.accept(Kind.COMMA)) {
                return true;
            }
            if (cursor.peek().newLine() && cursor.peek().start() > open) {
                return false;
            }
            cursor.skip();
        }
        return false;
    }

    /** Whether what stands here could be read as a setting; if not, it has been complained about. */
    private boolean setting(List<Setting> settings, boolean named) {
        if (cursor.is(Kind.COMMA)) {
            cursor.fail(Code.EMPTY_SETTING, cursor.peek().span(), "a setting is missing before the comma");
            return false;
        }
        if (!cursor.is(Kind.NAME)) {
            return nameless(named);
        }
        int start = cursor.peek().start();
        String written = words();
        String name = written.toLowerCase(Locale.ROOT);
        int nameEnd = cursor.end();
        if (!cursor.accept(Kind.COLON)) {
            settings.add(new Setting(name, written, Optional.empty(), start, nameEnd, nameEnd));
            return true;
        }
        Expression value = valueOrBroken();
        settings.add(new Setting(name, written, Optional.of(value), start, nameEnd, value.end()));
        return true;
    }

    /** The words of a name with single spaces between them; as most stand in the text, where no copy is made of them. */
    private String words() {
        int start = cursor.peek().start();
        String word = word();
        if (!goesOn(word)) {
            return word;
        }
        StringBuilder words = new StringBuilder(word);
        while (goesOn(word)) {
            word = word();
            words.append(' ').append(word);
        }
        String written = cursor.text(start, cursor.end());
        return written.contentEquals(words) ? written : words.toString();
    }

    private String word() {
        String word = cursor.peek().text();
        cursor.skip();
        return word;
    }

    /**
     * Whether a name of several words goes on after this one. Only a few may do so on the next line; any other is a
     * setting whose list is not closed.
     */
    private boolean goesOn(String word) {
        return cursor.is(Kind.NAME)
                && (!cursor.peek().newLine() || word.equalsIgnoreCase("not") || word.equalsIgnoreCase("primary"));
    }

    /** A setting whose name is no word, such as {@code 'a'}: complained about and passed over with its value. */
    private boolean nameless(boolean complain) {
        Token token = cursor.peek().token();
        if (!token.is(Kind.QUOTED_NAME) && !token.is(Kind.STRING) && !token.is(Kind.NUMBER)) {
            cursor.unexpected("the name of a setting");
            return false;
        }
        if (complain) {
            cursor.fail(
                    Code.INVALID_SETTING,
                    token.span(),
                    "the name of a setting is written without quotes",
                    "write " + token.text() + " without quotes");
        }
        cursor.skip();
        if (cursor.accept(Kind.COLON)) {
            valueOrBroken();
        }
        return true;
    }

    private Expression valueOrBroken() {
        try {
            return value();
        } catch (Unreadable reported) {
            int start = cursor.peek().start();
            return new Expression.Broken(start, start);
        }
    }

    /** A value of several words, such as {@code set null}. */
    private Expression value() {
        if (cursor.is(Kind.NAME) && cursor.peekSecond().is(Kind.NAME)) {
            List<Expression.Name> words = new ArrayList<>();
            while (cursor.is(Kind.NAME)) {
                words.add(name());
            }
            return new Expression.Phrase(
                    words, words.getFirst().start(), words.getLast().end());
        }
        return expression();
    }
}
