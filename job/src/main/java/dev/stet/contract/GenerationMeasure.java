package dev.stet.contract;

import dev.stet.contract.Measure.Unit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The measures of {@code generation_kpi}. Append new constants at the end only. */
public enum GenerationMeasure {
    GENERATIONS("responses generated"),
    ERRORS("of these with status error"),
    CANCELLED("of these with status cancelled"),
    INPUT_TOKENS("input tokens, those read from a cache or written to it included"),
    OUTPUT_TOKENS("output tokens, those of reasoning included"),
    CACHED_TOKENS("input tokens read from a cache"),
    CACHE_WRITE_TOKENS("input tokens written to a cache"),
    REASONING_TOKENS("output tokens of reasoning"),
    METERED("generations with input_tokens or output_tokens"),
    COST_USD(Unit.NANO_USD, "known cost"),
    PRICED("generations with a known cost"),
    LATENCY_MS(Unit.MILLIS, "latency of the generations with status ok that have one"),
    TIMED("these generations"),
    TTFT_MS(Unit.MILLIS, "time to first token of the generations with status ok that have one"),
    TTFT_TIMED("these generations"),
    OK_OUTPUT_TOKENS("output tokens of generations with status ok"),
    USED_OUTPUT_TOKENS("those of generations that were used within 30 min"),
    OK_COST_USD(Unit.NANO_USD, "known cost of generations with status ok"),
    USED_COST_USD(Unit.NANO_USD, "that of generations that were used within 30 min"),
    CONFIDENT("generations with a confidence"),
    LOW_CONFIDENCE("of these below 0.5"),
    LOW_CONFIDENCE_ACCEPTED("of these accepted by hand within 30 min"),
    LOW_CONFIDENCE_ESCALATED("of those below 0.5 escalated within 30 min");

    private static final List<Measure> HISTOGRAMS =
            List.of(
                    Measure.histogram(
                            "latency", Unit.MILLIS, "latency_ms of each ok generation that has it"),
                    Measure.histogram(
                            "ttft", Unit.MILLIS, "ttft_ms of each ok generation that has it"),
                    Measure.histogram(
                            "output_tokens",
                            Unit.COUNT,
                            "output tokens of each metered generation with status ok"));

    /** The index of the histogram {@code latency}, in milliseconds. */
    public static final int LATENCY = 0;

    /** The index of the histogram {@code ttft}, in milliseconds. */
    public static final int TTFT = 1;

    /** The index of the histogram {@code output_tokens}. */
    public static final int TOKENS = 2;

    private final Unit unit;
    private final String words;

    GenerationMeasure(String words) {
        this(Unit.COUNT, words);
    }

    GenerationMeasure(Unit unit, String words) {
        this.unit = unit;
        this.words = words;
    }

    static List<Measure> all() {
        return Stream.concat(
                        Arrays.stream(values())
                                .map(each -> Measure.sum(each, each.unit, each.words)),
                        HISTOGRAMS.stream())
                .toList();
    }
}
