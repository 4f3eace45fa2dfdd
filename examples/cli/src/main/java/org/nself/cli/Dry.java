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
                                .map(run -> "\n\n" + sql(run))
                                .collect(Collectors.joining());
    }

    static String sql(MigrationRun run) {
        SourceFile file = run.migration().file(run.direction());
        return "-- " + file.name() + "\n" + file.text().stripTrailing();
    }
}
