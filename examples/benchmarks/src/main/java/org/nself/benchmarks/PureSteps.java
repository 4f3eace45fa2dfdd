package org.nself.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.nself.dbml.DbmlReader;
import org.nself.diff.Change;
import org.nself.diff.SchemaDiff;
import org.nself.plan.Plan;
import org.nself.postgres.PostgresDialect;
import org.nself.schema.Schema;
import org.nself.schema.SourceFile;
import org.nself.spi.Catalog;
import org.nself.spi.Dialect;
import org.nself.spi.SchemaReader.Modules;
import org.nself.spi.ScriptReading;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What asks no server: comparing two schemas, planning and writing the SQL, and splitting a script; {@link ReadDbml} reads. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class PureSteps {

    private static final int VERSION = 17;

    /** How many tables the schema has. */
    @Param({"100", "1000"})
    public int tables;

    private final Dialect dialect = new PostgresDialect();
    private Schema before = Schema.empty();
    private Schema same = Schema.empty();
    private Schema after = Schema.empty();
    private List<Change> ten = List.of();
    private List<Change> all = List.of();
    private SourceFile script = new SourceFile("up.sql", "");

    /** For JMH. */
    public PureSteps() {}

    /** Reads the schemas, and plans what makes the whole of one. */
    @Setup
    public void prepare() {
        String dbml = Schemas.ofTables(tables);
        before = read(dbml);
        same = read(dbml);
        after = read(Edits.ten(dbml));
        ten = SchemaDiff.between(before, after, before);
        all = SchemaDiff.between(Schema.empty(), before, Schema.empty());
        script = new SourceFile("up.sql", planAll().toSql());
    }

    private Schema read(String dbml) {
        Schema written = new DbmlReader()
                .read(new SourceFile("schema.dbml", dbml), Modules.NONE)
                .schema()
                .orElseThrow();
        return dialect.align(written).desired();
    }

    /** Two schemas that are equal. */
    @Benchmark
    public List<Change> compareEqual() {
        return SchemaDiff.between(before, same, before);
    }

    /** Two that differ in ten places. */
    @Benchmark
    public List<Change> compare() {
        return SchemaDiff.between(before, after, before);
    }

    /** Order, hazards, locks and SQL, both ways, of ten changes. */
    @Benchmark
    public Plan plan() {
        return dialect.plan(ten, Catalog.of(VERSION, before));
    }

    /** The same of the creation of everything. */
    @Benchmark
    public Plan planAll() {
        return dialect.plan(all, Catalog.of(VERSION, Schema.empty()));
    }

    /** The script that creates everything, into statements. */
    @Benchmark
    public ScriptReading split() {
        return dialect.read(script);
    }
}
