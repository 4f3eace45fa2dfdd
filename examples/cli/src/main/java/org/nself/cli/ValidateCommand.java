package org.nself.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.nself.Nself;
import org.nself.Validation;
import org.nself.Verification;
import org.nself.Verify;
import org.nself.schema.Diagnostic;
import org.nself.schema.Diagnostic.Severity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code nself db validate}. */
@Command(
        name = "validate",
        description = {
            "Says what is wrong with the migrations, without a database. With --verify, tries them, each way, on a",
            "scratch database of the same server, which is dropped at the end."
        },
        exitCodeList = {
            "0:all is well",
            "1:refused or failed",
            "2:wrong usage",
            "4:a migration is invalid, fails, or its down.sql does not undo it; or they do not lead to the schema"
        },
        footer = {
            "  nself db validate                            read every file",
            "  nself db validate --verify                   run every file, up, down and up again",
            "  nself db validate --verify --before ext.sql  with what the migrations expect to be there",
            "  nself db validate --verify --json            for programs%n"
        })
final class ValidateCommand extends MigrationCommand {

    @Option(
            names = "--verify",
            description = "Try them on a scratch database, and compare with the schema, if there is one.")
    private boolean verify;

    @Option(
            names = "--before",
            paramLabel = "FILE",
            description = "SQL to run on the scratch database first. May be given again.")
    private List<Path> before = List.of();

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    ValidateCommand(Context context) {
        super(context);
    }

    @Override
    public Integer call() {
        Validation validation = offline().build().validate();
        if (!json) {
            print(validation);
        }
        if (!verify || validation.hasErrors()) {
            if (json) {
                context().out().println(ValidationJson.of(validation));
            }
            return validation.hasErrors() ? ExitCodes.INVALID : ExitCodes.DONE;
        }
        Verification verification = verification();
        context().out().println(json ? ValidationJson.of(validation, verification) : verification);
        return verification.holds() ? ExitCodes.DONE : ExitCodes.INVALID;
    }

    private Verification verification() {
        Nself.Builder builder = Files.exists(schema()) ? builder() : offline().dataSource(dataSource());
        Verify verify = builder.build().verify();
        for (Path file : before) {
            verify = verify.before(file);
        }
        return verify.execute();
    }

    private void print(Validation validation) {
        validation.diagnostics().stream()
                .filter(this::isShown)
                .forEach(diagnostic -> context().out().println(Calls.asCommands(diagnostic.toString()) + "\n"));
        progress(validation.summary());
    }

    /** What is only to be known would hide what is wrong. */
    private boolean isShown(Diagnostic diagnostic) {
        return verbose() || diagnostic.severity() != Severity.INFORMATION;
    }
}
