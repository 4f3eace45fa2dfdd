package org.nself.cli;

import org.nself.InvalidMigrationsException;
import org.nself.InvalidSchemaException;
import org.nself.NselfException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says what went wrong and what to do; where in the program it did is for {@code --verbose}. */
final class Failures implements IExecutionExceptionHandler {

    private final Context context;

    Failures(Context context) {
        this.context = context;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) throws Exception {
        boolean verbose = command.getCommand() instanceof VerboseCommand asked && asked.verbose();
        if (failure instanceof DatabaseUrl.Invalid) {
            context.err().println("nself: " + failure.getMessage());
            return ExitCodes.USAGE;
        }
        if (failure instanceof DbmlFiles.Unusable) {
            context.err().println("nself: " + failure.getMessage());
            return ExitCodes.REFUSED;
        }
        if (!(failure instanceof NselfException)) {
            throw failure;
        }
        context.err().println("nself: " + message(failure));
        if (verbose) {
            failure.printStackTrace(context.err());
        }
        return failure instanceof InvalidSchemaException || failure instanceof InvalidMigrationsException
                ? ExitCodes.INVALID
                : ExitCodes.REFUSED;
    }

    /** The library names its own calls; here the options do the same. */
    private static String message(Exception failure) {
        return String.valueOf(failure.getMessage())
                .replace("Nself.builder().schema(…)", "--schema FILE")
                .replace("Nself.builder().namespaces(…)", "--namespaces")
                .replace("nself.status()", "nself db status")
                .replace("nself.up().execute()", "nself db migrate:up")
                .replace("nself.baseline().from(MigrationTool.HASURA, metadataDatabase)", "--metadata-url URL")
                .replace("nself.baseline().from(…).table(\"namespace.table\")", "--table schema.table")
                .replaceAll(
                        "nself\\.baseline\\(\\)\\.from\\(MigrationTool\\.HASURA\\)\\.source\\(\"(.*)\"\\)",
                        "--source $1")
                .replaceAll("nself\\.baseline\\((\\d+)L\\)", "nself db baseline $1")
                .replaceAll("nself\\.markApplied\\((\\d+)L\\)", "nself db mark-applied $1")
                .replaceAll("nself\\.markPending\\((\\d+)L\\)", "nself db mark-pending $1")
                .replaceAll(
                        "allow it: \\.policy\\(Policy\\.safe\\(\\)\\.allow\\(Hazard\\.(\\w+)\\)\\)",
                        "allow it: --allow $1");
    }
}
