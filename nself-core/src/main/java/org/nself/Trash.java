package org.nself;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.nself.spi.TrashItem;

/** What plans deleted and kept, by name. */
public record Trash(List<TrashItem> items) {

    public Trash {
        items = List.copyOf(items);
    }

    /** A table with a line each. */
    public String text(Instant now) {
        if (items.isEmpty()) {
            return "the trash is empty";
        }
        TextTable table = new TextTable("NAME", "AGE", "SIZE", "WHAT");
        items.forEach(item -> table.add(
                item.name(),
                item.keptAt().map(kept -> Age.text(Duration.between(kept, now))).orElse("no rows"),
                Bytes.text(item.bytes()),
                item.what()));
        return table.toString();
    }
}
