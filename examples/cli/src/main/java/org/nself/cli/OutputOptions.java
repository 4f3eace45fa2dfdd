package org.nself.cli;

import picocli.CommandLine.Option;

/** The options that say how much is written. */
final class OutputOptions {

    @Option(names = "--quiet", description = "Write results and errors alone.")
    private boolean quiet;

    @Option(names = "--verbose", description = "Show the rows of each statement, and where an error came from.")
    private boolean verbose;

    /** Read before the command line is, for it decides how a wrong one is answered. */
    static final String NO_COLOR = "--no-color";

    @Option(names = NO_COLOR, description = "Write without colours; NO_COLOR does the same.")
    @SuppressWarnings("UnusedVariable")
    private boolean noColor;

    boolean quiet() {
        return quiet;
    }

    boolean verbose() {
        return verbose;
    }
}
