package org.nself.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code nself generate-completion}. */
@Command(
        name = "generate-completion",
        description = "Prints the script that completes commands and options in bash and zsh.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  source <(nself generate-completion)          in this shell",
            "  nself generate-completion > ~/.local/share/bash-completion/completions/nself%n"
        })
final class CompletionCommand implements Runnable {

    /** A colon ends a word for bash, which would cut {@code migrate:up} in two. */
    private static final String COLON = "COMP_WORDBREAKS=${COMP_WORDBREAKS//:}\n";

    private final Context context;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs the command
    private CommandSpec spec;

    CompletionCommand(Context context) {
        this.context = context;
    }

    @Override
    public void run() {
        context.out().print(AutoComplete.bash("nself", spec.root().commandLine()) + COLON);
    }
}
