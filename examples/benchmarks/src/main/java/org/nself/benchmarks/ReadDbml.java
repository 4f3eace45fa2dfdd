package org.nself.benchmarks;

import java.util.concurrent.TimeUnit;
import org.nself.dbml.DbmlReader;
import org.nself.schema.SourceFile;
import org.nself.spi.Reading;
import org.nself.spi.SchemaReader.Modules;
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

/** Reading a schema of ordinary tables, and hashing the same text: the floor, for it too looks at every character. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ReadDbml {

    /** How many tables the schema has; each is about 600 characters long. */
    @Param({"100", "1000"})
    public int tables;

    private SourceFile file = new SourceFile("schema.dbml", "");

    /** For JMH. */
    public ReadDbml() {}

    /** Writes the schema. */
    @Setup
    public void write() {
        file = new SourceFile("schema.dbml", Schemas.ofTables(tables));
    }

    /** What is measured. */
    @Benchmark
    public Reading read() {
        return new DbmlReader().read(file, Modules.NONE);
    }

    /** The floor. */
    @Benchmark
    public String hash() {
        return file.hash();
    }
}
