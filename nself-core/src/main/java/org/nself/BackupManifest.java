package org.nself;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.nself.Backup.StoredFile;
import org.nself.migration.Version;
import org.nself.spi.CopyScope;
import org.nself.spi.CopyScope.Rows;
import org.nself.spi.Origin;
import tools.jackson.core.JacksonException;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a backup says of itself, as JSON. It carries its own checksum and is written in one way only, so that no byte of it can
 * be changed unnoticed.
 */
final class BackupManifest {

    static final String FILE = "manifest.json";

    private static final int FORMAT = 1;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The line ends of one machine are those of all. */
    private static final ObjectWriter WRITER = JSON.writer()
            .with(new DefaultPrettyPrinter()
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    private BackupManifest() {}

    static String text(Backup backup) {
        ObjectNode manifest = JSON.createObjectNode();
        manifest.put("format", FORMAT);
        manifest.put("tool", "nself " + version());
        manifest.put("takenAt", backup.takenAt().toString());
        manifest.put("milliseconds", backup.duration().toMillis());
        manifest.put("reason", backup.reason());
        ObjectNode origin = manifest.putObject("origin");
        origin.put("system", backup.origin().system());
        origin.put("database", backup.origin().database());
        origin.put("serverVersion", backup.origin().serverVersion());
        origin.put("encoding", backup.origin().encoding());
        manifest.put("engine", backup.engine());
        manifest.set("namespaces", JSON.valueToTree(backup.scope().namespaces()));
        switch (backup.scope().rows()) {
            case Rows.All all -> manifest.put("rowsOf", "all");
            case Rows.None none -> manifest.put("rowsOf", "none");
            case Rows.Of some -> manifest.set("rowsOf", JSON.valueToTree(some.tables()));
        }
        manifest.set("rows", JSON.valueToTree(backup.rows()));
        manifest.set("uncovered", JSON.valueToTree(backup.uncovered()));
        backup.head().ifPresent(head -> manifest.put("head", head.number()));
        ObjectNode files = manifest.putObject("files");
        backup.files()
                .forEach((path, file) ->
                        files.putObject(path).put("bytes", file.bytes()).put("sha256", file.sha256()));
        backup.verified().ifPresent(when -> manifest.put("verified", when.toString()));
        return sealed(manifest);
    }

    private static String sealed(JsonNode manifest) {
        ObjectNode sealed = JSON.createObjectNode();
        sealed.put("sha256", Checksum.of(JSON.writeValueAsBytes(manifest)));
        sealed.set("manifest", manifest);
        return WRITER.writeValueAsString(sealed) + "\n";
    }

    /** @throws BackupException when the text is not what {@link #text} wrote */
    static Backup read(Path directory, String text) {
        JsonNode manifest;
        try {
            manifest = JSON.readTree(text).path("manifest");
        } catch (JacksonException malformed) {
            throw changed(directory, malformed);
        }
        if (manifest.path("format").asInt(FORMAT) > FORMAT) {
            throw new BackupException(
                    "NS7004",
                    directory + " was written by a newer nself: its format is "
                            + manifest.path("format").asInt(),
                    "use that version, " + manifest.path("tool").asString("unknown"),
                    null);
        }
        if (!sealed(manifest).equals(text)) {
            throw changed(directory, null);
        }
        try {
            return backup(directory, manifest);
        } catch (JacksonException | IllegalArgumentException | DateTimeException incomplete) {
            throw changed(directory, incomplete);
        }
    }

    static BackupException changed(Path directory, @Nullable Exception cause) {
        return new BackupException(
                "NS7003",
                directory.resolve(FILE) + " was changed or cut off after it was written",
                "do not trust this backup; take another: nself.backups() lists them",
                cause);
    }

    private static Backup backup(Path directory, JsonNode manifest) {
        JsonNode origin = manifest.required("origin");
        return new Backup(
                directory,
                Instant.parse(manifest.required("takenAt").asString()),
                Duration.ofMillis(manifest.required("milliseconds").asLong()),
                manifest.required("reason").asString(),
                new Origin(
                        origin.required("system").asString(),
                        origin.required("database").asString(),
                        origin.required("serverVersion").asString(),
                        origin.required("encoding").asString()),
                manifest.required("engine").asString(),
                new CopyScope(
                        Set.copyOf(strings(manifest.required("namespaces"))), rowsOf(manifest.required("rowsOf"))),
                rows(manifest.required("rows")),
                strings(manifest.required("uncovered")),
                Optional.ofNullable(manifest.get("head")).map(head -> new Version(head.asLong())),
                files(manifest.required("files")),
                Optional.ofNullable(manifest.get("verified")).map(when -> Instant.parse(when.asString())));
    }

    private static Rows rowsOf(JsonNode node) {
        if (node.isArray()) {
            return new Rows.Of(new TreeSet<>(strings(node)));
        }
        return node.asString().equals("all") ? new Rows.All() : new Rows.None();
    }

    private static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(element -> strings.add(element.asString()));
        return strings;
    }

    private static Map<String, Long> rows(JsonNode object) {
        Map<String, Long> rows = new TreeMap<>();
        object.properties()
                .forEach(table -> rows.put(table.getKey(), table.getValue().asLong()));
        return rows;
    }

    private static Map<String, StoredFile> files(JsonNode object) {
        Map<String, StoredFile> files = new TreeMap<>();
        object.properties()
                .forEach(file -> files.put(
                        file.getKey(),
                        new StoredFile(
                                file.getValue().required("bytes").asLong(),
                                file.getValue().required("sha256").asString())));
        return files;
    }

    private static String version() {
        return Optional.ofNullable(BackupManifest.class.getPackage().getImplementationVersion())
                .orElse("unknown");
    }
}
