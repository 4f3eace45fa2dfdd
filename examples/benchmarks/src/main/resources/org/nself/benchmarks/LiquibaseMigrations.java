import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.logging.LogManager;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.changelog.FastCheckService;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.DirectoryResourceAccessor;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Boots with Liquibase. Each line of standard input names a database and the directory of a changelog; the answer is the seconds
 * that it took. Nothing that it says reaches the answers, and it phones nobody.
 */
final class LiquibaseMigrations {

    public static void main(String[] arguments) throws Exception {
        PrintStream answers = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        LogManager.getLogManager().reset();
        System.setProperty("liquibase.analytics.enabled", "false");
        System.setProperty("liquibase.showSummary", "OFF");
        System.setProperty("liquibase.showBanner", "false");
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] words = line.split(" ", 2);
            PGSimpleDataSource database = new PGSimpleDataSource();
            database.setUrl(words[0]);
            // What the boot before found out: a new process would not know it.
            Scope.getCurrentScope().getSingleton(FastCheckService.class).clearCache();
            long start = System.nanoTime();
            update(database, Path.of(words[1]));
            answers.println((System.nanoTime() - start) / 1e9);
        }
    }

    private static void update(PGSimpleDataSource database, Path directory) throws Exception {
        JdbcConnection connection = new JdbcConnection(database.getConnection());
        try (Liquibase liquibase = new Liquibase(
                "changelog.yaml",
                new DirectoryResourceAccessor(directory),
                DatabaseFactory.getInstance().findCorrectDatabaseImplementation(connection))) {
            liquibase.update(new Contexts(), new LabelExpression());
        }
    }
}
