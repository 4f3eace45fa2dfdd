package org.nself.cli;

import java.io.PrintWriter;
import java.util.Map;

/**
 * What a command sees of the world around it.
 *
 * @param out for results
 * @param err for everything else
 */
record Context(Map<String, String> environment, Terminal terminal, PrintWriter out, PrintWriter err) {

    /** A line of what happens, as the original wrote it. */
    void progress(String line) {
        err.println("✓ " + line);
    }
}
