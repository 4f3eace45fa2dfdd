package org.nself.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.sql.DataSource;
import org.nself.migration.Header;
import org.nself.schema.SourceFile;
import org.nself.spi.Database;
import org.nself.spi.ScriptListener;

/** Runs files of SQL as psql would, with the rows of COPY in them, in one transaction each. */
final class Script {

    private Script() {}

    static void run(Path file, DataSource source) {
        SourceFile script = read(file);
        try (Database database = FoundDatabase.open(source)) {
            database.beginScripts(Optional.empty());
            database.run(script, Header.of(script), ScriptListener.NONE);
            database.commit();
        }
    }

    private static SourceFile read(Path file) {
        try {
            return new SourceFile(file.toString(), Files.readString(file));
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + file, failure);
        }
    }
}
