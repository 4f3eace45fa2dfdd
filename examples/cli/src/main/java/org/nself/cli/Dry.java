package org.nself.cli;

import java.util.stream.Collectors;
import org.nself.MigrationReport;
import org.nself.MigrationRun;
import org.nself.schema.SourceFile;

/** What would be run, with its SQL. */
final class Dry {

    private Dry() {}

    static String of(MigrationReport report) {
        return report.migrations().isEmpty()
                ? "nothing to do"
                : report
                        + report.migrations().stream()
                                .map(Dry::file)
                                .map(file -> "\n\n-- " + file.name() + "\n"
                                        + file.text().stripTrailing())
                                .collect(Collectors.joining());
    }

    private static SourceFile file(MigrationRun run) {
        return run.migration().file(run.direction());
    }
}
