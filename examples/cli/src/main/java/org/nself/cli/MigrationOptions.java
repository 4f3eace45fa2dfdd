package org.nself.cli;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nself.Nself;
import picocli.CommandLine.Option;

/** The options that every command on migrations has. */
final class MigrationOptions {

    @Option(
            names = "--migrations",
            paramLabel = "DIR",
            description = "The migrations. Default: hasura/migrations/default in the project's directory")
    private @Nullable Path directory;

    Path directory(DatabaseOptions database) {
        return directory == null
                ? database.project()
                        .resolve(Path.of("hasura", "migrations", "default"))
                        .normalize()
                : directory;
    }

    /** For what needs no database. */
    Nself.Builder offline(DatabaseOptions database) {
        return Nself.builder().migrations(directory(database));
    }

    /** With the schema, and without a database. */
    Nself.Builder withSchema(DatabaseOptions database) {
        return database.offline().migrations(directory(database));
    }

    Nself.Builder builder(DatabaseOptions database, Map<String, String> environment) {
        return database.builder(environment).migrations(directory(database));
    }
}
