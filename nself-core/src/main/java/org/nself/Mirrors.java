package org.nself;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.nself.migration.AppliedMigration;
import org.nself.migration.Migration;
import org.nself.migration.Migrations;
import org.nself.migration.Version;
import org.nself.spi.Database;
import org.nself.spi.StateMirror;

/** Tells other tools what is applied. When one cannot be told, that is said and nothing else is changed. */
final class Mirrors {

    private final List<StateMirror> all;
    private final EventLog events;

    Mirrors(Options options) {
        this.all = options.mirrors();
        this.events = new EventLog(options.listener());
    }

    /** In a turn of its own: of two that tell at once, the slower would tell what is past. */
    void tell(Connected connected, Migrations migrations) {
        if (all.isEmpty()) {
            return;
        }
        try {
            connected.inTurn(false, database -> {
                tell(database, migrations);
                return true;
            });
        } catch (NselfException failure) {
            all.forEach(mirror -> events.tell(new Event.MirrorFailed(mirror.toString(), failure)));
        }
    }

    private void tell(Database database, Migrations migrations) {
        Set<Version> applied = database.migrations().stream()
                .filter(AppliedMigration::isComplete)
                .map(AppliedMigration::version)
                .collect(toUnmodifiableSet());
        Set<Version> pending =
                new HashSet<>(migrations.all().stream().map(Migration::version).toList());
        pending.removeAll(applied);
        for (StateMirror mirror : all) {
            try {
                mirror.mirror(applied, Set.copyOf(pending));
            } catch (NselfException failure) {
                events.tell(new Event.MirrorFailed(mirror.toString(), failure));
            }
        }
    }
}
