package org.nself;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nself.migration.Migrations;
import org.nself.schema.Diagnostic;

/**
 * Reads migrations from the class path. What lies in a jar cannot be listed, so the index says which there are; a directory
 * on the disk is read as one, with a word about each folder that a jar would hide.
 */
final class MigrationResources {

    private final String folder;
    private final List<ClassLoader> loaders;

    /** @param loaders asked one after the other */
    private MigrationResources(String folder, List<ClassLoader> loaders) {
        this.folder = folder;
        this.loaders = loaders;
    }

    static MigrationResources of(String folder, ClassLoader loader) {
        return new MigrationResources(trimmed(folder), List.of(loader));
    }

    /** Asks the class loader of the calling thread, and then nself's own. */
    static MigrationResources of(String folder) {
        Stream<ClassLoader> own = Stream.ofNullable(MigrationResources.class.getClassLoader());
        Stream<ClassLoader> context = Stream.ofNullable(Thread.currentThread().getContextClassLoader());
        return new MigrationResources(
                trimmed(folder), Stream.concat(context, own).toList());
    }

    private static String trimmed(String folder) {
        return folder.replaceAll("^/+|/+$", "");
    }

    Migrations read() {
        Optional<Path> directory = directory();
        if (directory.isPresent()) {
            return MigrationDirectory.read(directory.get(), Diagnostic.Severity.ERROR);
        }
        ChecksumIndex index = index().orElseThrow(this::noIndex);
        List<Diagnostic> diagnostics = new ArrayList<>(index.diagnostics());
        FolderReader reader = new FolderReader((name, file) -> content(name + "/" + file));
        index.inOrder().forEach(line -> {
            List<Diagnostic> missing = missing(line);
            diagnostics.addAll(missing);
            if (missing.isEmpty()) {
                reader.folder(line.folder());
            }
        });
        diagnostics.addAll(reader.diagnostics());
        return Migrations.of(reader.migrations(), diagnostics);
    }

    /** What the names of the folders alone tell. */
    Optional<String> versions() {
        Optional<Path> directory = directory();
        if (directory.isPresent()) {
            return MigrationDirectory.versions(directory.get());
        }
        return index().filter(index -> index.diagnostics().isEmpty())
                .flatMap(index -> FolderReader.versions(
                        index.inOrder().map(ChecksumLine::folder).toList()));
    }

    /** The index; empty when there is none. */
    Optional<ChecksumIndex> index() {
        return content(ChecksumIndex.NAME).map(ChecksumIndexReader::read);
    }

    private List<Diagnostic> missing(ChecksumLine line) {
        Stream<String> named = line.down().isEmpty()
                ? Stream.of(MigrationDirectory.UP)
                : Stream.of(MigrationDirectory.UP, MigrationDirectory.DOWN);
        return named.map(file -> line.folder() + "/" + file)
                .filter(file -> url(file).isEmpty())
                .map(file -> ChecksumIndex.missing(line, file))
                .toList();
    }

    /** Where the migrations lie when that is a directory on the disk. */
    private Optional<Path> directory() {
        return url(ChecksumIndex.NAME)
                .map(index -> onDisk(index).map(Path::getParent))
                .orElseGet(() -> url("").flatMap(MigrationResources::onDisk));
    }

    private static Optional<Path> onDisk(URL url) {
        try {
            URI uri = url.toURI();
            return "file".equals(uri.getScheme()) ? Optional.of(Path.of(uri)) : Optional.empty();
        } catch (URISyntaxException notOnDisk) {
            return Optional.empty();
        }
    }

    private Optional<URL> url(String name) {
        return loaders.stream()
                .flatMap(loader -> Stream.ofNullable(loader.getResource(path(name))))
                .findFirst();
    }

    private Optional<byte[]> content(String name) {
        try (InputStream stream = open(path(name))) {
            return stream == null ? Optional.empty() : Optional.of(stream.readAllBytes());
        } catch (IOException unreadable) {
            throw new EnvironmentException(
                    "NS6008",
                    "cannot read classpath:" + path(name) + ": " + unreadable,
                    "check that the jar is whole",
                    unreadable);
        }
    }

    private @Nullable InputStream open(String path) {
        return loaders.stream()
                .flatMap(loader -> Stream.ofNullable(loader.getResourceAsStream(path)))
                .findFirst()
                .orElse(null);
    }

    private String path(String name) {
        return folder.isEmpty() || name.isEmpty() ? folder + name : folder + "/" + name;
    }

    private EnvironmentException noIndex() {
        return new EnvironmentException(
                "NS6015",
                "there is no " + path(ChecksumIndex.NAME)
                        + " on the class path, and only a directory on the disk can be read" + " without it",
                "put the migrations below src/main/resources, and let `nself db repair --migrations"
                        + " src/main/resources/" + folder + "` write " + ChecksumIndex.NAME,
                null);
    }

    /** The name that people and diagnostics call it. */
    @Override
    public String toString() {
        return "classpath:" + folder;
    }
}
