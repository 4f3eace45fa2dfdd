package org.nself.testkit;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DynamicNode;
import org.nself.MigrationSource;
import org.nself.SchemaSource;

/**
 * Ready-made tests of a directory of migrations:
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicNode> migrationsAreSound() {
 *     return MigrationContract.of(Path.of("migrations"), Path.of("schema.dbml")).tests();
 * }
 * }</pre>
 *
 * <p>The files can be run, and what they depend on comes before them; from nothing, each runs up, its way back undoes exactly
 * that, and it runs up again; each says above its statements which hazards it has; in the end the database is what the schema
 * declares. With rows, these are as they were after each way back that promises as much; with a snapshot, the newest migrations
 * run on a copy of it. A migration that is to have no way back says {@code -- nself:allow IRREVERSIBLE} in its first lines.
 *
 * <p>Immutable. All runs on the server of {@link PostgresServer#shared()}, in databases that are dropped afterwards. A test that
 * is not come to, because another failed, is aborted.
 */
public final class MigrationContract {

    private final MigrationSource migrations;
    private final Optional<SchemaSource> schema;
    private final List<Path> before;
    private final List<SeededRows> rows;
    private final Optional<Path> snapshot;

    private MigrationContract(
            MigrationSource migrations,
            Optional<SchemaSource> schema,
            List<Path> before,
            List<SeededRows> rows,
            Optional<Path> snapshot) {
        this.migrations = requireNonNull(migrations, "migrations");
        this.schema = schema;
        this.before = before;
        this.rows = rows;
        this.snapshot = snapshot;
    }

    /** For the migrations in that directory. */
    public static MigrationContract of(Path migrations) {
        return of(MigrationSource.path(migrations));
    }

    /** For the migrations in that directory, which lead to what that file declares. */
    public static MigrationContract of(Path migrations, Path schema) {
        return of(migrations).schema(SchemaSource.path(schema));
    }

    /** For migrations wherever they are. */
    public static MigrationContract of(MigrationSource migrations) {
        return new MigrationContract(migrations, Optional.empty(), List.of(), List.of(), Optional.empty());
    }

    /** What the migrations lead to. */
    public MigrationContract schema(SchemaSource end) {
        return new MigrationContract(migrations, Optional.of(end), before, rows, snapshot);
    }

    /**
     * Runs a file of SQL before the first migration: extensions, roles, what another tool makes. Called again, it adds one. It
     * is run in several databases of one server: what belongs to the server, such as a role, it makes where that is not there.
     */
    public MigrationContract before(Path file) {
        return new MigrationContract(migrations, schema, and(before, file), rows, snapshot);
    }

    /** With the rows that a file of SQL inserts once all migrations were applied. */
    public MigrationContract rows(Path file) {
        return rows(new SeededRows(OptionalLong.empty(), database -> Script.run(file, database)));
    }

    /** With the rows that a file of SQL inserts once the migration of that version was applied. */
    public MigrationContract rows(long after, Path file) {
        return rows(new SeededRows(OptionalLong.of(after), database -> Script.run(file, database)));
    }

    /** With the rows that the code inserts once all migrations were applied. */
    public MigrationContract rows(Consumer<DataSource> code) {
        return rows(new SeededRows(OptionalLong.empty(), code));
    }

    /** With the rows that the code inserts once the migration of that version was applied. */
    public MigrationContract rows(long after, Consumer<DataSource> code) {
        return rows(new SeededRows(OptionalLong.of(after), code));
    }

    /**
     * Runs the migrations that it does not have yet, at least the newest, on a copy of what a backup holds.
     *
     * @param backup the directory of a {@link org.nself.Backup}, or a file of SQL as {@code pg_dump} writes it
     */
    public MigrationContract snapshot(Path backup) {
        return new MigrationContract(migrations, schema, before, rows, Optional.of(backup));
    }

    /**
     * The tests. The directory is read now, and nothing is run before the first test is.
     *
     * @throws IllegalStateException when there is no server, with what to do about it
     * @throws org.nself.EnvironmentException when a file is missing
     */
    public Stream<DynamicNode> tests() {
        return new ContractTests(this).all();
    }

    MigrationSource migrations() {
        return migrations;
    }

    Optional<SchemaSource> schema() {
        return schema;
    }

    List<Path> before() {
        return before;
    }

    List<SeededRows> rows() {
        return rows;
    }

    Optional<Path> snapshot() {
        return snapshot;
    }

    private MigrationContract rows(SeededRows more) {
        return new MigrationContract(migrations, schema, before, and(rows, more), snapshot);
    }

    private static <T> List<T> and(List<T> some, T one) {
        return Stream.concat(some.stream(), Stream.of(requireNonNull(one))).toList();
    }
}
