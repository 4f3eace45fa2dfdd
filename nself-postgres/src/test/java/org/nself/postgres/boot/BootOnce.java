package org.nself.postgres.boot;

import java.nio.file.Files;
import java.nio.file.Path;
import org.nself.MigrationReport;
import org.nself.Nself;
import org.postgresql.ds.PGSimpleDataSource;

/** A service that does nothing but migrate itself: the main class of the JVMs that tests start. */
final class BootOnce {

    private BootOnce() {}

    /** Boots once; the arguments are the URL of the database, and the file of the schema or the directory of migrations. */
    public static void main(String[] arguments) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(arguments[0]);
        Path path = Path.of(arguments[1]);
        Nself.Builder builder = Nself.builder().dataSource(source);
        MigrationReport report = (Files.isDirectory(path) ? builder.migrations(path) : builder.schema(path)).migrate();
        System.out.println(report.outcome() + " " + report.state());
    }
}
