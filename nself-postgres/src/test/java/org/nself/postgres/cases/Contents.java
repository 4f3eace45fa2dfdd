package org.nself.postgres.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nself.postgres.TestDatabase;

/** What is in a database, whatever it is made of: of each table a checksum of its rows, of each sequence where it stands. */
public final class Contents {

    private static final String RELATIONS = """
            SELECT c.oid::regclass::text, c.relkind FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE c.relkind IN ('r', 'm', 'S') AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'nself')
               AND (c.relkind <> 'm' OR c.relispopulated)
             ORDER BY 1""";

    private Contents() {}

    /** By the names of tables and sequences; nself's own are not among them. Order and place of rows do not matter. */
    public static Map<String, String> of(TestDatabase database) {
        List<List<String>> relations = database.query(RELATIONS);
        List<String> queries = new ArrayList<>();
        for (List<String> relation : relations) {
            queries.add(relation.get(1).equals("S") ? sequence(relation.get(0)) : table(relation.get(0)));
        }
        Map<String, String> contents = new TreeMap<>();
        List<List<String>> answers = database.query(queries);
        for (int i = 0; i < answers.size(); i++) {
            contents.put(relations.get(i).get(0), answers.get(i).getFirst());
        }
        return contents;
    }

    private static String sequence(String name) {
        return "SELECT last_value || ' ' || is_called FROM " + name;
    }

    /** A sum of hashes needs no sorting, and of equal rows it counts each. */
    private static String table(String name) {
        return "SELECT count(*) || ' rows, ' || coalesce(sum(hashtextextended(t::text, 0)), 0) FROM ONLY " + name
                + " t";
    }
}
