import io.ebean.migration.MigrationConfig;
import io.ebean.migration.MigrationRunner;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.logging.LogManager;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Boots with Ebean's migration runner. Each line of standard input names a database and a directory of migrations; the answer is
 * the seconds that it took. Nothing that it says reaches the answers.
 */
final class EbeanMigrations {

    public static void main(String[] arguments) throws Exception {
        PrintStream answers = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        LogManager.getLogManager().reset();
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] words = line.split(" ", 2);
            PGSimpleDataSource database = new PGSimpleDataSource();
            database.setUrl(words[0]);
            long start = System.nanoTime();
            MigrationConfig config = new MigrationConfig();
            config.setMigrationPath("filesystem:" + words[1]);
            config.setPlatform("postgres");
            new MigrationRunner(config).run(database);
            answers.println((System.nanoTime() - start) / 1e9);
        }
    }
}
