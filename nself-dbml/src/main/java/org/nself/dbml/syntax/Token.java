package org.nself.dbml.syntax;

/**
 * A word of the text.
 *
 * @param text the value: without quotes, and with escapes replaced
 * @param newLine whether it is the first on its line
 * @param space whether white space or a comment stands before it
 */
public record Token(Kind kind, String text, int start, int end, boolean newLine, boolean space) {

    /** What a word is. */
    public enum Kind {
        NAME("a name"),
        QUOTED_NAME("a name"),
        NUMBER("a number"),
        STRING("a string"),
        EXPRESSION("an expression"),
        COLOR("a colour"),
        OPERATOR("an operator"),
        OPEN_BRACE("\"{\""),
        CLOSE_BRACE("\"}\""),
        OPEN_BRACKET("\"[\""),
        CLOSE_BRACKET("\"]\""),
        OPEN_PARENTHESIS("\"(\""),
        CLOSE_PARENTHESIS("\")\""),
        COLON("\":\""),
        COMMA("\",\""),
        STAR("\"*\""),
        SEMICOLON("\";\""),
        END("the end of the file");

        private final String description;

        Kind(String description) {
            this.description = description;
        }
    }

    public Span span() {
        return new Span(start, end);
    }

    public boolean is(Kind wanted) {
        return kind == wanted;
    }

    /** Whether it is this word, in whatever case and without quotes. */
    public boolean isWord(String word) {
        return kind == Kind.NAME && text.equalsIgnoreCase(word);
    }

    public boolean isName() {
        return kind == Kind.NAME || kind == Kind.QUOTED_NAME;
    }

    public boolean isOperator(String operator) {
        return kind == Kind.OPERATOR && text.equals(operator);
    }

    /** The token as a message names it. */
    String described() {
        return switch (kind) {
            case NAME, NUMBER, OPERATOR, COLOR -> "\"" + text + "\"";
            case QUOTED_NAME -> "the quoted name \"" + text + "\"";
            case EXPRESSION -> "an expression in backticks";
            case STRING,
                    OPEN_BRACE,
                    CLOSE_BRACE,
                    OPEN_BRACKET,
                    CLOSE_BRACKET,
                    OPEN_PARENTHESIS,
                    CLOSE_PARENTHESIS,
                    COLON,
                    COMMA,
                    STAR,
                    SEMICOLON,
                    END -> kind.description;
        };
    }
}
