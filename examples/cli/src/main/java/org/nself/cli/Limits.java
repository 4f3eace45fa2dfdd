package org.nself.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** How many migrations a command is to run. */
final class Limits {

    private Limits() {}

    static void requirePositive(@Nullable Integer count, CommandSpec command) {
        if (count != null && count < 1) {
            throw new ParameterException(command.commandLine(), "N is at least 1: " + count);
        }
    }
}
