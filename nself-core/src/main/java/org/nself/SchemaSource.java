package org.nself;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nself.schema.SourceFile;
import org.nself.spi.SchemaReader.Modules;

/**
 * Where a schema is read from. Immutable; every call of a command reads it anew, as UTF-8. Included modules are looked
 * for beside the main file and never outside its directory.
 */
public final class SchemaSource {

    /** Gives the text of a name, or null when there is none. */
    @FunctionalInterface
    private interface Reader {
        @Nullable
        String read(String name) throws IOException;
    }

    private final String name;
    private final String main;
    private final Optional<Path> file;
    private final Reader reader;

    private SchemaSource(String name, String main, Optional<Path> file, Reader reader) {
        this.name = requireNonNull(name, "name");
        this.file = file;
        this.main = main;
        this.reader = reader;
    }

    /** A file; a relative path is resolved against the working directory when it is read. */
    public static SchemaSource path(Path file) {
        Path directory = Optional.ofNullable(file.getParent()).orElse(Path.of(""));
        return new SchemaSource(file.toString(), file.getFileName().toString(), Optional.of(file), module -> {
            try {
                return decoded(Files.readAllBytes(directory.resolve(module)));
            } catch (NoSuchFileException missing) {
                return null;
            }
        });
    }

    /** A resource of the context class loader, else of nself's own; a leading slash is ignored. */
    public static SchemaSource classpath(String resource) {
        String path = resource.startsWith("/") ? resource.substring(1) : resource;
        int slash = path.lastIndexOf('/') + 1;
        String directory = path.substring(0, slash);
        return new SchemaSource("classpath:" + path, path.substring(slash), Optional.empty(), module -> {
            try (InputStream stream = openResource(directory + module)) {
                return stream == null ? null : decoded(stream.readAllBytes());
            }
        });
    }

    /** What a URL leads to. */
    public static SchemaSource url(URL url) {
        String text = url.toExternalForm();
        int slash = text.lastIndexOf('/') + 1;
        return new SchemaSource(withoutUserInfo(text), text.substring(slash), Optional.empty(), module -> {
            try (InputStream stream = url.toURI().resolve(module).toURL().openStream()) {
                return decoded(stream.readAllBytes());
            } catch (FileNotFoundException missing) {
                return null;
            } catch (URISyntaxException invalid) {
                throw new IOException("not a valid URL", invalid);
            }
        });
    }

    /** A text at hand; it has no modules. */
    public static SchemaSource text(String dbml) {
        requireNonNull(dbml, "dbml");
        String name = "schema.dbml";
        return new SchemaSource(name, name, Optional.empty(), module -> module.equals(name) ? dbml : null);
    }

    /** Where its text is written; empty when it is not read from a file. */
    Optional<Path> file() {
        return file;
    }

    /** Files at hand, the main one first. */
    static SchemaSource of(List<SourceFile> files) {
        String name = files.getFirst().name();
        return new SchemaSource(
                name,
                name,
                Optional.empty(),
                module -> files.stream()
                        .filter(file -> file.name().equals(module))
                        .map(SourceFile::text)
                        .findFirst()
                        .orElse(null));
    }

    /** The main file. */
    SourceFile read() {
        String text;
        try {
            text = reader.read(main);
        } catch (CharacterCodingException malformed) {
            throw new EnvironmentException(
                    "NS6002", name + " is not UTF-8", "save the file in the encoding UTF-8", malformed);
        } catch (IOException unreadable) {
            throw new EnvironmentException(
                    "NS6002", "cannot read " + name + ": " + unreadable, "check that the file can be read", unreadable);
        }
        if (text == null) {
            throw new EnvironmentException("NS6001", "there is no schema at " + name, missingHint(), null);
        }
        return new SourceFile(name, text);
    }

    /** Finds the modules that the main file includes, by their name relative to it. */
    Modules modules() {
        return module -> {
            try {
                return isInside(module)
                        ? Optional.ofNullable(reader.read(module)).map(text -> new SourceFile(module, text))
                        : Optional.empty();
            } catch (IOException unreadable) {
                throw new EnvironmentException(
                        "NS6002",
                        "cannot read the module " + module + " of " + name + ": " + unreadable,
                        "check that the file can be read",
                        unreadable);
            }
        };
    }

    /** The name that people and diagnostics call it. */
    @Override
    public String toString() {
        return name;
    }

    private String missingHint() {
        return name.startsWith("classpath:")
                ? "put the file below src/main/resources, or name it with SchemaSource.classpath(\"…\") as it lies there"
                : "write the schema there, or name another file with Nself.builder().schema(…); the working directory is "
                        + Path.of("").toAbsolutePath();
    }

    private static boolean isInside(String module) {
        Path path = Path.of(module).normalize();
        return !path.isAbsolute() && !path.startsWith("..");
    }

    private static @Nullable InputStream openResource(String path) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        InputStream stream = context == null ? null : context.getResourceAsStream(path);
        return stream == null ? SchemaSource.class.getClassLoader().getResourceAsStream(path) : stream;
    }

    private static String decoded(byte[] bytes) throws CharacterCodingException {
        return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }

    private static String withoutUserInfo(String url) {
        return url.replaceFirst("//[^/@]*@", "//");
    }
}
