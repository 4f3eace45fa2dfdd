package org.nself;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.Set;
import org.nself.spi.CopyScope;
import org.nself.spi.CopyScope.Rows;
import org.nself.spi.Dialect;

/** Takes a backup of the database, its history, the schema and the migrations. Immutable; does nothing before {@link #execute()}. */
public final class TakeBackup {

    private final Options options;
    private final Dialect dialect;
    private final CopyScope scope;
    private final String reason;
    private final Optional<String> engine;

    TakeBackup(Options options, Dialect dialect) {
        this(
                options,
                dialect,
                CopyScope.everything(),
                "by hand",
                options.backups().engine());
    }

    private TakeBackup(Options options, Dialect dialect, CopyScope scope, String reason, Optional<String> engine) {
        this.options = options;
        this.dialect = dialect;
        this.scope = scope;
        this.reason = reason;
        this.engine = engine;
    }

    /** Only what is in these PostgreSQL schemas. */
    public TakeBackup namespaces(String... names) {
        return new TakeBackup(options, dialect, new CopyScope(Set.of(names), scope.rows()), reason, engine);
    }

    /**
     * The definitions of everything, and the rows of these tables alone. Reverting to such a backup leaves the rows of the
     * other tables as they are.
     *
     * @param tables each as {@code namespace.table}, quoted as in SQL where it has to be
     */
    public TakeBackup rowsOf(String... tables) {
        return rows(new Rows.Of(Set.of(tables)));
    }

    /** The definitions of everything and no row; reverting to such a backup leaves all rows as they are, or refuses. */
    public TakeBackup withoutRows() {
        return rows(new Rows.None());
    }

    private TakeBackup rows(Rows rows) {
        return new TakeBackup(options, dialect, new CopyScope(scope.namespaces(), rows), reason, engine);
    }

    /** Why, in a few words: people read it when they look for a backup. */
    public TakeBackup reason(String words) {
        return new TakeBackup(options, dialect, scope, requireNonNull(words, "words"), engine);
    }

    /** By this engine, {@code embedded} or {@code pg_dump}. */
    public TakeBackup engine(String name) {
        return new TakeBackup(options, dialect, scope, reason, Optional.of(name));
    }

    /**
     * Takes it, all at one moment, in a transaction that only reads. Nobody who reads or writes rows waits for it; who
     * changes a table otherwise does. It gets its name when all of it is on the disk. Then backups that are too old are
     * deleted, as {@link BackupSettings} says.
     *
     * @throws BackupException when it would be too large, holds what cannot be copied, or cannot be written; nothing is left
     *     of it then
     * @throws EnvironmentException when the connection or a permission is missing
     */
    public Backup execute() {
        return new BackupTaker(options, dialect).take(scope, reason, engine);
    }
}
