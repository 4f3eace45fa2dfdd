package org.nself.postgres.render;

import java.util.List;
import org.nself.diff.Following;
import org.nself.postgres.type.OwnNames;
import org.nself.schema.QualifiedName;

/**
 * Writes the trigger that gives a column what is written into another of the same row, as its own type. It has
 * the name of that column; its function is called after the table too.
 *
 * <p>The settings by which values become texts, and names are found, are those of the session that creates it, whoever writes
 * the row. It fires for rows that come by replication too, or these would be without a value when the columns change places.
 *
 * @see <a href="https://www.postgresql.org/docs/current/plpgsql-trigger.html">PostgreSQL: Trigger Functions</a>
 */
final class Follower {

    private final Sql sql;
    private final Parts parts;

    Follower(Sql sql, Parts parts) {
        this.sql = sql;
        this.parts = parts;
    }

    List<String> start(Following.Start start) {
        Sql.Part name = sql.name(start.to().name());
        Sql.Part function = function(start.table(), start.to().name());
        Sql.Part table = sql.name(start.table());
        Sql.Part source = sql.text(sql.render("NEW.{0}", sql.name(start.from().name())));
        String value = Conversions.assigned(sql, parts, source, start);
        String body = sql.render("""

                BEGIN
                    NEW.{0} := {1};
                    RETURN NEW;
                END
                """, name, sql.text(value));
        return List.of(
                sql.render("""
                        CREATE FUNCTION {0}() RETURNS trigger LANGUAGE plpgsql
                            SET search_path FROM CURRENT
                            SET timezone FROM CURRENT
                            SET datestyle FROM CURRENT
                            SET intervalstyle FROM CURRENT
                            AS {1}""", function, sql.text(Quoted.body(body, "follow"))),
                sql.render(
                        "CREATE TRIGGER {0} BEFORE INSERT OR UPDATE ON {1}\n    FOR EACH ROW EXECUTE FUNCTION {2}()",
                        name, table, function),
                sql.render("ALTER TABLE {0} ENABLE ALWAYS TRIGGER {1}", table, name));
    }

    List<String> stop(Following.Stop stop) {
        return dropped(stop.table(), stop.to().name(), "");
    }

    List<String> stopIfAny(QualifiedName table, String column) {
        return dropped(table, column, "IF EXISTS ");
    }

    private Sql.Part function(QualifiedName table, String column) {
        return sql.name(table.sibling(OwnNames.following(table.name(), column)));
    }

    private List<String> dropped(QualifiedName table, String column, String ifExists) {
        return List.of(
                sql.render("DROP TRIGGER {0}{1} ON {2}", sql.text(ifExists), sql.name(column), sql.name(table)),
                sql.render("DROP FUNCTION {0}{1}()", sql.text(ifExists), function(table, column)));
    }
}
