import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Cleans a database and migrates it again with Flyway. Each line of standard input names a database and a directory of
 * migrations; the answer is the seconds that it took.
 */
final class FlywayReset {

    public static void main(String[] arguments) throws Exception {
        PrintStream answers = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] words = line.split(" ", 2);
            PGSimpleDataSource database = new PGSimpleDataSource();
            database.setUrl(words[0]);
            long start = System.nanoTime();
            Flyway flyway = Flyway.configure()
                    .dataSource(database)
                    .locations("filesystem:" + words[1])
                    .cleanDisabled(false)
                    .load();
            flyway.clean();
            flyway.migrate();
            answers.println((System.nanoTime() - start) / 1e9);
        }
    }
}
