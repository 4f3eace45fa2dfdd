package org.nself.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nself.Baseline;
import org.nself.migration.MigrationTool;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Whose history is taken over, and where it is. */
final class ToolOptions {

    /** Reads a tool as it calls itself: {@code golang-migrate}. */
    static final class ByName implements ITypeConverter<MigrationTool> {
        @Override
        public MigrationTool convert(String name) {
            return Arrays.stream(MigrationTool.values())
                    .filter(tool -> name(tool).equals(name.toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() ->
                            new TypeConversionException("\"" + name + "\" is none of hasura, flyway, golang-migrate"));
        }

        private static String name(MigrationTool tool) {
            return tool.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Option(
            names = "--from",
            paramLabel = "TOOL",
            required = true,
            converter = ByName.class,
            description = "Only what this tool applied: hasura, flyway or golang-migrate.")
    @SuppressWarnings("NullAway.Init") // is required
    private MigrationTool tool;

    @Option(names = "--source", paramLabel = "NAME", description = "Hasura's name of the database. Default: default")
    private @Nullable String source;

    @Option(
            names = "--table",
            paramLabel = "TABLE",
            description = "Where Flyway or golang-migrate keeps its history, as schema.table.")
    private @Nullable String table;

    @Option(
            names = "--metadata-url",
            paramLabel = "URL",
            description = "Hasura's metadata database, when it is another. Default: the database itself")
    private @Nullable String metadata;

    Baseline of(Baseline baseline) {
        Baseline from = Optional.ofNullable(metadata)
                .map(url -> baseline.from(tool, DatabaseUrl.of(url).dataSource()))
                .orElseGet(() -> baseline.from(tool));
        Baseline named = source == null ? from : from.source(source);
        return table == null ? named : named.table(table);
    }
}
