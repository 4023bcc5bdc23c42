package dev.stet.bench.micro;

import dev.stet.config.StetConfig;
import dev.stet.contract.Fact;
import dev.stet.contract.View;
import dev.stet.metrics.Clustered;
import dev.stet.rollup.BenchedRollup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Million facts a second, summed before the shuffle; with what handing them on costs, once for so
 * many as come between two watermarks at full speed. Three grains, six segment sets, as by default.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RollupBenchmark {

    private static final int FACTS = 50_000;

    /** Whether counts are also summed by bucket of users. */
    @Param({"false", "true"})
    public boolean clusters;

    private BenchedRollup rollup = rollup(Map.of());
    private final List<Fact> facts = facts();

    @Setup
    public void setUp() {
        rollup = rollup(clusters ? Clustered.indices() : Map.of());
    }

    private static BenchedRollup rollup(Map<View, int[]> clustered) {
        return new BenchedRollup(Map.of(View.SUGGESTION, StetConfig.defaults().cube()), clustered);
    }

    private static List<Fact> facts() {
        List<Fact> some = Facts.ofSuggestions();
        List<Fact> facts = new ArrayList<>(FACTS);
        for (int i = 0; i < FACTS; i++) {
            facts.add(some.get(i % some.size()));
        }
        return facts;
    }

    @Benchmark
    @OperationsPerInvocation(FACTS)
    public void addAndHandOn(Blackhole sink) {
        for (Fact fact : facts) {
            rollup.add(fact);
        }
        rollup.drain(sink::consume);
    }
}
