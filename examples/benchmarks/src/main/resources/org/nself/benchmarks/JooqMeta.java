import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import org.jooq.meta.TableDefinition;
import org.jooq.meta.jaxb.SchemaMappingType;
import org.jooq.meta.postgres.PostgresDatabase;

/**
 * Asks jOOQ Meta, which reads what a generator of code needs. Each line of standard input names a database, which is read; the
 * answer is the seconds that it took and how much was found.
 */
final class JooqMeta {

    public static void main(String[] arguments) throws Exception {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            long start = System.nanoTime();
            int found;
            try (Connection connection = DriverManager.getConnection("jdbc:" + line);
                    PostgresDatabase database = new PostgresDatabase()) {
                found = read(database, connection);
            }
            System.out.println((System.nanoTime() - start) / 1e9 + " " + found);
        }
    }

    private static int read(PostgresDatabase database, Connection connection) {
        database.setConnection(connection);
        database.setConfiguredSchemata(List.of(new SchemaMappingType().withInputSchema("public")));
        database.setIncludes(new String[] {".*"});
        database.setExcludes(new String[] {});
        database.setIncludeIndexes(true);
        database.setIncludeSystemIndexes(true);
        int found = 0;
        for (TableDefinition table : database.getTables(database.getSchema("public"))) {
            found += table.getColumns().size()
                    + table.getIndexes().size()
                    + table.getUniqueKeys().size()
                    + table.getForeignKeys().size()
                    + table.getCheckConstraints().size();
        }
        return found;
    }
}
