package org.nself.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** PostgreSQL refuses to run as root; root can run it in a user namespace, where it is nobody. */
final class Unprivileged {

    private static final List<String> PREFIX = isRoot() ? List.of("unshare", "-U") : List.of();

    private Unprivileged() {}

    /** What goes before a command. */
    static List<String> prefix() {
        return PREFIX;
    }

    private static boolean isRoot() {
        try {
            return Files.exists(Path.of("/proc/self"))
                    && Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException unknown) {
            return false;
        }
    }
}
