package org.nself.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.nself.dbml.DbmlReader;
import org.nself.schema.SourceFile;
import org.nself.spi.Reading;
import org.nself.spi.SchemaReader.Modules;

/** Reads one file in a process of its own, and says what that took: seconds, bytes allocated, bytes that are kept. */
final class ReadOnce {

    private ReadOnce() {}

    public static void main(String[] arguments) throws IOException {
        SourceFile file = new SourceFile("schema.dbml", Files.readString(Path.of(arguments[0])));
        boolean measured = arguments.length > 1;
        long before = measured ? used() : 0;
        // Not asked for when a cold start is timed, for what answers takes a tenth of it to load.
        long allocatedBefore = measured ? allocated() : 0;
        long start = System.nanoTime();
        Reading reading = new DbmlReader().read(file, Modules.NONE);
        double seconds = (System.nanoTime() - start) / 1e9;
        if (reading.schema().isEmpty()) {
            throw new IllegalStateException(reading.diagnostics().toString());
        }
        if (measured) {
            long allocated = allocated() - allocatedBefore;
            long kept = used() - before;
            System.out.println(seconds + " " + allocated + " " + kept + " "
                    + file.text().length() + " " + reading.sources().size());
        }
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
