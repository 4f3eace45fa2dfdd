package org.nself.migration;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.nself.schema.SourceFile;

/**
 * A change of a database as files: one that makes it and perhaps one that undoes it.
 *
 * @param name what it does, in the words of its folder; may be empty
 * @param up the file that makes the change
 * @param down the file that undoes it; empty when there is none
 * @param snapshot the schema that it leads to, in the schema language; empty when a person wrote the migration
 */
public record Migration(
        Version version, String name, SourceFile up, Optional<SourceFile> down, Optional<SourceFile> snapshot) {

    public Migration {
        requireNonNull(version, "version");
        requireNonNull(name, "name");
        requireNonNull(up, "up");
        requireNonNull(down, "down");
        requireNonNull(snapshot, "snapshot");
    }

    /** The name of its folder: {@code 20250806143000_add_posts_table}. */
    public String folder() {
        return version + "_" + name;
    }

    /**
     * The file that is run.
     *
     * @throws java.util.NoSuchElementException when there is no such file
     */
    public SourceFile file(Direction direction) {
        return switch (direction) {
            case UP -> up;
            case DOWN -> down.orElseThrow();
        };
    }

    /** What the first lines of the way up ask for. */
    public Header header() {
        return Header.of(up);
    }

    @Override
    public String toString() {
        return folder();
    }
}
