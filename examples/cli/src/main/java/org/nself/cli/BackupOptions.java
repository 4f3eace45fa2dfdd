package org.nself.cli;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.nself.BackupSettings;
import picocli.CommandLine.Option;

/** The options of every command that takes a backup. */
final class BackupOptions {

    @Option(
            names = "--backups",
            paramLabel = "DIR",
            description = "Where backups are. Default: bin/dbsyncs in the project's directory")
    private @Nullable Path directory;

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            description = "What copies the database: embedded or pg_dump. Default: the first that can")
    private @Nullable String engine;

    @Option(
            names = "--max-size",
            paramLabel = "SIZE",
            converter = Sizes.class,
            description = "How large the tables of a backup may be, such as 500MB. Default: 10GB")
    private @Nullable Long ceiling;

    @Option(names = "--keep", paramLabel = "N", description = "So many of the newest stay. Default: 10")
    private @Nullable Integer keep;

    @Option(names = "--keep-days", paramLabel = "N", description = "Younger ones stay. Default: 7")
    private @Nullable Integer days;

    BackupSettings of(Path project) {
        Path place =
                directory == null ? project.resolve(Path.of("bin", "dbsyncs")).normalize() : directory;
        BackupSettings settings = BackupSettings.in(place);
        settings = engine == null ? settings : settings.engine(engine);
        settings = ceiling == null ? settings : settings.ceiling(ceiling);
        settings = keep == null ? settings : settings.keep(keep);
        return days == null ? settings : settings.keepFor(Duration.ofDays(days));
    }
}
