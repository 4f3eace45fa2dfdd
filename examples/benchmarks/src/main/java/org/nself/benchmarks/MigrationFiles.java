package org.nself.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The same migrations, laid out as each tool wants them.
 *
 * @param hasura a folder each, with the way up and the way down: for nself
 * @param flat a file each: for Flyway and for the floor
 * @param numbered a file each, whose version is a small number: for Ebean, to which a version has to be an int
 * @param changelog a file each with a change set and its way back, and one that includes all of them: for Liquibase
 */
record MigrationFiles(Path hasura, Path flat, Path numbered, Path changelog) {

    /** Writes them below a directory, which must not have them yet. */
    static MigrationFiles write(List<SyntheticMigrations.Migration> migrations, Path directory) throws IOException {
        MigrationFiles files = new MigrationFiles(
                directory.resolve("hasura"),
                directory.resolve("flat"),
                directory.resolve("numbered"),
                directory.resolve("liquibase"));
        Path changes = Files.createDirectories(files.changelog.resolve("changes"));
        Files.createDirectories(files.flat);
        Files.createDirectories(files.numbered);
        int number = 0;
        for (SyntheticMigrations.Migration migration : migrations) {
            String name = migration.version() + "_" + migration.name();
            Path folder = Files.createDirectories(files.hasura.resolve(name));
            Files.writeString(folder.resolve("up.sql"), migration.script());
            Files.writeString(folder.resolve("down.sql"), migration.down() + ";\n");
            Files.writeString(
                    files.flat.resolve("V" + migration.version() + "__" + migration.name() + ".sql"),
                    migration.script());
            Files.writeString(files.numbered.resolve(++number + "__" + migration.name() + ".sql"), migration.script());
            Files.writeString(changes.resolve(name + ".sql"), changeSet(migration));
        }
        Files.writeString(files.changelog.resolve("changelog.yaml"), """
                databaseChangeLog:
                  - includeAll:
                      path: changes
                      relativeToChangelogFile: true
                """);
        return files;
    }

    private static String changeSet(SyntheticMigrations.Migration migration) {
        return "--liquibase formatted sql\n\n--changeset benchmark:%s\n%s--rollback %s;\n"
                .formatted(migration.version(), migration.script(), migration.down());
    }
}
