package org.nself.testkit;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.nself.Nself;

/**
 * Databases that are all alike: each is a copy of a template, which is built once for the content of everything that goes
 * into it. Immutable and thread-safe.
 *
 * <pre>{@code
 * TestDatabases orders = TestDatabases.empty().schema("schema.dbml").seed("orders.sql");
 *
 * try (TestDatabase database = orders.create()) { … }
 * }</pre>
 *
 * <p>A location is a path, or a resource of the class path when no such file is there. On a server that outlives the JVM
 * the template stays for the next one; a template that nobody used for a week goes.
 */
public final class TestDatabases {

    private static final TestDatabases EMPTY = new TestDatabases(null, Optional.empty(), Optional.empty(), List.of());

    private final @Nullable Class<?> near;
    private final Optional<Location> schema;
    private final Optional<Location> migrations;
    private final List<Ingredient> further;
    private final Supplier<Template> template = new Once<>(this::findTemplate);

    private TestDatabases(
            @Nullable Class<?> near,
            Optional<Location> schema,
            Optional<Location> migrations,
            List<Ingredient> further) {
        this.near = near;
        this.schema = schema;
        this.migrations = migrations;
        this.further = further;
    }

    /** Databases with nothing in them. */
    public static TestDatabases empty() {
        return EMPTY;
    }

    /** Looks for resources in the package of that class first. */
    static TestDatabases near(Class<?> type) {
        return new TestDatabases(type, Optional.empty(), Optional.empty(), List.of());
    }

    /**
     * With the tables of a DBML file.
     *
     * @throws IllegalStateException when there is no such file or resource
     */
    public TestDatabases schema(String location) {
        return new TestDatabases(near, Optional.of(Location.find(location, near)), migrations, further);
    }

    /**
     * With what the migrations in that directory make; the schema, if there is one, is what they must lead to.
     *
     * @throws IllegalStateException when there is no such directory or resource
     */
    public TestDatabases migrations(String location) {
        return new TestDatabases(near, schema, Optional.of(Location.find(location, near)), further);
    }

    /**
     * With what these files insert, one after the other, after the tables: files of SQL, or the sample data of DBML files.
     *
     * @throws IllegalStateException when there is no such file or resource
     */
    public TestDatabases seed(String... locations) {
        return with(Stream.of(locations)
                .map(location -> seed(Location.find(location, near)))
                .toList());
    }

    /** With what the code does to the first database, once a JVM. It closes every connection that it opens. */
    public TestDatabases prepared(Consumer<DataSource> code) {
        return prepared(UUID.randomUUID().toString(), code);
    }

    /**
     * With what the code does to the first database.
     *
     * @param key stands for what the code does: a database that was prepared under the same key is used again, also by
     *     another JVM
     */
    public TestDatabases prepared(String key, Consumer<DataSource> code) {
        return with(List.of(new Ingredient.Code(requireNonNull(key, "key"), requireNonNull(code, "code"))));
    }

    /**
     * A database of its own for whoever calls.
     *
     * @throws IllegalStateException when there is no server, or a seed fails
     * @throws org.nself.NselfException when the schema or the migrations cannot be applied
     */
    public TestDatabase create() {
        Template origin = template.get();
        return TestDatabase.droppedLater(PostgresServer.shared(), origin, origin.take());
    }

    /** What applies the schema or the migrations to such a database; it does no harm where both are missing. */
    Nself nself(DataSource database) {
        return tables().orElseThrow(() -> new IllegalStateException("a parameter Nself needs a schema or migrations"
                        + "\nwhat to do: @NselfTest(schema = \"schema.dbml\")"))
                .nself(database);
    }

    private static Ingredient seed(Location file) {
        return file.text().endsWith(".dbml") ? new Ingredient.SampleData(file) : new Ingredient.Seed(file);
    }

    private TestDatabases with(List<Ingredient> more) {
        return new TestDatabases(
                near,
                schema,
                migrations,
                Stream.concat(further.stream(), more.stream()).toList());
    }

    private Optional<Ingredient.Tables> tables() {
        return schema.isEmpty() && migrations.isEmpty()
                ? Optional.empty()
                : Optional.of(new Ingredient.Tables(schema, migrations));
    }

    private Template findTemplate() {
        List<Ingredient> all = new ArrayList<>();
        tables().ifPresent(all::add);
        all.addAll(further);
        PostgresServer server = PostgresServer.shared();
        if (all.isEmpty()) {
            return server.empty();
        }
        Fingerprint fingerprint = new Fingerprint().add("1");
        all.forEach(ingredient -> ingredient.describe(fingerprint));
        return server.template(fingerprint.text(), database -> all.forEach(ingredient -> ingredient.add(database)));
    }
}
