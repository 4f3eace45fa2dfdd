package org.nself.postgres.script;

/**
 * The least that a splitter must tell apart.
 *
 * @param start offset of the first character
 * @param end offset behind the last one
 * @param isClosed whether it ends; quotes and comments may run into the end of the text instead
 */
record Token(Kind kind, int start, int end, boolean isClosed) {

    enum Kind {
        SPACE,
        COMMENT,
        /** A key word, or a name without quotes. */
        WORD,
        /** A name in double quotes. */
        NAME,
        /** A text in single quotes of any kind, with its prefix; what continues it on another line is another one. */
        TEXT,
        /** A text in dollar quotes. */
        BODY,
        NUMBER,
        /** An operator's character, a bracket, a comma, a semicolon, a parameter such as {@code $1}. */
        SYMBOL,
        /** A backslash outside quotes and the rest of its line: a command of psql. */
        META,
        END
    }

    boolean isBlank() {
        return kind == Kind.SPACE || kind == Kind.COMMENT;
    }

    String in(String text) {
        return text.substring(start, end);
    }
}
