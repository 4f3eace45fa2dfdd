package org.nself;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nself.spi.Dialect;
import org.nself.spi.TrashItem;

/** Deletes for good what plans deleted and kept: all of it, unless told which. Immutable; does nothing before {@link #execute()}. */
public final class PurgeTrash {

    private final Options options;
    private final Dialect dialect;
    private final Optional<String> name;
    private final Duration age;

    PurgeTrash(Options options, Dialect dialect, Optional<String> name, Duration age) {
        this.options = options;
        this.dialect = dialect;
        this.name = name;
        this.age = age;
    }

    /** Only the item of this name. */
    public PurgeTrash only(String newName) {
        return new PurgeTrash(options, dialect, Optional.of(newName), age);
    }

    /** Only what was kept longer ago than this. What had no row, and so no time, counts as old. */
    public PurgeTrash olderThan(Duration newAge) {
        return new PurgeTrash(options, dialect, name, newAge);
    }

    /**
     * Deletes it, in one transaction, while no other instance migrates. The way back of the migrations that kept it fails from
     * then on.
     *
     * @return what was deleted
     * @throws EnvironmentException when there is no item of the name (NS6021), or the connection or a permission is missing
     */
    public List<TrashItem> execute() {
        Instant limit = options.clock().instant().minus(age);
        try (Connected connected = Connected.of(options, dialect)) {
            return connected.inTurn(false, database -> {
                List<TrashItem> all = database.trash();
                List<TrashItem> chosen = name.map(one -> List.of(find(all, one))).orElse(all).stream()
                        .filter(item -> item.keptAt().filter(limit::isBefore).isEmpty())
                        .toList();
                chosen.forEach(database::purge);
                return chosen;
            });
        }
    }

    static TrashItem find(List<TrashItem> items, String name) {
        return items.stream()
                .filter(item -> item.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new EnvironmentException(
                        "NS6021",
                        "there is nothing of the name " + name + " in the trash",
                        items.isEmpty()
                                ? "the trash is empty"
                                : "there is "
                                        + String.join(
                                                ", ",
                                                items.stream()
                                                        .map(TrashItem::name)
                                                        .toList()),
                        null));
    }
}
