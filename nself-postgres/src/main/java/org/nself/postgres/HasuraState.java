package org.nself.postgres;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.nself.EnvironmentException;
import org.nself.migration.Version;
import org.nself.postgres.hasura.DocumentState;
import org.nself.postgres.hasura.HttpState;
import org.nself.postgres.hasura.TableState;
import org.nself.spi.StateMirror;

/**
 * What the Hasura CLI believes is applied, kept in step with what nself applied, so that both may be used on one database:
 * {@code Nself.builder().mirrors(HasuraState.sql(metadataDatabase, "default"))}. Immutable, thread-safe.
 *
 * <p>For what is on disk, nself is right: adopt what Hasura applied with {@code nself.baseline().from(MigrationTool.HASURA)}
 * first. Versions that have no folder, other databases of Hasura's, and everything else in its state stay as they are.
 */
public final class HasuraState implements StateMirror {

    private final StateMirror way;

    private HasuraState(StateMirror way) {
        this.way = way;
    }

    /**
     * The state in {@code hdb_catalog.hdb_version} (version 3 of Hasura's configuration), by SQL. Nothing is lost that
     * others write at the same time.
     *
     * @param metadata Hasura's metadata database; from a pool, one that has a connection left while nself works
     * @param source Hasura's name of the database, such as {@code default}
     */
    public static HasuraState sql(DataSource metadata, String source) {
        return new HasuraState(
                new DocumentState(requireNonNull(metadata, "metadata"), requireNonNull(source, "source")));
    }

    /** The table {@code hdb_catalog.schema_migrations} (before version 3 of Hasura's configuration), by SQL. */
    public static HasuraState table(DataSource database) {
        return new HasuraState(new TableState(requireNonNull(database, "database")));
    }

    /**
     * The state of version 3 of Hasura's configuration, by Hasura's API. Needs {@code tools.jackson.core:jackson-databind}
     * on the class path.
     *
     * @param endpoint such as {@code http://localhost:8080}
     * @param source Hasura's name of the database, such as {@code default}
     * @throws EnvironmentException when Jackson is missing
     */
    public static HasuraState http(URI endpoint, String adminSecret, String source) {
        return http(() -> new HttpState(endpoint, adminSecret, source, false));
    }

    /** As {@link #http}; Hasura also looks at its databases anew after each change, for it does not see what others do. */
    public static HasuraState httpAndReload(URI endpoint, String adminSecret, String source) {
        return http(() -> new HttpState(endpoint, adminSecret, source, true));
    }

    private static HasuraState http(Supplier<StateMirror> way) {
        try {
            return new HasuraState(way.get());
        } catch (NoClassDefFoundError missing) {
            throw new EnvironmentException(
                    "NS6404",
                    "what reads Hasura's answers is not on the class path: " + missing.getMessage(),
                    "add tools.jackson.core:jackson-databind to the dependencies, or use HasuraState.sql",
                    missing);
        }
    }

    @Override
    public void mirror(Set<Version> applied, Set<Version> pending) {
        way.mirror(applied, pending);
    }

    @Override
    public String toString() {
        return way.toString();
    }
}
