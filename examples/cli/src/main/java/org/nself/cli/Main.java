package org.nself.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Console;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;

/** The program: what it was called with, where it writes, and the code it ends with. */
public final class Main {

    private Main() {}

    /** Ends the JVM with the code of {@link ExitCodes}. */
    // With jdk.console=java.base, as the launcher sets it, there is a console only where there is a terminal.
    @SuppressWarnings("SystemConsoleNull")
    public static void main(String[] arguments) {
        Console console = System.console();
        Terminal terminal = console == null ? Terminal.none() : Terminal.of(console);
        System.exit(run(
                arguments,
                System.getenv(),
                terminal,
                new PrintWriter(System.out, true, UTF_8),
                new PrintWriter(System.err, true, UTF_8)));
    }

    /** Runs one command without touching the process, so that it can be tested as it is used. */
    static int run(
            String[] arguments, Map<String, String> environment, Terminal terminal, PrintWriter out, PrintWriter err) {
        boolean colors = terminal.isThere()
                && !environment.containsKey("NO_COLOR")
                && !List.of(arguments).contains(OutputOptions.NO_COLOR);
        ColorScheme scheme = CommandLine.Help.defaultColorScheme(colors ? Ansi.ON : Ansi.OFF);
        Context context = new Context(environment, terminal, out, err);
        CommandLine command = new CommandLine(new NselfCommand(), new Commands(context))
                .setOut(out)
                .setErr(err)
                .setColorScheme(scheme)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(110)
                .setParameterExceptionHandler(new UsageErrors())
                .setExecutionExceptionHandler(new Failures(context));
        int exit = command.execute(arguments);
        out.flush();
        err.flush();
        return exit;
    }
}
