package dev.stet.sample.stream;

import dev.stet.bench.costs.KeyedStep;
import dev.stet.contract.SampleInput;
import dev.stet.contract.SampleRow;
import dev.stet.contract.SampleSizes;
import dev.stet.contract.SampleTimes;
import org.apache.flink.api.common.typeinfo.Types;

/** The door through which benchmarks reach the operator that draws the review sample. */
public final class BenchedSample {

    private BenchedSample() {}

    public static KeyedStep<String, SampleInput, SampleRow> step(
            SampleTimes times, SampleSizes sizes) {
        return new KeyedStep<>(new SampleOperator(times, sizes), SampleInput::tenant, Types.STRING);
    }
}
