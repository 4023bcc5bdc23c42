package dev.stet.lifecycle.families;

import dev.stet.contract.EconomicsMeasure;
import dev.stet.contract.GenerationMeasure;
import dev.stet.contract.Value;
import dev.stet.contract.View;
import dev.stet.lifecycle.subject.Recorded;
import dev.stet.lifecycle.subject.Verdict;

/** What each response of an interaction took, cost and came to: {@code generation_kpi}. */
final class Generations {

    /** Of confidence, in ten-thousandths; what is below it is low. */
    private static final long HALF = 5_000;

    private static final long ERROR = Value.STATUS.code("error");
    private static final long CANCELLED = Value.STATUS.code("cancelled");

    private Generations() {}

    static void judge(InteractionEvents events, Verdict verdict) {
        for (Recorded generation : events.generations) {
            Verdict.Share share = verdict.at(View.GENERATION, generation);
            share.count(GenerationMeasure.GENERATIONS)
                    .count(GenerationMeasure.ERRORS, generation.is(Value.STATUS, ERROR))
                    .count(GenerationMeasure.CANCELLED, generation.is(Value.STATUS, CANCELLED));
            measureTokens(generation, share);
            share.count(GenerationMeasure.PRICED, events.isPriced(generation))
                    .add(GenerationMeasure.COST_USD, events.cost(generation));
            if (events.isPriced(generation)) {
                verdict.at(View.ECONOMICS, generation)
                        .add(EconomicsMeasure.COST_USD, events.cost(generation))
                        .add(EconomicsMeasure.COST_LLM_USD, events.cost(generation));
            }
            if (isOk(generation)) {
                measureTimes(generation, share);
                measureUse(events, generation, share);
            }
            measureConfidence(events, generation, share);
        }
    }

    /** Whether it says how many tokens it took. */
    static boolean isMetered(Recorded generation) {
        return generation.has(Value.INPUT_TOKENS) || generation.has(Value.OUTPUT_TOKENS);
    }

    static boolean isOk(Recorded generation) {
        return !generation.is(Value.STATUS, ERROR) && !generation.is(Value.STATUS, CANCELLED);
    }

    private static void measureTokens(Recorded generation, Verdict.Share share) {
        share.count(GenerationMeasure.METERED, isMetered(generation))
                .add(GenerationMeasure.INPUT_TOKENS, generation.number(Value.INPUT_TOKENS))
                .add(GenerationMeasure.OUTPUT_TOKENS, generation.number(Value.OUTPUT_TOKENS))
                .add(GenerationMeasure.CACHED_TOKENS, generation.number(Value.CACHED_TOKENS))
                .add(
                        GenerationMeasure.CACHE_WRITE_TOKENS,
                        generation.number(Value.CACHE_WRITE_TOKENS))
                .add(GenerationMeasure.REASONING_TOKENS, generation.number(Value.REASONING_TOKENS));
    }

    private static void measureTimes(Recorded generation, Verdict.Share share) {
        if (generation.has(Value.LATENCY_MS)) {
            long latency = generation.number(Value.LATENCY_MS);
            share.count(GenerationMeasure.TIMED)
                    .add(GenerationMeasure.LATENCY_MS, latency)
                    .sample(GenerationMeasure.LATENCY, latency);
        }
        if (generation.has(Value.TTFT_MS)) {
            long ttft = generation.number(Value.TTFT_MS);
            share.count(GenerationMeasure.TTFT_TIMED)
                    .add(GenerationMeasure.TTFT_MS, ttft)
                    .sample(GenerationMeasure.TTFT, ttft);
        }
        if (isMetered(generation)) {
            share.sample(GenerationMeasure.TOKENS, generation.number(Value.OUTPUT_TOKENS));
        }
    }

    private static void measureUse(
            InteractionEvents events, Recorded generation, Verdict.Share share) {
        long tokens = generation.number(Value.OUTPUT_TOKENS);
        long cost = events.cost(generation);
        share.add(GenerationMeasure.OK_OUTPUT_TOKENS, tokens)
                .add(GenerationMeasure.OK_COST_USD, cost);
        if (isUsed(events, generation)) {
            share.add(GenerationMeasure.USED_OUTPUT_TOKENS, tokens)
                    .add(GenerationMeasure.USED_COST_USD, cost);
        }
    }

    /** Within 30 minutes, and before the answer was generated again. */
    private static boolean isUsed(InteractionEvents events, Recorded generation) {
        long use = events.uses.firstFrom(generation.at());
        return use <= generation.at() + InteractionEvents.SOON
                && events.regenerations.firstFrom(generation.at() + 1) >= use;
    }

    private static void measureConfidence(
            InteractionEvents events, Recorded generation, Verdict.Share share) {
        if (!generation.has(Value.CONFIDENCE)) {
            return;
        }
        share.count(GenerationMeasure.CONFIDENT);
        if (generation.number(Value.CONFIDENCE) < HALF) {
            long from = generation.at();
            long to = from + InteractionEvents.SOON;
            share.count(GenerationMeasure.LOW_CONFIDENCE)
                    .count(
                            GenerationMeasure.LOW_CONFIDENCE_ACCEPTED,
                            events.accepts.anyIn(from, to))
                    .count(
                            GenerationMeasure.LOW_CONFIDENCE_ESCALATED,
                            events.escalations.anyIn(from, to));
        }
    }
}
