package org.nself.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.nself.BackupSettings;
import org.nself.Confirmation;
import org.nself.Nself;
import org.postgresql.ds.PGSimpleDataSource;

/** Takes one backup, or reverts to one in another database, in a process of its own; prints a {@link Report}. */
final class BackUpTimed {

    /** A small heap shows that the rows pass through and do not stay. */
    static final List<String> OPTIONS =
            List.of("-Xmx128m", "-XX:+UseSerialGC", "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");

    private BackUpTimed() {}

    /**
     * What it took, without the start of the JVM.
     *
     * @param heap the most that was ever used of it, in bytes, garbage included
     */
    record Report(boolean revert, double seconds, long heap) {

        static Report read(String line) {
            String[] parts = line.split(" ");
            return new Report(Boolean.parseBoolean(parts[0]), Double.parseDouble(parts[1]), Long.parseLong(parts[2]));
        }

        String line() {
            return revert + " " + seconds + " " + heap;
        }
    }

    public static void main(String[] arguments) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(arguments[1]);
        Nself nself = Nself.builder()
                .dataSource(source)
                .backups(BackupSettings.in(Path.of(arguments[2]))
                        .keepFor(Duration.ofDays(1))
                        .engine("embedded"))
                .confirmation(Confirmation.preapproved("a benchmark"))
                .build();
        boolean revert = arguments[0].equals("revert");
        long start = System.nanoTime();
        if (revert) {
            nself.revert().intoAnother().withoutBackup().execute();
        } else {
            nself.backup().execute();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.println(new Report(revert, seconds, heap()).line());
    }

    /** Each part of the heap at its fullest, which may have been at different times. */
    private static long heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }
}
