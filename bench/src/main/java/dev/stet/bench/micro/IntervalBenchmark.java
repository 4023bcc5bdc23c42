package dev.stet.bench.micro;

import dev.stet.udf.ClusteredHigh;
import dev.stet.udf.ClusteredInterval;
import dev.stet.udf.ClusteredLow;
import dev.stet.udf.DesignEffect;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.flink.table.data.RowData;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Rows a millisecond whose intervals are computed, of 26 proportions with 64 buckets of users: as
 * the views call the functions, for both ends of each proportion, then for the design effects of
 * all, twice. Once by a function for each of these, once by the one that keeps its results.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class IntervalBenchmark {

    private static final int ROWS = 16;

    private final ClusteredLow low = new ClusteredLow();
    private final ClusteredHigh high = new ClusteredHigh();
    private final DesignEffect effect = new DesignEffect();
    private final ClusteredInterval interval = new ClusteredInterval();

    private final List<List<byte[][]>> rows =
            ClusteredRows.ofSuggestions(ROWS, true).stream().map(ClusteredRows::pairs).toList();

    private int next;

    private List<byte[][]> row() {
        next = (next + 1) % ROWS;
        return rows.get(next);
    }

    @Benchmark
    public void oneFunctionEach(Blackhole sink) {
        List<byte[][]> row = row();
        for (byte[][] pair : row) {
            sink.consume(low.eval(pair[0], pair[1]));
            sink.consume(high.eval(pair[0], pair[1]));
        }
        for (int turn = 0; turn < 2; turn++) {
            for (byte[][] pair : row) {
                sink.consume(effect.eval(pair[0], pair[1]));
            }
        }
    }

    @Benchmark
    public void oneFunctionForAll(Blackhole sink) {
        List<byte[][]> row = row();
        for (byte[][] pair : row) {
            sink.consume(field(pair, 1));
            sink.consume(field(pair, 2));
        }
        for (int turn = 0; turn < 2; turn++) {
            for (byte[][] pair : row) {
                sink.consume(field(pair, 3));
            }
        }
    }

    private @Nullable Double field(byte[][] pair, int field) {
        RowData found = interval.eval(pair[0], pair[1]);
        return found == null || found.isNullAt(field) ? null : (Double) found.getDouble(field);
    }
}
