import java.io.BufferedReader;
import java.io.InputStreamReader;
import org.pgcodekeeper.core.api.DatabaseFactory;
import org.pgcodekeeper.core.api.PgCodeKeeperApi;
import org.pgcodekeeper.core.schema.AbstractDatabase;
import org.pgcodekeeper.core.settings.CoreSettings;

/**
 * Asks pgCodeKeeper. Each line of standard input names a database, which is read, or two, between which the changes are
 * looked for; the answer is the seconds that it took and how much was found: objects, or lines that change something.
 */
final class CodeKeeper {

    private static final CoreSettings SETTINGS = new CoreSettings();

    public static void main(String[] arguments) throws Exception {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] urls = line.split(" ");
            long start = System.nanoTime();
            AbstractDatabase first = read(urls[0]);
            int found = urls.length == 1
                    ? AbstractDatabase.listPgObjects(first).size()
                    : (int) PgCodeKeeperApi.diff(SETTINGS, first, read(urls[1]))
                            .lines()
                            .filter(change -> !change.isBlank())
                            .count();
            System.out.println((System.nanoTime() - start) / 1e9 + " " + found);
        }
    }

    private static AbstractDatabase read(String url) throws Exception {
        return new DatabaseFactory(SETTINGS).loadFromJdbc("jdbc:" + url);
    }
}
