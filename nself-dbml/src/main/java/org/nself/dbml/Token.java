package org.nself.dbml;

/**
 * A word of the text.
 *
 * @param text the value: without quotes, and with escapes replaced
 * @param newLine whether it is the first on its line
 * @param space whether white space or a comment stands before it
 */
record Token(Kind kind, String text, Span span, boolean newLine, boolean space) {

    enum Kind {
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
        END("the end of the file");

        private final String description;

        Kind(String description) {
            this.description = description;
        }

        String description() {
            return description;
        }
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }

    /** Whether it is this word, in whatever case and without quotes. */
    boolean isWord(String word) {
        return kind == Kind.NAME && text.equalsIgnoreCase(word);
    }

    boolean isName() {
        return kind == Kind.NAME || kind == Kind.QUOTED_NAME;
    }

    /** The token as a message names it. */
    String described() {
        return switch (kind) {
            case NAME, NUMBER, OPERATOR, COLOR -> "\"" + text + "\"";
            case QUOTED_NAME -> "the quoted name \"" + text + "\"";
            case STRING -> "a string";
            case EXPRESSION -> "an expression in backticks";
            case OPEN_BRACE,
                    CLOSE_BRACE,
                    OPEN_BRACKET,
                    CLOSE_BRACKET,
                    OPEN_PARENTHESIS,
                    CLOSE_PARENTHESIS,
                    COLON,
                    COMMA,
                    STAR,
                    END -> kind.description();
        };
    }
}
