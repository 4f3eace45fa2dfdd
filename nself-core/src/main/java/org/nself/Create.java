package org.nself;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nself.migration.Migration;
import org.nself.migration.Migrations;
import org.nself.migration.Version;
import org.nself.schema.SourceFile;
import org.nself.spi.Dialect;

/** Makes the folder of a new migration. Immutable; does nothing before {@link #execute()}. */
public final class Create {

    private static final Pattern NAME = Pattern.compile("[a-z0-9_]{1,100}");

    /** Stands for what a person writes later; Hasura refuses a file without any statement. */
    static final String PLACEHOLDER = "SELECT 1;";

    private final Options options;
    private final Dialect dialect;
    private final String name;

    Create(Options options, Dialect dialect, String name) {
        this.options = options;
        this.dialect = dialect;
        this.name = requireNonNull(name, "name");
    }

    /** Writes it, whole or not at all, and then its line in {@code nself.sum}. */
    public Migration execute() {
        requireName(name);
        Migrations there = MigrationRunner.read(options.migrations());
        Version version = Version.next(
                options.clock().instant(),
                there.all().stream().map(Migration::version).toList());
        String folder = version + "_" + name;
        Migration migration = new Migration(
                version,
                name,
                new SourceFile(folder + "/up.sql", text("makes the change")),
                Optional.of(new SourceFile(folder + "/down.sql", text("undoes it"))),
                Optional.empty());
        MigrationWriter.replace(options, dialect, there, List.of(), List.of(migration));
        return migration;
    }

    /** The name of a folder that every file system and every tool takes. */
    static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new MigrationRefusedException(
                    "NS3108",
                    List.of(),
                    "\"" + name + "\" cannot be the name of a migration",
                    "use lower-case letters, digits and _, as in add_user_indexes");
        }
    }

    private String text(String what) {
        return "-- " + name.replace('_', ' ') + ": write here what " + what + ", instead of the next line.\n"
                + PLACEHOLDER + "\n";
    }
}
