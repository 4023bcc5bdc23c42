package dev.stet.rollup;

import dev.stet.contract.Cube;
import dev.stet.contract.Fact;
import dev.stet.contract.Key128;
import dev.stet.contract.View;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.apache.datasketches.theta.Union;
import org.jspecify.annotations.Nullable;

/** The door through which benchmarks reach the rollup's inner parts. Not thread-safe. */
public final class BenchedRollup {

    private final LocalSums sums;

    public BenchedRollup(Map<View, Cube> cubes) {
        sums = new LocalSums(cubes);
    }

    public void add(Fact fact) {
        sums.add(fact);
    }

    /** Hands on the first number of each cell that changed. */
    public void drain(LongConsumer out) {
        sums.drain(sum -> out.accept(sum.values()[0]));
    }

    /** A sketch with these users too. */
    public static byte[] sketch(byte @Nullable [] sketch, List<Key128> users) {
        Union union = UserSketches.of(sketch);
        UserSketches.add(union, users);
        return UserSketches.bytes(union);
    }
}
