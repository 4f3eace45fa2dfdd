package org.nself.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Writes a script that starts a class of this module with the Java and the class path that this one was started with. */
final class WriteLauncher {

    private WriteLauncher() {}

    /** Takes the file to write and the class to start. */
    public static void main(String[] arguments) throws IOException {
        Path script = Path.of(arguments[0]);
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Files.writeString(
                script,
                "#!/bin/sh\nexec '%s' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp '%s' %s \"$@\"\n"
                        .formatted(java, System.getProperty("java.class.path"), arguments[1]));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
