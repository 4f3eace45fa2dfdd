package org.nself.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nself.Drift;
import org.nself.Status;
import tools.jackson.databind.json.JsonMapper;

/** A status as a JSON document that stays as it is: its {@code format} counts up when it does not. */
final class StatusJson {

    private record Document(int format, List<Row> migrations) {}

    private record WithDrift(int format, List<Row> migrations, DriftJson drift) {}

    private record Row(
            String version,
            String name,
            String state,
            boolean outOfOrder,
            @Nullable String appliedAt,
            List<String> details) {}

    private StatusJson() {}

    /** Versions are texts, for a number of 14 digits is not safe everywhere. */
    static String of(Status status, Optional<Drift> drift) {
        List<Row> rows = status.migrations().stream().map(StatusJson::row).toList();
        return JsonMapper.shared()
                .writeValueAsString(
                        drift.isPresent() ? new WithDrift(1, rows, DriftJson.of(drift.get())) : new Document(1, rows));
    }

    private static Row row(Status.Entry entry) {
        return new Row(
                entry.version().toString(),
                entry.name(),
                entry.state().name().toLowerCase(Locale.ROOT),
                entry.outOfOrder(),
                entry.appliedAt().map(Object::toString).orElse(null),
                entry.details().stream().map(Calls::asCommands).toList());
    }
}
