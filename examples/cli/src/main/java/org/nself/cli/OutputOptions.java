package org.nself.cli;

import picocli.CommandLine.Option;

/** The options that say how much is written. */
final class OutputOptions {

    @Option(names = "--quiet", description = "Write results and errors alone.")
    private boolean quiet;

    @Option(names = "--verbose", description = "Show where an error came from.")
    private boolean verbose;

    @Option(names = "--no-color", description = "Write without colours; NO_COLOR does the same.")
    private boolean noColor;

    boolean quiet() {
        return quiet;
    }

    boolean verbose() {
        return verbose;
    }

    boolean noColor() {
        return noColor;
    }
}
