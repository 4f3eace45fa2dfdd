package org.nself.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.nself.schema.Diagnostic;
import org.nself.schema.Diagnostic.Severity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nself dbml check}: says what is wrong with DBML files. */
@Command(
        name = "check",
        description = {
            "Says what is wrong with DBML files, and where: errors, warnings about what PostgreSQL may refuse,",
            "and, with --verbose or --json, remarks."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:no errors", "1:a file cannot be read", "2:wrong usage", "4:there are errors"},
        footerHeading = "%nExamples:%n",
        footer = {
            "  nself dbml check schema.dbml                 for people",
            "  nself dbml check --verbose schema.dbml       with what is only good to know",
            "  nself dbml check --json schema.dbml          for programs%n"
        })
final class DbmlCheckCommand implements Callable<Integer> {

    private final Context context;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "The files. What they include is checked with them.")
    private List<Path> files = List.of();

    DbmlCheckCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<CheckedFile> checked = new ArrayList<>();
        for (Path file : files) {
            checked.add(CheckedFile.of(file));
        }
        if (json) {
            context.out().println(CheckedFile.toJson(checked));
        } else {
            print(checked);
        }
        boolean errors =
                checked.stream().flatMap(file -> file.diagnostics().stream()).anyMatch(Diagnostic::isError);
        return errors ? ExitCodes.INVALID : ExitCodes.DONE;
    }

    private void print(List<CheckedFile> checked) {
        for (CheckedFile file : checked) {
            file.diagnostics().stream()
                    .filter(this::isShown)
                    .forEach(diagnostic -> context.out().println(diagnostic + "\n"));
            if (!output.quiet() && file.diagnostics().stream().noneMatch(Diagnostic::isError)) {
                context.progress(file.name() + " is valid" + unshown(file));
            }
        }
    }

    /** What is only to be known would hide what is wrong. */
    private boolean isShown(Diagnostic diagnostic) {
        return output.verbose() || diagnostic.severity() != Severity.INFORMATION;
    }

    private String unshown(CheckedFile file) {
        long unshown = file.diagnostics().stream()
                .filter(diagnostic -> !isShown(diagnostic))
                .count();
        return unshown == 0 ? "" : "; --verbose shows " + unshown + (unshown == 1 ? " remark" : " remarks");
    }
}
