package org.nself.postgres.render;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nself.diff.Change;
import org.nself.diff.Following;

/**
 * Writes the statement that gives the rows of a table the default of a column, some pages at a time, each batch committed by
 * itself. What is cut off is run again and goes on: rows that have a value are passed over.
 *
 * <p>The first pass leaves rows alone that others have locked, so that nobody waits and nothing deadlocks; a later one waits for
 * them, and finds rows that were moved. Whoever wants to write a row waits for the batch that has it, so batches begin small and
 * are smaller where they take long; but not on PostgreSQL 13, where each reads the whole table. Between batches it rests half as
 * long as the batch took. A row for which the default gives NULL stays as it is.
 *
 * <p>Rows that a policy hides would be left out without a word; with {@code row_security} off PostgreSQL refuses instead.
 *
 * <p>A column that follows another one has no default, and its trigger gives it the value as soon as the row is written.
 *
 * @see <a href="https://www.postgresql.org/docs/current/plpgsql-transactions.html">PostgreSQL: Transaction Management in
 *     PL/pgSQL</a>
 */
final class Filling {

    private static final String BODY = """

            #variable_conflict use_column
            <<fill>>
            DECLARE
                pages bigint := pg_relation_size({regclass}) / current_setting('block_size')::bigint;
                page bigint;
                splits boolean := current_setting('server_version_num')::integer >= 140000;
                batch integer := CASE WHEN splits THEN 10 ELSE 100 END;
                pass integer := 1;
                missing bigint;
                before bigint;
                started timestamptz;
                took interval;
                told timestamptz := clock_timestamp();
            BEGIN
                LOOP
                    page := 0;
                    WHILE page <= pages LOOP
                        SET LOCAL row_security = off;
                        started := clock_timestamp();
                        IF pass = 1 THEN
                            UPDATE {table} SET {column} = DEFAULT
                             WHERE ctid = ANY (ARRAY(SELECT ctid FROM {table}
                                                      WHERE ctid >= format('(%s,0)', fill.page)::tid
                                                        AND ctid < format('(%s,0)', fill.page + fill.batch)::tid
                                                        AND {missing}
                                                        FOR UPDATE SKIP LOCKED));
                        ELSE
                            UPDATE {table} SET {column} = DEFAULT
                             WHERE ctid >= format('(%s,0)', fill.page)::tid
                               AND ctid < format('(%s,0)', fill.page + fill.batch)::tid
                               AND {missing};
                        END IF;
                        COMMIT;
                        page := page + batch;
                        took := clock_timestamp() - started;
                        IF splits AND took > interval '0.3 seconds' THEN
                            batch := greatest(batch / 2, 5);
                        ELSIF took < interval '0.1 seconds' THEN
                            batch := least(batch * 2, 100);
                        END IF;
                        IF clock_timestamp() > told + interval '1 second' THEN
                            told := clock_timestamp();
                            RAISE NOTICE '%: % of % pages, pass %', {label}, least(page, pages), pages, pass;
                        END IF;
                        PERFORM pg_sleep(extract(epoch FROM took) / 2);
                    END LOOP;
                    SET LOCAL row_security = off;
                    SELECT count(*) INTO missing FROM {table} WHERE {missing};
                    COMMIT;
                    EXIT WHEN missing = 0 OR (pass > 1 AND missing >= before);
                    before := missing;
                    pass := pass + 1;
                    pages := pg_relation_size({regclass}) / current_setting('block_size')::bigint;
                END LOOP;
            {unfilled}END
            """;

    /** Where the values come from goes later, so that none may be missing. */
    private static final String UNFILLED = """
                IF missing > 0 THEN
                    RAISE EXCEPTION '% rows got no value: a trigger keeps them from being changed', missing;
                END IF;
            """;

    private static final Pattern PART = Pattern.compile("\\{(?:regclass|label|column|missing|unfilled|table)}");

    private final Sql sql;

    Filling(Sql sql) {
        this.sql = sql;
    }

    String statement(Change.Fill fill) {
        String table = sql.render("{0}", sql.name(fill.table()));
        String column = sql.render("{0}", sql.name(fill.column().name()));
        String regclass = sql.render("{0}", sql.literal(table)) + "::regclass";
        String label = sql.render("{0}", sql.literal(fill.subject().label()));
        String missing = missing(fill, column);
        String unfilled = fill.following().isPresent() ? UNFILLED : "";
        // In one pass: a name may look like a part of the text.
        String body = PART.matcher(BODY)
                .replaceAll(part -> Matcher.quoteReplacement(
                        switch (part.group()) {
                            case "{regclass}" -> regclass;
                            case "{label}" -> label;
                            case "{column}" -> column;
                            case "{missing}" -> missing;
                            case "{unfilled}" -> unfilled;
                            default -> table;
                        }));
        return "DO " + Quoted.body(body, "fill");
    }

    /** Which rows have no value yet. What follows another column is without one where that one is, or has one that goes. */
    private String missing(Change.Fill fill, String column) {
        return fill.following()
                .map(start -> sql.render(
                        "{0} IS NULL AND {1} IS NOT NULL{2}",
                        sql.text(column),
                        sql.name(start.from().name()),
                        sql.text(start.from().type().dimensions() > 0 ? "" : but(start))))
                .orElse(column + " IS NULL");
    }

    private String but(Following.Start start) {
        List<String> cleared = start.remap().entrySet().stream()
                .filter(entry -> entry.getValue().isEmpty())
                .map(entry -> sql.literal(entry.getKey()).toString())
                .sorted()
                .toList();
        return cleared.isEmpty()
                ? ""
                : sql.render(
                        " AND {0}::text NOT IN ({1})",
                        sql.name(start.from().name()), sql.text(String.join(", ", cleared)));
    }
}
