package org.nself.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.nself.dbml.DbmlFormatter;
import org.nself.schema.SourceFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nself dbml format}: lays DBML files out in one way. */
@Command(
        name = "format",
        description = "Lays DBML files out in one way. Comments, empty lines and the meaning stay.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done, or nothing to do",
            "1:a file cannot be read or written",
            "2:wrong usage",
            "3:a file is not formatted, and --check was given",
            "4:a file cannot be read as DBML; none was changed"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  nself dbml format schema.dbml                in place",
            "  nself dbml format --check schema.dbml        for CI: change nothing",
            "  nself dbml format --stdout schema.dbml       for editors%n"
        })
final class DbmlFormatCommand implements Callable<Integer> {

    /** A file and what it should look like. */
    private record Formatted(Path path, SourceFile file, String text) {
        boolean isChanged() {
            return !file.text().equals(text);
        }
    }

    private final Context context;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Option(names = "--check", description = "Change nothing; list the files that are not formatted.")
    private boolean check;

    @Option(names = "--stdout", description = "Change nothing; print what is formatted.")
    private boolean standardOutput;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "The files.")
    private List<Path> files = List.of();

    DbmlFormatCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<Formatted> all = new ArrayList<>();
        for (Path path : files) {
            SourceFile file = DbmlFiles.read(path);
            all.add(new Formatted(path, file, DbmlFormatter.format(file)));
        }
        if (standardOutput) {
            all.forEach(formatted -> context.out().print(formatted.text()));
            return ExitCodes.DONE;
        }
        List<Formatted> changed = all.stream().filter(Formatted::isChanged).toList();
        if (check) {
            changed.forEach(formatted -> context.out().println(formatted.path()));
            return changed.isEmpty() ? ExitCodes.DONE : ExitCodes.DIFFERENT;
        }
        for (Formatted formatted : changed) {
            DbmlFiles.replace(formatted.path(), formatted.text());
            if (!output.quiet()) {
                context.progress("Formatted " + formatted.path());
            }
        }
        return ExitCodes.DONE;
    }
}
