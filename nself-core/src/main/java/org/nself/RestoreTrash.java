package org.nself;

import org.nself.spi.Dialect;
import org.nself.spi.TrashItem;

/** Puts back what a plan deleted and kept. Immutable; does nothing before {@link #execute()}. */
public final class RestoreTrash {

    private final Options options;
    private final Dialect dialect;
    private final String name;

    RestoreTrash(Options options, Dialect dialect, String name) {
        this.options = options;
        this.dialect = dialect;
        this.name = name;
    }

    /**
     * Puts the rows into their table, or the values into their columns, and drops the copy; all in one transaction, while no
     * other instance migrates. The table and its columns must be there again; rows that were added since keep what they have.
     *
     * @return what was restored
     * @throws EnvironmentException when there is no such item, or its table or columns are not there (NS6021)
     */
    public TrashItem execute() {
        try (Connected connected = Connected.of(options, dialect)) {
            return connected.inTurn(false, database -> {
                TrashItem item = PurgeTrash.find(database.trash(), name);
                database.restore(item);
                return item;
            });
        }
    }
}
