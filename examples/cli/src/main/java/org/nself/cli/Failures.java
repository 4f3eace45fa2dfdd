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
            context.error(String.valueOf(failure.getMessage()));
            return ExitCodes.USAGE;
        }
        if (failure instanceof DbmlFiles.Unusable || failure instanceof Question.Unanswered) {
            context.error(String.valueOf(failure.getMessage()));
            return ExitCodes.REFUSED;
        }
        if (!(failure instanceof NselfException)) {
            throw failure;
        }
        context.error(String.valueOf(failure.getMessage()));
        if (verbose) {
            failure.printStackTrace(context.err());
        }
        return failure instanceof InvalidSchemaException || failure instanceof InvalidMigrationsException
                ? ExitCodes.INVALID
                : ExitCodes.REFUSED;
    }
}
