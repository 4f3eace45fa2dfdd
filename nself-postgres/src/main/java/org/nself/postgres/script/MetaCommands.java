package org.nself.postgres.script;

/**
 * What to write instead of a command of psql.
 *
 * @see <a href="https://www.postgresql.org/docs/current/app-psql.html#APP-PSQL-META-COMMANDS">PostgreSQL: psql's
 *     commands</a>
 */
final class MetaCommands {

    private MetaCommands() {}

    /** The command without its arguments. */
    static String name(String line) {
        int end = 1;
        while (end < line.length() && !Chars.isSpace(line.charAt(end))) {
            end++;
        }
        return line.substring(0, end);
    }

    static String hint(String name) {
        return switch (name) {
            case "\\i", "\\ir", "\\include", "\\include_relative" ->
                "write here what the other file says, or make that a migration of its own";
            case "\\c", "\\connect" ->
                "a migration runs in one database, the one of the data source; what belongs to another is a migration there";
            case "\\set", "\\unset", "\\getenv", "\\prompt" ->
                "there are no variables: write the value where it is used, or read it with current_setting('…')";
            case "\\echo", "\\qecho", "\\warn" -> "DO $$ BEGIN RAISE NOTICE '…'; END $$ says something while it runs";
            case "\\copy" -> "write COPY … FROM stdin; with the rows below it and \\. at their end";
            case "\\gexec" -> "run what a query returns in a block: DO $$ … EXECUTE format('…', …) … $$";
            case "\\gset" -> "keep what a query returns in a variable of a block: DO $$ DECLARE … SELECT … INTO … $$";
            case "\\g", "\\gx", "\\gdesc", "\\;", "\\crosstabview", "\\bind", "\\parse", "\\watch" ->
                "end the statement with a semicolon";
            case "\\if", "\\elif", "\\else", "\\endif" -> "write IF … THEN … END IF in a block: DO $$ BEGIN … END $$";
            case "\\q", "\\quit" -> "delete it, and what should not run";
            case "\\." -> "no COPY … FROM stdin; is open here";
            case "\\!" -> "nothing is run outside the database";
            case "\\restrict", "\\unrestrict" -> "delete it: pg_dump wrote it for psql";
            case "\\encoding" -> "delete it: files are UTF-8";
            case "\\timing", "\\pset", "\\x", "\\t", "\\a", "\\o", "\\out", "\\p", "\\r", "\\errverbose" ->
                "delete it: no output is printed";
            default ->
                name.startsWith("\\d") || name.startsWith("\\l")
                        ? "delete it: no output is printed"
                        : "write SQL; a backslash means something in quotes only";
        };
    }
}
