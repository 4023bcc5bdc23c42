package dev.stet.lifecycle.suggestion;

import dev.stet.bench.costs.KeyedStep;
import dev.stet.config.StetConfig;
import dev.stet.contract.Fact;
import dev.stet.contract.SuggestionEvent;
import dev.stet.lifecycle.OutcomeRows;
import dev.stet.state.CacheSize;
import dev.stet.state.ShardSlice;

/** The door through which benchmarks reach the operator of suggestions. */
public final class BenchedSuggestions {

    private BenchedSuggestions() {}

    public static KeyedStep<?, SuggestionEvent, Fact> step(StetConfig config, int cacheEntries) {
        return new KeyedStep<>(
                new SuggestionOperator(
                        config.allowedLateness(),
                        OutcomeRows.NONE,
                        false,
                        new CacheSize(cacheEntries)),
                event -> ShardSlice.shardOf(event.key()),
                SuggestionOperator.KEY);
    }

    /** All that stands before the state of suggestions. */
    public static Object memory(SuggestionOperator operator) {
        return operator.inMemory();
    }

    /** How many suggestions it holds. */
    public static int inMemory(SuggestionOperator operator) {
        return operator.inMemory().size();
    }

    public static void writeBack(SuggestionOperator operator) throws Exception {
        operator.writeBack();
    }
}
