package dev.stet.rollup;

import dev.stet.bench.costs.KeyedStep;
import dev.stet.bench.costs.RollupSteps;
import dev.stet.contract.Cube;
import dev.stet.contract.Fact;
import dev.stet.contract.Key128;
import dev.stet.contract.Span;
import dev.stet.contract.View;
import dev.stet.state.CacheSize;
import dev.stet.wire.CodecType;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.apache.datasketches.theta.Union;
import org.jspecify.annotations.Nullable;

/** The door through which benchmarks reach the rollup's inner parts. Not thread-safe. */
public final class BenchedRollup {

    private final LocalSums sums;

    /**
     * @param clustered by view the measures that are also counted by bucket of users
     */
    public BenchedRollup(Map<View, Cube> cubes, Map<View, int[]> clustered) {
        sums = new LocalSums(cubes, clustered);
    }

    public void add(Fact fact) {
        sums.add(fact);
    }

    /** Hands on the first number of each cell that changed. */
    public void drain(LongConsumer out) {
        sums.drain(sum -> out.accept(sum.sums().measures()[0]));
    }

    /**
     * The operators of the whole rollup.
     *
     * @param cacheEntries in place of the rollup's own
     */
    public static RollupSteps<?> steps(Rollup rollup, int cacheEntries) {
        return new RollupSteps<>(
                () -> new LocalSumOperator(rollup),
                new KeyedStep<>(
                        new RollupOperator(
                                new Rollup(
                                        rollup.cubes(),
                                        rollup.clustered(),
                                        rollup.maturity(),
                                        rollup.refresh(),
                                        rollup.segmentLimit(),
                                        new CacheSize(cacheEntries)),
                                false,
                                Span.ALWAYS),
                        CellSum::group,
                        CodecType.of(CellGroup.class, CellGroup.KeyCodec.class)),
                new CellSum.WireCodec());
    }

    /** A sketch with these users too. */
    public static byte[] sketch(byte @Nullable [] sketch, List<Key128> users) {
        Union union = UserSketches.of(sketch);
        UserSketches.add(union, users);
        return UserSketches.bytes(union);
    }
}
