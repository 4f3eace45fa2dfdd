package org.nself.schema;

import java.util.List;

/**
 * What PostgreSQL knows of a table beside its columns.
 *
 * @param unlogged whether its rows are lost in a crash
 * @param parameters storage parameters, by name
 */
public record TableOptions(boolean unlogged, List<Parameter> parameters) {

    public static final TableOptions NONE = new TableOptions(false, List.of());

    public TableOptions {
        parameters = Parameter.sorted(parameters);
    }
}
