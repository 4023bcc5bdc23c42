package dev.stet.bench.micro;

import dev.stet.lifecycle.suggestion.BenchedEditDistance;
import java.util.Random;
import java.util.concurrent.TimeUnit;
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

/** Edits a millisecond, one character of ten changed, beside the textbook's matrix. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class EditDistanceBenchmark {

    @Param({"40", "400", "4000"})
    public int length;

    private String before = "";
    private String now = "";

    @Setup
    public void write() {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder(length);
        StringBuilder edited = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            char next = (char) ('a' + random.nextInt(26));
            text.append(next);
            edited.append(i % 10 == 5 ? (char) ('a' + random.nextInt(26)) : next);
        }
        before = text.toString();
        now = edited.toString();
    }

    @Benchmark
    public double stet() {
        return BenchedEditDistance.normalised(before, now);
    }

    /** Wagner and Fischer, two rows. */
    @Benchmark
    public double matrix() {
        int[] above = new int[now.length() + 1];
        int[] row = new int[now.length() + 1];
        for (int column = 0; column < above.length; column++) {
            above[column] = column;
        }
        for (int i = 1; i <= before.length(); i++) {
            row[0] = i;
            for (int column = 1; column < row.length; column++) {
                int change = before.charAt(i - 1) == now.charAt(column - 1) ? 0 : 1;
                row[column] =
                        Math.min(
                                above[column - 1] + change,
                                1 + Math.min(above[column], row[column - 1]));
            }
            int[] next = above;
            above = row;
            row = next;
        }
        return (double) above[now.length()] / Math.max(before.length(), now.length());
    }
}
