package org.nself.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the program says about itself. */
class HelpTest {

    private final StringWriter out = new StringWriter();

    @Test
    void everyCommandHasExamplesThatNameIt() {
        List<CommandLine> commands = new ArrayList<>();
        collect(Main.command(context()), commands);

        assertThat(commands).hasSizeGreaterThan(18).allSatisfy(command -> {
            String usage = command.getUsageMessage(CommandLine.Help.Ansi.OFF);
            assertThat(usage).contains("Examples:\n  " + start(command));
        });
    }

    private static String start(CommandLine command) {
        return command.getCommandName().equals("generate-completion")
                ? "source <(nself generate-completion)"
                : command.getCommandSpec().qualifiedName();
    }

    private static void collect(CommandLine command, List<CommandLine> commands) {
        if (!command.getCommandName().equals("help")) {
            commands.add(command);
            command.getSubcommands().values().forEach(each -> collect(each, commands));
        }
    }

    @Test
    void bashCompletesCommandsWithAColon(@TempDir Path directory) throws Exception {
        assertThat(Main.run(
                        new String[] {"generate-completion"},
                        Map.of(),
                        Terminal.none(),
                        new PrintWriter(out),
                        new PrintWriter(out)))
                .isZero();
        Path script = Files.writeString(directory.resolve("completion"), out.toString());

        assertThat(completions(script, "nself db mig"))
                .containsExactlyInAnyOrder("migrate:up", "migrate:down", "migrate:create");
        assertThat(completions(script, "nself db migrate:up --ver"))
                .containsExactlyInAnyOrder("--version", "--verify", "--verbose");
    }

    /** Asks bash itself, as pressing the tab key does. */
    private static List<String> completions(Path script, String line) throws IOException, InterruptedException {
        String[] words = line.split(" ");
        String ask = "compopt() { :; }; source " + script + "; COMP_WORDS=(" + line + "); COMP_CWORD="
                + (words.length - 1) + "; COMP_LINE='" + line + "'; COMP_POINT=" + line.length()
                + "; _complete_nself; printf '%s\\n' \"${COMPREPLY[@]}\"";
        Process bash =
                new ProcessBuilder("bash", "-c", ask).redirectErrorStream(true).start();
        String answer = new String(bash.getInputStream().readAllBytes(), UTF_8);
        assertThat(bash.waitFor()).as(answer).isZero();
        return answer.lines().map(String::strip).toList();
    }

    private Context context() {
        PrintWriter writer = new PrintWriter(out);
        return new Context(Map.of(), Terminal.none(), Style.PLAIN, writer, writer);
    }
}
