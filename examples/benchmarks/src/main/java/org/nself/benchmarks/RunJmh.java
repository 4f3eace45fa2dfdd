package org.nself.benchmarks;

import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the benchmarks of JMH whose names the argument matches. {@code -Dbenchmark.quick=true} only shows that they work. */
final class RunJmh {

    private RunJmh() {}

    public static void main(String[] arguments) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder().include(arguments[0]);
        if (Boolean.getBoolean("benchmark.quick")) {
            TimeValue moment = TimeValue.milliseconds(100);
            options.warmupIterations(1)
                    .warmupTime(moment)
                    .measurementIterations(1)
                    .measurementTime(moment)
                    .param("tables", "100");
        }
        new Runner(options.build()).run();
    }
}
