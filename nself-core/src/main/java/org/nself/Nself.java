package org.nself;

import static java.util.Objects.requireNonNull;

import java.net.URL;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.nself.diff.Intents;
import org.nself.migration.Version;
import org.nself.plan.Plan;
import org.nself.plan.Policy;
import org.nself.schema.Diagnostic;
import org.nself.spi.Database;
import org.nself.spi.Dialect;
import org.nself.spi.StateMirror;

/**
 * Keeps a database in step with a schema.
 *
 * <pre>{@code
 * Nself.builder().schema(Path.of("schema.dbml")).dataSource(dataSource).migrate();
 * }</pre>
 *
 * <p>Immutable and thread-safe. Every call reads the schema anew, takes one connection from the data source and gives it
 * back. A connection is used in auto-commit mode or in transactions of nself's own, and leaves no setting behind.
 */
public final class Nself {

    private final Options options;
    private final Dialect dialect;
    private final DriftMemory memory = new DriftMemory();

    Nself(Options options, Dialect dialect) {
        this.options = options;
        this.dialect = dialect;
    }

    public static Builder builder() {
        return new Builder();
    }

    /**
     * Brings the database in step with the schema, or refuses and changes nothing.
     *
     * <p>When the history says that this very schema was applied last, that one short query is all. Otherwise one
     * instance at a time plans and applies: the others poll, and return once the schema is there. All steps, the proof
     * that the result equals the schema, and the history row commit in one transaction; only new values of an enum that
     * the same plan uses are committed before it, as PostgreSQL demands. The strongest lock a step takes on a table is
     * ACCESS EXCLUSIVE, waited for no longer than {@link Policy#lockTimeout()} an attempt.
     *
     * @throws InvalidSchemaException when the schema cannot be used as it is written
     * @throws PlanRefusedException when the policy does not let the plan run
     * @throws StatementFailedException when the server refuses a statement
     * @throws VerificationFailedException when the statements ran but did not lead to the schema
     * @throws EnvironmentException when a file, the connection, a permission or a library is missing
     */
    public MigrationReport migrate() {
        return options.migrationSource().isPresent() ? up().execute() : new Migrator(options, dialect).migrate();
    }

    /**
     * Brings the database in step with the schema as {@link #migrate()} does from DBML, but only by the plan that was reviewed.
     * Does nothing when the schema is there already. A plan of several transactions that was cut off is to be made anew.
     *
     * @param plan what {@link Plan#toJson()} returned
     * @throws EnvironmentException besides, when the text is no plan (NS6019), or migrations are given (NS6020)
     * @throws PlanRefusedException besides, when the database is not as it was (NS3002) or the statements are others (NS3003)
     */
    public MigrationReport migrate(String plan) {
        if (options.migrationSource().isPresent()) {
            throw new EnvironmentException(
                    "NS6020",
                    "a plan of the schema cannot be applied where migrations are kept: they would not know of it",
                    "write it as a migration with generate(), or leave migrations(…) out",
                    null);
        }
        return new Migrator(options, dialect, Optional.of(ReviewedPlan.parse(plan))).migrate();
    }

    /** Writes the migration that leads from the database to the schema, once it is told to. */
    public Generate generate() {
        return new Generate(options, dialect);
    }

    /** Applies the migrations that were not applied yet, once it is told to. */
    public Up up() {
        return new Up(this);
    }

    /** Takes the migration back that was applied last, or more of them, once it is told to. */
    public Down down() {
        return new Down(this);
    }

    /** Gives migrations that come too late a later version, once it is told to. */
    public Bump bump() {
        return new Bump(options, dialect, Optional.empty());
    }

    /** Gives one migration a later version, once it is told to. */
    public Bump bump(long version) {
        return new Bump(options, dialect, Optional.of(new Version(version)));
    }

    /** Makes one migration of those from one version to another, once it is told to. */
    public Squash squash(long from, long to) {
        return new Squash(options, dialect, new Version(from), new Version(to), "squashed");
    }

    /** Brings the history to where the database is, once it is told to. */
    public Repair repair() {
        return new Repair(options, dialect, List.of());
    }

    /**
     * What was applied and what was not. Reads the directory and one table, and changes nothing.
     *
     * @throws InvalidMigrationsException when the directory cannot be used as it is
     * @throws EnvironmentException when the connection, a permission or a file is missing
     */
    public Status status() {
        return runner().status();
    }

    /**
     * Says what is wrong with the migrations, and what their author should know, without running any: errors, warnings and
     * information about the directory and every file. Needs no database.
     *
     * @throws EnvironmentException when a file or a library is missing
     */
    public Validation validate() {
        return new Validator(dialect).validate(options.migrations());
    }

    /** Tries the migrations on a scratch database, each way, once it is told to. */
    public Verify verify() {
        return new Verify(options, dialect, List.of());
    }

    /**
     * Makes the folder of a new migration, for a person to fill in. Both of its files hold a statement that does nothing, for
     * Hasura refuses files without any. Needs no database.
     *
     * @param name lower-case letters, digits and {@code _}, such as {@code add_user_indexes}
     * @throws MigrationRefusedException when the name cannot be used
     * @throws InvalidMigrationsException when the directory cannot be used as it is
     * @throws EnvironmentException when the folder cannot be written; nothing is left of it then
     */
    public Create create(String name) {
        return new Create(options, dialect, name);
    }

    /** Counts a migration as applied, once it is told to, and does not run it: somebody else did. */
    public Mark markApplied(long version) {
        return new Mark(options, dialect, new Version(version), true);
    }

    /** Counts a migration as not applied, once it is told to, and takes nothing back: somebody else did. */
    public Mark markPending(long version) {
        return new Mark(options, dialect, new Version(version), false);
    }

    /**
     * Adopts a database that was there before nself, once it is told to: all migrations on disk count as applied, or those
     * that another tool applied. Where there are no migrations yet, one is made of what the database holds; it counts as
     * applied too.
     */
    public Baseline baseline() {
        return new Baseline(options, dialect, Optional.empty());
    }

    /** Adopts a database, once it is told to: the migrations on disk count as applied up to this version and with it. */
    public Baseline baseline(long version) {
        return new Baseline(options, dialect, Optional.of(new Version(version)));
    }

    /** Applies what is pending, with a backup before and a look at the database afterwards, once it is told to. */
    public Update update() {
        return new Update(options, dialect, true, List.of());
    }

    /** Takes a backup of everything, or of a part, once it is told to. */
    public TakeBackup backup() {
        return new TakeBackup(options, dialect);
    }

    /**
     * The backups that are there. Reads their manifests and nothing else.
     *
     * @throws BackupException when their directory cannot be read
     */
    public Backups backups() {
        return new BackupDirectory(options.backups()).list();
    }

    /** Makes sure of a backup, once it is told to. */
    public VerifyBackup verify(Backup backup) {
        return new VerifyBackup(options, dialect, backup.name(), false);
    }

    /** Brings the database back to a backup, once it is told to. */
    public Revert revert() {
        return new Revert(options, dialect);
    }

    Policy policy() {
        return options.policy();
    }

    MigrationRunner runner() {
        return new MigrationRunner(options, dialect);
    }

    /**
     * Plans what {@link #migrate()} would do, with what it knows of the data, and changes nothing. Whatever the server
     * is asked to build for the comparison is rolled back. Takes no lock that anyone waits for.
     *
     * @throws NselfException as {@link #migrate()} does, save that nothing is refused: see {@link Plan#refusals}
     */
    public Plan plan() {
        return new Migrator(options, dialect).plan();
    }

    /**
     * The schema that the database holds, as text in the schema language, with annotations for what the language itself
     * cannot say. Reading it and comparing it with the same database finds no difference. The namespaces are those that
     * the builder was given, else {@code public}. Needs no schema, writes nothing, takes no lock that anyone waits for.
     *
     * @throws EnvironmentException when the connection, a permission or a library is missing
     */
    public String pull() {
        return Puller.pull(options, dialect);
    }

    /**
     * What plans deleted and kept, by name: see {@link Policy#keepDeleted()}. Changes nothing.
     *
     * @throws EnvironmentException when the connection or a permission is missing
     */
    public Trash trash() {
        try (Connected connected = Connected.of(options, dialect)) {
            return new Trash(connected.retried(Database::trash));
        }
    }

    /** Puts back what a plan deleted and kept, once it is told to. */
    public RestoreTrash restoreTrash(String name) {
        return new RestoreTrash(options, dialect, name);
    }

    /** Deletes for good what plans deleted and kept, once it is told to. */
    public PurgeTrash purgeTrash() {
        return new PurgeTrash(options, dialect, Optional.empty(), Duration.ZERO);
    }

    /**
     * What the database is otherwise than expected, as typed changes with the SQL for both ways. Expected is the schema
     * that was applied last, or where the applied migrations lead; and second, when it was given, the schema.
     *
     * <p>A table, enum or sequence that nobody declared is somebody else's and no drift, unless {@link Builder#exclusive()};
     * what stands in a table that was declared is. What {@link Builder#ignoreDriftOf} names is left out. Whatever the server
     * is asked to build for the comparison is rolled back. Takes no lock that anyone waits for, and waits itself, for
     * {@link Policy#lockTimeout()}, only while somebody alters a table with checks or other expressions over its columns.
     *
     * <p>Where no snapshot of the schema says where the applied migrations lead, they are replayed on a scratch database,
     * unless {@link Builder#withoutScratch()}. When it is not known what to expect, the answer says why. A second call on
     * the same instance reads the history and the catalog and no more, as long as both are as they were.
     *
     * @throws InvalidSchemaException when the schema cannot be used as it is written
     * @throws InvalidMigrationsException when the directory cannot be used as it is
     * @throws EnvironmentException when the connection, a permission, a file or a library is missing
     */
    public Drift drift() {
        return new DriftReader(options, dialect, memory).read();
    }

    /**
     * Plans the creation of all that a schema declares in an empty database. No database is asked, so types that only a
     * server could know stay as they are written.
     *
     * @throws InvalidSchemaException when the schema cannot be used as it is written
     * @throws EnvironmentException when a file or a library is missing
     */
    public static Plan creation(SchemaSource schema) {
        return Creation.of(DesiredSchema.of(schema), Providers.dialect());
    }

    /**
     * Says what is wrong with a schema, and what its author should know, without a database: errors, warnings and
     * information, file by file in source order. Empty when there is nothing to say.
     *
     * @throws EnvironmentException when a file or a library is missing
     */
    public static List<Diagnostic> check(SchemaSource schema) {
        return DesiredSchema.of(schema).check(Providers.dialect());
    }

    /**
     * Many databases that are to hold the same, such as those of tenants, each with a history of its own.
     *
     * @param targets by name, in the order of the map
     * @param settings called once for each target; what it says of the data source does not count
     */
    public static Fleet fleet(Map<String, DataSource> targets, Consumer<Builder> settings) {
        return new Fleet(targets, (name, builder) -> settings.accept(builder));
    }

    /**
     * As the other, with settings that depend on the target. When the targets are namespaces of one database, each data
     * source has its namespace as the search path, and each needs a history in it:
     * {@code (tenant, builder) -> builder.migrations(directory).historyTable(tenant + ".history")}.
     */
    public static Fleet fleet(Map<String, DataSource> targets, BiConsumer<String, Builder> settings) {
        return new Fleet(targets, settings);
    }

    /** Collects what nself needs. Not thread-safe; {@link #build()} may be called again and again. */
    public static final class Builder {

        private Optional<SchemaSource> schema = Optional.empty();
        private Optional<MigrationSource> migrations = Optional.empty();
        private Optional<DataSource> dataSource = Optional.empty();
        private Set<String> namespaces = Set.of();
        private Policy policy = Policy.safe();
        private String historyTable = "nself.history";
        private Intents intents = Intents.NONE;
        private boolean exclusive;
        private Clock clock = Clock.systemUTC();
        private Listener listener = event -> {};
        private Optional<Confirmation> confirmation = Optional.empty();
        private Optional<Function<String, DataSource>> elsewhere = Optional.empty();
        private List<StateMirror> mirrors = List.of();
        private BackupSettings backups = BackupSettings.in(Path.of("bin", "dbsyncs"));
        private List<String> ignored = List.of();
        private boolean scratchAllowed = true;

        private Builder() {}

        /** The file that declares the schema. */
        public Builder schema(Path file) {
            return schema(SchemaSource.path(file));
        }

        /** Where the schema is declared. */
        public Builder schema(URL url) {
            return schema(SchemaSource.url(url));
        }

        /** Where the schema is declared. */
        public Builder schema(SchemaSource source) {
            schema = Optional.of(source);
            return this;
        }

        /** The directory of the migrations; without one, the schema is applied without any. */
        public Builder migrations(Path directory) {
            return migrations(MigrationSource.path(directory));
        }

        /** Where the migrations are. */
        public Builder migrations(MigrationSource source) {
            migrations = Optional.of(source);
            return this;
        }

        /** What tells the time for the versions of new migrations; the system's by default. */
        public Builder clock(Clock newClock) {
            clock = requireNonNull(newClock, "newClock");
            return this;
        }

        /** What hears what happens while a call works: migrations, statements, what the server says, attempts. */
        public Builder listener(Listener newListener) {
            listener = requireNonNull(newListener, "newListener");
            return this;
        }

        /** Who says yes or no where a call asks for that: see {@link Up#confirmed()}. */
        public Builder confirmation(Confirmation newConfirmation) {
            confirmation = Optional.of(newConfirmation);
            return this;
        }

        /** Where connections come from; its user must be allowed to change the schema. */
        public Builder dataSource(DataSource source) {
            dataSource = Optional.of(source);
            return this;
        }

        /**
         * How to connect, by the same user, to a database of a given name on the same server. What is tried on a scratch
         * database needs it when the data source is a pool that cannot be pointed elsewhere; a plain data source is
         * copied. Best without a pool: the database goes as soon as it was used.
         */
        public Builder scratch(Function<String, DataSource> databases) {
            elsewhere = Optional.of(databases);
            return this;
        }

        /** Makes no scratch databases: what needs one says so instead. For a server where databases must not come and go. */
        public Builder withoutScratch() {
            scratchAllowed = false;
            return this;
        }

        /**
         * What {@link Nself#drift()} leaves out: names with their namespace, in which {@code *} stands for anything and
         * {@code ?} for one character, after a kind or without one: {@code "public.tmp_*"}, {@code "index public.users.*"},
         * {@code "schema audit"}. What is in something that is named is left out with it. Kinds are schema, enum, sequence,
         * table, column, constraint and index; a name without a namespace is one of {@code public}.
         */
        public Builder ignoreDriftOf(String... patterns) {
            ignored = List.of(patterns);
            return this;
        }

        /**
         * Tells other tools what is applied, after each commit, such as Hasura: {@code HasuraState.sql(metadataDatabase,
         * "default")}. One that cannot be told undoes nothing; the listener hears of it, and the next call makes it good.
         */
        public Builder mirrors(StateMirror... tools) {
            mirrors = List.of(tools);
            return this;
        }

        /** Where backups are; {@code bin/dbsyncs} below the working directory by default. */
        public Builder backups(Path directory) {
            return backups(BackupSettings.in(directory));
        }

        /** Where backups are, how large one may be, and how many stay. */
        public Builder backups(BackupSettings settings) {
            backups = requireNonNull(settings, "settings");
            return this;
        }

        /**
         * The PostgreSQL schemas that are looked at; by default those that the schema names. A schema that names another
         * is refused.
         */
        public Builder namespaces(String... names) {
            namespaces = Set.copyOf(List.of(names));
            return this;
        }

        /** What may run and how long anything waits; {@link Policy#safe()} by default. */
        public Builder policy(Policy newPolicy) {
            policy = requireNonNull(newPolicy, "policy");
            return this;
        }

        /** The table that remembers what was applied, as {@code namespace.table}; {@code nself.history} by default. */
        public Builder historyTable(String name) {
            historyTable = requireNonNull(name, "name");
            return this;
        }

        /** What the schema does not say about the way to it, such as what a table was called before. */
        public Builder intents(Intents newIntents) {
            intents = requireNonNull(newIntents, "newIntents");
            return this;
        }

        /**
         * Makes the schema the whole truth about its namespaces: a table, column, constraint or index that it does not
         * name is dropped, whoever made it, as far as the policy allows. Without this, only what an earlier version of
         * the schema declared is.
         */
        public Builder exclusive() {
            exclusive = true;
            return this;
        }

        /**
         * What was collected, ready to be used.
         *
         * @throws EnvironmentException when the data source is missing, or nothing on the class path speaks to a database
         */
        public Nself build() {
            if (dataSource.isEmpty() && migrations.isEmpty()) {
                throw Options.noDataSource();
            }
            return new Nself(options(), Providers.dialect());
        }

        /** What was collected so far. */
        Options options() {
            return new Options(
                    schema,
                    migrations,
                    new Options.Server(dataSource, elsewhere, scratchAllowed),
                    new Options.Managed(
                            namespaces, historyTable, intents, exclusive, IgnoreRules.of(ignored, historyTable)),
                    policy,
                    backups,
                    new Options.Surroundings(clock, listener, confirmation, mirrors));
        }

        /** {@link #build()} and {@link Nself#migrate()}. */
        public MigrationReport migrate() {
            if (schema.isEmpty() && migrations.isEmpty()) {
                throw Options.noSchema();
            }
            return build().migrate();
        }
    }
}
