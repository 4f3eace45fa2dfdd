package org.nself.postgres.boot;

import java.nio.file.Path;
import org.nself.MigrationReport;
import org.nself.Nself;
import org.postgresql.ds.PGSimpleDataSource;

/** A service that does nothing but migrate itself: the main class of the JVMs that tests start. */
final class BootOnce {

    private BootOnce() {}

    /** Boots once; the arguments are the URL of the database and the file of the schema. */
    public static void main(String[] arguments) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(arguments[0]);
        MigrationReport report =
                Nself.builder().schema(Path.of(arguments[1])).dataSource(source).migrate();
        System.out.println(report.outcome() + " " + report.state());
    }
}
