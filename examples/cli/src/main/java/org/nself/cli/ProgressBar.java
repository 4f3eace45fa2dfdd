package org.nself.cli;

import java.io.PrintWriter;

/** One line that says how far it is, written over again and again. Other lines go above it. */
final class ProgressBar {

    private static final int WIDTH = 20;

    /** To the beginning of the line, and what stands there is gone. */
    private static final String CLEAR = "\r\u001B[K";

    private final PrintWriter out;
    private final boolean isShown;
    private String line = "";

    ProgressBar(PrintWriter out, boolean isShown) {
        this.out = out;
        this.isShown = isShown;
    }

    synchronized void show(int done, int count, String what) {
        int full = WIDTH * done / count;
        line = "█".repeat(full) + "░".repeat(WIDTH - full) + " " + (done + 1) + "/" + count + " " + what;
        draw(line);
    }

    /** A part of something that cannot be counted. */
    synchronized void showPart(long done, long total, String what) {
        double part = total <= 0 ? 0 : Math.min(1.0, (double) done / total);
        int full = (int) (WIDTH * part);
        line = "█".repeat(full) + "░".repeat(WIDTH - full) + " " + (int) (100 * part) + " % " + what;
        draw(line);
    }

    /** Writes something above the bar. */
    synchronized void aside(Runnable lines) {
        draw("");
        lines.run();
        draw(line);
    }

    synchronized void clear() {
        draw("");
        line = "";
    }

    private void draw(String text) {
        if (isShown && !line.isEmpty()) {
            out.print(CLEAR + text);
            out.flush();
        }
    }
}
