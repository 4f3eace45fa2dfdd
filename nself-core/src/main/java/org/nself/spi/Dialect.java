package org.nself.spi;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.nself.diff.Change;
import org.nself.diff.Intents;
import org.nself.plan.Plan;
import org.nself.plan.Policy;
import org.nself.schema.Schema;
import org.nself.schema.SourceFile;

/** Everything nself knows about one kind of database. Stateless, thread-safe, found by {@link java.util.ServiceLoader}. */
public interface Dialect {

    /**
     * Opens one connection, which {@link Database#close()} gives back. No statement is sent.
     *
     * @throws org.nself.NselfException when no connection can be had
     */
    Database open(DataSource dataSource, Settings settings);

    /**
     * Puts a schema into the words of a database that holds nothing, without asking one. A type that only a server could
     * know stays as it is written.
     */
    Alignment align(Schema desired);

    /**
     * Puts a schema into the words of a database that holds what the catalog says, without asking one: texts are equal when
     * they are written alike.
     *
     * @param owned what was declared last, as its author wrote it
     * @param intents what the author of the desired schema says about the way to it
     */
    Alignment align(Schema desired, Schema owned, Intents intents, Catalog catalog);

    /** What the author of a schema should know before it meets a database; each weighs less than an error. */
    List<Problem> check(Schema schema);

    /** The codes of all information that {@link #check(Schema)} may give. */
    default Set<String> remarks() {
        return Set.of();
    }

    /**
     * Makes an empty database on the server of a data source, with the same encoding, locale and settings.
     *
     * @param elsewhere how to connect to a database of a given name on that server; empty when the dialect can find out
     * @throws org.nself.NselfException when it cannot find out, or the user may not create databases
     */
    ScratchDatabase scratch(DataSource dataSource, Optional<Function<String, DataSource>> elsewhere);

    /** Makes an empty database on the server of a data source that the dialect can point to another database. */
    default ScratchDatabase scratch(DataSource dataSource) {
        return scratch(dataSource, Optional.empty());
    }

    /** Reads a SQL file, and does not run it. */
    ScriptReading read(SourceFile script);

    /** Orders changes and writes their SQL, each in its brief form; sends nothing. */
    default Plan plan(List<Change> changes, Catalog catalog) {
        return plan(changes, catalog, Policy.safe().forms(Policy.Forms.BRIEF));
    }

    /**
     * Orders changes and writes their SQL, each in the form that the policy chooses; sends nothing. For files: depends on
     * nothing but what the catalog says of the schema and the sizes.
     */
    Plan plan(List<Change> changes, Catalog catalog, Policy policy);

    /**
     * As {@link #plan(List, Catalog, Policy)}, for this very database and no other: goes on where an earlier plan was cut off
     * between two transactions, and clears away what it left behind and nobody wants any more.
     */
    Plan resume(List<Change> changes, Catalog catalog, Policy policy);

    /**
     * What the facade tells the dialect.
     *
     * @param historyTable the table that remembers what was applied, with its namespace
     */
    record Settings(String historyTable, Policy policy) {

        public Settings {
            requireNonNull(historyTable, "historyTable");
            requireNonNull(policy, "policy");
        }
    }
}
