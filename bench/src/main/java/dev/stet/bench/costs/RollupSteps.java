package dev.stet.bench.costs;

import dev.stet.bytes.Codec;
import dev.stet.contract.Fact;
import dev.stet.contract.KpiRow;
import java.util.function.Supplier;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;

/**
 * The two halves of the rollup.
 *
 * @param <S> the sums between them
 * @param sums a new operator each time, one for each stream of facts
 * @param codec of a sum on the wire
 */
public record RollupSteps<S>(
        Supplier<OneInputStreamOperator<Fact, S>> sums,
        KeyedStep<?, S, KpiRow> rows,
        Codec<S> codec) {}
