package org.nself.postgres.render;

/**
 * The text of a function or a block between dollar signs, as it is.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-DOLLAR-QUOTING">PostgreSQL:
 *     Dollar-Quoted String Constants</a>
 */
final class Quoted {

    private Quoted() {}

    /** A name in the body may hold what looks like its end: then the tag is another. */
    static String body(String body, String tag) {
        String quote = "$" + tag + "$";
        for (int i = 1; body.contains(quote); i++) {
            quote = "$" + tag + i + "$";
        }
        return quote + body + quote;
    }
}
