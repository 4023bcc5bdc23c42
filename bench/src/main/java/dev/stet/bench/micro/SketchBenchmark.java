package dev.stet.bench.micro;

import dev.stet.contract.Key128;
import dev.stet.rollup.BenchedRollup;
import dev.stet.udf.ThetaUnionAgg;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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

/**
 * Thousand sketches a second: a cell's bytes read, a hundred users added, and written again; and
 * sixty cells united, as THETA_UNION_AGG makes an hour of minutes.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SketchBenchmark {

    private static final int NEWCOMERS = 100;
    private static final int CELLS = 60;

    @Param({"100", "4000", "100000"})
    public int users;

    private final Random random = new Random(1);
    private final ThetaUnionAgg union = new ThetaUnionAgg();
    private final List<byte[]> cells = new ArrayList<>();
    private List<Key128> newcomers = List.of();

    @Setup
    public void fill() {
        for (int cell = 0; cell < CELLS; cell++) {
            cells.add(BenchedRollup.sketch(null, some(users)));
        }
        newcomers = some(NEWCOMERS);
    }

    private List<Key128> some(int count) {
        return random.longs(count).mapToObj(bits -> new Key128(bits, ~bits)).toList();
    }

    @Benchmark
    public byte[] update() {
        return BenchedRollup.sketch(cells.get(0), newcomers);
    }

    @Benchmark
    public byte @Nullable [] unite() {
        ThetaUnionAgg.Accumulator accumulator = union.createAccumulator();
        for (byte[] cell : cells) {
            union.accumulate(accumulator, cell);
        }
        return union.getValue(accumulator);
    }
}
