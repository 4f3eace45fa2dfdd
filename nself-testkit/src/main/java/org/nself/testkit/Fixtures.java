package org.nself.testkit;

import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.nself.dbml.DbmlReader;
import org.nself.schema.Diagnostic;
import org.nself.schema.SourceFile;
import org.nself.spi.SampleRows;
import org.nself.spi.SchemaReader.Modules;

/**
 * The {@code records} of a DBML file, as rows for the tables of a database that is there.
 *
 * <pre>{@code
 * Fixtures.of("orders.dbml").load(dataSource);
 * }</pre>
 *
 * <p>The file declares its tables, or takes them from another ({@code use}). As an ingredient of a template it is a seed: see
 * {@link TestDatabases#seed}. Immutable and thread-safe.
 */
public final class Fixtures {

    private final Location file;

    Fixtures(Location file) {
        this.file = file;
    }

    /**
     * Those of a file.
     *
     * @param location a path, or a resource of the class path
     * @throws IllegalStateException when there is no such file or resource
     */
    public static Fixtures of(String location) {
        return new Fixtures(Location.find(location, null));
    }

    /**
     * Puts all rows in, in one transaction, tables before those that refer to them. Where tables refer to each other in a
     * circle, a foreign key of it that is deferrable is checked at the end, or one that may be null is filled afterwards. A
     * value that is left out, and a null where there may be none, is the column's default; an expression is the server's to
     * work out. Sequences and identities go on behind the highest number.
     *
     * @throws IllegalStateException when the file is not valid or has no records, when the database has no such table or
     *     column, or refuses a row; nothing was inserted then
     */
    public void load(DataSource database) {
        new RowLoader(file.text(), database).load(rows());
    }

    /** As the other. */
    public void load(TestDatabase database) {
        load(database.dataSource());
    }

    private List<SampleRows> rows() {
        SourceFile main = new SourceFile(file.text(), file.read());
        Modules modules = name -> file.read(name, false).map(text -> new SourceFile(name, text));
        List<SampleRows> rows = new DbmlReader().rows(main, modules);
        if (rows.isEmpty()) {
            String errors = new DbmlReader()
                    .read(main, modules).diagnostics().stream()
                            .filter(Diagnostic::isError)
                            .map(Diagnostic::toString)
                            .collect(Collectors.joining("\n"));
            throw new IllegalStateException(
                    errors.isEmpty()
                            ? file.text() + " has no records\nwhat to do: write records users(id, name) { … }"
                            : errors);
        }
        return rows;
    }
}
