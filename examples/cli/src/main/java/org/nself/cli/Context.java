package org.nself.cli;

import java.io.PrintWriter;
import java.util.Map;

/**
 * What a command sees of the world around it.
 *
 * @param style of what is written
 * @param out for results
 * @param err for everything else
 */
record Context(Map<String, String> environment, Terminal terminal, Style style, PrintWriter out, PrintWriter err) {

    /** A line of what happens, as the original wrote it. */
    void progress(String line) {
        err.println(style.good("✓") + " " + line);
    }

    /** A line that is to be looked at. */
    void note(String line) {
        err.println(style.notable("!") + " " + Calls.asCommands(line));
    }

    /** Why it was not done. */
    void error(String message) {
        err.println(style.bad("nself:") + " " + Calls.asCommands(message));
    }

    void hint(String hint) {
        err.println("hint: " + hint);
    }
}
