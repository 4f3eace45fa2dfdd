package org.nself.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The initialised data of a server. It is made once a version and user and then copied, which takes a tenth of the time. */
final class DataDirectory {

    /** Changes whenever data is initialised in another way, so that what an older version kept is not used. */
    private static final String FORMAT = "1";

    private DataDirectory() {}

    /** Puts fresh data there. */
    static void create(Binaries binaries, TestCache cache, Path target) throws IOException {
        Path initialised = cache.once(
                "data-" + FORMAT + "-" + binaries.key(), directory -> initialise(binaries, directory.resolve("data")));
        TestCache.copy(initialised.resolve("data"), target);
    }

    /** Small segments of the write-ahead log and no copy of the data in it, because all of it is copied for every server. */
    private static void initialise(Binaries binaries, Path data) throws IOException {
        List<String> command = new ArrayList<>(Unprivileged.prefix());
        command.addAll(List.of(
                binaries.program("initdb").toString(),
                "--pgdata=" + data,
                "--username=postgres",
                "--auth=trust",
                "--encoding=UTF8",
                "--locale=C",
                "--wal-segsize=1",
                "--no-sync"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output;
        try (InputStream stream = process.getInputStream()) {
            output = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
        if (waited(process) != 0) {
            throw new IOException("initdb failed: " + output.strip());
        }
    }

    private static int waited(Process process) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException interruption) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for initdb", interruption);
        }
    }
}
