package org.nself.cli;

import java.util.Map;

/**
 * Whether somebody looks at a terminal that shows colours and lets a line be written over.
 *
 * @param isRich without it, text is written as it is and a line stays
 */
record Style(boolean isRich) {

    static final Style PLAIN = new Style(false);

    /** What is written to a terminal that can show it, unless somebody said no; see https://no-color.org. */
    static Style of(Terminal terminal, Map<String, String> environment, boolean wantsNone) {
        return new Style(terminal.isThere()
                && !wantsNone
                && DatabaseUrl.variable(environment, "NO_COLOR").isEmpty()
                && !"dumb".equals(environment.get("TERM")));
    }

    /** For what went well. */
    String good(String text) {
        return in("32", text);
    }

    /** For what is to be looked at. */
    String notable(String text) {
        return in("33", text);
    }

    /** For what went wrong. */
    String bad(String text) {
        return in("1;31", text);
    }

    private String in(String color, String text) {
        return isRich ? "\u001B[" + color + "m" + text + "\u001B[0m" : text;
    }
}
