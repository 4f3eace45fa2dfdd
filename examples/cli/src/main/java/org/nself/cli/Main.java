package org.nself.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The program: what it was called with, where it writes, and the code it ends with. */
public final class Main {

    private Main() {}

    /** Ends the JVM with the code of {@link ExitCodes}. */
    // With jdk.console=java.base, as the launcher sets it, there is a console only where there is a terminal.
    @SuppressWarnings("SystemConsoleNull")
    public static void main(String[] arguments) {
        Console console = System.console();
        Terminal terminal = console == null ? Terminal.none() : Terminal.of(console);
        // The launcher knows whether standard error is a terminal as well; Java does not tell.
        boolean isPlain = System.getProperty("nself.plain") != null;
        Context context = context(
                List.of(arguments).contains(OutputOptions.NO_COLOR) || isPlain,
                System.getenv(),
                terminal,
                new PrintWriter(System.out, true, UTF_8),
                new PrintWriter(System.err, true, UTF_8));
        Interruption interruption = Interruption.of(context);
        int exit = run(arguments, context);
        interruption.done();
        System.exit(exit);
    }

    /** Runs one command without touching the process, so that it can be tested as it is used. */
    static int run(
            String[] arguments, Map<String, String> environment, Terminal terminal, PrintWriter out, PrintWriter err) {
        boolean wantsNone = List.of(arguments).contains(OutputOptions.NO_COLOR);
        return run(arguments, context(wantsNone, environment, terminal, out, err));
    }

    private static Context context(
            boolean isPlain, Map<String, String> environment, Terminal terminal, PrintWriter out, PrintWriter err) {
        return new Context(environment, terminal, Style.of(terminal, environment, isPlain), out, err);
    }

    private static int run(String[] arguments, Context context) {
        List<String> words = List.of(arguments);
        int exit = Commands.named(words)
                .map(type -> settings(new CommandLine(type, new Commands(context)), context)
                        .setCommandName(String.join(" ", "nself", words.get(0), words.get(1)))
                        .execute(words.subList(2, words.size()).toArray(String[]::new)))
                .orElseGet(() -> command(context).execute(arguments));
        context.out().flush();
        context.err().flush();
        return exit;
    }

    /** All commands, ready to be given arguments. */
    static CommandLine command(Context context) {
        return settings(new CommandLine(new NselfCommand(), new Commands(context)), context);
    }

    private static CommandLine settings(CommandLine command, Context context) {
        return command.setOut(context.out())
                .setErr(context.err())
                .setColorScheme(
                        CommandLine.Help.defaultColorScheme(context.style().isRich() ? Ansi.ON : Ansi.OFF))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(110)
                .registerConverter(Duration.class, Durations::of)
                .setParameterExceptionHandler(new UsageErrors())
                .setExecutionExceptionHandler(new Failures(context));
    }
}
