package org.nself.postgres.script;

/**
 * Where the rows of a {@code COPY} are.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-copy.html">PostgreSQL: COPY</a>
 */
enum CopyCommand {
    /** On the lines that follow. */
    FROM_CLIENT,
    /** They would come back to the client. */
    TO_CLIENT,
    /** In a file or a program of the server, or it is no COPY. */
    NONE;

    /** The server takes {@code stdin} and {@code stdout} for the same word. */
    static CopyCommand of(Command command) {
        if (!command.begins("COPY")) {
            return NONE;
        }
        for (int i = 1; i < command.size(); i++) {
            String end = command.outer(i + 1);
            boolean client = end.equals("STDIN") || end.equals("STDOUT");
            if (client && command.begins(i, "FROM")) {
                return FROM_CLIENT;
            }
            if (client && command.begins(i, "TO")) {
                return TO_CLIENT;
            }
        }
        return NONE;
    }
}
