package org.nself.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A PostgreSQL that is unpacked from the class path and started in a directory of its own. It stops, and its directory
 * goes, when the JVM ends, also when it is killed.
 *
 * @param owned the lock that tells others that the directory is used, for as long as this JVM lives
 */
record EmbeddedServer(Postmaster postmaster, Path directory, ProcessLock owned) implements RunningServer {

    private static final int ATTEMPTS = 3;

    /**
     * Starts a server of that major version, of the one that is there when none is wanted.
     *
     * @throws IOException when it does not start; the message says why
     */
    static EmbeddedServer start(OptionalInt major) throws IOException {
        TestCache cache = TestCache.ofUser();
        Binaries binaries = Binaries.find(major, cache);
        for (int attempt = 1; ; attempt++) {
            try {
                EmbeddedServer started = start(binaries, cache);
                Thread.ofPlatform().daemon().name("nself-leftovers").start(() -> Leftovers.clear(cache, binaries));
                return started;
            } catch (IOException failure) {
                // Somebody else may have taken the port in between.
                if (attempt == ATTEMPTS || !String.valueOf(failure.getMessage()).contains("Address already in use")) {
                    throw failure;
                }
            }
        }
    }

    @Override
    public String url() {
        return postmaster.url();
    }

    @Override
    public boolean endsWithJvm() {
        return true;
    }

    @Override
    public void keep() {
        postmaster.keep();
    }

    private static EmbeddedServer start(Binaries binaries, TestCache cache) throws IOException {
        // No random name: the first random number that a process asks for takes as long as a tenth of the server's
        // start.
        Files.createDirectories(cache.servers());
        Path directory = Files.createDirectory(
                cache.servers().resolve(ProcessHandle.current().pid() + "-" + Long.toString(System.nanoTime(), 36)));
        Optional<ProcessLock> owned =
                ProcessLock.of(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (owned.isEmpty()) {
            throw new IOException("another process has locked the new directory " + directory);
        }
        try {
            DataDirectory.create(binaries, cache, directory.resolve("data"));
            return new EmbeddedServer(Postmaster.start(binaries, directory), directory, owned.get());
        } catch (IOException failure) {
            owned.get().close();
            TestCache.delete(directory);
            throw failure;
        }
    }
}
