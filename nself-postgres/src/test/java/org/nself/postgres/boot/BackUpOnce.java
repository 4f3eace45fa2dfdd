package org.nself.postgres.boot;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.nself.BackupSettings;
import org.nself.Confirmation;
import org.nself.Nself;
import org.postgresql.ds.PGSimpleDataSource;

/** A process that takes a backup or reverts to one: the main class of the JVMs that a test kills. */
final class BackUpOnce {

    static final String ENGINE = System.getProperty("nself.kills.engine", "embedded");

    private BackUpOnce() {}

    /** What such a process does. */
    enum Work {
        BACKUP,
        REVERT,
        REVERT_WITHOUT_BACKUP
    }

    static List<String> arguments(Work work, String url, Path migrations, Path backups, String name) {
        return List.of(work.name(), url, migrations.toString(), backups.toString(), name);
    }

    static Nself nself(String url, Path migrations, BackupSettings backups) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        return Nself.builder()
                .dataSource(source)
                .migrations(migrations)
                .backups(backups)
                .confirmation(Confirmation.preapproved("a test"))
                .build();
    }

    /** Says when it begins, for a JVM takes its time to start, and when it is done. */
    public static void main(String[] arguments) {
        Nself nself = nself(arguments[1], Path.of(arguments[2]), settings(Path.of(arguments[3])));
        System.out.println("begins");
        switch (Work.valueOf(arguments[0])) {
            case BACKUP -> nself.backup().execute();
            case REVERT -> nself.revert().to(arguments[4]).execute();
            case REVERT_WITHOUT_BACKUP ->
                nself.revert().to(arguments[4]).withoutBackup().execute();
        }
        System.out.println("done");
    }

    /** Few backups stay, so that deleting old ones is cut off too. */
    static BackupSettings settings(Path directory) {
        return BackupSettings.in(directory).keep(3).keepFor(Duration.ZERO).engine(ENGINE);
    }
}
