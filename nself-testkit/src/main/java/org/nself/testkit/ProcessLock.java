package org.nself.testkit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A lock on a file that the system lets go of when the process ends, however it ends.
 *
 * <p>The system also lets go of it when the process closes the file a second time, so what this JVM holds is known here
 * and never opened again.
 */
final class ProcessLock implements AutoCloseable {

    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private ProcessLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Empty while another process or this one has it. */
    static Optional<ProcessLock> of(Path file, OpenOption... options) throws IOException {
        Path known = file.toAbsolutePath().normalize();
        if (!HELD.add(known)) {
            return Optional.empty();
        }
        FileChannel channel = null;
        boolean locked = false;
        try {
            channel = FileChannel.open(file, options);
            FileLock lock = channel.tryLock();
            locked = lock != null;
            return locked ? Optional.of(new ProcessLock(known, channel)) : Optional.empty();
        } finally {
            if (!locked) {
                close(channel);
                HELD.remove(known);
            }
        }
    }

    private static void close(@Nullable FileChannel channel) throws IOException {
        if (channel != null) {
            channel.close();
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        HELD.remove(file);
    }
}
