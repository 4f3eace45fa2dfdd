package org.nself.spi;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nself.plan.TableSize;

/**
 * Who works on a database, and how large some of its tables are.
 *
 * @param sessions how many others are connected
 * @param longestTransaction for how long the oldest transaction of another session has been open; empty without any
 * @param tables the tables that some SQL files name, with their sizes, by name
 */
public record Activity(int sessions, Optional<Duration> longestTransaction, Map<String, TableSize> tables) {

    public Activity {
        requireNonNull(longestTransaction, "longestTransaction");
        tables = Collections.unmodifiableMap(new TreeMap<>(tables));
    }
}
