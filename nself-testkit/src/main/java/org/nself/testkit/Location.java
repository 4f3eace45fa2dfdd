package org.nself.testkit;

import static java.util.Objects.requireNonNull;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nself.MigrationSource;
import org.nself.SchemaSource;

/**
 * A file or directory as a test names it: a path, or a resource of the class path.
 *
 * @param text as it was written
 * @param file where it lies when it is a file or directory
 * @param resource where it lies when it is in a jar
 */
record Location(String text, Optional<Path> file, Optional<URL> resource) {

    /**
     * Looks in the working directory, in the package of a class, and in the root of the class path.
     *
     * @throws IllegalStateException when it is nowhere, with where it was looked for
     */
    static Location find(String text, @Nullable Class<?> near) {
        Path path = Path.of(text);
        if (Files.exists(path)) {
            return new Location(text, Optional.of(path), Optional.empty());
        }
        return resource(text, near)
                .map(url -> url.getProtocol().equals("file")
                        ? new Location(text, Optional.of(Path.of(URI.create(url.toString()))), Optional.empty())
                        : new Location(text, Optional.empty(), Optional.of(url)))
                .orElseThrow(() -> new IllegalStateException("there is no " + text
                        + "\nwhat to do: name a file below " + Path.of("").toAbsolutePath()
                        + ", or a resource of the class path"
                        + (near == null ? "" : ", in the package of " + near.getName() + " or from its root")));
    }

    SchemaSource schema() {
        return file.map(SchemaSource::path).orElseGet(() -> SchemaSource.url(resource.orElseThrow()));
    }

    MigrationSource migrations() {
        return file.map(MigrationSource::path).orElseGet(() -> MigrationSource.classpath(text));
    }

    String read() {
        try (InputStream stream = file.isPresent()
                ? Files.newInputStream(file.get())
                : resource.orElseThrow().openStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new IllegalStateException("cannot read " + text + ": " + failure.getMessage(), failure);
        }
    }

    /** What lies beside it, or in it when it is a directory; empty when there is no such file. */
    Optional<String> read(String other, boolean within) {
        try {
            if (file.isPresent()) {
                Path target = within ? file.get().resolve(other) : file.get().resolveSibling(other);
                return Files.isRegularFile(target) ? Optional.of(Files.readString(target)) : Optional.empty();
            }
            String base = resource.orElseThrow().toString();
            String folder = within ? base + "/" : base.substring(0, base.lastIndexOf('/') + 1);
            try (InputStream stream = URI.create(folder + other).toURL().openStream()) {
                return Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
            } catch (FileNotFoundException absent) {
                return Optional.empty();
            }
        } catch (IOException failure) {
            throw new IllegalStateException(
                    "cannot read " + other + " of " + text + ": " + failure.getMessage(), failure);
        }
    }

    private static Optional<URL> resource(String text, @Nullable Class<?> near) {
        String name = text.startsWith("/") ? text.substring(1) : text;
        URL found = near == null ? null : near.getResource(name);
        if (found == null) {
            ClassLoader context = Thread.currentThread().getContextClassLoader();
            ClassLoader own = requireNonNull(Location.class.getClassLoader());
            found = (context == null ? own : context).getResource(name);
        }
        return Optional.ofNullable(found);
    }
}
